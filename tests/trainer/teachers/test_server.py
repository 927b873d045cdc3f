import socket
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from trainer.errors import TrainerError
from trainer.settings.teach import Server
from trainer.teachers import chat, server
from trainer.teachers.cache import Cache
from trainer.teachers.chat import Request

CANARY = "sk-canary-3141592653"


@pytest.fixture
def canary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEACHER_KEY", CANARY)


def requests(settings: Server, count: int) -> list[Request]:
    return [
        chat.request(
            settings,
            [{"role": "user", "content": f"Sentence: Number {number} it is."}],
            f"Number {number} it is.",
        )
        for number in range(count)
    ]


def ask(settings: Server, asked: Sequence[Request], folder: Path) -> tuple[server.Tally, list[str | None]]:
    with Cache(folder / "answers.sqlite") as cache:
        tally = server.ask_all(settings, asked, cache)
        answers = [cache.get(each.key) for each in asked]
    return tally, [answer.text if answer else None for answer in answers]


def test_every_request_is_answered_once(fake: Any, tmp_path: Path) -> None:
    asked = requests(fake.settings(), 20)
    tally, answers = ask(fake.settings(), asked, tmp_path)
    assert (tally.answered, tally.tries, tally.failed) == (20, 20, {})
    assert all(answer and f"{number}" in answer for number, answer in enumerate(answers))
    assert {call.path for call in fake.calls} == {"/v1/chat/completions"}
    again, answers_again = ask(fake.settings(), asked, tmp_path)
    assert (again.tries, len(fake.calls), answers_again) == (0, 20, answers)


def test_no_more_requests_at_once_than_allowed(fake: Any, tmp_path: Path) -> None:
    crowd = threading.Barrier(3)

    def together(call: Any) -> Any:
        # Twelve requests in crowds of three: with fewer at once the barrier would never open.
        crowd.wait(60.0)
        return fake.well(call)

    fake.behave = together
    tally, _answers = ask(fake.settings(concurrency=3), requests(fake.settings(), 12), tmp_path)
    assert tally.answered == 12
    assert fake.most_at_once == 3


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ({"status": 429, "body": {"error": {"code": "rate_limit_exceeded"}}}, "429 rate_limit_exceeded"),
        ({"status": 429, "headers": {"Retry-After": "0"}}, "429"),
        ({"status": 500, "body": b"<html>oops</html>"}, "500"),
        ({"status": 503, "body": {"error": "overloaded"}}, "503"),
        ({"cut": True}, "the connection broke off"),
        ({"body": b'{"choices": [{"mess'}, "an answer that is no chat completion"),
        ({"body": {"choices": "none"}}, "an answer that is no chat completion"),
        ({"body": b"\xff\xfe\x00"}, "an answer that is no chat completion"),
        ({"body": b"{", "headers": {"Content-Length": "50"}, "torn": True}, "the connection broke off"),
    ],
)
def test_what_passes_is_tried_again(fake: Any, tmp_path: Path, fault: dict[str, Any], reason: str) -> None:
    seen: set[str] = set()

    def at_first(call: Any) -> Any:
        first = call.sentence not in seen
        seen.add(call.sentence)
        if not first:
            return fake.well(call)
        return fake.respond(**fault)

    fake.behave = at_first
    tally, answers = ask(fake.settings(), requests(fake.settings(), 4), tmp_path)
    assert all(answers)
    assert tally.tries == 8
    assert tally.retried == {reason: 4}


def test_an_answer_that_comes_too_late_is_asked_for_again(fake: Any, tmp_path: Path) -> None:
    asked_again = threading.Event()

    def slow_at_first(call: Any) -> Any:
        if call.number:
            asked_again.set()
        else:
            asked_again.wait(60.0)
        return fake.well(call)

    fake.behave = slow_at_first
    tally, answers = ask(fake.settings(timeout=1.0), requests(fake.settings(), 1), tmp_path)
    assert tally.retried["no answer in time"] >= 1
    assert answers[0]


def test_nobody_comes_before_the_server_asks_them_to(fake: Any, tmp_path: Path) -> None:
    until = 0.0
    too_early = 0

    def busy(call: Any) -> Any:
        nonlocal until, too_early
        if call.number == 0:
            until = call.time + 1.0
            return fake.respond(status=429, headers={"Retry-After": "1"})
        too_early += call.time < until
        return fake.well(call)

    fake.behave = busy
    tally, answers = ask(fake.settings(concurrency=1, backoff=0.001), requests(fake.settings(), 3), tmp_path)
    assert all(answers)
    assert too_early == 0
    assert tally.retried.total() == 1


def test_a_server_that_asks_to_come_back_tomorrow_ends_the_run(fake: Any, tmp_path: Path) -> None:
    fake.behave = lambda _call: fake.respond(status=429, headers={"Retry-After": "86400"})
    with pytest.raises(TrainerError, match="wait for 86400 seconds"):
        ask(fake.settings(concurrency=1), requests(fake.settings(), 3), tmp_path)
    assert len(fake.calls) == 1


def test_what_the_server_refuses_is_counted_and_not_asked_again(fake: Any, tmp_path: Path) -> None:
    def choosy(call: Any) -> Any:
        if "Number 3 " in call.sentence:
            return fake.respond({"error": {"code": "content_policy", "message": call.sentence}}, 400)
        return fake.well(call)

    fake.behave = choosy
    asked = requests(fake.settings(), 6)
    tally, answers = ask(fake.settings(), asked, tmp_path)
    assert tally.failed == {asked[3].key: "400 content_policy"}
    assert tally.tries == 6
    assert [bool(answer) for answer in answers] == [True, True, True, False, True, True]


def test_a_reason_never_repeats_what_the_server_makes_up(fake: Any, tmp_path: Path) -> None:
    fake.behave = lambda call: fake.respond({"error": {"code": call.sentence, "type": "bad"}}, 422)
    asked = requests(fake.settings(), 1)
    assert ask(fake.settings(), asked, tmp_path)[0].failed == {asked[0].key: "422 bad"}


def test_one_failure_after_another_ends_the_run(fake: Any, tmp_path: Path) -> None:
    fake.behave = lambda call: fake.respond({"error": {"message": f"no {call.sentence} for us"}}, 400)
    with pytest.raises(TrainerError, match=r"12 requests in a row .*no … for us; check") as caught:
        ask(fake.settings(concurrency=2), requests(fake.settings(), 60), tmp_path)
    assert "\n" not in str(caught.value)
    assert len(fake.calls) <= 13


@pytest.mark.usefixtures("canary")
@pytest.mark.parametrize(
    ("status", "body", "named"),
    [
        (
            401,
            {"error": {"message": f"Wrong key {CANARY}", "code": "invalid_api_key"}},
            r"refuses the key in TEACHER_KEY",
        ),
        (402, {"error": {"message": "Pay first"}}, "no money left.*Pay first"),
        (429, {"error": {"code": "insufficient_quota"}}, "no money left"),
        (404, {"error": {"message": "model m does not exist"}}, "knows no model m"),
        (307, None, "give its final address"),
    ],
)
def test_what_no_retry_mends_ends_the_run_at_once(
    fake: Any, tmp_path: Path, status: int, body: Any, named: str
) -> None:  # fmt: skip
    fake.behave = lambda _call: fake.respond(body, status, {"Location": "http://127.0.0.1:9/"})
    chosen = fake.settings(concurrency=1, key_variable="TEACHER_KEY")
    with pytest.raises(TrainerError, match=named) as caught:
        ask(chosen, requests(chosen, 5), tmp_path)
    assert len(fake.calls) == 1
    assert CANARY not in str(caught.value)


def test_where_nobody_listens_the_sentence_says_so(fake: Any, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    chosen = fake.settings(url=url, retries=1)
    with pytest.raises(TrainerError, match=r"in a row have failed.*no connection"):
        ask(chosen, requests(chosen, 40), tmp_path)


def test_the_key_goes_to_the_server_and_nowhere_else(
    fake: Any, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setenv("TEACHER_KEY", f" {CANARY}\n")
    caplog.set_level(0)

    def echo(call: Any) -> Any:
        if call.number % 2:
            return fake.respond({"error": {"message": f"bad {CANARY}", "code": CANARY}}, 400)
        return fake.well(call)

    fake.behave = echo
    chosen = fake.settings(concurrency=1, key_variable="TEACHER_KEY")
    tally, _answers = ask(chosen, requests(chosen, 6), tmp_path)
    assert {call.headers["authorization"] for call in fake.calls} == {f"Bearer {CANARY}"}
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    seen = "".join([caplog.text, *capfd.readouterr(), repr(tally), repr(chosen)])
    assert CANARY.encode() not in written
    assert CANARY not in seen


def test_a_server_that_wants_no_key_is_sent_none(fake: Any, tmp_path: Path) -> None:
    ask(fake.settings(), requests(fake.settings(), 1), tmp_path)
    assert "authorization" not in fake.calls[0].headers


@pytest.mark.parametrize(
    ("value", "named"), [("", "is empty"), ("sk-ü", "cannot be a key"), ("a\nb", "cannot be a key")]
)
def test_a_key_that_is_none_is_told_unseen(
    fake: Any, monkeypatch: pytest.MonkeyPatch, value: str, named: str
) -> None:
    monkeypatch.setenv("TEACHER_KEY", value)
    with pytest.raises(TrainerError, match=named) as caught:
        server.key(fake.settings(key_variable="TEACHER_KEY"))
    assert not value or value not in str(caught.value)


def test_the_cap_is_never_passed_and_what_was_paid_for_stays(fake: Any, tmp_path: Path) -> None:
    # Each answer costs 100 × 1 + 50 × 2 = 200 millionths; at most 64 tokens may be written.
    priced = {"price_in": 1.0, "price_out": 2.0, "tokens": 64}
    asked = requests(fake.settings(**priced), 30)
    tally, answers = ask(fake.settings(**priced, cap=0.002), asked, tmp_path)
    assert tally.capped
    assert 7 <= tally.answered <= 10
    with Cache(tmp_path / "answers.sqlite") as cache:
        assert cache.spent() == pytest.approx(tally.answered * 0.0002)
        assert cache.spent() <= 0.002
    before = len(fake.calls)
    again, _answers = ask(fake.settings(**priced, cap=0.002), asked, tmp_path)
    assert again.capped
    assert len(fake.calls) == before
    more, answers = ask(fake.settings(**priced, cap=1.0), asked, tmp_path)
    assert not more.capped
    assert all(answers)
    assert tally.answered + more.answered == 30


def test_an_answer_that_got_lost_may_have_cost_the_most(fake: Any, tmp_path: Path) -> None:
    fake.behave = lambda _call: fake.respond(cut=True)
    priced = fake.settings(price_in=0.0, price_out=10.0, tokens=100, cap=0.0025, concurrency=1)
    tally, _answers = ask(priced, requests(priced, 5), tmp_path)
    assert tally.capped
    assert len(fake.calls) == 2
    with Cache(tmp_path / "answers.sqlite") as cache:
        assert cache.spent() == pytest.approx(0.002)
