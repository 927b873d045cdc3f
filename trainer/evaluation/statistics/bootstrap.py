"""Bootstrap intervals (Efron and Tibshirani, 1993): the same sentences drawn anew, many times over."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

# Numbers that are drawn at a time.
_AT_ONCE = 1_000_000

Weights = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its interval.

    Attributes:
        value: over all sentences.
        low: lower end of the 95 % interval.
        high: upper end.
    """

    value: float
    low: float
    high: float


class Resamples:
    """Draws with replacement, the same for every figure, so that differences are paired.

    Args:
        count: things to draw from, 1 or more.
        times: how many draws.
        seed: of them.
    """

    def __init__(self, count: int, times: int, seed: int) -> None:
        self._count = count
        self._times = times
        self._seed = seed

    def mean(self, values: npt.NDArray[np.float64]) -> Estimate:
        """The mean of `values` of shape (count,)."""
        means = np.concatenate([values[drawn].mean(axis=1) for drawn in self._draws()])
        return _estimate(float(values.mean()), means)

    def of(self, figure: Callable[[Weights], float]) -> Estimate:
        """Any figure of the whole.

        Args:
            figure: works it out; hears how often each thing was drawn, int64 of shape (count,).
        """
        whole = figure(np.ones(self._count, dtype=np.int64))
        counts = (np.bincount(row, minlength=self._count) for drawn in self._draws() for row in drawn)
        return _estimate(whole, np.array([figure(weights) for weights in counts]))

    def _draws(self) -> Iterator[npt.NDArray[np.int64]]:
        """Places that were drawn, each row a draw; as many rows at a time as fit into little memory."""
        generator = np.random.default_rng(self._seed)
        most = max(1, _AT_ONCE // self._count)
        for start in range(0, self._times, most):
            rows = min(most, self._times - start)
            yield generator.integers(self._count, size=(rows, self._count))


def _estimate(value: float, resampled: npt.NDArray[np.float64]) -> Estimate:
    """The percentile interval."""
    low, high = np.percentile(resampled, [2.5, 97.5])
    return Estimate(value, float(low), float(high))
