"""Files of pairs: JSON lines, plain or compressed, read and written as streams."""

import gzip
import json
import lzma
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from desktop.engine.codes import Codes
from trainer.errors import TrainerError


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
    number = 0
    try:
        with _open(path) as lines:
            for number, line in enumerate(lines, 1):  # noqa: B007 - the handlers below name the line
                if line.strip():
                    yield _pair(json.loads(line))
    except OSError as error:
        raise TrainerError(f"{path}: cannot be read ({error.strerror or error}).") from None
    except (EOFError, lzma.LZMAError, UnicodeDecodeError) as error:
        raise TrainerError(f"{path}: breaks off or is damaged after line {number} ({error}).") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise TrainerError(
            f"{path}, line {number}: is not a pair with source and paraphrase ({error})."
        ) from None


def write(path: Path, pairs: Iterable[Pair]) -> int:
    """Write pairs as JSON lines, replacing the file only when all are written. Returns their number."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".partial")
    count = 0
    with partial.open("w", encoding="utf-8") as file:
        for pair in pairs:
            row = {key: value for key, value in asdict(pair).items() if value not in (None, "")}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    partial.replace(path)
    return count


def _open(path: Path) -> IO[str]:
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def _pair(row: dict[str, Any]) -> Pair:
    similarity, codes = row.get("similarity"), row.get("codes")
    return Pair(
        source=str(row["source"]),
        paraphrase=str(row["paraphrase"]),
        origin=str(row.get("origin", "")),
        teacher=str(row.get("teacher", "")),
        similarity=None if similarity is None else float(similarity),
        codes=None if codes is None else Codes(**codes),
    )
