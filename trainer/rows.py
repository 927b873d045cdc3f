"""Files of JSON lines, plain or compressed, read as streams and written whole or not at all."""

import gzip
import json
import lzma
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

from trainer.errors import TrainerError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Item = TypeVar("Item")


def read(path: Path, item: Callable[[dict[str, Any]], Item], kind: str) -> Iterator[Item]:
    """Yield what stands on the lines of a .jsonl, .jsonl.xz or .jsonl.gz file.

    Args:
        path: the file.
        item: makes a row an item; KeyError, TypeError and ValueError mean that it is none.
        kind: what a row is to be, for the message: "a pair with source and paraphrase".

    Raises:
        TrainerError: the file is missing or damaged, or a line is none; file and line are named.
    """
    number = 0
    try:
        with open_text(path) as lines:
            for number, line in enumerate(lines, 1):  # noqa: B007 - the handlers below name the line
                if line.strip():
                    yield item(json.loads(line))
    except OSError as error:
        raise TrainerError(f"{path}: cannot be read ({error.strerror or error}).") from None
    except (EOFError, lzma.LZMAError, UnicodeDecodeError) as error:
        raise TrainerError(f"{path}: breaks off or is damaged after line {number} ({error}).") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise TrainerError(f"{path}, line {number}: is not {kind} ({error}).") from None


def write(path: Path, rows: Iterable[Mapping[str, Any]]) -> int:
    """Write rows as JSON lines, replacing the file only when all are written. Returns their number."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".partial")
    count = 0
    with partial.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    partial.replace(path)
    return count


def write_filled(path: Path, items: Iterable["DataclassInstance"]) -> int:
    """Write data classes as rows, as `write` does, without what is None or "". Returns their number."""
    return write(
        path,
        ({key: value for key, value in asdict(each).items() if value not in (None, "")} for each in items),
    )


def open_text(path: Path) -> IO[str]:
    """Open a UTF-8 file for reading, unpacking .xz and .gz on the way."""
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")
