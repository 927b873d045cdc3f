"""Markdown documents."""

from collections.abc import Sequence
from itertools import product
from pathlib import Path

from desktop.documents.block import Block, Kind, Replacement
from desktop.documents.document import Document, Rewritten, fitting
from desktop.documents.errors import DocumentError
from desktop.documents.markdown.inline import Format, Inline, read_inline
from desktop.documents.markdown.outline import Paragraph, is_one_paragraph, outline
from desktop.documents.markdown.writing import common_format, splice
from desktop.documents.placement import Placed, parts_after, place
from desktop.documents.textlayer import Splice, TextLayer

_MARKS = "[]*_`<&$^~\\"
_MOST_MARKS = 200_000
"""Characters of mark-up in a file; a long book has some ten thousand. Each takes up to 0.1 ms."""
_LINES = "\n|"
_MOST_LINES = 400_000
"""Lines and strokes of tables in a file; a long book has a hundred thousand. Each takes up to 0.05 ms."""

_ONE_LINE = {Kind.HEADING, Kind.TABLE_CELL}


class MarkdownDocument(Document):
    """A Markdown file (CommonMark, tables, strikethrough, footnotes, mathematics).

    Offered are paragraphs, headings, list items, quotations and table cells, in plain words. The words of
    a link, code, mathematics and hard line breaks are held; footnote marks, images and HTML tags are
    points. A replacement is taken only if the paragraph, read again, says and looks just what it should.

    Args:
        path: the file that it came from, or None.
        data: its content.

    Raises:
        DocumentError: it is no text, or has mark-up without end.
    """

    suffix = ".md"

    def __init__(self, path: Path | None, data: bytes) -> None:
        super().__init__(path, data)
        self._layer = TextLayer(data)
        marks, lines = (sum(map(self._layer.text.count, each)) for each in (_MARKS, _LINES))
        if marks > _MOST_MARKS or lines > _MOST_LINES:
            raise DocumentError(
                "it has too much mark-up to be read in a reasonable time; split it into smaller files"
            )
        paragraphs, self._environment = outline(self._layer.text)
        self._paragraphs: list[Paragraph] = []
        self._blocks: list[Block] = []
        for paragraph in paragraphs:
            inline = read_inline(paragraph.content, self._environment)
            if inline.text.strip():
                self._blocks.append(
                    Block(len(self._blocks), paragraph.kind, inline.text, tuple(inline.parts))
                )
                self._paragraphs.append(paragraph)
        self._last: tuple[int, Inline] | None = None

    @property
    def blocks(self) -> Sequence[Block]:
        """Its paragraphs, headings, list items, quotations and table cells."""
        return self._blocks

    def accepts(self, replacement: Replacement) -> bool:
        """Whether the new text can take the place of the old with nothing lost."""
        return self._attempt([replacement]) is not None

    def _rewritten(self, by_block: dict[int, list[Replacement]]) -> Rewritten:
        splices: list[Splice] = []
        refused: list[Replacement] = []
        for replacements in by_block.values():
            placed, left_out = fitting(replacements, self._attempt)
            splices += placed or []
            refused += left_out
        return Rewritten(self._layer.spliced(splices), tuple(refused))

    def _inline(self, block: int) -> Inline:
        """How the text of a block stands in its source; that of the last block asked for is kept."""
        if self._last is None or self._last[0] != block:
            self._last = (block, read_inline(self._paragraphs[block].content, self._environment))
        return self._last[1]

    def _attempt(self, replacements: Sequence[Replacement]) -> list[Splice] | None:
        """Place replacements of one block; None if one does not fit.

        Returns:
            The new source, in characters of the whole text.
        """
        block = self._blocks[replacements[0].block]
        inline = self._inline(block.id)
        if not all(self._layer.encodes(each.text) for each in replacements):
            return None
        if block.kind in _ONE_LINE and any("\n" in each.text for each in replacements):
            return None
        places: list[Placed[Format]] = []
        for each in replacements:
            placed = place(block, each, lambda start, end: inline.formats[start:end], common_format, Format())
            if placed is None:
                return None
            places.append(placed)
        wanted = _expected(inline, places)
        paragraph = self._paragraphs[block.id]
        # Escapes only where they are needed: they are no pleasure to read.
        for escaped, stars in product((False, True), (False, True)):
            splices = [
                splice(paragraph.content, inline, each, escaped=escaped, stars=stars) for each in places
            ]
            if self._says(paragraph, splices, wanted):
                return [
                    Splice(
                        paragraph.to_text(each.start),
                        paragraph.to_text(each.end),
                        paragraph.laid_out(each.start, each.text),
                    )
                    for each in splices
                ]
        return None

    def _says(self, paragraph: Paragraph, splices: list[Splice], wanted: Inline) -> bool:
        """Whether a paragraph with the new source reads as it should."""
        content = _with(paragraph.content, splices)
        if paragraph.kind is Kind.TABLE_CELL:
            if "|" in content:
                return False
        elif paragraph.kind is not Kind.HEADING and not is_one_paragraph(content, self._environment):
            return False
        found = read_inline(content, self._environment)
        return found.meaning == wanted.meaning and [content[slice(*each)] for each in found.sources] == [
            paragraph.content[slice(*each)] for each in wanted.sources
        ]


def _with(content: str, splices: list[Splice]) -> str:
    parts: list[str] = []
    done = 0
    for each in splices:
        parts += (content[done : each.start], each.text)
        done = each.end
    return "".join([*parts, content[done:]])


def _expected(inline: Inline, places: list[Placed[Format]]) -> Inline:
    """The text, formats and parts that a paragraph should have after its rewriting."""
    texts: list[str] = []
    formats: list[Format] = []
    done = 0
    for placed in places:
        texts.append(inline.text[done : placed.start])
        formats += inline.formats[done : placed.start]
        for index, segment in enumerate(placed.segments):
            for piece in segment:
                texts.append(piece.text)
                formats += [piece.format] * len(piece.text)
            if index < len(placed.parts):
                part = inline.parts[placed.parts[index]]
                texts.append(inline.text[part.start : part.end])
                formats += inline.formats[part.start : part.end]
        done = placed.end
    texts.append(inline.text[done:])
    formats += inline.formats[done:]
    parts = parts_after(inline.parts, places)
    return Inline("".join(texts), formats=formats, parts=parts, sources=inline.sources)
