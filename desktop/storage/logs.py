"""The log file: what the program did and what went wrong, and never a word of what was written.

Whoever logs gives a fixed message and puts what varies into arguments. Of these only numbers, switches and
the like are written out; a text is logged as its length. Of an exception the kind and the places in the
code are logged, not its message, which may quote what the program was working on.
"""

import logging
import traceback
from contextlib import suppress
from enum import Enum
from pathlib import Path

_LARGEST = 256 * 1024
_ROOM = "desktop"
"""The loggers of this program; what libraries log is not ours to vouch for."""


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
            kind, _, trace = record.exc_info
            lines.append(f"  {kind.__module__}.{kind.__qualname__}")
            lines += [
                f"  at {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
                for frame in traceback.extract_tb(trace)
            ]
        return "\n".join(lines)


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
