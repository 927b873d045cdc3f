import numpy as np
import pytest

from trainer.errors import TrainerError
from trainer.judging.folds import folds, held, require_enough

DEALT = np.arange(20) % 5
RIGHT = np.arange(20) % 3 == 0


def test_sentences_are_dealt_into_folds_whatever_their_order() -> None:
    names = [f"Sentence {number}." for number in range(12)]
    dealt = folds(names, seed=1)
    assert dealt == folds([*reversed(names), names[3]], seed=1)
    assert dealt != folds(names, seed=2)
    assert sorted(np.bincount(list(dealt.values()))) == [2, 2, 2, 3, 3]
    # The same in every process: Python's own hashes are not.
    assert [dealt[name] for name in names[:6]] == [3, 0, 1, 0, 4, 4]


def test_each_mark_is_held_out_once() -> None:
    found = list(held(DEALT))
    assert len(found) == 5
    assert (np.sum(found, axis=0) == 1).all()
    assert list(np.flatnonzero(found[3])) == [3, 8, 13, 18]


def test_enough_is_enough() -> None:
    require_enough(DEALT, RIGHT, "patterns")


@pytest.mark.parametrize(
    ("dealt", "right"),
    [
        # A fold holds nothing.
        (DEALT % 4, RIGHT),
        # The others of a fold hold right ones alone, or wrong ones alone.
        (DEALT, DEALT != 2),
        (DEALT, DEALT == 2),
        (DEALT, np.ones(20, bool)),
        (DEALT[:0], RIGHT[:0]),
    ],
)
def test_too_few_marks_are_told(dealt: np.ndarray, right: np.ndarray) -> None:
    counts = rf"\[there\] marks: {right.sum()} right ones and {(~right).sum()} wrong ones can be used"
    with pytest.raises(TrainerError, match=counts + ", which is too few; mark more sentences"):
        require_enough(dealt, right, "there")
