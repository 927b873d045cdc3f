from dataclasses import replace
from typing import Any

import pytest

from trainer.settings.teach import Batch
from trainer.teachers import chat, reply
from trainer.teachers.reply import MalformedError, Reply

CHAT = [{"role": "user", "content": "Sentence: Hello there."}]


def settings(**values: Any) -> Batch:
    return Batch(**{"kind": "batch", "model": "m"} | values)


def test_a_key_stands_for_all_that_is_sent_and_for_nothing_else() -> None:
    key = chat.request(settings(), CHAT).key
    assert key == chat.request(settings(price_in=3.0, requests_a_file=7), CHAT, "Hello there.").key
    others = [
        settings(model="n"),
        settings(temperature=0.1),
        settings(tokens=99),
        settings(options={"top_p": 0.5}),
    ]
    keys = {chat.request(each, CHAT).key for each in others} | {chat.request(settings(), CHAT * 2).key}
    assert len(keys) == 5
    assert key not in keys
    first, second = ({"a": 1, "b": 2}, {"b": 2, "a": 1})
    assert chat.request(settings(options=first), CHAT).key == chat.request(settings(options=second), CHAT).key


def test_the_body_is_what_the_service_calls_it() -> None:
    asked = chat.request(settings(tokens_as="max_completion_tokens", tokens=77, temperature=None), CHAT)
    assert asked.body == {"model": "m", "messages": CHAT, "max_completion_tokens": 77}


def test_costs_are_counted_by_the_million() -> None:
    priced = settings(price_in=2.0, price_out=10.0)
    assert chat.cost(priced, Reply("", "stop", 500_000, 100_000)) == pytest.approx(2.0)
    assert chat.cost(settings(), Reply("", "stop", 500_000, 100_000)) == 0.0


def test_what_is_set_aside_is_never_less_than_what_is_expected() -> None:
    priced = settings(price_in=2.0, price_out=10.0)
    asked = chat.request(priced, CHAT, "Hello there.")
    assert chat.cost(priced, chat.at_most(priced, asked)) > chat.cost(priced, chat.expected(asked, 3)) > 0


def test_tokens_that_the_server_does_not_count_are_counted_by_length() -> None:
    asked = chat.request(settings(), CHAT)
    assert chat.counted(asked, Reply("12345")).completion_tokens == 2
    said = Reply("12345", "stop", 9, 1)
    assert chat.counted(asked, said) == said


def test_a_body_becomes_a_reply(fake: Any) -> None:
    assert reply.from_body(fake.completion("Hi.", 3, 4)) == Reply("Hi.", "stop", 3, 4)
    assert reply.from_body({"choices": [{"message": {"content": None}}]}) == Reply("")


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        {},
        {"choices": []},
        {"choices": [{"message": None}]},
        {"choices": [{"message": {"content": 3}}]},
        {"choices": [{"message": {"content": ""}}], "usage": {"prompt_tokens": "x"}},
        {"error": {"message": "no"}},
    ],
)
def test_what_is_no_completion_is_told_without_being_repeated(body: Any) -> None:
    with pytest.raises(MalformedError, match="no chat completion"):
        reply.from_body(body)


@pytest.mark.parametrize(
    ("answer", "rewrites", "failed"),
    [
        (Reply("1. One.\n2. Two."), ("One.", "Two."), ""),
        (Reply("1. One.\n2. Tw", "length"), ("One.",), ""),
        (Reply("1. On", "length"), (), "cut off: more tokens are needed"),
        (Reply("", "content_filter"), (), "stopped by the service's content filter"),
        (Reply("No, I will not."), (), "no rewrites in the answer"),
    ],
)
def test_an_outcome_is_rewrites_or_a_reason(answer: Reply, rewrites: tuple[str, ...], failed: str) -> None:
    found = reply.outcome(replace(answer, prompt_tokens=5, completion_tokens=6), ["a", "b"])
    assert (found.rewrites, found.failed, found.prompt_tokens, found.completion_tokens) == (
        rewrites,
        failed,
        5,
        6,
    )
    assert reply.Outcome.from_row(found.to_row() | {"text": "x"}) == found
