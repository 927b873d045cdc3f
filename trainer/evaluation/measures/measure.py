"""What a measure is, and what takes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt

from trainer.evaluation.items import Item

Values = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of a rewrite.

    Attributes:
        name: of the figure in files.
        title: of it in the report.
        note: what it says, with its range and its source.
        better: which way a system is better, where that can be said of the figure alone.
    """

    name: str
    title: str
    note: str
    better: Literal["higher", "lower"] | None = None


class Instrument(Protocol):
    """Takes measures of rewrites."""

    @property
    def measures(self) -> tuple[Measure, ...]:
        """What it takes."""

    def measure(self, items: Sequence[Item], rewrites: Sequence[str]) -> Mapping[str, Values]:
        """Measure one rewrite of each item.

        Returns:
            For each measure, by its name, float64 of shape (len(items),).
        """
