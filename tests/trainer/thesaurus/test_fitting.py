from dataclasses import replace

import numpy as np
import pytest

from trainer.errors import TrainerError
from trainer.thesaurus import fitting
from trainer.thesaurus.fitting import Marked

pytestmark = pytest.mark.usefixtures("one_thread")


def marked(sentences: int = 60, each: int = 4) -> Marked:
    """Exchanges of which likelihood tells most, and states and prior a little."""
    drawn = np.random.default_rng(1)
    count = sentences * each
    right = drawn.random(count) < 0.6
    features = drawn.random((count, 3)) + 0.5 * right[:, None]
    return Marked(
        features,
        features,
        (drawn.normal(size=(count, 8)) + 0.3 * right[:, None]).astype(np.float16),
        drawn.normal(size=(count, 2)) + 2.0 * right[:, None],
        right,
        np.arange(count) // each % 5,
    )


def test_all_together_tell_more_than_each() -> None:
    of = marked()
    done = fitting.fitted(of, seed=1)
    assert ((done.said.together >= 0) & (done.said.together <= 1)).all()
    right = of.right
    assert done.said.together[right].mean() > 0.5 + done.said.together[~right].mean()
    assert done.said.prior[right].mean() > done.said.prior[~right].mean()
    assert done.weights.regression.shape == (4,)
    assert (done.weights.regression[2:] > 0).all()


def test_nothing_is_said_of_a_sentence_by_what_has_learnt_from_it() -> None:
    of = marked()
    held = of.folds == 2
    lied = replace(of, right=np.where(held, ~of.right, of.right))
    before, after = fitting.fitted(of, seed=1).said, fitting.fitted(lied, seed=1).said
    assert (before.prior[held] == after.prior[held]).all()
    assert (before.network[held] == after.network[held]).all()
    assert not (before.prior[~held] == after.prior[~held]).all()


def test_the_same_seed_fits_the_same() -> None:
    one, other = (fitting.fitted(marked(), seed=4) for _ in range(2))
    assert (one.said.together == other.said.together).all()
    assert (one.weights.network.hidden == other.weights.network.hidden).all()


def test_too_few_marks_are_told() -> None:
    of = marked()
    with pytest.raises(TrainerError, match=r"240 right ones and 0 wrong ones can be used, which is too few"):
        fitting.fitted(replace(of, right=np.ones(240, bool)), seed=1)
    with pytest.raises(TrainerError, match="too few; mark more sentences"):
        fitting.fitted(replace(of, right=of.folds > 0), seed=1)
    with pytest.raises(TrainerError, match="too few; mark more sentences"):
        fitting.fitted(replace(of, folds=of.folds % 4), seed=1)
