"""Reads the pairs and sentences from which a vocabulary is counted and parity is measured."""

import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from converters.errors import ConversionError


@dataclass(frozen=True, slots=True)
class Pair:
    """A source and its paraphrase."""

    source: str
    paraphrase: str


def read_pairs(path: Path) -> Iterator[Pair]:
    """The pairs of a .jsonl or .jsonl.xz file, in order.

    A row is an object with `source` and `paraphrase`; what else it holds is left aside.

    Raises:
        ConversionError: the file cannot be read, or a row is not a pair.
    """
    for number, line in _lines(path):
        row = _row(path, number, line)
        source, paraphrase = row.get("source"), row.get("paraphrase")
        if not isinstance(source, str) or not isinstance(paraphrase, str):
            raise ConversionError(f"{path}, line {number}: a row must have a source and a paraphrase.")
        yield Pair(source, paraphrase)


def read_sentences(path: Path) -> Iterator[str]:
    """The sentences of a file: both sides of pairs, the `text` of other .jsonl rows, or plain lines.

    Raises:
        ConversionError: the file cannot be read, or a row holds no text.
    """
    plain = ".jsonl" not in path.suffixes
    for number, line in _lines(path):
        if plain:
            yield line.rstrip("\n")
            continue
        row = _row(path, number, line)
        values = (row.get(key) for key in ("source", "paraphrase", "text", "sentence"))
        texts = [value for value in values if isinstance(value, str)]
        if not texts:
            raise ConversionError(
                f"{path}, line {number}: a row must have a source and a paraphrase, a text or a sentence."
            )
        yield from texts


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        with (
            lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8")
        ) as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield number, line
    except (OSError, lzma.LZMAError, UnicodeDecodeError) as error:
        raise ConversionError(
            f"{path} cannot be read ({error}); give a readable .jsonl, .xz or text file."
        ) from error


def _row(path: Path, number: int, line: str) -> dict[str, object]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise ConversionError(f"{path}, line {number}: not a JSON object ({error}).") from error
    if not isinstance(row, dict):
        raise ConversionError(f"{path}, line {number}: not a JSON object.")
    return row
