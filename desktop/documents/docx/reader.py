"""Finds the paragraphs of a Word document and what in them is more than text.

What may be replaced is the text of plain runs. A hyperlink, a field with its result, an inline content
control, text in a code style, a tab and a line break are held. A footnote mark, an image, a formula and
anything unknown is a point; comments and bookmarks are ranges. What somebody has inserted, deleted, moved
or reformatted with changes tracked is fixed. Text boxes, headers, footers, footnotes and comments are not
offered at all, nor are content controls that hold data, tables of contents and code.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto

from desktop.documents.block import Bond, Kind, Part
from desktop.documents.docx.markup import Tag, read
from desktop.documents.docx.paragraph import Anchor, Paragraph, Run, TextNode
from desktop.documents.docx.styles import Use

_SPACE_ATTRIBUTE = "http://www.w3.org/XML/1998/namespace space"
_XML_SPACE = " \t\r\n"
_SPACES = {ord(character): " " for character in _XML_SPACE}

_BODY = {"document", "body", "tbl", "tr", "tc", "sdt", "sdtContent", "customXml"}
_THROUGH = {"smartTag", "customXml", "sdtContent"}
_HELD = {"hyperlink", "fldSimple", "sdt", "dir", "bdo"}
_INSERTED = {"ins", "moveTo"}
_DELETED = {"del", "moveFrom"}
_STARTS = {"bookmarkStart", "commentRangeStart", "permStart"}
_ENDS = {"bookmarkEnd", "commentRangeEnd", "permEnd"}
_IGNORED = {"proofErr", "lastRenderedPageBreak", "softHyphen", "instrText", "delInstrText"}
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
# A content control with any of these is filled in by the program, not by the writer's sentences.
_FILLED = {
    "dataBinding",
    "docPartObj",
    "showingPlcHdr",
    "comboBox",
    "dropDownList",
    "date",
    "picture",
    "equation",
    "citation",
    "bibliography",
}
_HIDING = {"vanish", "specVanish"}
_OFF = {"0", "false", "off"}
_USED_AS = {Use.HEADING: Kind.HEADING, Use.QUOTATION: Kind.QUOTATION, Use.LIST_ITEM: Kind.LIST_ITEM}


class _Place(StrEnum):
    """Where the reader is."""

    BODY = auto()
    CONTROL = auto()  # the properties of a content control around paragraphs
    PARAGRAPH = auto()
    PARAGRAPH_PROPERTIES = auto()
    RUN = auto()
    RUN_PROPERTIES = auto()
    TEXT = auto()
    ELSEWHERE = auto()  # where nothing is offered


def read_paragraphs(data: bytes, uses: Mapping[str, Use], take: Callable[[Paragraph], None]) -> None:
    """Go through a document.

    Args:
        data: the XML of its text.
        uses: what its styles are for.
        take: called with each paragraph that is offered, in order.

    Raises:
        DocumentError: it is no sound XML.
    """
    namespaces: dict[str, str] = {}
    read(data, _Reader(data, uses, take, namespaces), namespaces)


def read_again(source: bytes, paragraph: Paragraph, uses: Mapping[str, Use]) -> tuple[bytes, Paragraph]:
    """Read a paragraph by itself.

    Args:
        source: its bytes.
        paragraph: the same paragraph as it was read before, or as it was before it was changed.
        uses: what the styles of the document are for.

    Returns:
        The bytes, which stand in a root of their own now, and the paragraph, whose places are in these.

    Raises:
        DocumentError: it is no sound XML any more.
    """
    declared = "".join(
        f' xmlns{":" if prefix else ""}{prefix}="{_attribute(uri)}"'
        for prefix, uri in paragraph.namespaces.items()
        if prefix != "xml"
    )
    name = paragraph.prefix.decode("ascii", "replace") + "body"
    data = f"<{name}{declared}>".encode() + source + f"</{name}>".encode()
    found: list[Paragraph] = []
    reader = _Reader(data, uses, found.append, dict(paragraph.namespaces), paragraph.fields)
    read(data, reader)
    if not found:
        found.append(Paragraph(0, paragraph.kind, paragraph.prefix, paragraph.namespaces))
    return data, found[0]


def _attribute(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


class _Reader:
    """Hears the tags and builds paragraphs."""

    def __init__(
        self,
        data: bytes,
        uses: Mapping[str, Use],
        take: Callable[[Paragraph], None],
        namespaces: dict[str, str],
        fields: tuple[bool, ...] = (),
    ) -> None:
        self._data = data
        self._uses = uses
        self._take = take
        self._namespaces = namespaces
        self._scope: dict[str, str] = {}
        self._places = [_Place.BODY]
        self._enter = {
            _Place.BODY: self._in_body,
            _Place.CONTROL: self._in_control,
            _Place.PARAGRAPH: self._in_paragraph,
            _Place.PARAGRAPH_PROPERTIES: self._in_paragraph_properties,
            _Place.RUN: self._in_run,
            _Place.RUN_PROPERTIES: self._in_run_properties,
        }
        self._tables = 0
        self._controls: list[bool] = []  # content controls around paragraphs: whether filled in by program
        self._fields = list(fields)  # as in `Paragraph.fields`, up to here
        self._field: _Opened | None = None  # the outermost field that is open in this paragraph
        self._field_until = -1  # where the text ended when the outermost field of this run was closed
        self._paragraph = Paragraph(0, Kind.PARAGRAPH, b"", {})
        self._kept = False  # whether the style of the paragraph says that it is not to be offered
        self._containers: list[_Opened] = []
        self._run = Run(0, 0)
        self._run_opened = _Opened(Bond.HELD, 0, 0, 0)
        self._run_bond: Bond | None = None  # what its properties make of the whole run
        self._characters: list[str] | None = None

    # What is heard

    def open(self, tag: Tag) -> None:
        enter = self._enter.get(self._places[-1])
        self._places.append(enter(tag) if enter else _Place.ELSEWHERE)

    def close(self, tag: Tag, start: int, end: int) -> None:
        place, outer = self._places.pop(), self._places[-1]
        if place is _Place.TEXT:
            self._close_text(tag, end)
        elif place is _Place.RUN:
            self._close_run(start, end)
        elif place is _Place.RUN_PROPERTIES:
            self._run.properties, self._run.properties_end = self._data[tag.start : end], end
        elif place is _Place.PARAGRAPH:
            if outer is _Place.BODY:
                self._close_paragraph(end)
            elif tag.name in _HELD | _INSERTED:
                self._add(self._containers.pop(), end)
        elif place is _Place.ELSEWHERE and outer is _Place.RUN:
            self._pass_in_run(tag, end)
        elif place is _Place.ELSEWHERE and outer is _Place.PARAGRAPH:
            self._pass_in_paragraph(tag, end)
        elif tag.name == "tbl" and place is _Place.BODY:
            self._tables -= 1
        elif tag.name == "sdt" and place is _Place.CONTROL:
            self._controls.pop()

    def text(self, text: str) -> None:
        if self._characters is not None:
            self._characters.append(text)

    # Around paragraphs

    def _in_body(self, tag: Tag) -> _Place:
        if tag.name == "p":
            self._open_paragraph(tag)
            return _Place.PARAGRAPH
        if tag.name == "sdt":
            self._controls.append(False)
            return _Place.CONTROL
        if tag.name == "tbl":
            self._tables += 1
        return _Place.BODY if tag.name in _BODY else _Place.ELSEWHERE

    def _in_control(self, tag: Tag) -> _Place:
        if tag.name == "sdtPr":
            return _Place.CONTROL
        if tag.name == "sdtContent":
            return _Place.ELSEWHERE if self._controls[-1] else _Place.BODY
        locked = tag.name == "lock" and "content" in tag.attributes.get("val", "").lower()
        if locked or tag.name in _FILLED:
            self._controls[-1] = True
        return _Place.ELSEWHERE

    # Paragraphs

    def _open_paragraph(self, tag: Tag) -> None:
        if self._scope != self._namespaces:
            self._scope = dict(self._namespaces)
        name = self._data[tag.start + 1 : tag.end].split(maxsplit=1)[0].rstrip(b"/>")
        prefix = name[: name.find(b":") + 1]
        kind = Kind.TABLE_CELL if self._tables else Kind.PARAGRAPH
        self._paragraph = Paragraph(tag.start, kind, prefix, self._scope, tuple(self._fields))
        self._kept = False
        self._field = _Opened(Bond.FIXED, tag.end, 0, 0) if self._fields else None

    def _in_paragraph(self, tag: Tag) -> _Place:
        if tag.name == "r":
            self._run = Run(tag.start, tag.end, properties_end=tag.end)
            self._run_opened = self._opened(Bond.HELD, tag.start)
            self._run_bond = None
            self._field_until = -1
            return _Place.RUN
        if tag.name == "pPr":
            return _Place.PARAGRAPH_PROPERTIES
        if tag.name in _HELD | _INSERTED:
            bond = Bond.HELD if tag.name in _HELD else Bond.FIXED
            self._containers.append(self._opened(bond, tag.start))
            return _Place.PARAGRAPH
        return _Place.PARAGRAPH if tag.name in _THROUGH else _Place.ELSEWHERE

    def _in_paragraph_properties(self, tag: Tag) -> _Place:
        paragraph = self._paragraph
        if tag.name == "pStyle":
            use = self._uses.get(tag.attributes.get("val", ""))
            self._kept = use is Use.KEPT
            if use in _USED_AS and paragraph.kind is Kind.PARAGRAPH:
                paragraph.kind = _USED_AS[use]
        elif tag.name == "numPr" and paragraph.kind is Kind.PARAGRAPH:
            paragraph.kind = Kind.LIST_ITEM
        return _Place.ELSEWHERE

    def _pass_in_paragraph(self, tag: Tag, end: int) -> None:
        """Something that is neither a run nor holds any."""
        if tag.name in _IGNORED or tag.name.endswith("Pr"):
            return
        if tag.name in _STARTS:
            bond = Bond.START
        elif tag.name in _ENDS:
            bond = Bond.END
        else:
            bond = Bond.FIXED if tag.name in _DELETED else Bond.POINT
        self._add(self._opened(bond, tag.start), end)

    def _close_paragraph(self, end: int) -> None:
        paragraph = self._paragraph
        paragraph.end = end
        if self._fields:
            opened = self._field or self._opened(Bond.FIXED, end)
            opened.bond = Bond.FIXED
            self._add(opened, end)
            self._field = None
        if not self._kept and any(node.text.strip() for node in paragraph.nodes):
            self._take(paragraph)

    # Runs

    def _in_run(self, tag: Tag) -> _Place:
        if tag.name == "rPr":
            return _Place.RUN_PROPERTIES
        if tag.name == "t":
            self._characters = []
            return _Place.TEXT
        return _Place.ELSEWHERE

    def _in_run_properties(self, tag: Tag) -> _Place:
        bond = None
        if tag.name in _HIDING and tag.attributes.get("val", "true") not in _OFF:
            bond = Bond.POINT
        elif tag.name == "rPrChange":
            bond = Bond.FIXED
        elif tag.name == "rStyle" and self._uses.get(tag.attributes.get("val", "")) is Use.KEPT:
            bond = Bond.HELD
        if bond is not None and self._run_bond is not Bond.POINT:
            self._run_bond = bond
        return _Place.ELSEWHERE

    def _close_text(self, tag: Tag, end: int) -> None:
        text = "".join(self._characters or ())
        self._characters = None
        if tag.attributes.get(_SPACE_ATTRIBUTE) != "preserve":
            text = text.strip(_XML_SPACE)
        text = text.translate(_SPACES)
        if not self._is_seen():
            return
        if not (self._containers or self._fields or self._run_bond):
            self._paragraph.nodes.append(TextNode(self._run, tag.start, end, self._paragraph.length, text))
        self._see(text)

    def _pass_in_run(self, tag: Tag, end: int) -> None:
        """Something in a run that is no text."""
        if tag.name == "fldChar":
            self._pass_field_mark(tag.attributes.get("fldCharType", ""))
            return
        if tag.name in _IGNORED or not self._is_seen():
            return
        text = _CHARACTERS.get(tag.name, "")
        if tag.name == "br" and tag.attributes.get("type", "textWrapping") != "textWrapping":
            text = ""  # a page ends here
        opened = self._opened(Bond.HELD if text else Bond.POINT, tag.start)
        self._see(text)
        self._add(opened, end, self._run)

    def _pass_field_mark(self, kind: str) -> None:
        if kind == "begin":
            if not self._fields:
                again = self._field_until >= 0  # another one has ended in this very run
                self._field = self._field if again and self._field else self._run_opened
                if again or self._paragraph.length > self._run_opened.at:
                    self._field.bond = Bond.FIXED  # it cannot be told from the text in its run
                self._field_until = -1
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()
            if not self._fields:
                self._field_until = self._paragraph.length

    def _close_run(self, start: int, end: int) -> None:
        run, opened, paragraph = self._run, self._run_opened, self._paragraph
        run.content_end, run.end = start, end
        if self._field_until >= 0 and self._field is not None:
            if self._field_until != paragraph.length:
                self._field.bond = Bond.FIXED
            self._add(self._field, end)
            self._field, self._field_until = None, -1
        elif self._run_bond is not None:
            if paragraph.length > opened.at or self._run_bond is Bond.POINT:
                opened.bond = self._run_bond
                self._add(opened, end)
        elif len(paragraph.parts) == opened.parts + 1 and not self._fields:
            only = paragraph.parts[-1]
            if (only.start, only.end) == (opened.at, paragraph.length):
                paragraph.anchors[-1] = Anchor(run.start, end)

    # Text and parts

    def _is_seen(self) -> bool:
        """Whether text that comes now is seen by a reader: neither hidden nor the code of a field."""
        return all(self._fields) and self._run_bond is not Bond.POINT

    def _see(self, text: str) -> None:
        self._paragraph.texts.append(text)
        self._paragraph.length += len(text)

    def _opened(self, bond: Bond, start: int) -> "_Opened":
        return _Opened(bond, start, self._paragraph.length, len(self._paragraph.parts))

    def _add(self, opened: "_Opened", end: int, run: Run | None = None) -> None:
        """Add a part; it swallows the parts in it."""
        paragraph = self._paragraph
        del paragraph.parts[opened.parts :], paragraph.anchors[opened.parts :]
        bond = opened.bond
        if bond is Bond.HELD and paragraph.length == opened.at:
            bond = Bond.POINT
        # What a fixed part or one that is held has swallowed is replaceable no more.
        while paragraph.nodes and paragraph.nodes[-1].start >= opened.start:
            paragraph.nodes.pop()
        paragraph.parts.append(Part(opened.at, paragraph.length, bond))
        paragraph.anchors.append(Anchor(opened.start, end, run))


@dataclass(slots=True)
class _Opened:
    """Where a part began.

    Attributes:
        bond: how it will be tied to the text around it.
        start: where it starts in the bytes.
        at: where its text starts in the paragraph's.
        parts: how many parts there were before it.
    """

    bond: Bond
    start: int
    at: int
    parts: int
