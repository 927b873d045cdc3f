"""How well a source can be told from its rewrite, in the eyes of the student itself.

A student that has learnt to say a sentence in other words can be asked the other way round: how
likely would the source be as a rewrite of the rewrite? What was lost cannot be guessed, and what was
changed misleads. Reading in both directions is how the noisy channel model of translation guards
against fluent nonsense (Yee et al., 2019, "Simple and Effective Noisy Channel Modeling for Neural
Machine Translation"). Whole sentences are summed up, not averaged over their words: one lost word is
a fault in a long sentence, too.

`desktop.engine.faithfulness` looks at words and is blind to their roles; this looks at the sentence.
"""

import math
from collections.abc import Sequence

from desktop.engine.faithfulness import Faithfulness, logistic
from desktop.engine.student import Student

# Logistic regression on rewrites. With a score: on 1,699 by the embedded student, of sentences that it had
# not learnt from; a strict reader had accepted 532. Without: on 427 by a former one, of which 130.
_INTERCEPT, _INTERCEPT_UNSCORED, _INTERCEPT_UNREAD = 1.00, 1.69, 1.07
_FAITHFULNESS_WEIGHT, _FAITHFULNESS_WEIGHT_UNSCORED, _FAITHFULNESS_WEIGHT_UNREAD = 1.99, 1.86, 2.44
_RECOVERY_WEIGHT, _RECOVERY_WEIGHT_UNSCORED = 0.096, 0.190
_SCORE_WEIGHT, _SCORE_WEIGHT_UNREAD = 2.51, 5.88
# What another order puts at stake: the measures hardly see that a part has changed its role.
_MOVED_WEIGHT = -1.79
# Below this, of the 427, lay 52, none of which was accepted.
_HOPELESS = 0.02


def recoveries(student: Student, source: str, rewrites: Sequence[str]) -> list[float]:
    """How much likelier the source is as a rewrite of itself than of each rewrite, in nats, negated.

    A source of rare words is unlikely whatever it is told from; measured from what it is at best, a recovery
    says the same of every source (0 where nothing was lost, far below where much was).

    Args:
        student: the one that writes the rewrites, or any other.
        source: the sentence, on one line.
        rewrites: likewise.
    """
    if not rewrites:
        return []
    scheme = student.codes
    prompts = [scheme.prompt(scheme.measure(text, source), text) for text in (source, *rewrites)]
    best, *found = student.likelihoods(prompts, source)
    return [each - best for each in found]


def probability(
    faithfulness: Faithfulness, recovery: float, score: float | None = None, syntactic: float = 0.0
) -> float:
    """That a strict reader finds nothing changed, lost or made up, 0..1.

    Args:
        faithfulness: of the rewrite, judged word by word.
        recovery: of its source, as `recoveries` gives it.
        score: with which the embedded student wrote the rewrite (`desktop.engine.student.Hypothesis`); None
            where somebody else did.
        syntactic: the syntactic diversity of the rewrite, 0..1; only looked at with a score.
    """
    by_words = _log_odds(faithfulness)
    if score is None:
        return logistic(
            _INTERCEPT_UNSCORED
            + _FAITHFULNESS_WEIGHT_UNSCORED * by_words
            + _RECOVERY_WEIGHT_UNSCORED * recovery
        )
    return logistic(
        _INTERCEPT
        + _FAITHFULNESS_WEIGHT * by_words
        + _RECOVERY_WEIGHT * recovery
        + _SCORE_WEIGHT * score
        + _MOVED_WEIGHT * syntactic
    )


def hopeless(faithfulness: Faithfulness, score: float) -> bool:
    """Whether a strict reader would hardly ever accept the rewrite: reading it back is not worth the time.

    Args:
        faithfulness: of the rewrite, judged word by word.
        score: with which it was written.
    """
    by_words = _FAITHFULNESS_WEIGHT_UNREAD * _log_odds(faithfulness)
    return logistic(_INTERCEPT_UNREAD + by_words + _SCORE_WEIGHT_UNREAD * score) < _HOPELESS


def _log_odds(faithfulness: Faithfulness) -> float:
    return math.log(faithfulness.probability / (1 - faithfulness.probability))
