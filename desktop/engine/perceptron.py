"""A small network with one hidden layer: log-odds from numbers."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Perceptron:
    """What such a network has learnt.

    Attributes:
        hidden: of its hidden units, float32 of shape (inputs, units).
        hidden_bias: of shape (units,).
        out: from the hidden units to the log-odds, of shape (units,).
        out_bias: of shape (1,).
    """

    hidden: Numbers
    hidden_bias: Numbers
    out: Numbers
    out_bias: Numbers

    @classmethod
    def read(cls, arrays: Mapping[str, npt.NDArray[np.floating]], name: str = "") -> "Perceptron":
        """The network among named arrays.

        Args:
            arrays: of any precision.
            name: what stands ahead of the names of its own.
        """
        return cls(**{each: arrays[name + each].astype(np.float32) for each in cls.__slots__})

    def log_odds(self, inputs: Numbers) -> Numbers:
        """For inputs of shape (rows, inputs) float32 of shape (rows,)."""
        units = np.maximum(inputs @ self.hidden + self.hidden_bias, 0.0)
        return np.asarray(units @ self.out + self.out_bias[0], dtype=np.float32)
