"""[evaluate] of an experiment."""

from pathlib import Path

from pydantic import Field
from pydantic.dataclasses import dataclass

from trainer.settings.strict import STRICT


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Evaluate:
    """[evaluate]: what a student is measured on.

    Attributes:
        pairs: pairs that it has not learnt from; their sources are rewritten.
        bundle: name of an embedded student or folder of another; None for the embedded one.
        limit: sentences to rewrite at each setting, drawn at random; 0 for all.
        seed: of that draw.
        report: file for the figures as JSON, or None.
    """

    pairs: Path
    bundle: str | None = None
    limit: int = Field(default=200, ge=0)
    seed: int = 1
    report: Path | None = None
