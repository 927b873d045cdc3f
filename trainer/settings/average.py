"""[average] of an experiment."""

from pathlib import Path
from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from trainer.settings.strict import STRICT


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Average:
    """[average]: one student with the mean of the weights of several that came from one base.

    Attributes:
        models: their folders, two or more.
        weights: how much each counts, above 0, in any unit; empty for all alike.
        output: folder for the student.
    """

    models: list[Path] = Field(min_length=2)
    weights: list[Annotated[float, Field(gt=0.0, allow_inf_nan=False)]] = Field(default_factory=list)
    output: Path

    def __post_init__(self) -> None:
        if self.weights and len(self.weights) != len(self.models):
            raise ValueError("[average] weights: there must be one for each model, or none at all")
