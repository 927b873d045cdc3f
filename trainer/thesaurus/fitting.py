"""Prior, network and regression fitted to marked exchanges.

The regression weighs what prior and network say of sentences that they have not learnt from, or it would
trust them too much: the sentences are dealt into five folds, and what is said of one is learnt from the
four others. What is written is then learnt from all.
"""

from dataclasses import dataclass

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from desktop.engine.acceptance import Weights, log_odds
from trainer.judging.figures import Said, Values
from trainer.judging.folds import Dealt, held, require_enough
from trainer.judging.perceptron import Half, Verdicts, learnt
from trainer.thesaurus import prior

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
    folds: Dealt


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


def fitted(marked: Marked, seed: int) -> Fitted:
    """Fit everything; the same for the same seed.

    Raises:
        TrainerError: there are too few marks.
    """
    require_enough(marked.folds, marked.right, "thesaurus")
    right, judged = marked.right, _judged(marked, seed)
    together = np.empty(len(right))
    for each in held(marked.folds):
        together[each] = _regression(judged[~each], right[~each]).predict_proba(judged[each])[:, 1]
    regression = _regression(judged, right)
    weights = Weights(
        learnt(marked.states, right, seed),
        regression.coef_[0].astype(np.float32),
        regression.intercept_.astype(np.float32),
    )
    trees = prior.grown(marked.features, right, seed)
    return Fitted(trees, weights, Said(judged[:, 0], judged[:, 1], together))


def _judged(marked: Marked, seed: int) -> Values:
    """What the regression reads of each exchange, (exchanges, 4)."""
    judged = np.empty((len(marked.right), 4))
    judged[:, 2:] = marked.likelihoods
    for each in held(marked.folds):
        known, right = ~each, marked.right[~each]
        trees = prior.grown(marked.features[known], right, seed)
        judged[each, 0] = [log_odds(share) for share in prior.probable(trees, marked.anywhere[each])]
        network = learnt(marked.states[known], right, seed)
        judged[each, 1] = network.log_odds(marked.states[each].astype(np.float32))
    return judged


def _regression(judged: Values, right: Verdicts) -> LogisticRegression:
    return LogisticRegression(C=_INVERSE_PENALTY, max_iter=1000).fit(judged, right)
