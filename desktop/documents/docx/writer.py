"""Writes rewrites into the bytes of a paragraph, run by run."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape
from itertools import groupby

from desktop.documents.docx.paragraph import Anchor, Paragraph, Run, TextNode
from desktop.documents.docx.tracking import Change, Tracking
from desktop.documents.placement import Piece, Placed

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
# Beyond this product of lengths two texts are not compared word by word.
_MOST_PAIRS = 4_000_000


@dataclass(frozen=True, slots=True)
class Edit:
    """New bytes for a stretch of bytes.

    Attributes:
        start: where it starts.
        end: where it ends (exclusive).
        data: what stands there instead.
    """

    start: int
    end: int
    data: bytes


@dataclass(frozen=True, slots=True)
class _Bit:
    """Text in one format, and whether it is new, old or gone."""

    text: str
    properties: bytes
    change: Change = Change.NONE


@dataclass(frozen=True, slots=True)
class _Cut:
    """What is to stand in a text node instead of some of its text (places in the node's text)."""

    start: int
    end: int
    bits: tuple[_Bit, ...]


def edits(
    data: bytes, paragraph: Paragraph, places: Iterable[Placed[bytes]], tracking: Tracking | None = None
) -> list[Edit] | None:
    """The changes that put rewrites into a paragraph.

    Args:
        data: the bytes that hold the paragraph.
        paragraph: the paragraph.
        places: the rewrites, in order and apart. A format is the properties of a run.
        tracking: if given, the changes are marked for the reader to accept or reject.

    Returns:
        The changes, in order and apart; None where there is no place for some text.
    """
    writer = _Writer(data, paragraph, tracking)
    cuts: defaultdict[int, list[_Cut]] = defaultdict(list)
    found: list[Edit] = []
    for placed in places:
        for index, segment in enumerate(placed.segments):
            nodes = _nodes(paragraph, placed, index)
            if nodes:
                for number, cut in writer.cuts(nodes, placed, segment):
                    cuts[number].append(cut)
            elif segment:
                gap = _gap(paragraph, placed, index)
                if gap is None:
                    return None
                found.append(writer.insertion(*gap, segment))
    found += [writer.rewritten(paragraph.nodes[number], group) for number, group in cuts.items()]
    return sorted(found, key=lambda edit: edit.start)


def _nodes(paragraph: Paragraph, placed: Placed[bytes], index: int) -> list[int]:
    """The text nodes that hold the text of a segment: their numbers in the paragraph."""
    start, end = placed.start, placed.end
    nodes = paragraph.nodes
    lowest = bisect_left(nodes, start, key=lambda node: node.until)
    highest = bisect_right(nodes, end, key=lambda node: node.at)
    if start == end:
        first = max((anchor.end for anchor in _before(paragraph, placed)), default=0)
        last = min((anchor.start for anchor in _behind(paragraph, placed)), default=paragraph.end)
        touching = [
            number
            for number in range(lowest, highest)
            if nodes[number].text and first <= nodes[number].start and nodes[number].end <= last
        ]
        return touching[:1]  # beside the character before it, for that is where one would type it
    anchors = [paragraph.anchors[part] for part in placed.parts]
    first = anchors[index - 1].end if index else 0
    last = anchors[index].start if index < len(anchors) else paragraph.end
    return [
        number
        for number in range(lowest, highest)
        if nodes[number].at < end
        and nodes[number].until > start
        and first <= nodes[number].start
        and nodes[number].end <= last
    ]


def _gap(paragraph: Paragraph, placed: Placed[bytes], index: int) -> tuple[int, Run | None] | None:
    """Where text goes for which there is no node: beside the nearest part, in the bytes, and in which run."""
    anchors = [paragraph.anchors[part] for part in placed.parts]
    if index:
        return anchors[index - 1].end, anchors[index - 1].run
    behind = [*anchors, *_behind(paragraph, placed)]
    if behind:
        return behind[0].start, behind[0].run
    before = _before(paragraph, placed)
    return (before[-1].end, before[-1].run) if before else None


def _before(paragraph: Paragraph, placed: Placed[bytes]) -> list[Anchor]:
    """Where the parts stand that stay before a rewrite."""
    return [
        anchor
        for part, anchor in zip(paragraph.parts, paragraph.anchors, strict=True)
        if part.end <= placed.start
    ]


def _behind(paragraph: Paragraph, placed: Placed[bytes]) -> list[Anchor]:
    """Where the parts stand that stay behind a rewrite."""
    return [
        anchor
        for part, anchor in zip(paragraph.parts, paragraph.anchors, strict=True)
        if part.start >= placed.end and part.end > placed.start
    ]


class _Writer:
    """Makes bytes of text for one paragraph."""

    def __init__(self, data: bytes, paragraph: Paragraph, tracking: Tracking | None) -> None:
        self._data = data
        self._paragraph = paragraph
        self._tracking = tracking
        self._prefix = paragraph.prefix

    def cuts(
        self, numbers: Sequence[int], placed: Placed[bytes], segment: Sequence[Piece[bytes]]
    ) -> Iterable[tuple[int, _Cut]]:
        """Share the new text out among text nodes, each piece to one of its own format where there is one."""
        nodes = [self._paragraph.nodes[number] for number in numbers]
        spans = [
            (max(placed.start, node.at) - node.at, min(placed.end, node.until) - node.at) for node in nodes
        ]
        new = [_Bit(piece.text, piece.format) for piece in segment]
        if self._tracking is not None:
            old = [
                _Bit(node.text[start:end], node.run.properties)
                for node, (start, end) in zip(nodes, spans, strict=True)
            ]
            new = _compared(old, new)
        shares: list[list[_Bit]] = [[] for _ in nodes]
        at = 0
        for bit in new:
            same = (place for place in range(at, len(nodes)) if nodes[place].run.properties == bit.properties)
            at = next(same, at)
            shares[at].append(bit)
        for number, (start, end), share in zip(numbers, spans, shares, strict=True):
            yield number, _Cut(start, end, tuple(share))

    def insertion(self, place: int, run: Run | None, segment: Sequence[Piece[bytes]]) -> Edit:
        """New runs at a place where there is no text: between runs, or between the contents of one."""
        change = Change.NONE if self._tracking is None else Change.INSERTED
        opening = b"<" + self._prefix + b"r>"
        runs = b"".join(self._run(opening, _Bit(piece.text, piece.format, change)) for piece in segment)
        if run is not None:
            opening = self._opening(run)
            runs = _closing(opening) + runs + opening + run.properties
        return Edit(place, place, runs)

    def rewritten(self, node: TextNode, cuts: Sequence[_Cut]) -> Edit:
        """A text node with new text in some places."""
        run = node.run
        bits: list[_Bit] = []
        done = 0
        for cut in cuts:
            bits += (_Bit(node.text[done : cut.start], run.properties), *cut.bits)
            done = cut.end
        bits.append(_Bit(node.text[done:], run.properties))
        bits = _merged(bits)
        opening = self._opening(run)
        if node.fills_run:
            return Edit(run.start, run.end, b"".join(self._run(opening, bit) for bit in bits))
        parts: list[bytes] = []
        inside = True
        for bit in bits:
            if bit.properties == run.properties and bit.change is Change.NONE:
                parts += ([] if inside else [opening, run.properties]) + [self._text(bit)]
                inside = True
            else:
                parts += ([_closing(opening)] if inside else []) + [self._run(opening, bit)]
                inside = False
        if not inside:
            parts += [opening, run.properties]
        return Edit(node.start, node.end, b"".join(parts))

    def _opening(self, run: Run) -> bytes:
        return self._data[run.start : run.open_end]

    def _run(self, opening: bytes, bit: _Bit) -> bytes:
        run = opening + bit.properties + self._text(bit) + _closing(opening)
        return run if self._tracking is None else self._tracking.mark(run, bit.change)

    def _text(self, bit: _Bit) -> bytes:
        name = self._prefix + (b"delText" if bit.change is Change.DELETED else b"t")
        # Word drops white space at the edges unless told otherwise.
        space = b' xml:space="preserve"' if bit.text != bit.text.strip() else b""
        return b"<" + name + space + b">" + escape(bit.text, quote=False).encode() + b"</" + name + b">"


def _closing(opening: bytes) -> bytes:
    """The end tag of a start tag."""
    return b"</" + opening[1:-1].split(maxsplit=1)[0] + b">"


def _merged(bits: Iterable[_Bit]) -> list[_Bit]:
    """The same text with neighbours of one format as one, and empty bits left out."""
    return [
        _Bit("".join(bit.text for bit in group), properties, change)
        for (properties, change), group in groupby(
            (bit for bit in bits if bit.text), key=lambda bit: (bit.properties, bit.change)
        )
    ]


def _compared(old: Sequence[_Bit], new: Sequence[_Bit]) -> list[_Bit]:
    """What stays, goes and comes, word by word; what goes stands before what comes in its place."""
    left, right = _tokens(old), _tokens(new)
    if len(left) * len(right) > _MOST_PAIRS:
        return [
            *(_Bit(bit.text, bit.properties, Change.DELETED) for bit in old),
            *(_Bit(bit.text, bit.properties, Change.INSERTED) for bit in new),
        ]
    found: list[_Bit] = []
    gone: list[_Bit] = []
    come: list[_Bit] = []
    opcodes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    for place, (tag, first, last, new_first, new_last) in enumerate(opcodes):
        inner = 0 < place < len(opcodes) - 1
        if tag == "equal" and not (inner and all(bit.text.isspace() for bit in left[first:last])):
            found += [*gone, *come, *left[first:last]]
            gone, come = [], []
            continue
        # A space between two changed words is no reason to mark them one by one.
        gone += [_Bit(bit.text, bit.properties, Change.DELETED) for bit in left[first:last]]
        come += [_Bit(bit.text, bit.properties, Change.INSERTED) for bit in right[new_first:new_last]]
    return _merged([*found, *gone, *come])


def _tokens(bits: Iterable[_Bit]) -> list[_Bit]:
    return [_Bit(token, bit.properties) for bit in bits for token in _TOKEN.findall(bit.text)]
