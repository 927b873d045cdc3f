"""Files that are written whole or not at all, whatever fails: the program, the disk or the power."""

import errno
import os
import stat
import tempfile
import time
from contextlib import suppress
from pathlib import Path

_PREFIX = ".phrasewright-"
_STALE = 3600.0
"""Seconds after which a temporary file is one that a crash has left."""


def write_atomically(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write `data` to `path`: afterwards the file holds all of it, or what it held before.

    It is written to a temporary file beside the target, forced to disk and moved into place, which the
    file system does in one step; then the move is forced to disk. A link stays a link, permissions stay.
    Two processes that write at once leave the one file or the other.

    Args:
        path: the file, new or old; its folder must exist.
        data: all of its new content.
        private: whether nobody but this user may read it.

    Raises:
        OSError: it could not be written; the old file is untouched.
    """
    target = path.resolve()
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "it is write-protected", str(path))
    handle, name = tempfile.mkstemp(prefix=_PREFIX, dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o600 if private else _permissions(target))
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def reason(error: OSError) -> str:
    """The system's own words for what went wrong, as the end of a sentence: "no space left on device"."""
    return (error.strerror or type(error).__name__).lower()


def clear_leftovers(folder: Path) -> None:
    """Remove temporary files that a crash has left in `folder`, those of the last hour excepted.

    A younger one may be in the hands of another process that is writing it now.
    """
    with suppress(OSError):
        for leftover in folder.glob(f"{_PREFIX}*"):
            if time.time() - leftover.stat().st_mtime > _STALE:
                leftover.unlink()


def _permissions(target: Path) -> int:
    """Those of the file to be replaced, else those that a new file would get."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0o077)  # can only be asked by setting it, and other threads may be writing
        os.umask(mask)
        return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Force the move itself to disk, where the system knows how (Windows has no such thing)."""
    if os.name != "posix":
        return
    # The file is in place: a file system that cannot do this has not failed to save it.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
