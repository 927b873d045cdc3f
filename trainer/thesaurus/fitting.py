"""Prior, network and regression fitted to marked exchanges.

The regression weighs what prior and network say of sentences that they have not learnt from, or it would
trust them too much: the sentences are dealt into five folds, and what is said of one is learnt from the
four others. What is written is then learnt from all.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from desktop.engine import acceptance
from desktop.engine.acceptance import Weights, log_odds
from trainer.errors import TrainerError
from trainer.lots import lot
from trainer.thesaurus import network, prior
from trainer.thesaurus.prior import Values, Verdicts
from trainer.thesaurus.states import Half

_FOLDS = 5
# Hardly any: there are four weights, and many marks.
_INVERSE_PENALTY = 100.0


@dataclass(frozen=True, slots=True)
class Marked:
    """Marked exchanges, in numbers.

    Attributes:
        features: what `Prior.features` gives for each at its place, (exchanges, features).
        anywhere: the same at a typical place, for the thesaurus has one share for all places.
        states: float16 of shape (exchanges, 3 * dimension + 5).
        likelihoods: the loss of likelihood and the least likely token, in nats, (exchanges, 2).
        right: what the reader said, (exchanges,).
        folds: of each the fold of its sentence, 0..4, (exchanges,).
    """

    features: Values
    anywhere: Values
    states: Half
    likelihoods: Values
    right: Verdicts
    folds: npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of exchanges by what had not learnt from their sentences, (exchanges,) each.

    Attributes:
        prior: the log-odds by the prior.
        network: those by the network.
        together: the probability by all, 0..1.
    """

    prior: Values
    network: Values
    together: Values


@dataclass(frozen=True, slots=True)
class Fitted:
    """What was learnt from all exchanges.

    Attributes:
        trees: of the prior.
        weights: of network and regression.
        said: what folds said of each other.
    """

    trees: HistGradientBoostingClassifier
    weights: Weights
    said: Said


def folds(sources: Sequence[str], seed: int) -> dict[str, int]:
    """The fold of each sentence, 0..4, of like sizes; the order of the sentences makes no difference."""
    dealt = sorted(set(sources), key=lambda source: (lot(seed, "fold", source), source))
    return {source: number % _FOLDS for number, source in enumerate(dealt)}


def fitted(marked: Marked, seed: int) -> Fitted:
    """Fit everything; the same for the same seed.

    Raises:
        TrainerError: there are too few marks.
    """
    _require_enough(marked)
    right, judged = marked.right, _judged(marked, seed)
    together = np.empty(len(right))
    for held in _held(marked):
        together[held] = _regression(judged[~held], right[~held]).predict_proba(judged[held])[:, 1]
    regression = _regression(judged, right)
    weights = replace(
        network.learnt(marked.states, right, seed),
        regression=regression.coef_[0].astype(np.float32),
        intercept=regression.intercept_.astype(np.float32),
    )
    trees = prior.grown(marked.features, right, seed)
    return Fitted(trees, weights, Said(judged[:, 0], judged[:, 1], together))


def _judged(marked: Marked, seed: int) -> Values:
    """What the regression reads of each exchange, (exchanges, 4)."""
    judged = np.empty((len(marked.right), 4))
    judged[:, 2:] = marked.likelihoods
    for held in _held(marked):
        known, right = ~held, marked.right[~held]
        trees = prior.grown(marked.features[known], right, seed)
        judged[held, 0] = [log_odds(share) for share in prior.probable(trees, marked.anywhere[held])]
        weights = network.learnt(marked.states[known], right, seed)
        judged[held, 1] = acceptance.network(marked.states[held].astype(np.float32), weights)
    return judged


def _held(marked: Marked) -> Iterable[Verdicts]:
    """For each fold which exchanges are in it."""
    return (marked.folds == fold for fold in range(_FOLDS))


def _regression(judged: Values, right: Verdicts) -> LogisticRegression:
    return LogisticRegression(C=_INVERSE_PENALTY, max_iter=1000).fit(judged, right)


def _require_enough(marked: Marked) -> None:
    right = marked.right
    if any(not held.any() or len(np.unique(right[~held])) < 2 for held in _held(marked)):
        raise TrainerError(
            f"[thesaurus] marks: {int(right.sum()):,} right ones and {int((~right).sum()):,} wrong ones "
            "can be used, which is too few; mark more sentences."
        )
