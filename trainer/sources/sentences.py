"""Files of sentences: what `collect` writes and `teach` reads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainer import rows


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence to be rewritten by a teacher.

    Attributes:
        text: the sentence.
        origin: the collection it comes from, "name" or "name/part".
        licence: the terms it may be used under, or "" where nobody says.
    """

    text: str
    origin: str = ""
    licence: str = ""


def read(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a .jsonl, .jsonl.xz or .jsonl.gz file.

    Raises:
        TrainerError: the file is missing or a line is not a sentence; file and line are named.
    """
    yield from rows.read(path, _sentence, "a sentence with text")


def write(path: Path, sentences: Iterable[Sentence]) -> int:
    """Write sentences as JSON lines, all or none. Returns their number."""
    return rows.write_filled(path, sentences)


def _sentence(row: dict[str, Any]) -> Sentence:
    return Sentence(str(row["text"]), str(row.get("origin", "")), str(row.get("licence", "")))
