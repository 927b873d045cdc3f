"""The log file: what the program did and what went wrong, and never a word of what was written.

Whoever logs gives a fixed message and puts what varies into arguments. Of these only numbers, switches and
the like are written out; a text is logged as its length. Of an exception, and of those that led to it, the
kind, the system's number and the places in the code are logged, not the message, which may quote what the
program was working on or name a document of the writer's.

A crash of native code, which no exception tells of, leaves the places in the code in a file of its own.
"""

import errno
import faulthandler
import logging
import os
import platform
import sys
import traceback
from collections.abc import Iterator
from contextlib import suppress
from enum import Enum
from pathlib import Path

import desktop

_LARGEST = 256 * 1024
_ROOM = "desktop"
"""The loggers of this program; what libraries log is not ours to vouch for."""
_CAUSES = 5
"""Exceptions of one chain that are logged."""
_LOG = logging.getLogger(__name__)


class DiscreetFormatter(logging.Formatter):
    """Writes records without any text that a person may have written."""

    def format(self, record: logging.LogRecord) -> str:
        """The record on one line, and a line for each place in the code that an exception came through."""
        arguments = record.args if isinstance(record.args, tuple) else (record.args,)
        try:
            message = str(record.msg) % tuple(_discreet(each) for each in arguments if record.args)
        except (TypeError, ValueError):
            message = str(record.msg)
        moment = self.formatTime(record, "%Y-%m-%dT%H:%M:%S")
        lines = [f"{moment} {record.levelname} {record.name}: {message}"]
        if record.exc_info and record.exc_info[0] is not None:
            lines += [line for error in _led_to(record.exc_info[1]) for line in _told(error)]
        return "\n".join(lines)


def _led_to(error: BaseException | None) -> Iterator[BaseException]:
    """An exception, and before it those that it was raised from or in the handling of."""
    seen: list[BaseException] = []
    while error is not None and error not in seen and len(seen) < _CAUSES:
        seen.append(error)
        error = error.__cause__ or error.__context__
    return reversed(seen)


def _told(error: BaseException) -> list[str]:
    kind = type(error)
    number = errno.errorcode.get(error.errno or 0, "") if isinstance(error, OSError) else ""
    return [
        f"  {kind.__module__}.{kind.__qualname__} {number}".rstrip(),
        *(
            f"  at {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        ),
    ]


def open_log(folder: Path) -> logging.Handler:
    """Start writing the log to `phrasewright.log` in `folder`; of older ones the last is kept.

    Where it cannot be written, nothing is logged and nobody is bothered.

    Returns:
        The handler, to be given to `close_log`.
    """
    handler: logging.Handler = logging.NullHandler()
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = _Handler(folder / "phrasewright.log", encoding="utf-8")
    handler.setFormatter(DiscreetFormatter())
    logger = logging.getLogger(_ROOM)
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    return handler


def log_start(toolkit: str) -> None:
    """Log what this program is and what it runs on.

    Args:
        toolkit: name, version and platform of what draws the window.
    """
    origin = "installed" if getattr(sys, "frozen", False) else "from Python's packages"
    # `platform.platform()` would start a program.
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    _LOG.info(
        f"Phrasewright {desktop.__version__}, {origin}, Python {platform.python_version()}, {toolkit}, "
        f"{system}, %d processors",
        os.cpu_count() or 0,
    )


def log_crashes(folder: Path) -> None:
    """From now on, let a crash of native code leave its places in the code in `crashes.txt` in `folder`.

    What stood there before is kept, unless there is much of it. Where nothing can be written, nothing is.
    """
    path = folder / "crashes.txt"
    with suppress(OSError):
        much = path.exists() and path.stat().st_size > _LARGEST
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if much else os.O_APPEND), 0o600)
        faulthandler.enable(handle)


def close_log(handler: logging.Handler) -> None:
    """Stop writing to the log."""
    logging.getLogger(_ROOM).removeHandler(handler)
    handler.close()


class _Handler(logging.FileHandler):
    """A file that begins anew when it is long enough, and says nothing when the disk is full.

    The handlers of the standard library that do this import `socket`, which is left out of what ships.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record; what was written before is moved aside first where it is long enough."""
        with suppress(OSError):
            if self.stream is not None and self.stream.tell() > _LARGEST:
                self.stream.close()
                self.stream = None  # opened anew by what follows
                Path(self.baseFilename).replace(f"{self.baseFilename}.1")
        with suppress(OSError):
            super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """Go on: a log is no reason to bother anyone."""


def _discreet(value: object) -> object:
    if value is None or isinstance(value, bool | int | float | Enum):
        return value
    if isinstance(value, str | bytes):
        return f"<{len(value)} long>"
    return f"<{type(value).__name__}>"
