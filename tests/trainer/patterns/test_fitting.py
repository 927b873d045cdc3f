from dataclasses import replace

import numpy as np
import pytest

from trainer.errors import TrainerError
from trainer.patterns import fitting
from trainer.patterns.fitting import Marked
from trainer.patterns.marks import Mark

pytestmark = pytest.mark.usefixtures("one_thread")


def marked(sentences: int = 300, each: int = 4) -> Marked:
    """Outcomes of which likelihood tells most, and states and patterns a little."""
    drawn = np.random.default_rng(1)
    count = sentences * each
    right = drawn.random(count) < 0.6
    return Marked(
        [0, 0, 1, 1],
        [
            Mark(f"Sentence {number // each} is old.", f"Old is {number}.", bool(verdict))
            for number, verdict in enumerate(right)
        ],
        [[0 if drawn.random() < 0.3 + 0.4 * verdict else 2] for verdict in right],
        (drawn.normal(size=(count, 8)) + 0.8 * right[:, None]).astype(np.float16),
        [tuple(drawn.normal(size=2) + 2.0 * verdict) for verdict in right],
        list(drawn.random(count)),
        np.arange(count) // each % 5,
    )


def verdicts(of: Marked) -> np.ndarray:
    return np.array([mark.right for mark in of.marks])


def turned(of: Marked, chosen: np.ndarray) -> Marked:
    """The same with other verdicts where they are chosen."""
    read = zip(of.marks, chosen, strict=True)
    return replace(of, marks=[replace(mark, right=mark.right != bool(each)) for mark, each in read])


def test_all_together_tell_more_than_each() -> None:
    of = marked()
    done, right = fitting.fitted(of, seed=1), verdicts(of)
    assert ((done.said.together >= 0) & (done.said.together <= 1)).all()
    for told, least in ((done.said.together, 0.4), (done.said.prior, 0.1), (done.said.network, 0.1)):
        assert told[right].mean() > told[~right].mean() + least
    assert done.weights.states.hidden.shape[0] == 8
    assert done.weights.together.hidden.shape[0] == 9


def test_the_shares_are_learnt_from_all_marks() -> None:
    of = marked()
    found = fitting.fitted(of, seed=1).shares
    assert found[0] > found[2] + 0.1
    # Without a mark of their own, as the others of their lists: each has but one.
    assert found[[1, 3]] == pytest.approx(found[[0, 2]], abs=0.02)


def test_of_several_patterns_the_surest_counts() -> None:
    of = marked()
    both = replace(of, patterns=[[*numbers, 2] if numbers == [0] else numbers for numbers in of.patterns])
    said = fitting.fitted(both, seed=1).said.prior
    sure = np.array([0 in numbers for numbers in both.patterns])
    for fold in range(5):
        here = of.folds == fold
        assert len(set(said[here & sure])) == len(set(said[here & ~sure])) == 1
        assert said[here & sure][0] > said[here & ~sure][0]


def test_nothing_is_said_of_a_sentence_by_what_has_learnt_from_it() -> None:
    of = marked()
    held = of.folds == 2
    before, after = (fitting.fitted(each, seed=1).said for each in (of, turned(of, held)))
    assert (before.prior[held] == after.prior[held]).all()
    assert (before.network[held] == after.network[held]).all()
    assert not (before.prior[~held] == after.prior[~held]).all()
    assert not (before.network[~held] == after.network[~held]).all()


def test_the_same_seed_fits_the_same() -> None:
    one, same, other = (fitting.fitted(marked(), seed=seed) for seed in (4, 4, 5))
    assert (one.said.together == same.said.together).all()
    assert (one.weights.states.hidden == same.weights.states.hidden).all()
    assert (one.weights.together.hidden == same.weights.together.hidden).all()
    assert not (one.weights.states.hidden == other.weights.states.hidden).all()


def test_too_few_marks_are_told() -> None:
    of = marked()
    with pytest.raises(TrainerError, match=r"\[patterns\] marks: 1,200 right ones and 0 wrong ones"):
        fitting.fitted(turned(of, ~verdicts(of)), seed=1)
    with pytest.raises(TrainerError, match="too few; mark more sentences"):
        fitting.fitted(replace(of, folds=of.folds % 4), seed=1)
