"""The comparison as a page of HTML that needs nothing else: no script, no font, no network."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from html import escape
from importlib.resources import files
from string import Template

from desktop.documents.block import Kind, Replacement
from desktop.documents.comparison.rows import Pair, Row, rows
from desktop.documents.document import Document

_TOKEN = re.compile(r"\w+(?:['’-]\w+)*|\s+|[^\w\s]")
# Beyond this product of lengths two sentences are not compared word by word.
_MOST_PAIRS = 1_000_000


def page(document: Document, replacements: Iterable[Replacement], title: str) -> bytes:
    """A document and its rewrite, paragraph beside paragraph, as a page of HTML in UTF-8.

    Changes are marked by strokes and weight, not by colour; the page follows the reader's light or dark
    theme and can be printed.

    Args:
        document: the document.
        replacements: as for `Document.rewritten`; those that it refuses are left out.
        title: stands above, such as the name of the file.
    """
    found = rows(document, replacements)
    changed = sum(pair.changed for row in found for pair in row.pairs)
    template = files("desktop.documents.comparison").joinpath("page.html").read_text(encoding="utf-8")
    text = Template(template).substitute(
        title=escape(title),
        summary=f"{changed} {'sentence' if changed == 1 else 'sentences'} changed.",
        rows="\n".join(_row(row) for row in found),
    )
    return text.encode("utf-8", "replace")


def _row(row: Row) -> str:
    old, new = "", ""
    for pair in row.pairs:
        if pair.changed:
            marked = _marked(pair)
            old += marked[0]
            new += marked[1]
        else:
            old += escape(pair.old)
            new += escape(pair.new)
    shade = ' class="heading"' if row.kind is Kind.HEADING else ""
    return f'<tr{shade}><td dir="auto">{old}</td><td dir="auto">{new}</td></tr>'


def _marked(pair: Pair) -> tuple[str, str]:
    """Both texts of a pair with the words marked in which they differ."""
    left, right = _TOKEN.findall(pair.old), _TOKEN.findall(pair.new)
    if len(left) * len(right) > _MOST_PAIRS:
        return _mark("del", [pair.old]), _mark("ins", [pair.new])
    old, new = "", ""
    for tag, first, last, new_first, new_last in SequenceMatcher(None, left, right, False).get_opcodes():
        if tag == "equal":
            old += escape("".join(left[first:last]))
            new += escape("".join(right[new_first:new_last]))
        else:
            old += _mark("del", left[first:last])
            new += _mark("ins", right[new_first:new_last])
    return old, new


def _mark(name: str, tokens: Sequence[str]) -> str:
    """Some words in a mark; white space around them stays outside, where a stroke would be noise."""
    text = "".join(tokens)
    words = text.strip()
    if not words:
        return escape(text)
    before, behind = text.split(words, 1)
    return f"{escape(before)}<{name}>{escape(words)}</{name}>{escape(behind)}"
