"""WordprocessingML: the names that matter, and reading it safely with the place of every tag.

Expat is told what to do with every tag and tells where it stands in the bytes, so that a change can be
made in these bytes and everything else stays just as Word or LibreOffice wrote it.
"""

import re
from dataclasses import dataclass
from typing import Final, Protocol
from xml.parsers import expat

from desktop.documents.errors import DocumentError

NAMESPACES: Final = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
"""WordprocessingML as everyone writes it, and in the strict form of ISO/IEC 29500."""

_DEEPEST = 256
"""How deep tags may be nested; real documents stay far below."""

_MOST_TAGS = 2_000_000
"""How many tags are read; a thousand pages have some hundred thousand."""

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ENCODINGS = {"utf-8", "utf8", "us-ascii", "ascii"}
_NOT_UTF8 = "its text is not in UTF-8: save it anew with a current word processor"
_DAMAGED = "its text is damaged: repair it with the program that made it, then open it again"
_TAG = re.compile(rb"<[^\s/>]+(?:\s+[^\s=>]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?>")


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag.

    Attributes:
        name: its local name where it belongs to WordprocessingML, else namespace, space, local name.
        attributes: its attributes, named likewise.
        start: where it starts in the bytes.
        end: where it ends (exclusive).
    """

    name: str
    attributes: dict[str, str]
    start: int
    end: int


class Reader(Protocol):
    """Hears what stands in the XML."""

    def open(self, tag: Tag) -> None:
        """A start tag."""

    def close(self, tag: Tag, start: int, end: int) -> None:
        """The end of the element that `tag` opened; its end tag stands from `start` to `end`."""

    def text(self, text: str) -> None:
        """Some characters."""


def read(data: bytes, reader: Reader, namespaces: dict[str, str] | None = None) -> None:
    """Go through XML in UTF-8.

    Args:
        data: all of it.
        reader: hears it.
        namespaces: if given, filled with the prefixes in force: whenever a tag opens or closes it holds
            those of that place (prefix, "" for none -> namespace).

    Raises:
        DocumentError: it is no well-formed XML, in another encoding, nested absurdly deep, or has a
            document type declaration (no word processor writes one; attacks do).
    """
    _Parser(data, reader, {} if namespaces is None else namespaces).run()


class _Parser:
    """Expat, with the place of each tag and with limits."""

    def __init__(self, data: bytes, reader: Reader, namespaces: dict[str, str]) -> None:
        self._data = data
        self._reader = reader
        self._namespaces = namespaces
        self._hidden: list[str | None] = []  # what the prefixes stood for before they were declared anew
        self._stack: list[Tag] = []
        self._tags = 0
        self._expat = expat.ParserCreate(namespace_separator=" ")
        self._expat.XmlDeclHandler = self._declare
        self._expat.StartDoctypeDeclHandler = self._refuse
        self._expat.StartNamespaceDeclHandler = self._open_namespace
        self._expat.EndNamespaceDeclHandler = self._close_namespace
        self._expat.StartElementHandler = self._open
        self._expat.EndElementHandler = self._close
        self._expat.CharacterDataHandler = reader.text

    def run(self) -> None:
        if self._data.startswith(_UTF16_MARKS):
            raise DocumentError(_NOT_UTF8)
        try:
            self._expat.Parse(self._data, True)
        except expat.ExpatError:
            raise DocumentError(_DAMAGED) from None

    def _declare(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in _ENCODINGS:
            raise DocumentError(_NOT_UTF8)

    def _refuse(self, *_: object) -> None:
        raise DocumentError("it holds declarations that no word processor writes, so it is not opened")

    def _open_namespace(self, prefix: str | None, uri: str | None) -> None:
        self._hidden.append(self._namespaces.get(prefix or ""))
        self._namespaces[prefix or ""] = uri or ""

    def _close_namespace(self, prefix: str | None) -> None:
        uri = self._hidden.pop()
        if uri is None:
            del self._namespaces[prefix or ""]
        else:
            self._namespaces[prefix or ""] = uri

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        start = self._expat.CurrentByteIndex
        found = _TAG.match(self._data, start)
        if len(self._stack) >= _DEEPEST or found is None:
            raise DocumentError(_DAMAGED)
        self._tags += 1
        if self._tags > _MOST_TAGS:
            raise DocumentError("it is too long to be opened at once: split it into smaller documents")
        local = {_local(key): value for key, value in attributes.items()}
        tag = Tag(_local(name), local, start, found.end())
        self._stack.append(tag)
        self._reader.open(tag)

    def _close(self, _name: str) -> None:
        tag = self._stack.pop()
        if self._data[tag.end - 2 : tag.end] == b"/>":
            self._reader.close(tag, tag.end, tag.end)
        else:
            start = self._expat.CurrentByteIndex
            self._reader.close(tag, start, self._data.index(b">", start) + 1)


def _local(name: str) -> str:
    uri, _, local = name.rpartition(" ")
    return local if uri in NAMESPACES else name
