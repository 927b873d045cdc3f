"""Spearman's rank correlation (Spearman, 1904), with the average rank for equal values."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt


def spearman(left: Sequence[float], right: Sequence[float]) -> float:
    """How well one order agrees with the other.

    Args:
        left: one value for each thing that was measured twice; two or more.
        right: the other, in the same order.

    Returns:
        -1.0 (reversed) to 1.0 (the same order). Where all values of a side are equal there is no order
        to agree with: 0.0.

    Raises:
        ValueError: the sides are not of one length, or shorter than two.
    """
    if len(left) != len(right) or len(left) < 2:
        raise ValueError(f"two sides of two or more values are needed, not of {len(left)} and {len(right)}")
    one, other = (ranks - ranks.mean() for ranks in (_ranks(left), _ranks(right)))
    spread = float(np.sqrt((one @ one) * (other @ other)))
    # Rounding may lead a hair beyond 1.
    return min(max(float(one @ other) / spread, -1.0), 1.0) if spread else 0.0


def _ranks(values: Sequence[float]) -> npt.NDArray[np.float64]:
    """The rank of each value from 1; equal values share the mean of the ranks they take up."""
    _, places, counts = np.unique(np.asarray(values, dtype=float), return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return np.asarray((last - (counts - 1) / 2)[places], dtype=np.float64)
