"""Marks of a reader: whether one exchange of words may stand in a sentence.

A mark is a JSON object on a line of its own:

    {"source": "He left at once.", "start": 2, "end": 4, "other": "immediately", "right": true}

"start" and "end" are places among the tokens of "source" (`desktop.engine.tokens.tokenized`), the second one
behind the words that go; "other" are the words that come; "right" says whether the sentence with nothing
else exchanged says the same and reads well.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.engine.layout import flatten
from desktop.engine.tokens import folded, tokenized
from trainer import rows


@dataclass(frozen=True, slots=True)
class Mark:
    """What a reader says of an exchange.

    Attributes:
        source: the sentence, on one line.
        start: of the words that go, in tokens.
        end: behind them.
        other: the words that come, with a space between them.
        right: whether the reader lets it stand.
    """

    source: str
    start: int
    end: int
    other: str
    right: bool


def read(path: Path) -> Iterator[Mark]:
    """Yield the marks of a .jsonl, .jsonl.xz or .jsonl.gz file.

    Raises:
        TrainerError: the file is missing or a line is not a mark; file and line are named.
    """
    yield from rows.read(path, _mark, "a mark with source, start, end, other and right")


def usable(marks: Iterable[Mark]) -> tuple[list[Mark], Counter[str]]:
    """The marks to learn from, each once, in the order that they first came in.

    Returns:
        The marks, and how many were left out, by reason: "words are not there", "marked both ways".
    """
    said: dict[tuple[str, int, int, str], set[bool]] = {}
    left_out: Counter[str] = Counter()
    for mark in marks:
        if mark.end > len(tokenized(mark.source)):
            left_out["words are not there"] += 1
        else:
            said.setdefault((mark.source, mark.start, mark.end, mark.other), set()).add(mark.right)
    found = [Mark(*place, right=verdicts.pop()) for place, verdicts in said.items() if len(verdicts) == 1]
    both = len(said) - len(found)
    if both:
        left_out["marked both ways"] = both
    return found, left_out


def exchanged(mark: Mark, tokens: list[str]) -> str:
    """The words that go, folded and with a space between them.

    Args:
        mark: of a sentence.
        tokens: of this sentence.
    """
    return " ".join(map(folded, tokens[mark.start : mark.end]))


def _mark(row: dict[str, Any]) -> Mark:
    source, start, end, other, right = (row[name] for name in Mark.__slots__)
    if not isinstance(source, str) or not isinstance(other, str):
        raise TypeError("source and other are texts")
    if type(start) is not int or type(end) is not int:
        raise TypeError("start and end are whole numbers")
    if not isinstance(right, bool):
        raise TypeError("right is neither true nor false")
    if not 0 <= start < end:
        raise ValueError("start is not before end")
    if not other.split():
        raise ValueError("other is empty")
    return Mark(flatten(source), start, end, " ".join(other.split()), right)
