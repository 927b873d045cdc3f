"""Paired permutation test (Fisher, 1935): would differences as large come up if names were swapped?"""

from collections.abc import Sequence
from itertools import product

import numpy as np
import numpy.typing as npt

# Up to so many pairs every way of swapping is tried.
_EXACT = 12
_CHUNK = 500
# Sums in another order differ in their last digits.
_EQUAL = 1e-12


def paired(
    differences: Sequence[float] | npt.NDArray[np.float64], times: int = 10_000, seed: int = 1
) -> float:
    """Two-sided p-value for the mean of paired differences being 0.

    Args:
        differences: one minus the other, for each thing that both were measured on.
        times: random swaps, where there are too many things to try all.
        seed: of them.

    Returns:
        0.0 (excluded) to 1.0; never below 1 / (times + 1). 1.0 where there is no difference at all.
    """
    values = np.asarray(differences, dtype=np.float64)
    observed = abs(float(values.sum()))
    if not observed:
        return 1.0
    limit = observed * (1 - _EQUAL)
    if len(values) <= _EXACT:
        signs = np.array(list(product((-1.0, 1.0), repeat=len(values))))
        return float((np.abs(signs @ values) >= limit).mean())
    generator = np.random.default_rng(seed)
    extreme = 0
    for start in range(0, times, _CHUNK):
        size = (min(_CHUNK, times - start), len(values))
        signs = generator.integers(0, 2, size=size) * 2.0 - 1.0
        extreme += int((np.abs(signs @ values) >= limit).sum())
    # Davison and Hinkley (1997): the observed order is one of those that could have been drawn.
    return (extreme + 1) / (times + 1)


def holm(values: Sequence[float]) -> list[float]:
    """p-values of several tests, adjusted for their number (Holm, 1979), in the same order."""
    adjusted = [0.0] * len(values)
    highest = 0.0
    for rank, index in enumerate(sorted(range(len(values)), key=values.__getitem__)):
        highest = max(highest, min(1.0, (len(values) - rank) * values[index]))
        adjusted[index] = highest
    return adjusted
