"""Shares and networks fitted to marked outcomes.

What the second network reads of a sentence's outcomes comes of shares and of a first network that have not
learnt from it, or it would trust them too much: the sentences are dealt into five folds, and what is said
of one is learnt from the four others. What is written is then learnt from all.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from desktop.engine.acceptance import log_odds
from desktop.engine.faithfulness import logistic
from desktop.engine.patterns.judgement import Weights, evidence
from desktop.engine.perceptron import Numbers
from trainer.judging.figures import Said, Values
from trainer.judging.folds import Dealt, held, require_enough
from trainer.judging.perceptron import NARROW, Half, Verdicts, learnt
from trainer.patterns.marks import Mark
from trainer.patterns.shares import shares


@dataclass(frozen=True, slots=True)
class Marked:
    """Marked outcomes, in numbers; each of the lists has one item for an outcome.

    Attributes:
        lists: of each pattern the number of its list.
        marks: what was marked.
        patterns: the numbers of the patterns that make each outcome.
        states: float16 of shape (outcomes, features).
        likely: the loss of likelihood and the least likely token, in nats.
        similarities: of the sentences to the outcomes, -1..1.
        folds: of each the fold of its sentence, 0..4, (outcomes,).
    """

    lists: Sequence[int]
    marks: Sequence[Mark]
    patterns: Sequence[Sequence[int]]
    states: Half
    likely: Sequence[tuple[float, float]]
    similarities: Sequence[float]
    folds: Dealt


@dataclass(frozen=True, slots=True)
class Fitted:
    """What was learnt from all outcomes.

    Attributes:
        shares: of each pattern, 0..1, (patterns,).
        weights: of the two networks.
        said: what folds said of each other.
    """

    shares: Values
    weights: Weights
    said: Said


def fitted(marked: Marked, seed: int) -> Fitted:
    """Fit everything; the same for the same seed.

    Raises:
        TrainerError: there are too few marks.
    """
    right = np.array([mark.right for mark in marked.marks], dtype=np.bool_)
    require_enough(marked.folds, right, "patterns")
    sure, by_states = np.empty(len(right)), np.empty(len(right))
    for each in held(marked.folds):
        known = ~each
        sure[each] = _surest(_shares(marked, known), marked, each)
        network = learnt(marked.states[known], right[known], seed)
        by_states[each] = network.log_odds(marked.states[each].astype(np.float32))
    read = _evidence(marked, sure, by_states)
    together = np.empty(len(right))
    for each in held(marked.folds):
        network = learnt(read[~each], right[~each], seed, NARROW)
        together[each] = [logistic(float(odds)) for odds in network.log_odds(read[each])]
    weights = Weights(learnt(marked.states, right, seed), learnt(read, right, seed, NARROW))
    prior = np.array([log_odds(share) for share in sure])
    return Fitted(_shares(marked, np.ones(len(right), np.bool_)), weights, Said(prior, by_states, together))


def _shares(marked: Marked, known: Verdicts) -> Values:
    read = zip(marked.patterns, marked.marks, known, strict=True)
    return shares(marked.lists, [(numbers, mark.right) for numbers, mark, each in read if each])


def _surest(found: Values, marked: Marked, chosen: Verdicts) -> list[float]:
    """Of each chosen outcome the share of the surest pattern that makes it."""
    read = zip(marked.patterns, chosen, strict=True)
    return [float(found[list(numbers)].max()) for numbers, each in read if each]


def _evidence(marked: Marked, sure: Values, by_states: Values) -> Numbers:
    read = zip(marked.marks, sure, by_states, marked.likely, marked.similarities, strict=True)
    return np.stack(
        [
            evidence(
                mark.source,
                mark.text,
                share=float(share),
                by_states=float(odds),
                likely=likely,
                similarity=similarity,
            )
            for mark, share, odds, likely, similarity in read
        ]
    )
