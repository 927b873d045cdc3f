"""In what share of sentences a pattern's outcome stands, by the marks that there are of it.

A pattern with few marks is taken to be like the others of its list: its share is what `_LIKE_OTHERS` marks
more, right as often as theirs, would make of its own (Gelman et al., 2013, "Bayesian Data Analysis", 5).
"""

from collections.abc import Iterable, Sequence

import numpy as np

from trainer.judging.figures import Values

_LIKE_OTHERS = 3


def shares(lists: Sequence[int], marks: Iterable[tuple[Sequence[int], bool]]) -> Values:
    """The share of each pattern, 0..1; (patterns,).

    Args:
        lists: of each pattern the number of its list.
        marks: the numbers of the patterns with an outcome, and whether it is right.
    """
    right, count = np.zeros(len(lists)), np.zeros(len(lists))
    for numbers, verdict in marks:
        for number in numbers:
            right[number] += verdict
            count[number] += 1
    own = np.asarray(lists)
    usual = np.array([_share(right[own == each], count[own == each]) for each in range(max(lists) + 1)])[own]
    return np.asarray((right + _LIKE_OTHERS * usual) / (count + _LIKE_OTHERS))


def _share(right: Values, count: Values) -> float:
    """The share of right ones; half of them where nothing is known."""
    return float((right.sum() + 1) / (count.sum() + 2))
