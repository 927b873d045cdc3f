"""Plain text files in and out: UTF-8, line ends kept, written whole or not at all."""

import codecs
import os
import re
import stat
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

LARGEST = 64 * 1024 * 1024
"""The largest file that is opened, in bytes."""

_LINE_END = re.compile(r"\r\n|\r|\n")


class TextFileError(Exception):
    """A file could not be read or written; its message says why and what to do."""


@dataclass(frozen=True, slots=True)
class LineEnds:
    """How the lines of a text end, so that a text made of it can end its lines likewise.

    Attributes:
        usual: the commonest line end of the text.
        each: every line end in order, or () when all are the usual one.
    """

    usual: str = "\n"
    each: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str) -> "LineEnds":
        """Those of `text`; a text of one line ends lines with a plain newline."""
        found = _LINE_END.findall(text)
        kinds = sorted(set(found))
        if len(kinds) <= 1:
            return cls(*kinds)
        return cls(max(kinds, key=found.count), tuple(found))

    def put_back(self, text: str) -> str:
        """`text`, whose lines end with a plain newline, with these line ends.

        Mixed line ends return to their own places as long as the text has as many lines as it had;
        otherwise every line gets the usual one.
        """
        if self.usual == "\n" and not self.each:
            return text
        lines = text.split("\n")
        inner = len(lines) - 1
        ends = self.each if len(self.each) == inner else (self.usual,) * inner
        return "".join(line + end for line, end in zip(lines, (*ends, ""), strict=True))


def plain_newlines(text: str) -> str:
    """`text` with every line end turned into a plain newline."""
    return _LINE_END.sub("\n", text)


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text and how it is laid down in a file.

    Attributes:
        text: the text, its lines ended by plain newlines.
        line_ends: the line ends in the file.
        mark: whether the file begins with a byte order mark.
    """

    text: str
    line_ends: LineEnds = LineEnds()
    mark: bool = False

    @classmethod
    def read(cls, path: Path) -> "TextFile":
        """Read a UTF-8 file.

        Raises:
            TextFileError: it is not there, cannot be read, is too large or is not UTF-8.
        """
        try:
            if path.is_dir():
                raise TextFileError(f"“{path.name}” is a folder: choose a text file in it.")
            if path.stat().st_size > LARGEST:
                raise TextFileError(
                    f"“{path.name}” is larger than {LARGEST // 1024**2} MB: "
                    "split it into smaller files and open those."
                )
            data = path.read_bytes()
        except OSError as error:
            raise TextFileError(f"“{path.name}” could not be opened: {_why(error)}.") from None
        mark = data.startswith(codecs.BOM_UTF8)
        try:
            text = data.decode("utf-8-sig" if mark else "utf-8")
        except UnicodeDecodeError:
            raise TextFileError(
                f"“{path.name}” is not UTF-8 text: save it as plain text in UTF-8 with the program "
                "that made it, then open it again."
            ) from None
        return cls(plain_newlines(text), LineEnds.of(text), mark)

    def write(self, path: Path) -> None:
        """Write to `path`: afterwards it holds all of the text, or what it held before.

        Raises:
            TextFileError: the text could not be written; the old file is untouched.
        """
        text = self.line_ends.put_back(self.text)
        data = (codecs.BOM_UTF8 if self.mark else b"") + text.encode("utf-8")
        try:
            # A link stays a link: what it points to is replaced.
            _replace(path.resolve(), data)
        except OSError as error:
            raise TextFileError(
                f"“{path.name}” could not be saved: {_why(error)}; try another folder or disk."
            ) from None


def _replace(target: Path, data: bytes) -> None:
    """Write beside `target`, then move into its place, which the file system does in one step."""
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(13, "it is write-protected")
    handle, name = tempfile.mkstemp(prefix=".phrasewright-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_permissions(target))
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _permissions(target: Path) -> int:
    """Those of the file to be replaced, else those that a new file would get."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _why(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
