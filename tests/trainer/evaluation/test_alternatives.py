import pytest

from desktop.engine.request import Request
from desktop.engine.result import Alternative, Reason, Rewrite
from trainer.evaluation.alternatives import table, variety


def engine(texts: dict[str, list[str]]):
    def rewrite(sentence: str, request: Request) -> Rewrite:
        if not texts[sentence]:
            return Rewrite.keeping(0, sentence, Reason.NO_SAFE_REWRITE)
        given = texts[sentence][: request.alternatives]
        return Rewrite(0, sentence, tuple(Alternative(text, 0.9, 0.3, 0.1) for text in given))

    return rewrite


def test_distances_are_those_between_alternatives() -> None:
    found = variety(engine({"s": ["one two", "one three", "four five"]}), ["s"])
    assert found.given == 3
    assert found.distance == pytest.approx((0.5 + 1 + 1) / 3)
    assert found.nearest == pytest.approx(0.5)
    assert "0.833" in table(found)


def test_what_came_back_unchanged_has_no_alternative() -> None:
    found = variety(engine({"s": [], "t": ["one two"]}), ["s", "t"])
    assert found.given == 0.5
    assert found.distance is found.nearest is None
    assert "none" in table(found)
