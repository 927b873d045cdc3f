"""Files of pairs: JSON lines, plain or compressed, read and written as streams."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.engine.codes import Codes
from trainer import rows


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and one way to rewrite it.

    Attributes:
        source: the sentence.
        paraphrase: the rewrite.
        origin: the collection it comes from, "name" or "name/part".
        teacher: who wrote the rewrite.
        similarity: cosine of the two embeddings, or None where it was not measured.
        codes: the diversity codes of the pair, or None before it is labelled.
    """

    source: str
    paraphrase: str
    origin: str = ""
    teacher: str = ""
    similarity: float | None = None
    codes: Codes | None = None


def read(path: Path) -> Iterator[Pair]:
    """Yield the pairs of a .jsonl, .jsonl.xz or .jsonl.gz file.

    Raises:
        TrainerError: the file is missing or a line is not a pair; file and line are named.
    """
    yield from rows.read(path, pair, "a pair with source and paraphrase")


def write(path: Path, pairs: Iterable[Pair]) -> int:
    """Write pairs as JSON lines, replacing the file only when all are written. Returns their number."""
    return rows.write_filled(path, pairs)


def pair(row: dict[str, Any]) -> Pair:
    """The pair that a row of a file holds.

    Raises:
        KeyError, TypeError or ValueError: it holds none.
    """
    similarity, codes = row.get("similarity"), row.get("codes")
    return Pair(
        source=str(row["source"]),
        paraphrase=str(row["paraphrase"]),
        origin=str(row.get("origin", "")),
        teacher=str(row.get("teacher", "")),
        similarity=None if similarity is None else float(similarity),
        codes=None if codes is None else Codes(**codes),
    )
