"""How well a source can be told from its rewrite, in the eyes of the student itself.

A student that has learnt to say a sentence in other words can be asked the other way round: how
likely would the source be as a rewrite of the rewrite? What was lost cannot be guessed, and what was
changed misleads. Reading in both directions is how the noisy channel model of translation guards
against fluent nonsense (Yee et al., 2019, "Simple and Effective Noisy Channel Modeling for Neural
Machine Translation"). Whole sentences are summed up, not averaged over their words: one lost word is
a fault in a long sentence, too.

And it is asked how likely the rewrite is as a light one: what is true to its source and odd in itself is seen
there.

`desktop.engine.faithfulness` looks at words and is blind to their roles; this looks at the sentence.
"""

import math

from desktop.engine.faithfulness import Faithfulness, logistic

# Logistic regression on rewrites. With a score: on 6,599 by the embedded student, of sentences that it had
# not learnt from; a strict reader had accepted 764. With the loss too: on the 2,167 of them that were
# `DOUBTED` or more without it. Without a score: on 427 by a former student, of which 130.
_INTERCEPT, _INTERCEPT_LOSS, _INTERCEPT_UNSCORED, _INTERCEPT_UNREAD = 0.63, 0.71, 1.69, 1.07
_FAITHFULNESS_WEIGHT, _FAITHFULNESS_WEIGHT_LOSS = 2.82, 3.32
_FAITHFULNESS_WEIGHT_UNSCORED, _FAITHFULNESS_WEIGHT_UNREAD = 1.86, 2.44
_RECOVERY_WEIGHT, _RECOVERY_WEIGHT_LOSS, _RECOVERY_WEIGHT_UNSCORED = 0.059, 0.091, 0.190
_SCORE_WEIGHT, _SCORE_WEIGHT_LOSS, _SCORE_WEIGHT_UNREAD = 5.32, 3.73, 5.88
# What another order puts at stake: the measures hardly see that a part has changed its role.
_MOVED_WEIGHT, _MOVED_WEIGHT_LOSS = -2.18, -3.48
_LOSS_WEIGHT = 0.142
# Where it is less probable than this without the loss, that is not worth asking for.
DOUBTED = 0.1
# What is less probable than this by words and score is not read back, where little is asked for and where
# much is. Of 152 and 327 rewrites below .16 and .06 (150 and 100 dev sentences, 40/25 and 80/60) none would
# have been shown.
_HOPELESS, _HOPELESS_BOLD = 0.15, 0.05


def probability(
    faithfulness: Faithfulness,
    recovery: float,
    score: float | None = None,
    syntactic: float = 0.0,
    loss: float | None = None,
) -> float:
    """That a strict reader finds nothing changed, lost or made up, 0..1.

    Args:
        faithfulness: of the rewrite, judged word by word.
        recovery: of its source, as `recoveries` gives it.
        score: with which the embedded student wrote the rewrite (`desktop.engine.student.Hypothesis`); None
            where somebody else did.
        syntactic: the syntactic diversity of the rewrite, 0..1; only looked at with a score.
        loss: how much less likely the rewrite is as a light one than the source itself, in nats
            (`desktop.engine.acceptance.likelihoods`, the first figure); only looked at with a score. None
            where the student was not asked.
    """
    by_words = _log_odds(faithfulness)
    if score is None:
        return logistic(
            _INTERCEPT_UNSCORED
            + _FAITHFULNESS_WEIGHT_UNSCORED * by_words
            + _RECOVERY_WEIGHT_UNSCORED * recovery
        )
    if loss is not None:
        return logistic(
            _INTERCEPT_LOSS
            + _FAITHFULNESS_WEIGHT_LOSS * by_words
            + _RECOVERY_WEIGHT_LOSS * recovery
            + _SCORE_WEIGHT_LOSS * score
            + _MOVED_WEIGHT_LOSS * syntactic
            + _LOSS_WEIGHT * loss
        )
    return logistic(
        _INTERCEPT
        + _FAITHFULNESS_WEIGHT * by_words
        + _RECOVERY_WEIGHT * recovery
        + _SCORE_WEIGHT * score
        + _MOVED_WEIGHT * syntactic
    )


def hopeless(faithfulness: Faithfulness, score: float, bold: bool = False) -> bool:
    """Whether a strict reader would hardly ever accept the rewrite: reading it back is not worth the time.

    Args:
        faithfulness: of the rewrite, judged word by word.
        score: with which it was written.
        bold: whether so much is asked for that the doubtful is shown, too.
    """
    by_words = _FAITHFULNESS_WEIGHT_UNREAD * _log_odds(faithfulness)
    least = _HOPELESS_BOLD if bold else _HOPELESS
    return logistic(_INTERCEPT_UNREAD + by_words + _SCORE_WEIGHT_UNREAD * score) < least


def _log_odds(faithfulness: Faithfulness) -> float:
    return math.log(faithfulness.probability / (1 - faithfulness.probability))
