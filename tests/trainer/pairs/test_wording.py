import pickle
from pathlib import Path
from typing import Any

import pytest

from trainer.pairs.wording import ByWording
from trainer.settings.label import Label

SOURCE = "He left home before the sun rose."


def judged(rewrite: str, source: str = SOURCE, similarity: float | None = None, **settings: Any) -> Any:
    section = Label(train=[Path("t")], dev=[Path("d")], output=Path("o"), **settings)
    row = {"source": source, "paraphrase": rewrite, "similarity": similarity, "origin": "made/up"}
    # Sent to another process, the stage is the same.
    (found,) = pickle.loads(pickle.dumps(ByWording(section)))([row])  # noqa: S301 - our own
    assert {name: found[name] for name in row} == row
    return found


@pytest.mark.parametrize(
    ("rewrite", "settings", "reason"),
    [
        ("He left home before sunrise came.", {}, ""),
        ("He left.", {}, "too short"),
        ("He left his home before the sun had risen.", {"words": (3, 7)}, "too long"),
        ("He left home before the sun rose!", {}, "near copy"),
        ("He departed.", {"words": (1, 60)}, "much shorter than its source"),
        ("He left " + "the quiet old home " * 5, {}, "much longer than its source"),
        ("He set out before dawn, at home.", {"lexical": (0.0, 0.3)}, "lexical diversity too high"),
        ("He departed home before the sun rose.", {"lexical": (0.3, 1.0)}, "lexical diversity too low"),
        ("Before the sun rose, he left home.", {"syntactic": (0.0, 0.2)}, "syntactic diversity too high"),
        ("He departed home before the sun rose.", {"syntactic": (0.2, 1)}, "syntactic diversity too low"),
        ("Il est parti avant le lever du soleil.", {}, "not English"),
        ("Il est parti avant le lever du soleil.", {"language": False}, ""),
        ("{left: 1, home: 2, sun: 3, he: 4}", {}, "not prose"),
        ("I'm sorry, but I can't rewrite that.", {}, "refusal"),
        ("I'm sorry, but I can't rewrite that.", {"answers": False}, ""),
        ("He truly left home before sunrise came.", {"ornaments": ["truly"]}, "ornament"),
        ("He left home before sunrise came.", {"ornaments": ["before", "truly"]}, ""),
        ("Before the sun rose, he never left home.", {"guarded": True}, "guard: negation"),
        ("Before the sun rose, he never left home.", {}, ""),
    ],
)
def test_each_filter_names_its_reason(rewrite: str, settings: dict[str, Any], reason: str) -> None:
    assert judged(rewrite, **settings)["dropped"] == reason


def test_a_similarity_that_a_pair_carries_counts() -> None:
    assert judged("He left home before sunrise came.", similarity=0.7)["dropped"] == "too little similarity"
    assert judged("He left home before sunrise came.", similarity=0.8)["dropped"] == ""


def test_only_what_may_be_turned_is_turned() -> None:
    lost = {"source": "He left home in the dark with two dogs.", "rewrite": "In the dark he left home."}
    assert not judged(**lost)["turns"]
    assert judged(**lost, reversed=0.5)["turns"]
    assert not judged("He never left the house.", "He left the house.", reversed=0.5, guarded=True)["turns"]


def test_the_measures_are_those_of_the_engine() -> None:
    found = judged("Before the sun rose, he left home.")
    assert (found["lexical"], found["syntactic"], found["length"]) == (0.0, 0.5714, 1.0)
