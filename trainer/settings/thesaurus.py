"""[thesaurus] of an experiment."""

from pathlib import Path

from pydantic import Field
from pydantic.dataclasses import dataclass

from trainer.settings.strict import STRICT, Share


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Thesaurus:
    """[thesaurus]: which words may stand for others, and how surely.

    Attributes:
        lists: files of words and others for them, as `trainer.thesaurus.entries` reads them.
        pairs: files of pairs (.jsonl, .jsonl.xz or .jsonl.gz); what they often exchange becomes an entry,
            too.
        marks: files of marks (.jsonl, .jsonl.xz or .jsonl.gz), as `trainer.thesaurus.marks` reads them.
        former: a thesaurus written before, whose shares stay for what the lists do not have: for lists and
            marks that came later, where the earlier ones are gone. Its acceptance.npz stays as it was, too.
        output: folder for thesaurus.txt, acceptance.npz, report.json, the resolved configuration and what a
            later run goes on from.
        least: other words that a reader would let stand in a smaller share of sentences are not written.
        seed: of every random choice.
        workers: processes that share the reading of the marked sentences by encoder and student.
    """

    lists: list[Path] = Field(min_length=1)
    pairs: list[Path] = Field(min_length=1)
    marks: list[Path] = Field(min_length=1)
    former: Path | None = None
    output: Path
    least: Share = 0.35
    seed: int = 1
    workers: int = Field(default=1, ge=1)
