"""Sentences dealt into folds, so that what is said of one can be learnt from the others."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from trainer.errors import TrainerError
from trainer.judging.perceptron import Verdicts
from trainer.lots import lot

_FOLDS = 5

Dealt = npt.NDArray[np.int64]


def folds(sources: Sequence[str], seed: int) -> dict[str, int]:
    """The fold of each sentence, 0..4, of like sizes; the order of the sentences makes no difference."""
    dealt = sorted(set(sources), key=lambda source: (lot(seed, "fold", source), source))
    return {source: number % _FOLDS for number, source in enumerate(dealt)}


def held(dealt: Dealt) -> Iterator[Verdicts]:
    """For each fold which marks are in it.

    Args:
        dealt: of each mark the fold of its sentence.
    """
    return (dealt == fold for fold in range(_FOLDS))


def require_enough(dealt: Dealt, right: Verdicts, section: str) -> None:
    """Require that of each fold something can be said by what the others teach.

    Args:
        dealt: of each mark the fold of its sentence.
        right: what the reader said.
        section: of the experiment, for the message.

    Raises:
        TrainerError: there are too few marks.
    """
    if any(not each.any() or len(np.unique(right[~each])) < 2 for each in held(dealt)):
        raise TrainerError(
            f"[{section}] marks: {int(right.sum()):,} right ones and {int((~right).sum()):,} wrong ones "
            "can be used, which is too few; mark more sentences."
        )
