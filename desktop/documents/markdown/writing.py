"""Writes a rewrite of a sentence as Markdown."""

import re

from desktop.documents.markdown.inline import Format, Inline
from desktop.documents.placement import Placed
from desktop.documents.textlayer import Splice

_SPECIAL = re.compile(r"([\\`*_\[\]<>#~$&|])")
_BLOCK_MARK = re.compile(r"(?m)^(\d{0,9})([-+=.)])")


def splice(
    content: str, inline: Inline, placed: Placed[Format], *, escaped: bool = False, stars: bool = False
) -> Splice:
    """The new source for a rewrite, in characters of the paragraph's content.

    Args:
        content: the paragraph's content.
        inline: its text and where it stands.
        placed: the rewrite.
        escaped: whether characters that could be taken for mark-up are escaped.
        stars: whether emphasis that is written with `_` is written with `*`, which words may touch.
    """
    start, opened = _left_edge(inline, placed)
    end, left_open = _right_edge(content, inline, placed)
    sources: list[str] = []
    stack = opened
    for index, segment in enumerate(placed.segments):
        for piece in segment:
            wanted = _starred(piece.format) if stars else piece.format
            sources += (_change(stack, wanted), _escape(piece.text) if escaped else piece.text)
            stack = wanted
        if index < len(placed.parts):
            part = placed.parts[index]
            first, last = inline.sources[part]
            sources += (_change(stack, inline.part_formats[part]), content[first:last])
            stack = inline.part_formats[part]
    sources.append(_change(stack, left_open))
    return Splice(start, end, "".join(sources))


def common_format(left: Format, right: Format) -> Format:
    """The delimiters that two formats share; white space between them must not stand in more."""
    shared = 0
    while shared < min(len(left), len(right)) and left[shared] == right[shared]:
        shared += 1
    return left[:shared]


def _left_edge(inline: Inline, placed: Placed[Format]) -> tuple[int, Format]:
    """Where whatever stays before the rewrite ends in the content, and what is open there."""
    place, opened = 0, Format()
    if placed.start:
        place, opened = inline.ends[placed.start - 1], inline.formats[placed.start - 1]
    for index, part in enumerate(inline.parts):
        if part.end > placed.start or index in placed.parts:
            break
        if inline.sources[index][1] > place:
            place, opened = inline.sources[index][1], inline.part_formats[index]
    return place, opened


def _right_edge(content: str, inline: Inline, placed: Placed[Format]) -> tuple[int, Format]:
    """Where whatever stays behind the rewrite starts in the content, and what is open there."""
    place, opened = len(content), Format()
    if placed.end < len(inline.text):
        place, opened = inline.starts[placed.end], inline.formats[placed.end]
    for index, part in reversed(list(enumerate(inline.parts))):
        on_the_left = part.end <= placed.start
        if part.start < placed.end or on_the_left or index in placed.parts:
            break
        if inline.sources[index][0] < place:
            place, opened = inline.sources[index][0], inline.part_formats[index]
    return place, opened


def _change(now: Format, wanted: Format) -> str:
    """The delimiters that lead from one format to another."""
    shared = len(common_format(now, wanted))
    return "".join(reversed(now[shared:])) + "".join(wanted[shared:])


def _starred(style: Format) -> Format:
    return tuple(delimiter.replace("_", "*") for delimiter in style)


def _escape(text: str) -> str:
    return _BLOCK_MARK.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text))
