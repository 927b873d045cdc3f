"""JSON files that are written whole or not at all, and set aside where they are broken."""

import json
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from desktop.atomicfile import reason, write_atomically
from desktop.storage.errors import StorageError

_LARGEST = 64 * 1024 * 1024
"""The largest file that is read back, in bytes; the longest draft stays well below."""


class BrokenFileError(StorageError):
    """A file could not be read as what it should be; it has been set aside where that was possible."""


def read(path: Path, what: str) -> dict[str, Any] | None:
    """Read an object from a file.

    Args:
        path: the file.
        what: names it to the writer: "settings file".

    Returns:
        The object; None where there is no file.

    Raises:
        BrokenFileError: it holds something else; it now has another name.
        StorageError: it cannot be read.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise set_aside(path, what)
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StorageError(
            f"The {what} “{path.name}” could not be read: {reason(error)}; the program goes on without it."
        ) from None
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        raise set_aside(path, what) from None
    if not isinstance(content, dict):
        raise set_aside(path, what)
    return content


def write(path: Path, content: dict[str, Any], what: str, *, indent: int | None = 2) -> None:
    """Write an object to a file: afterwards it holds this one, or the one that it held before.

    Args:
        path: the file.
        content: the object.
        what: names it to the writer.
        indent: by how much nested lines are indented; None writes it on one.

    Raises:
        StorageError: it could not be written.
    """
    # Only ASCII: half a surrogate pair, which a text may hold, would have no place in UTF-8.
    encoder = json.JSONEncoder(ensure_ascii=True, indent=indent, sort_keys=True)
    # Piece by piece: in one go, a long draft would keep the interface waiting for Python's lock.
    data = "".join(encoder.iterencode(content)).encode("ascii") + b"\n"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomically(path, data, private=True)
    except OSError as error:
        raise StorageError(
            f"The {what} could not be saved: {reason(error)}; it is kept in memory until it can be."
        ) from None


def set_aside(path: Path, what: str) -> BrokenFileError:
    """Give a broken file another name, so that nothing of it is lost, and say so."""
    aside = path.with_name(f"{path.stem}.broken-{time.strftime('%Y%m%d-%H%M%S')}{path.suffix}")
    with suppress(OSError):
        path.replace(aside)
        return BrokenFileError(
            f"The {what} was damaged, so it has been set aside as “{aside.name}” and a new one begun."
        )
    return BrokenFileError(
        f"The {what} “{path.name}” is damaged and could not be set aside; the program goes on without it."
    )


def remove(path: Path, what: str) -> None:
    """Remove a file, if it is there.

    Raises:
        StorageError: it cannot be removed.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise StorageError(
            f"The {what} could not be removed: {reason(error)}; remove “{path}” yourself."
        ) from None
