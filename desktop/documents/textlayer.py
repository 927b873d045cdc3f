"""Text files as bytes: the encoding and the line ends, kept as they are."""

import codecs
import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.documents.errors import DocumentError

# UTF-32 first: its mark begins with the one of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Half a surrogate pair is no text, but a file in UTF-16 may hold one, and it must come out again.
_LENIENT = "surrogatepass"

_LINE_END = re.compile(r"\r\n|\r|\n")
_PAIR = re.compile(r"\r\n")


@dataclass(frozen=True, slots=True)
class Splice:
    """New text for a stretch of a text.

    Attributes:
        start: where the stretch starts, in characters.
        end: where it ends (exclusive).
        text: what stands there instead, lines ended by plain newlines.
    """

    start: int
    end: int
    text: str


class TextLayer:
    """The text of a file and how it is laid down in bytes.

    Args:
        data: the content of the file: UTF-8, or UTF-16 or UTF-32 with a byte order mark; whatever is
            neither is taken for Windows-1252, and for Latin-1 where it cannot be that.

    Attributes:
        text: the text, its lines ended by plain newlines.
        encoding: Python's name of the encoding.

    Raises:
        DocumentError: it is no text.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._mark, self.encoding, raw = _decode(data)
        if "\0" in raw:
            raise DocumentError("it holds no text but other data; open a .txt, .md or .docx file instead")
        self._raw = raw
        self.text = raw.replace("\r\n", "\n").replace("\r", "\n")
        # Where in `text` each line break stands that takes two characters in the file.
        self._pairs = array("q", (match.start() - index for index, match in enumerate(_PAIR.finditer(raw))))
        pairs = len(self._pairs)
        counts = {"\n": raw.count("\n") - pairs, "\r\n": pairs, "\r": raw.count("\r") - pairs}
        self._usual = max(counts, key=counts.__getitem__)

    def encodes(self, text: str) -> bool:
        """Whether the encoding of the file has all the characters of `text`."""
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True

    def spliced(self, splices: Sequence[Splice]) -> bytes:
        """The content of the file with new text in some places.

        Args:
            splices: in order and apart.
        """
        if not splices:
            return self._data
        parts: list[str] = []
        done = 0
        for splice in splices:
            start, end = self._to_raw(splice.start), self._to_raw(splice.end)
            parts += (self._raw[done:start], self._with_line_ends(splice))
            done = end
        parts.append(self._raw[done:])
        return self._mark + "".join(parts).encode(self.encoding, _errors(self.encoding))

    def _to_raw(self, place: int) -> int:
        return place + bisect_left(self._pairs, place)

    def _with_line_ends(self, splice: Splice) -> str:
        """The new text with the line ends that stood there; further lines end as the text's usually do."""
        lines = splice.text.split("\n")
        if len(lines) == 1:
            return splice.text
        ends = _LINE_END.findall(self._raw[self._to_raw(splice.start) : self._to_raw(splice.end)])
        ends += [self._usual] * (len(lines) - 1 - len(ends))
        return "".join(line + end for line, end in zip(lines, [*ends[: len(lines) - 1], ""], strict=True))


def _decode(data: bytes) -> tuple[bytes, str, str]:
    """The byte order mark, the encoding and the text of a file."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return mark, encoding, data[len(mark) :].decode(encoding, _errors(encoding))
            except UnicodeDecodeError:
                raise DocumentError(
                    f"its text is damaged: it claims to be {encoding.upper()} and is not; "
                    "save it anew with the program that made it"
                ) from None
    for encoding in ("utf-8", "cp1252"):
        try:
            return b"", encoding, data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return b"", "latin-1", data.decode("latin-1")


def _errors(encoding: str) -> str:
    return _LENIENT if encoding.startswith("utf-16") else "strict"
