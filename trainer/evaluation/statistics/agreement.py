"""How well raters agree: Krippendorff's alpha for ordinal values.

Krippendorff, 2011, "Computing Krippendorff's Alpha-Reliability". Raters may have rated different things.
"""

from collections.abc import Sequence

import numpy as np


def ordinal_alpha(ratings: Sequence[Sequence[int | None]]) -> float | None:
    """Krippendorff's alpha: 1 − observed disagreement / disagreement to be expected by chance.

    Args:
        ratings: for each rater, a value for each thing, None where there is none; the values are ranks on
            a scale.

    Returns:
        1.0 for full agreement, 0.0 for none beyond chance, negative for less; None where it is not
        defined: nothing was rated twice, or all values are equal.
    """
    things = [[value for value in thing if value is not None] for thing in zip(*ratings, strict=True)]
    # What one rater alone has rated can neither agree nor disagree.
    pairable = [thing for thing in things if len(thing) > 1]
    levels = sorted({value for thing in pairable for value in thing})
    if len(levels) < 2:
        return None
    rank = {level: index for index, level in enumerate(levels)}
    coincidences = np.zeros((len(levels), len(levels)))
    for thing in pairable:
        counts = np.bincount([rank[value] for value in thing], minlength=len(levels))
        # Pairs of values of different raters; each thing weighs as much as it has values.
        coincidences += (np.outer(counts, counts) - np.diag(counts)) / (len(thing) - 1)
    totals = coincidences.sum(axis=1)
    # Two ranks are as far apart as there are values between their middles.
    middles = np.cumsum(totals) - totals / 2
    distances = np.square(middles[:, None] - middles[None, :])
    expected = (np.outer(totals, totals) - np.diag(totals)) / (totals.sum() - 1)
    return float(1 - (coincidences * distances).sum() / (expected * distances).sum())
