"""Lines and tables of text files, plain or compressed, with every line's number for the messages."""

import csv
import io
import lzma
import zlib
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path

from trainer.errors import TrainerError
from trainer.rows import open_text
from trainer.sources.records import fault

# A line's number, from 1, and its cells.
Row = tuple[int, list[str]]

# A quoted cell that is still open after so many lines is no quoted cell.
_LONGEST_QUOTE = 20


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines of a UTF-8 file (.xz and .gz are unpacked) without their ends, numbered from 1.

    Only line feeds end a line, and no byte-order mark is part of the first.

    Raises:
        TrainerError: the file cannot be read, breaks off, or is no UTF-8.
    """
    number = 0
    try:
        with open_text(path) as file:
            for number, line in enumerate(file, 1):
                text = line.removeprefix("\ufeff") if number == 1 else line
                yield number, text.rstrip("\r\n")
    except OSError as error:
        raise TrainerError(f"{path}: cannot be read ({error.strerror or error}).") from None
    except (EOFError, lzma.LZMAError, zlib.error) as error:
        raise TrainerError(f"{path}: breaks off or is damaged after line {number} ({error}).") from None
    except UnicodeDecodeError:
        raise TrainerError(f"{path}: is not UTF-8 after line {number}; save it as UTF-8.") from None


def tabbed(path: Path) -> Iterator[Row]:
    """Yield the rows of a file whose cells are parted by tabs and never quoted; empty lines are left out."""
    for number, line in lines(path):
        if line.strip():
            yield number, line.split("\t")


def quoted(path: Path, delimiter: str = "\t", columns: int = 0) -> Iterator[Row]:
    r"""Yield the rows of a table whose cells may be quoted as in CSV, also over several lines.

    A quotation mark that nobody closes is taken as it stands, so that it cannot swallow the file.

    Args:
        path: the file.
        delimiter: between cells.
        columns: cells that a row has; 0 for as many as the first.
    """
    source, pending = lines(path), deque[tuple[int, str]]()

    def following() -> tuple[int, str] | None:
        return pending.popleft() if pending else next(source, None)

    while (entry := following()) is not None:
        number, whole = entry
        if not whole.strip():
            continue
        ahead: list[tuple[int, str]] = []
        cells = _cells(whole, delimiter)
        while cells is None and len(ahead) < _LONGEST_QUOTE and (entry := following()):
            ahead.append(entry)
            whole += "\n" + entry[1]
            cells = _cells(whole, delimiter)
        if cells is None or (ahead and columns and len(cells) != columns):
            pending.extendleft(reversed(ahead))
            cells = whole.split("\n", 1)[0].split(delimiter)
        columns = columns or len(cells)
        yield number, cells


def _cells(text: str, delimiter: str) -> list[str] | None:
    """The cells of a row; None where a quoted one is still open at its end."""
    if '"' not in text:
        return text.split(delimiter)
    try:
        return next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        # Any other fault is a quotation mark that quotes no cell.
        return None if "unexpected end of data" in str(error) else text.split(delimiter)


def column(path: Path, head: Row, names: Sequence[str], where: str = "") -> list[int]:
    """The places of columns in the head of a table.

    Args:
        path: the file.
        head: its first row.
        names: of the columns.
        where: what the message is to say besides, or "".

    Raises:
        TrainerError: one is not there.
    """
    number, cells = head
    for name in names:
        if name not in cells:
            raise fault(path, number, f"has no column {name!r}, only {', '.join(cells)[:80]}{where}")
    return [cells.index(name) for name in names]
