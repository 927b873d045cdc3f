"""[graft] of an experiment."""

from pathlib import Path

from pydantic import Field
from pydantic.dataclasses import dataclass

from trainer.settings.strict import STRICT


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Graft:
    """[graft]: a student made of two Marian translators, encoder of one and decoder of the other, or of one.

    Attributes:
        decoder: folder of the model whose decoder writes the language (opus-mt-fr-en).
        encoder: folder of the model whose encoder reads it (opus-mt-en-fr), or None: the decoder's
            own encoder learns to read what is written.
        output: folder for the student.
        sentences: files of pairs in the language; they choose the vocabulary and fit the bridge.
        limit: sentences to read of them.
        bridge: sentences that the bridge between two encoders is fitted on.
        vocabulary: pieces to keep, with the three special ones.
        decoder_layers: the layers of the decoder to keep, from 0, in this order.
        dropout: of the student while it is tuned.
    """

    decoder: str
    encoder: str | None = None
    output: Path
    sentences: list[Path] = Field(min_length=1)
    limit: int = Field(default=200_000, ge=1)
    bridge: int = Field(default=4_000, ge=1)
    vocabulary: int = Field(default=20_000, ge=8)
    decoder_layers: tuple[int, ...] = (0, 1, 2, 3, 4, 5)
    dropout: float = Field(default=0.1, ge=0.0, lt=1.0)
