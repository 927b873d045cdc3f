"""[label] of an experiment."""

from pathlib import Path

from pydantic import Field
from pydantic.dataclasses import dataclass

from trainer.settings.strict import STRICT, Share


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Label:
    """[label]: which pairs are kept, measured and coded.

    Attributes:
        train: files of pairs (.jsonl, .jsonl.xz or .jsonl.gz) to learn from.
        dev: files of pairs that the dev loss is measured on; never shuffled, capped or weighted.
        output: folder for train.jsonl, dev.jsonl, report.json and the resolved configuration.
        words: fewest and most words of a source or a rewrite.
        similarity: lowest similarity of a pair, where the pair carries one (0..1).
        cap: most pairs of one origin (the part before a slash), drawn at random; 0 for no cap.
        lead: how many more times a pair with high syntactic diversity is kept than its share, as
            copies: pairs at or above `lead_level` are written 1 + lead times.
        lead_level: the syntactic code from which `lead` counts.
        identity: share of pairs replaced by source = rewrite, which teaches codes 0 0.
        guarded: whether pairs that break one of the engine's guards are dropped; the engine would
            throw such a rewrite away.
        reversed: share of pairs turned round. People write the sources of most collections, so a
            turned pair teaches to write like people, who use fewer ornaments than a teacher.
        limit: most training pairs in all, drawn at random; 0 for no limit.
        seed: of every random choice.
    """

    train: list[Path] = Field(min_length=1)
    dev: list[Path] = Field(min_length=1)
    output: Path
    words: tuple[int, int] = (3, 60)
    similarity: Share = 0.8
    cap: int = Field(default=0, ge=0)
    lead: int = Field(default=0, ge=0)
    lead_level: int = Field(default=4, ge=1)
    identity: Share = 0.0
    guarded: bool = False
    reversed: Share = 0.0
    limit: int = Field(default=0, ge=0)
    seed: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.words[0] <= self.words[1]:
            raise ValueError(f"words must be two numbers, fewest first, not {self.words}")
