"""Fits a rewrite into the place of its source: where kept parts go, which words keep which format.

Only what lies between the first and the last changed word counts as changed; whatever stands before
or behind keeps its very bytes. Inside, a held part (see `Bond`) goes where its text stands in the
rewrite, a point goes behind the word it stood behind, the edges of a range stay at their place among
the words, and a word that survives keeps its format wherever it has moved. A new word takes the format
of the words it stands for. Where that cannot be done, the rewrite does not fit.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from desktop.documents.alignment import Alignment, align
from desktop.documents.block import Block, Bond, Part, Replacement

F = TypeVar("F", bound=Hashable)
"""A format: bold, italics and whatever else the kind of document knows."""


@dataclass(frozen=True, slots=True)
class Piece(Generic[F]):
    """Text in one format."""

    text: str
    format: F


@dataclass(frozen=True, slots=True)
class Placed(Generic[F]):
    """A rewrite in the place of its source.

    Attributes:
        start: where the changed text starts in the block, in characters.
        end: where it ends (exclusive).
        parts: indices of the block's parts inside the changed text, in order.
        segments: the new text before the first of these parts, between them and behind the last, so
            one more than there are parts; the text of the parts themselves is left out.
    """

    start: int
    end: int
    parts: tuple[int, ...]
    segments: tuple[tuple[Piece[F], ...], ...]


def place(
    block: Block,
    replacement: Replacement,
    formats: Callable[[int, int], Sequence[F]],
    between: Callable[[F, F], F],
    plain: F,
) -> Placed[F] | None:
    """Fit a replacement into its block.

    Args:
        block: the block.
        replacement: what is to stand there.
        formats: gives the format of each character of a stretch of the block.
        between: the format of white space between two words of different format.
        plain: the format where there is nothing to go by.

    Returns:
        What goes where, or None if it does not fit.
    """
    source = block.text[replacement.start : replacement.end]
    first = bisect_left(block.parts, replacement.start, key=lambda part: part.end)
    last = bisect_right(block.parts, replacement.end, key=lambda part: part.start)
    held = [part for part in block.parts[first:last] if part.bond is Bond.HELD]
    before, behind = _common(source, replacement.text, held, replacement.start)
    start, end = replacement.start + before, replacement.end - behind
    old = source[before : len(source) - behind]
    new = replacement.text[before : len(replacement.text) - behind]
    inside = [index for index in range(first, last) if _is_inside(block.parts[index], start, end)]
    parts = [block.parts[index] for index in inside]
    if any(part.bond is Bond.FIXED for part in parts):
        return None
    alignment = align(old, new)
    spans = _new_spans(parts, start, old, new, alignment)
    if spans is None:
        return None
    around = formats(max(0, start - 1), min(len(block.text), end + 1))
    margin = 1 if start else 0
    styles = _Styles(
        alignment=alignment,
        old=around[margin : margin + len(old)],
        # The sentence's own style, for what has no other.
        base=_commonest(formats(replacement.start, replacement.end), plain),
        left=around[0] if start and before else None,
        right=around[-1] if behind else None,
        between=between,
    )
    each = styles.of(new)
    segments = []
    done = 0
    for span_start, span_end in [*spans, (len(new), len(new))]:
        segments.append(_pieces(new[done:span_start], each[done:span_start]))
        done = span_end
    return Placed(start, end, tuple(inside), tuple(segments))


def parts_after(parts: Sequence[Part], places: Sequence[Placed[F]]) -> list[Part]:
    """Where the parts of a block stand when its rewrites are in place.

    Args:
        parts: the parts of the block.
        places: its rewrites, in order and apart.
    """
    moved: dict[int, int] = {}
    shifts = [0]  # before the first rewrite, between it and the second, and so on
    for placed in places:
        at = placed.start + shifts[-1]
        for segment, index in zip(placed.segments, placed.parts, strict=False):
            at += sum(len(piece.text) for piece in segment)
            moved[index] = at
            at += parts[index].end - parts[index].start
        at += sum(len(piece.text) for piece in placed.segments[-1])
        shifts.append(at - placed.end)
    found = []
    behind = 0
    for index, part in enumerate(parts):
        while behind < len(places) and places[behind].end <= part.start and places[behind].start < part.end:
            behind += 1
        start = moved.get(index, part.start + shifts[behind])
        found.append(Part(start, start + part.end - part.start, part.bond))
    return found


def _common(old: str, new: str, held: Sequence[Part], offset: int) -> tuple[int, int]:
    """How many characters two texts share before and behind the changed words."""
    most = min(len(old), len(new))
    before = 0
    while before < most and old[before] == new[before]:
        before += 1
    while not (_is_edge(old, before) and _is_edge(new, before)):
        before -= 1
    for part in held:
        if part.start < offset + before < part.end:
            before = max(0, part.start - offset)
    most -= before
    behind = 0
    while behind < most and old[-1 - behind] == new[-1 - behind]:
        behind += 1
    while not (_is_edge(old, len(old) - behind) and _is_edge(new, len(new) - behind)):
        behind -= 1
    end = offset + len(old)
    for part in reversed(held):
        if part.start < end - behind < part.end:
            behind = max(0, end - part.end)
    return before, behind


def _is_edge(text: str, place: int) -> bool:
    """Whether no word reaches over this place."""
    return not (_is_word(text[place - 1 : place]) and _is_word(text[place : place + 1]))


def _is_word(character: str) -> bool:
    return character.isalnum() or character in {"_", "'", "’", "-"}


def _is_inside(part: Part, start: int, end: int) -> bool:
    """Whether a part has to find a place in the rewrite; one at the very edge simply stays there."""
    if part.start == part.end:
        return start < part.start < end
    return part.start < end and part.end > start


def _new_spans(
    parts: Sequence[Part], offset: int, old: str, new: str, alignment: Alignment
) -> list[tuple[int, int]] | None:
    """Where the parts stand in the rewrite, or None if one finds no place or they would change order."""
    spans: list[tuple[int, int]] = []
    rewrite_of = alignment.rewrite_of
    for part in parts:
        start, end = part.start - offset, part.end - offset
        if start < 0 or end > len(old):
            return None
        if part.bond is Bond.HELD:
            found = _held_place(old, new, start, end)
        elif part.bond is Bond.POINT:
            found = _point_place(new, start, alignment, rewrite_of)
        else:
            found = _edge_place(start, alignment, len(new), first=part.bond is Bond.START)
            found = max(found, spans[-1][1]) if spans else found
        if found is None or (spans and found < spans[-1][1]):
            return None
        spans.append((found, found + end - start))
    return spans


def _held_place(old: str, new: str, start: int, end: int) -> int | None:
    """Where the text of a held part stands in the rewrite, if it stands there as often as before."""
    text = old[start:end]
    pattern = re.compile(
        (r"(?<!\w)" if _is_word(text[0]) else "")
        + re.escape(text)
        + (r"(?!\w)" if _is_word(text[-1]) else "")
    )
    places = [match.start() for match in pattern.finditer(old)]
    new_places = [match.start() for match in pattern.finditer(new)]
    if start not in places or len(places) != len(new_places):
        return None
    return new_places[places.index(start)]


def _point_place(new: str, place: int, alignment: Alignment, rewrite_of: dict[int, int]) -> int | None:
    """Behind the word that it stood behind, else before the one that it stood before."""
    preceding = following = None
    for index, (start, end) in enumerate(alignment.old):
        if end <= place:
            preceding = index
        elif start >= place:
            following = index
            break
        else:  # in the middle of a word
            return None
    if preceding is not None and preceding in rewrite_of:
        found = alignment.new[rewrite_of[preceding]][1]
        spaced = alignment.old[preceding][1] < place
        return found + 1 if spaced and new[found : found + 1].isspace() else found
    if following is not None and following in rewrite_of:
        found = alignment.new[rewrite_of[following]][0]
        spaced = alignment.old[following][0] > place
        return found - 1 if spaced and found and new[found - 1].isspace() else found
    return None


def _edge_place(place: int, alignment: Alignment, length: int, first: bool) -> int:
    """Where the edge of a range goes: to what its outermost word became, or stands where that stood."""
    tokens = [
        index
        for index, (start, end) in enumerate(alignment.old)
        if (start >= place if first else end <= place)
    ]
    if not tokens:
        return length if first else 0
    token = tokens[0] if first else tokens[-1]
    index = next(at for at, stretch in enumerate(alignment.stretches) if token < stretch.old[1])
    stretch = alignment.stretches[index]
    if stretch.same:
        found = alignment.new[stretch.new[0] + token - stretch.old[0]]
        return found[0] if first else found[1]
    if first:
        return alignment.new[stretch.new[0]][0] if stretch.new[0] < len(alignment.new) else length
    return alignment.new[stretch.new[1] - 1][1] if stretch.new[1] else 0


def _commonest(formats: Sequence[F], plain: F) -> F:
    return Counter(formats).most_common(1)[0][0] if formats else plain


def _pieces(text: str, formats: Sequence[F]) -> tuple[Piece[F], ...]:
    pieces = []
    done = 0
    for style, run in groupby(formats):
        length = sum(1 for _ in run)
        pieces.append(Piece(text[done : done + length], style))
        done += length
    return tuple(pieces)


@dataclass(frozen=True, slots=True)
class _Styles(Generic[F]):
    """Finds the format of each character of a rewrite.

    Attributes:
        alignment: of the changed text and its rewrite.
        old: the format of each character of the changed text.
        base: the commonest format of the whole sentence.
        left: the format before the changed text, or None where nothing stands there.
        right: the format behind it, or None.
        between: the format of white space between two words of different format.
    """

    alignment: Alignment
    old: Sequence[F]
    base: F
    left: F | None
    right: F | None
    between: Callable[[F, F], F]

    def of(self, new: str) -> list[F]:
        """The format of each character of `new`."""
        tokens = self._survivors()
        for stretch in self.alignment.stretches:
            self._fill(tokens, stretch.old, stretch.new)
        found: list[F] = []
        for index, (start, end) in enumerate(self.alignment.new):
            styles = tokens[index]
            following = styles[0] if styles else self.base
            found += [self._space(found[-1] if found else self.left, following)] * (start - len(found))
            found += styles or [self.base] * (end - start)
        return found + [self._space(found[-1] if found else self.left, self.right)] * (len(new) - len(found))

    def _survivors(self) -> list[list[F]]:
        """For each token of the rewrite the formats of its characters, [] where it is new."""
        tokens: list[list[F]] = []
        for (start, end), source in zip(self.alignment.new, self.alignment.source_of, strict=True):
            if source is None:
                tokens.append([])
                continue
            old_start, old_end = self.alignment.old[source]
            styles = list(self.old[old_start:old_end])
            tokens.append(styles if old_end - old_start == end - start else styles[:1] * (end - start))
        return tokens

    def _fill(self, tokens: list[list[F]], old: tuple[int, int], new: tuple[int, int]) -> None:
        """Give the new words of a stretch the format of the old ones, if those have a single one."""
        survived = set(self.alignment.source_of)
        gone = {
            style
            for index in range(*old)
            if index not in survived
            for style in self.old[slice(*self.alignment.old[index])]
        }
        for index in range(*new):
            if tokens[index]:
                continue
            start, end = self.alignment.new[index]
            if len(gone) == 1:
                style = next(iter(gone))
            elif gone:
                style = self.base
            else:
                before = tokens[index - 1][-1] if index and tokens[index - 1] else self.left
                behind = next((styles[0] for styles in tokens[index + 1 :] if styles), self.right)
                style = before if before is not None and before == behind else self.base
            tokens[index] = [style] * (end - start)

    def _space(self, before: F | None, behind: F | None) -> F:
        if before is None:
            return self.base if behind is None else behind
        if behind is None or before == behind:
            return before
        return self.between(before, behind)
