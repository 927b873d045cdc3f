"""What the styles of a document are for, by the names that Word gives them in every language."""

import re
from dataclasses import dataclass, field
from enum import Enum, auto

from desktop.documents.docx.markup import Tag, read


class Use(Enum):
    """What a paragraph or some words in this style are."""

    HEADING = auto()
    QUOTATION = auto()
    LIST_ITEM = auto()
    KEPT = auto()  # code, a table of contents, a bibliography: not to be rewritten


_USES = (
    (re.compile(r"heading \d|heading|title|subtitle"), Use.HEADING),
    (re.compile(r"quote|intense quote|quotations|block text"), Use.QUOTATION),
    (re.compile(r"list( \w+)*"), Use.LIST_ITEM),
    (
        re.compile(
            r"(html|source) (code|text|preformatted|typewriter|keyboard|sample|variable)|preformatted text"
            r"|verbatim char|source code|code( \w+)*|macro text|macrotext|listing|toc \d+|contents \d+"
            r"|table of (figures|authorities)|index( \w+)*|bibliography( \d+)?|envelope \w+"
        ),
        Use.KEPT,
    ),
)


_LONGEST_LINE = 32
"""How many styles, each based on the next, are followed; Word itself knows eleven at most."""


def uses(data: bytes) -> dict[str, Use]:
    """What each style of a document is for: id -> use. Styles for anything else are left out.

    Args:
        data: the content of `styles.xml`.

    Raises:
        DocumentError: it is no sound XML.
    """
    reader = _Reader()
    read(data, reader)
    found: dict[str, Use] = {}
    for identity in reader.names:
        for each in reader.line(identity):
            use = next((use for pattern, use in _USES if pattern.fullmatch(reader.names[each])), None)
            if use is not None:
                found[identity] = use
                break
    return found


@dataclass(slots=True)
class _Reader:
    """Gathers names and ancestry."""

    names: dict[str, str] = field(default_factory=dict)
    bases: dict[str, str] = field(default_factory=dict)
    _style: str = ""

    def open(self, tag: Tag) -> None:
        if tag.name == "style":
            self._style = tag.attributes.get("styleId", "")
            self.names[self._style] = ""
        elif tag.name == "name" and self._style and not self.names[self._style]:
            self.names[self._style] = tag.attributes.get("val", "").lower()
        elif tag.name == "basedOn" and self._style:
            self.bases[self._style] = tag.attributes.get("val", "")

    def close(self, tag: Tag, start: int, end: int) -> None:
        del start, end
        if tag.name == "style":
            self._style = ""

    def text(self, text: str) -> None:
        """Nothing stands between the tags."""

    def line(self, identity: str) -> list[str]:
        """A style and what it is based on, nearest first."""
        line: list[str] = []
        while identity in self.names and identity not in line and len(line) < _LONGEST_LINE:
            line.append(identity)
            identity = self.bases.get(identity, "")
        return line
