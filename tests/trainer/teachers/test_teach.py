import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from trainer import __main__ as command
from trainer import config
from trainer.errors import TrainerError
from trainer.pairs import files
from trainer.settings.teach import Teach
from trainer.teachers import teach

Write = Callable[[int], Path]
CANARY = "sk-canary-1618033988"


def experiment(folder: Path, sentences: Path, teacher: str, more: str = "") -> Path:
    path = folder / "experiment.toml"
    path.write_text(
        f'name = "x"\n[teach]\nsentences = ["{sentences.as_posix()}"]\n'
        f'output = "{(folder / "out").as_posix()}"\n{more}\n[teach.teacher]\n{teacher}\n',
        encoding="utf-8",
    )
    return path


def at(fake: Any, more: str = "") -> str:
    return f'kind = "server"\nurl = "{fake.url}"\nmodel = "m"\nbackoff = 0.01\n{more}'


def run(path: Path, *arguments: str) -> int:
    return command.main(["teach", "--config", str(path), *arguments])


def report(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "out" / "report.json").read_text(encoding="utf-8"))
    return found


def test_sentences_become_pairs(fake: Any, tmp_path: Path, sentences: Write) -> None:
    path = experiment(tmp_path, sentences(4), at(fake, "price_in = 0.0\nprice_out = 0.0"))
    assert run(path) == 0
    pairs = list(files.read(tmp_path / "out" / "pairs.jsonl"))
    assert len(pairs) == 12
    assert {pair.teacher for pair in pairs} == {"m/numbered@1"}
    assert {pair.origin for pair in pairs} == {"made/up"}
    assert pairs[0].source == "The old ferry leaves at 0 for the far island."
    assert pairs[0].paraphrase == "old ferry leaves at 0 for the far island The."
    found = report(tmp_path)
    assert (found["sentences"], found["rewritten"], found["pairs"]) == (4, 4, 12)
    assert found["tokens"] == {"prompt": 400, "completion": 200}
    assert list(found["styles"]) == ["words", "order", "both"]
    assert all(style["pairs"] == 4 and style["lexical"] == 0.0 for style in found["styles"].values())
    assert found["styles"]["both"]["syntactic"] > found["styles"]["words"]["syntactic"]
    assert found["licences"] == {"CC0": 4}
    resolved = json.loads((tmp_path / "out" / "experiment.json").read_text(encoding="utf-8"))
    assert resolved["teach"]["teacher"]["concurrency"] == 8


def test_run_again_it_asks_for_nothing_twice(fake: Any, tmp_path: Path, sentences: Write) -> None:
    path = experiment(tmp_path, sentences(5), at(fake))
    assert run(path) == 0
    first = (tmp_path / "out" / "pairs.jsonl").read_bytes()
    assert run(path) == 0
    assert len(fake.calls) == 5
    assert (tmp_path / "out" / "pairs.jsonl").read_bytes() == first
    assert report(tmp_path)["requests"]["cached"] == 5


def test_failures_are_counted_and_asked_for_again(fake: Any, tmp_path: Path, sentences: Write) -> None:
    def choosy(call: Any) -> Any:
        if " at 2 " in call.sentence:
            return fake.respond({"error": {"code": "content_policy"}}, 400)
        if " at 3 " in call.sentence:
            return fake.respond(fake.completion("I would rather not."))
        return fake.well(call)

    fake.behave = choosy
    path = experiment(tmp_path, sentences(5), at(fake))
    assert run(path) == 0
    found = report(tmp_path)
    assert found["failed"] == {"400 content_policy": 1, "no rewrites in the answer": 1}
    assert (found["rewritten"], found["pairs"]) == (3, 9)
    fake.behave = fake.well
    assert run(path) == 0
    # What could not be read was answered all the same, and paid for.
    assert len(fake.calls) == 6
    assert report(tmp_path)["failed"] == {"no rewrites in the answer": 1}


def test_half_a_surrogate_pair_spoils_nothing(fake: Any, tmp_path: Path) -> None:
    fake.behave = lambda _call: fake.respond(fake.completion("1. So\ud83d it is.\n2. Thus it is."))
    path = tmp_path / "s.jsonl"
    path.write_text('{"text": "It is as it is\\ud83d here."}\n', encoding="utf-8")
    assert run(experiment(tmp_path, path, at(fake))) == 0
    pairs = list(files.read(tmp_path / "out" / "pairs.jsonl"))
    assert [pair.paraphrase for pair in pairs] == ["So it is.", "Thus it is."]
    assert {pair.source for pair in pairs} == {"It is as it is here."}


def test_copies_are_left_out(fake: Any, tmp_path: Path, sentences: Write) -> None:
    def lazy(call: Any) -> Any:
        return fake.respond(fake.completion(f"1. {call.sentence}!\n2. Other words.\n3. Other words"))

    fake.behave = lazy
    assert run(experiment(tmp_path, sentences(2), at(fake))) == 0
    found = report(tmp_path)
    assert found["dropped"] == {"copy of the sentence": 2, "copy of another rewrite": 2}
    assert found["pairs"] == 2


def test_where_nothing_is_rewritten_the_sentence_says_why(
    fake: Any, tmp_path: Path, sentences: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.behave = lambda _call: fake.respond(fake.completion("No."))
    assert run(experiment(tmp_path, sentences(2), at(fake))) == 1
    last = capsys.readouterr().err.strip().splitlines()[-1]
    assert (
        last
        == "python -m trainer teach: m/numbered@1 has rewritten no sentence: no rewrites in the answer (2)."
    )


def test_money_wants_a_word_before_anything_is_sent(
    fake: Any, tmp_path: Path, sentences: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    path = experiment(tmp_path, sentences(3), at(fake, "price_in = 1.0\nprice_out = 2.0"))
    assert run(path) == 1
    assert "--yes" in capsys.readouterr().err
    assert not fake.calls
    assert run(path, "--yes") == 0
    assert report(tmp_path)["cost"] == pytest.approx(3 * 0.0002)
    # What was paid for is free the second time.
    assert run(path) == 0
    assert len(fake.calls) == 3


def test_the_cap_ends_a_run_that_can_go_on(
    fake: Any, tmp_path: Path, sentences: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    priced = "price_in = 1.0\nprice_out = 2.0\ntokens = 64\ncap = {}\nconcurrency = 2"
    path = experiment(tmp_path, sentences(10), at(fake, priced.format(0.002)))
    assert run(path) == 0
    found = report(tmp_path)
    assert found["capped"]
    assert 0 < found["rewritten"] < 10
    assert found["cost"] <= 0.002
    assert found["failed"] == {"not asked": 10 - found["rewritten"]}
    assert f"with {10 - found['rewritten']} sentences left" in capsys.readouterr().err
    assert run(experiment(tmp_path, sentences(10), at(fake, priced.format(1.0)))) == 0
    assert report(tmp_path)["rewritten"] == 10
    assert len(fake.calls) == 10


def test_the_key_is_never_written_down(
    fake: Any,
    tmp_path: Path,
    sentences: Write,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("TEACHER_KEY", CANARY)
    path = experiment(tmp_path, sentences(3), at(fake, 'key_variable = "TEACHER_KEY"'))
    assert run(path, "--yes") == 0
    fake.behave = lambda _call: fake.respond({"error": {"message": f"{CANARY} is bad", "code": CANARY}}, 401)
    assert run(experiment(tmp_path, sentences(4), at(fake, 'key_variable = "TEACHER_KEY"')), "--yes") == 1
    assert fake.calls[0].headers["authorization"] == f"Bearer {CANARY}"
    assert CANARY not in "".join(capfd.readouterr())
    for written in tmp_path.rglob("*"):
        assert not written.is_file() or CANARY.encode() not in written.read_bytes()


def test_killed_in_the_middle_it_pays_for_nothing_twice(fake: Any, tmp_path: Path, sentences: Write) -> None:
    gate = threading.Event()

    def until_the_gate(call: Any) -> Any:
        # Some are answered; the rest wait, so that the run is caught in the middle.
        if call.number >= 7:
            gate.wait(60.0)
        return fake.well(call)

    fake.behave = until_the_gate
    path = experiment(tmp_path, sentences(16), at(fake, "concurrency = 3"))
    child = subprocess.Popen([sys.executable, "-m", "trainer", "teach", "--config", str(path)])
    try:
        while len(fake.calls) < 10:
            assert child.poll() is None
            time.sleep(0.02)
    finally:
        child.kill()
        child.wait()
    assert not (tmp_path / "out" / "pairs.jsonl").exists()
    answered = {call.sentence for call in fake.calls[:7]}
    gate.set()
    before = len(fake.calls)
    assert run(path) == 0
    asked_again = {call.sentence for call in fake.calls[before:]}
    assert not asked_again & answered
    assert len(asked_again) == len(fake.calls) - before == 9
    assert report(tmp_path)["pairs"] == 48


def test_batch_files_go_out_and_their_answers_come_in(
    fake: Any, tmp_path: Path, sentences: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    teacher = (
        f'kind = "batch"\nmodel = "m"\nprompt = "json@1"\nresults = ["{tmp_path.as_posix()}/in-*.jsonl"]'
    )
    path = experiment(tmp_path, sentences(5), teacher, "rewrites = 2")
    assert run(path) == 0
    assert "5 requests" in capsys.readouterr().err
    rows = [json.loads(line) for line in (tmp_path / "out" / "requests-1.jsonl").read_text().splitlines()]
    assert len(rows) == 5

    def answer(row: dict[str, Any]) -> str:
        body = fake.completion(
            json.dumps([f"First of {row['custom_id']}.", f"Second of {row['custom_id']}."])
        )
        return (
            json.dumps({"custom_id": row["custom_id"], "response": {"status_code": 200, "body": body}}) + "\n"
        )

    (tmp_path / "in-1.jsonl").write_text("".join(map(answer, rows[3:0:-1])), encoding="utf-8")
    assert run(path) == 0
    assert report(tmp_path)["pairs"] == 6
    left = (tmp_path / "out" / "requests-1.jsonl").read_text().splitlines()
    assert [json.loads(line) for line in left] == [rows[0], rows[4]]
    (tmp_path / "in-2.jsonl").write_text("".join(map(answer, rows)), encoding="utf-8")
    assert run(path) == 0
    assert report(tmp_path)["pairs"] == 10
    assert not list((tmp_path / "out").glob("requests-*.jsonl"))
    pairs = list(files.read(tmp_path / "out" / "pairs.jsonl"))
    assert [pair.paraphrase for pair in pairs[::2]] == [f"First of {row['custom_id']}." for row in rows]


def chosen(sentences: Path, **values: Any) -> list[str]:
    settings = Teach(
        sentences=[sentences], output=Path("out"), teacher={"kind": "local", "model": "m"}, **values  # type: ignore[arg-type]
    )  # fmt: skip
    return [sentence.text for sentence in teach.choose(settings)]


def test_a_higher_limit_keeps_what_a_lower_one_had(sentences: Write) -> None:
    path = sentences(40)
    all_of_them, ten, twenty = chosen(path), chosen(path, limit=10), chosen(path, limit=20)
    assert (len(all_of_them), len(ten), len(twenty)) == (40, 10, 20)
    assert set(ten) < set(twenty) < set(all_of_them)
    assert twenty == [text for text in all_of_them if text in set(twenty)]
    assert set(chosen(path, limit=10, seed=2)) != set(ten)


def test_a_sentence_is_taught_once_and_only_where_label_would_keep_it(tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    texts = [
        "One two three four.",
        "One  two three four.",
        "Too short.",
        "word " * 61,
        "Another one of four.",
    ]
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    assert chosen(path) == ["One two three four.", "Another one of four."]


def test_without_a_section_or_sentences_the_sentence_says_so(tmp_path: Path) -> None:
    with pytest.raises(TrainerError, match=r"no \[teach\] section"):
        teach.run(config.Experiment(name="x"))
    (tmp_path / "s.jsonl").touch()
    path = experiment(tmp_path, tmp_path / "s.jsonl", 'kind = "local"\nmodel = "m"')
    with pytest.raises(TrainerError, match="No sentence is left"):
        teach.run(config.read(path))
