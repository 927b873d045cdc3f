"""[patterns] of an experiment."""

from pathlib import Path

from pydantic import Field
from pydantic.dataclasses import dataclass

from trainer.settings.strict import STRICT, Share


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Patterns:
    """[patterns]: which patterns may build a sentence another way, and how surely.

    Attributes:
        lists: files of patterns, one a line, as `desktop.engine.patterns.notation` reads them.
        marks: files of marks (.jsonl, .jsonl.xz or .jsonl.gz), as `trainer.patterns.marks` reads them.
        sentences: files of sentences, one a line; where patterns fit into them, outcomes are drawn that
            are worth marking next.
        output: folder for patterns.txt, patterns.npz, report.json, the resolved configuration, what is to be
            marked next and what a later run goes on from.
        least: patterns whose outcomes a reader would let stand in a smaller share of sentences are not
            written.
        each: outcomes of a pattern that are to be marked, those marked already counted in.
        seed: of every random choice.
        workers: processes that share the reading of the marked sentences by encoder and student.
    """

    lists: list[Path] = Field(min_length=1)
    marks: list[Path] = Field(default_factory=list)
    sentences: list[Path] = Field(default_factory=list)
    output: Path
    least: Share = 0.1
    each: int = Field(default=8, ge=1)
    seed: int = 1
    workers: int = Field(default=1, ge=1)
