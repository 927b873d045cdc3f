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

# Logistic regression on 427 rewrites of 127 sentences, chosen and unchosen; a strict reader had accepted 130.
# The recoveries are those of the embedded student.
_INTERCEPT = 1.75
_FAITHFULNESS_WEIGHT = 2.11
_RECOVERY_WEIGHT = 0.163


def recoveries(student: Student, source: str, rewrites: Sequence[str]) -> list[float]:
    """The log-probability of the source given each rewrite, in nats (0 or less).

    Args:
        student: the one that writes the rewrites, or any other.
        source: the sentence, on one line.
        rewrites: likewise.
    """
    scheme = student.codes
    prompts = [scheme.prompt(scheme.measure(rewrite, source), rewrite) for rewrite in rewrites]
    return student.likelihoods(prompts, source)


def probability(faithfulness: Faithfulness, recovery: float) -> float:
    """That a strict reader finds nothing changed, lost or made up, 0..1.

    Args:
        faithfulness: of the rewrite, judged word by word.
        recovery: of its source, as `recoveries` gives it.
    """
    by_words = math.log(faithfulness.probability / (1 - faithfulness.probability))
    return logistic(_INTERCEPT + _FAITHFULNESS_WEIGHT * by_words + _RECOVERY_WEIGHT * recovery)
