"""How well the marks of sentences were told that nothing had been learnt from."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.metrics import roc_auc_score

from trainer.judging.perceptron import Verdicts

Values = npt.NDArray[np.float64]

# Each as wide as the others.
_BINS = 10
# Shares of the surest of which it is told how many are right.
_SUREST = (0.1, 0.3)
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of rewrites by what had not learnt from their sentences, (rewrites,) each.

    Attributes:
        prior: the log-odds by the prior.
        network: those by the network.
        together: the probability by all, 0..1.
    """

    prior: Values
    network: Values
    together: Values


def figures(said: Said, right: Verdicts) -> dict[str, Any]:
    """For the report.

    Returns:
        "marks"; "right", their share, 0..1; "auc" of prior, network and all together, 0..1 (.5 by chance);
        "surest", the share of right ones in the surest tenth and so on; "calibration", for each bin of
        probability its bounds, how many marks lie in it and their share of right ones.
    """
    parts = {"prior": said.prior, "network": said.network, "together": said.together}
    return {
        "marks": len(right),
        "right": _share(right),
        "auc": {name: round(float(roc_auc_score(right, each)), _DIGITS) for name, each in parts.items()},
        "surest": {str(share): _share(right[_surest(said.together, share)]) for share in _SUREST},
        "calibration": _calibration(said.together, right),
    }


def _surest(probable: Values, share: float) -> Any:
    """The places of the surest, at least one."""
    return np.argsort(-probable, kind="stable")[: max(1, int(len(probable) * share))]


def _calibration(probable: Values, right: Verdicts) -> list[dict[str, Any]]:
    bins = np.minimum((probable * _BINS).astype(int), _BINS - 1)
    return [
        {
            "from": number / _BINS, "to": (number + 1) / _BINS,
            "count": int((bins == number).sum()), "right": _share(right[bins == number]),
        }
        for number in range(_BINS)
        if (bins == number).any()
    ]  # fmt: skip


def _share(right: Verdicts) -> float:
    return round(float(right.mean()), _DIGITS)
