from collections import Counter
from typing import Any

import numpy as np
import pytest

from desktop.engine.tokens import tokenized
from trainer.thesaurus import prior
from trainer.thesaurus.entries import Other
from trainer.thesaurus.marks import Mark
from trainer.thesaurus.mining import Mined
from trainer.thesaurus.prior import TYPICAL, Place, Prior

ENTRIES = {
    "at once": {"immediately": Other("immediately", 0), "now": Other("now", 5)},
    "immediately": {"at once": Other("at once", None)},
    "left at once": {"ran": Other("ran", 0)},
}
MINED = Mined(Counter({("at once", "immediately"): 6}), Counter({"at": 90, "once": 30, "immediately": 8}), {})


def marks(right: bool, count: int = 40, other: str = "immediately") -> list[Mark]:
    return [Mark(f"{number} men left at once.", 3, 5, other, right) for number in range(count)]


def features(of: list[Mark], *words: str, source: str | None = None) -> list[float]:
    return Prior(ENTRIES, MINED, of).features(*words, where=TYPICAL, source=source)  # type: ignore[call-arg]


def test_right_marks_speak_for_an_exchange_and_wrong_ones_against_it() -> None:
    good, none, bad = (features(of, "at once", "immediately")[0] for of in (marks(True), [], marks(False)))
    assert good > none > bad


def test_a_sentence_learns_nothing_from_its_own_marks() -> None:
    own, others = marks(True)[:1], marks(False, 6)[1:]
    words = "at once", "immediately"
    left_out = features([*own, *others], *words, source=own[0].source)
    assert left_out == features(others, *words)
    assert left_out != features([*own, *others], *words)
    assert features(own, *words, source=own[0].source) == features([], *words)


def test_the_like_speaks_too() -> None:
    of = marks(True)
    assert features(of, "at once", "now")[2:4] == features(of, "at once", "immediately")[2:4]
    assert features(of, "right away", "immediately")[4:6] == features(of, "at once", "immediately")[4:6]
    assert features(of, "immediately", "at once")[6:8] == features(of, "at once", "immediately")[0:2]


def test_what_list_and_pairs_say_is_told() -> None:
    listed, far, turned, unknown = (
        features([], *words)[8:14]
        for words in (("at once", "immediately"), ("at once", "now"), ("immediately", "at once"), ("a", "b"))
    )
    assert listed[:3] == [True, False, 0]
    assert far[:3] == [True, False, 3]
    assert turned[:3] == [False, True, 0]
    assert unknown[:3] == [False, False, 0]
    assert listed[3] == turned[4] == pytest.approx(np.log(7))
    assert listed[5] == pytest.approx(np.log(7) - np.log(31))


@pytest.mark.parametrize(
    ("source", "start", "end", "where"),
    [
        ("They left at once.", 2, 4, Place(first=False, tokens=5, covered=True)),
        ("At once they left.", 0, 2, Place(first=True, tokens=5, covered=False)),
        ("At once", 1, 2, Place(first=False, tokens=2, covered=True)),
    ],
)
def test_a_place_is_told_by_what_stands_around_it(source: str, start: int, end: int, where: Place) -> None:
    assert prior.place(Mark(source, start, end, "x", True), tokenized(source), ENTRIES) == where


def test_the_trees_rank_what_was_right_above_what_was_wrong() -> None:
    of = [*marks(True), *marks(False, other="now")]
    looking = Prior(ENTRIES, MINED, of)
    read = np.array([looking.features("at once", each.other, TYPICAL, each.source) for each in of])
    right = np.array([each.right for each in of])
    found = prior.probable(prior.grown(read, right, seed=1), read)
    assert ((found >= 0) & (found <= 1)).all()
    assert found[right].min() > 0.5 > found[~right].max()


def test_the_same_seed_grows_the_same_trees() -> None:
    drawn = np.random.default_rng(1)
    read, right = drawn.random((200, 4)), drawn.random(200) < 0.5

    def grown() -> Any:
        return prior.probable(prior.grown(read, right, seed=3), read)

    assert (grown() == grown()).all()
