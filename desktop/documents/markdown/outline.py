"""The paragraphs of a Markdown text and where each of their lines stands."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markdown_it.token import Token

from desktop.documents.block import Kind
from desktop.documents.markdown.grammar import parser

_FRONT_MATTER = re.compile(
    r"(?P<rule>---|\+\+\+)[ \t]*\n"
    # The first line must look like data, lest a page that begins with a rule be taken for one.
    r"(?:[ \t]*(?:\#[^\n]*)?\n){0,20}(?:[\w\"'.-]+[ \t]*[:=]|\[|-[ ]|(?P=rule))"
)
_KINDS = {
    "heading_open": Kind.HEADING,
    "list_item_open": Kind.LIST_ITEM,
    "blockquote_open": Kind.QUOTATION,
    "td_open": Kind.TABLE_CELL,
    "th_open": Kind.TABLE_CELL,
}
_KEPT = "footnote_reference"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, heading or table cell.

    Attributes:
        kind: what it is.
        content: its source without the marks of the blocks that it is in, lines ended by newlines.
        lines: for each line of the content where it starts there, in characters.
        places: for each line where that is in the text.
        prefixes: for each line what stands before it in the text: `> `, indentation and the like.
    """

    kind: Kind
    content: str
    lines: tuple[int, ...]
    places: tuple[int, ...]
    prefixes: tuple[str, ...]

    def to_text(self, place: int) -> int:
        """Where a place of the content is in the text."""
        line = bisect_right(self.lines, place) - 1
        return self.places[line] + place - self.lines[line]

    def laid_out(self, start: int, source: str) -> str:
        """New source for the content at `start`, each further line with the marks that it needs."""
        line = bisect_right(self.lines, start) - 1
        parts = source.split("\n")
        for index in range(1, len(parts)):
            parts[index] = self._prefix(line + index) + parts[index]
        return "\n".join(parts)

    def _prefix(self, line: int) -> str:
        if line < len(self.prefixes):
            return self.prefixes[line]
        if len(self.prefixes) > 1:
            return self.prefixes[-1]
        # The list marker stands in the first line only.
        return re.sub(r"[^>\s]", " ", self.prefixes[0])


def outline(text: str) -> tuple[list[Paragraph], dict[str, Any]]:
    """Find the paragraphs of a text; front matter, code, HTML, mathematics and footnotes are none.

    Args:
        text: the text, lines ended by newlines.

    Returns:
        The paragraphs in order, and what the parser learnt about the text (`read_inline` wants it).
    """
    body = _front_matter_end(text)
    environment: dict[str, Any] = {}
    tokens = parser().parse(text[body:], environment)
    starts = [body]
    starts += [body + match.end() for match in re.finditer("\n", text[body:])]
    starts.append(len(text) + 1)
    return list(_paragraphs(text, tokens, starts)), environment


def is_one_paragraph(content: str, environment: dict[str, Any]) -> bool:
    """Whether a paragraph with this content would still be one, and have just this content."""
    tokens = parser().parse(content, dict(environment))
    return [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"] and tokens[
        1
    ].content == content


def _front_matter_end(text: str) -> int:
    """Where the YAML or TOML block at the very top ends; 0 where there is none."""
    found = _FRONT_MATTER.match(text)
    if not found:
        return 0
    closing = re.compile(rf"\n{re.escape(found['rule'])}[ \t]*(?:\n|\Z)").search(text, len(found["rule"]))
    return closing.end() if closing else 0


def _paragraphs(text: str, tokens: list[Token], starts: list[int]) -> Iterator[Paragraph]:
    kinds: list[Kind] = [Kind.PARAGRAPH]
    kept = 0
    cell = (-1, 0)  # the table row that was last met, and where its last cell ends
    marked = False  # whether the heading that was opened last has its marks on its line
    for token in tokens:
        marked = "#" in token.markup if token.type == "heading_open" else marked
        kept += token.type == f"{_KEPT}_open"
        kept -= token.type == f"{_KEPT}_close"
        if token.nesting > 0:
            kinds.append(_KINDS.get(token.type, kinds[-1]))
        elif token.nesting < 0:
            kinds.pop()
        if token.type != "inline" or not token.content or token.map is None:
            continue
        first, last = token.map
        if kinds[-1] is Kind.TABLE_CELL:
            row = starts[first]
            # A stroke in a cell is escaped in the text and not in the content: such a cell is passed over.
            source = token.content.replace("|", "\\|")
            place = text.find(source, cell[1] if cell[0] == row else row, starts[first + 1])
            if place >= 0:
                cell = (row, place + len(source))
                if source == token.content and not kept:
                    yield Paragraph(kinds[-1], token.content, (0,), (place,), ("",))
        elif not kept:
            rows = [(starts[row], starts[row + 1] - 1) for row in range(first, last)]
            paragraph = _located(text, kinds[-1], token, rows, marked and kinds[-1] is Kind.HEADING)
            if paragraph is not None:
                yield paragraph


def _located(
    text: str, kind: Kind, token: Token, rows: list[tuple[int, int]], marked: bool
) -> Paragraph | None:
    """Find each line of a paragraph in its row of the text; None where the parser has changed them."""
    lines: list[int] = []
    places: list[int] = []
    done = 0
    for line, (start, end) in zip(token.content.split("\n"), rows, strict=False):
        place = _line_place(text[start:end], line, marked)
        if place < 0:
            return None
        lines.append(done)
        places.append(start + place)
        done += len(line) + 1
    if len(lines) != token.content.count("\n") + 1:
        return None
    prefixes = tuple(text[start:place] for (start, _), place in zip(rows, places, strict=False))
    return Paragraph(kind, token.content, tuple(lines), tuple(places), prefixes)


def _line_place(row: str, line: str, marked: bool) -> int:
    """Where a line of the content stands in its row; -1 where it does not."""
    if marked:
        return row.find(line, row.index("#"))
    bare = line.rstrip(" \t")
    place = len(row.rstrip(" \t")) - len(bare)
    return place if place >= 0 and row.startswith(line, place) else -1
