from typing import Any

import pytest

from trainer.errors import TrainerError
from trainer.settings.teach import Server
from trainer.teachers import chat
from trainer.teachers.estimate import agree, estimate


def settings(**values: Any) -> Server:
    return Server(**{"kind": "server", "url": "https://teacher.example/v1", "model": "m"} | values)


def ahead(chosen: Server, count: int = 1000) -> Any:
    text = "It rained for the whole of the day. " * 4
    asked = chat.request(chosen, [{"role": "user", "content": text}], text)
    return estimate(chosen, [asked] * count, 3)


def test_an_estimate_is_of_the_right_size() -> None:
    found = ahead(settings(price_in=1.0, price_out=10.0))
    # 144 characters: some 36 tokens to read and three times as many to write.
    assert found.requests == 1000
    assert 36_000 <= found.prompt_tokens <= 60_000
    assert 108_000 <= found.completion_tokens <= 140_000
    assert found.cost == pytest.approx((found.prompt_tokens + 10 * found.completion_tokens) / 1e6)
    assert "1,000 requests" in found.sentence()


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"price_in": 1.0, "price_out": 2.0}, "costs money.*--yes"),
        ({"key_variable": "K"}, "no prices are given.*--yes"),
        ({"key_variable": "K", "price_in": 1.0}, "no prices are given"),
        ({}, ""),
        ({"key_variable": "K", "price_in": 0.0, "price_out": 0.0}, ""),
        ({"price_in": 1.0, "price_out": 2.0, "cap": 0.5}, ""),
    ],
)
def test_what_may_cost_money_wants_a_word(values: dict[str, Any], named: str) -> None:
    chosen = settings(**values)
    agree(chosen, ahead(chosen), confirmed=True)
    agree(chosen, ahead(chosen, 0), confirmed=False)
    if named:
        with pytest.raises(TrainerError, match=named):
            agree(chosen, ahead(chosen), confirmed=False)
    else:
        agree(chosen, ahead(chosen), confirmed=False)
