"""Word documents."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from desktop.documents.block import Block, Replacement
from desktop.documents.document import Document, Rewritten, fitting
from desktop.documents.docx.markup import NAMESPACES
from desktop.documents.docx.package import Package, main_part
from desktop.documents.docx.paragraph import Paragraph
from desktop.documents.docx.reader import read_again, read_paragraphs
from desktop.documents.docx.styles import Use, uses
from desktop.documents.docx.tracking import Tracking
from desktop.documents.docx.writer import edits
from desktop.documents.errors import DocumentError
from desktop.documents.placement import Placed, parts_after, place

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML has no room for."""


class DocxDocument(Document):
    """A Word document. Only the member that holds the text is ever changed, and in it only rewritten runs.

    Offered are the paragraphs of the body, those in tables and lists included; `reader` tells what is kept.

    Args:
        path: the file that it came from, or None.
        data: its content.

    Raises:
        DocumentError: it is no Word document, or none that can be opened safely.
    """

    suffix = ".docx"

    def __init__(self, path: Path | None, data: bytes) -> None:
        super().__init__(path, data)
        self._package = Package(data)
        self._part = main_part(self._package)
        self._xml = self._package.read(self._part)
        self._uses = self._read_uses()
        self._paragraphs: list[Paragraph] = []
        self._blocks: list[Block] = []
        read_paragraphs(self._xml, self._uses, self._take)
        self._last: tuple[int, bytes, Paragraph] | None = None

    @property
    def blocks(self) -> Sequence[Block]:
        """The paragraphs of its body."""
        return self._blocks

    def accepts(self, replacement: Replacement) -> bool:
        """Whether the new text can take the place of the old with nothing lost."""
        return self._attempt([replacement]) is not None

    def with_tracked_changes(
        self, replacements: Iterable[Replacement], author: str, when: datetime
    ) -> Rewritten:
        """The document with the replacements as tracked changes, word by word.

        Args:
            replacements: as for `rewritten`.
            author: who is to be named for them.
            when: when they were made, in UTC.
        """
        by_block = self._by_block(replacements)
        return self._rewritten(by_block, Tracking(author, when, self._xml))

    def _rewritten(
        self, by_block: dict[int, list[Replacement]], tracking: Tracking | None = None
    ) -> Rewritten:
        parts: list[bytes] = []
        refused: list[Replacement] = []
        done = 0
        for number, replacements in by_block.items():
            source, left_out = fitting(replacements, lambda each: self._attempt(each, tracking))
            refused += left_out
            if source is not None:
                paragraph = self._paragraphs[number]
                parts += (self._xml[done : paragraph.start], source)
                done = paragraph.end
        changed = b"".join([*parts, self._xml[done:]])
        return Rewritten(self._package.with_members({self._part: changed}), tuple(refused))

    def _read_uses(self) -> dict[str, Use]:
        name = self._part.rpartition("/")[0] + "/styles.xml"
        return uses(self._package.read(name)) if name in self._package else {}

    def _take(self, paragraph: Paragraph) -> None:
        self._blocks.append(Block(len(self._blocks), paragraph.kind, paragraph.text, tuple(paragraph.parts)))
        # The details are read again when they are needed: those of a thousand pages take much room.
        self._paragraphs.append(
            Paragraph(
                paragraph.start,
                paragraph.kind,
                paragraph.prefix,
                paragraph.namespaces,
                paragraph.fields,
                paragraph.end,
            )
        )

    def _details(self, number: int) -> tuple[bytes, Paragraph]:
        """A paragraph in bytes of its own; the last one asked for is kept."""
        if self._last is None or self._last[0] != number:
            paragraph = self._paragraphs[number]
            source = self._xml[paragraph.start : paragraph.end]
            self._last = (number, *read_again(source, paragraph, self._uses))
        return self._last[1], self._last[2]

    def _attempt(self, replacements: Sequence[Replacement], tracking: Tracking | None = None) -> bytes | None:
        """Place replacements of one paragraph; None if one does not fit.

        Returns:
            The bytes of the new paragraph.
        """
        if any(ILLEGAL.search(each.text) for each in replacements):
            return None
        block = self._blocks[replacements[0].block]
        data, paragraph = self._details(block.id)
        if tracking is not None:
            prefixes = [name for name, uri in paragraph.namespaces.items() if uri in NAMESPACES and name]
            if not prefixes:
                return None
            tracking.prefix = f"{prefixes[0]}:".encode()
        formats = _formats(paragraph)
        places: list[Placed[bytes]] = []
        for each in replacements:
            placed = place(block, each, lambda start, end: formats[start:end], _lighter, b"")
            if placed is None:
                return None
            places.append(placed)
        changes = edits(data, paragraph, places, tracking)
        if changes is None:
            return None
        parts: list[bytes] = []
        done = paragraph.start
        for edit in changes:
            parts += (data[done : edit.start], edit.data)
            done = edit.end
        source = b"".join([*parts, data[done : paragraph.end]])
        return (
            source if self._says(source, block, places, replacements, tracked=tracking is not None) else None
        )

    def _says(
        self,
        source: bytes,
        block: Block,
        places: Sequence[Placed[bytes]],
        replacements: Sequence[Replacement],
        *,
        tracked: bool,
    ) -> bool:
        """Whether a paragraph with these bytes has the text and the parts that it should."""
        try:
            _, found = read_again(source, self._paragraphs[block.id], self._uses)
        except DocumentError:
            return False
        texts: list[str] = []
        done = 0
        for each in replacements:
            texts += (block.text[done : each.start], each.text)
            done = each.end
        text = "".join([*texts, block.text[done:]])
        return found.text == text and (tracked or found.parts == parts_after(block.parts, places))


def _formats(paragraph: Paragraph) -> list[bytes]:
    """The properties of the run of each character; a held part counts as being like what is before it."""
    formats: list[bytes] = []
    for node in paragraph.nodes:
        formats += [formats[-1] if formats else node.run.properties] * (node.at - len(formats))
        formats += [node.run.properties] * len(node.text)
    return formats + [formats[-1] if formats else b""] * (paragraph.length - len(formats))


def _lighter(left: bytes, right: bytes) -> bytes:
    """Of two formats the one with less to it."""
    return min(left, right, key=len)
