"""Marks of a reader: whether what came of a pattern may stand for a sentence.

A mark is a JSON object on a line of its own:

    {"source": "He left because he was tired.", "text": "Because he was tired, he left.", "right": true}

Which patterns make the text of the sentence is found out by trying them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainer import rows


@dataclass(frozen=True, slots=True)
class Mark:
    """What a reader says of an outcome.

    Attributes:
        source: the sentence, on one line.
        text: the outcome.
        right: whether the reader lets it stand.
    """

    source: str
    text: str
    right: bool


def read(path: Path) -> Iterator[Mark]:
    """Yield the marks of a .jsonl, .jsonl.xz or .jsonl.gz file.

    Raises:
        TrainerError: the file is missing or a line is not a mark; file and line are named.
    """
    yield from rows.read(path, _mark, "a mark with source, text and right")


def usable(marks: Iterable[Mark]) -> tuple[list[Mark], Counter[str]]:
    """The marks to learn from, each once, in the order that they first came in.

    Returns:
        The marks, and how many were left out, by reason: "marked both ways".
    """
    said: dict[tuple[str, str], set[bool]] = {}
    for mark in marks:
        said.setdefault((mark.source, mark.text), set()).add(mark.right)
    found = [Mark(*pair, right=verdicts.pop()) for pair, verdicts in said.items() if len(verdicts) == 1]
    both = len(said) - len(found)
    return found, Counter({"marked both ways": both} if both else {})


def _mark(row: dict[str, Any]) -> Mark:
    source, text, right = (row[name] for name in Mark.__slots__)
    if not isinstance(source, str) or not isinstance(text, str):
        raise TypeError("source and text are texts")
    if not isinstance(right, bool):
        raise TypeError("right is neither true nor false")
    return Mark(source, text, right)
