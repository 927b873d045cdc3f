import json
from pathlib import Path
from typing import Any

import pytest

from trainer.errors import TrainerError
from trainer.settings.teach import Batch
from trainer.teachers import batch, chat
from trainer.teachers.cache import Cache
from trainer.teachers.chat import Request


def settings(**values: Any) -> Batch:
    return Batch(**{"kind": "batch", "model": "m"} | values)


def requests(count: int) -> list[Request]:
    return [
        chat.request(settings(), [{"role": "user", "content": f"Nummer {each} – “ü”"}])
        for each in range(count)
    ]


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def answered(key: str, body: Any, status: int = 200) -> dict[str, Any]:
    return {"id": "b", "custom_id": key, "response": {"status_code": status, "body": body}, "error": None}


def write(path: Path, rows: list[Any]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_line_is_what_the_service_takes(tmp_path: Path) -> None:
    asked = requests(2)
    (path,) = batch.export(settings(), asked, tmp_path)
    assert path.name == "requests-1.jsonl"
    assert lines(path) == [
        {"custom_id": each.key, "method": "POST", "url": "/v1/chat/completions", "body": each.body}
        for each in asked
    ]


@pytest.mark.parametrize("limits", [{"requests_a_file": 3}, {"megabytes_a_file": 0.001}])
def test_files_keep_within_the_limits(tmp_path: Path, limits: dict[str, Any]) -> None:
    asked = requests(8)
    written = batch.export(settings(**limits), asked, tmp_path)
    assert len(written) > 1
    for path in written:
        assert len(lines(path)) <= limits.get("requests_a_file", 8)
        assert path.stat().st_size <= limits.get("megabytes_a_file", 1.0) * 1_000_000
    assert [row["custom_id"] for path in written for row in lines(path)] == [each.key for each in asked]


def test_what_an_earlier_run_wrote_is_replaced(tmp_path: Path) -> None:
    batch.export(settings(requests_a_file=1), requests(3), tmp_path)
    assert batch.export(settings(), requests(3), tmp_path) == [tmp_path / "requests-1.jsonl"]
    assert len(list(tmp_path.iterdir())) == 1
    assert batch.export(settings(), [], tmp_path) == []
    assert not list(tmp_path.iterdir())


def test_answers_find_their_requests_in_any_order(tmp_path: Path, fake: Any) -> None:
    asked = requests(4)
    rows = [answered(each.key, fake.completion(f"Answer {number}.")) for number, each in enumerate(asked)]
    path = write(tmp_path / "out.jsonl", rows[::-1])
    with Cache(tmp_path / "cache") as cache:
        assert batch.collect(settings(price_out=1.0), [path], cache) == {}
        for number, each in enumerate(asked):
            found = cache.get(each.key)
            assert found is not None
            assert found.text == f"Answer {number}."
        assert cache.spent() == pytest.approx(4 * 50 / 1e6)


def test_what_the_service_did_not_answer_has_a_reason(tmp_path: Path, fake: Any) -> None:
    one, two, three, four = (each.key for each in requests(4))
    rows = [
        answered(one, {"error": {"message": "no"}}, 400),
        {"custom_id": two, "response": None, "error": {"code": "batch_expired"}},
        answered(three, {"choices": []}),
        answered(four, {}, 500),
    ]
    first = write(tmp_path / "a.jsonl", rows)
    second = write(tmp_path / "b.jsonl", [answered(four, fake.completion("Yes."))])
    with Cache(tmp_path / "cache") as cache:
        assert batch.collect(settings(), [first, second], cache) == {
            one: "400 from the batch service",
            two: "not run by the batch service",
            three: "an answer that is no chat completion",
        }


@pytest.mark.parametrize(
    "line",
    [
        '{"custom_id": "x"',
        '{"custom_id": "other-1", "response": {}}',
        "[]",
        '{"response": {}}',
        f'{{"custom_id": "{"a" * 64}"}}',
    ],
)
def test_a_line_that_is_no_answer_is_named(tmp_path: Path, fake: Any, line: str) -> None:
    path = tmp_path / "out.jsonl"
    good = json.dumps(answered("a" * 64, fake.completion("Yes.")))
    path.write_text(f"{good}\n{line}\n", encoding="utf-8")
    with (
        Cache(tmp_path / "cache") as cache,
        pytest.raises(TrainerError, match=r"out\.jsonl, line 2: is not an answer"),
    ):
        batch.collect(settings(), [path], cache)


def test_results_may_be_patterns(tmp_path: Path) -> None:
    for name in ("b.jsonl", "a.jsonl", "c.txt"):
        (tmp_path / name).touch()
    found = batch.results([str(tmp_path / "*.jsonl"), str(tmp_path / "a.jsonl"), str(tmp_path / "none")])
    assert [path.name for path in found] == ["a.jsonl", "b.jsonl"]
