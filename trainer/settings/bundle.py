"""[bundle] of an experiment."""

from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from trainer.settings.strict import STRICT


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Bundle:
    """[bundle]: what `make` converts the tuned student to; docs/converting.md tells more.

    Attributes:
        facts: file with the facts for the card (TOML), or the name of one that comes with the converters
            (converters/cards), without its ending.
        output: folder of the bundle.
        name: of the bundle, as `phrasewright models` lists it: letters, digits, ".", "_" and "-", 64 at most.
        pairs: files of pairs whose pieces the vocabulary keeps; those that [tune] learns from where none
            are named.
        held_out: file of pairs to check the conversion with; those that [tune] measures its dev loss on
            where none is named.
        whole_vocabulary: whether nothing is trimmed.
        minimum: pieces are kept that occur so often.
        maximum: most pieces to keep; None sets no bound.
        quantization: "int8", "int8_float32" or "float32".
        checks: pairs to compare log-probabilities on.
    """

    facts: str = Field(min_length=1)
    output: Path
    name: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")
    pairs: list[Path] = Field(default_factory=list)
    held_out: Path | None = None
    whole_vocabulary: bool = False
    minimum: int = Field(default=2, ge=1)
    maximum: int | None = Field(default=None, ge=1)
    quantization: Literal["int8", "int8_float32", "float32"] = "int8"
    checks: int = Field(default=300, ge=1)

    def __post_init__(self) -> None:
        if self.whole_vocabulary and self.maximum is not None:
            raise ValueError("a whole vocabulary has no maximum; leave one of the two out")
