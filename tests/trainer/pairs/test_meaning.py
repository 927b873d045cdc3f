from pathlib import Path
from typing import Any

import pytest

from trainer.pairs import meaning
from trainer.pairs.meaning import ByMeaning
from trainer.settings.label import Label

SOURCE = "He left home before the sun rose."


def settings(**values: Any) -> Label:
    return Label(train=[Path("t")], dev=[Path("d")], output=Path("o"), **values)


def row(rewrite: str, similarity: float | None = None, dropped: str = "") -> dict[str, Any]:
    return {"source": SOURCE, "paraphrase": rewrite, "similarity": similarity, "dropped": dropped}


def test_what_says_something_else_is_dropped() -> None:
    near, far = ByMeaning(settings(similarity=0.7))(
        [row("He departed from home before sunrise."), row("The museum sells postcards of whales.")]
    )
    assert near["dropped"] == ""
    assert near["similarity"] > 0.7
    assert far["dropped"] == "too little similarity"
    assert far["similarity"] < 0.3


def test_what_is_not_faithful_is_dropped_by_its_words() -> None:
    kept, bent = ByMeaning(settings(similarity=0.0, faithfulness=0.1))(
        [row("He departed home before the sun rose."), row("He left prison before the moon rose.")]
    )
    assert kept["dropped"] == ""
    assert bent["dropped"] == "not faithful"
    assert bent["faithfulness"] < 0.1 < kept["faithfulness"]


def test_what_a_strict_reader_would_refuse_is_less_acceptable() -> None:
    kept, bent = ByMeaning(settings(doubtful=0.5, similarity=0.0))(
        [row("Before the sun rose, he left home."), row("He left school before the sun rose.")]
    )
    assert bent["acceptance"] < 0.3 < kept["acceptance"]
    assert kept["dropped"] == bent["dropped"] == ""


def test_a_similarity_that_a_pair_carries_stays() -> None:
    (found,) = ByMeaning(settings(faithfulness=0.01))([row("He departed home before the sun rose.", 0.91)])
    assert found["similarity"] == 0.91


def test_rows_that_are_dropped_or_need_nothing_come_back_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning, "_encoder", lambda: pytest.fail("loaded the encoder"))
    rows = [row("He left home early.", 0.9), row("He left.", None, "too short")]
    assert ByMeaning(settings())(rows) == rows


@pytest.mark.parametrize(
    ("values", "similarity", "expected"),
    [
        ({}, 0.9, False),
        ({}, None, True),
        ({"faithfulness": 0.1}, 0.9, True),
        ({"doubtful": 0.1}, 0.9, True),
        ({"parser": "any"}, 0.9, True),
    ],
)
def test_models_are_needed_only_for_what_they_measure(
    values: dict[str, Any], similarity: float | None, expected: bool
) -> None:
    assert meaning.needed(settings(**values), row("He left home early.", similarity)) == expected
