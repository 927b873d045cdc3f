"""What a rewrite has changed in a sentence, change by change, and the sentence without one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from desktop.engine.measures import lexical_diversity, syntactic_diversity
from desktop.engine.result import Alternative
from desktop.engine.wordset import word_set
from desktop.window.text.differences import Word, aligned

_LIGHT = word_set("""
    a an and are as at be been but by for from had has have he her his i in is it its of on or she so that
    the their them they this to was we were which will with you
""")
"""Words that come and go by themselves: that one is lost here and there is one there is no move."""


class Kind(Enum):
    """What was done to the words of the source."""

    EXCHANGED = auto()
    ADDED = auto()
    LOST = auto()
    MOVED = auto()


class Part(NamedTuple):
    """A stretch of a source and what stands there in the rewrite, in characters, marks around words included.

    Attributes:
        start: of the stretch of the source.
        end: where it ends (exclusive).
        place: where that of the rewrite starts.
        stop: where it ends (exclusive).
    """

    start: int
    end: int
    place: int
    stop: int


@dataclass(frozen=True, slots=True)
class Change:
    """Words that are others in the rewrite. What was moved is one change with two parts or more.

    Attributes:
        was: the words of the source, those of several parts with dots between; "" where there were none.
        became: those of the rewrite, likewise.
        kind: what was done to them.
        parts: where they stand, ascending.
        marked: where the words stand in the rewrite: (start, end) in characters; (start, start) between two
            words where some were lost.
    """

    was: str
    became: str
    kind: Kind
    parts: tuple[Part, ...]
    marked: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """Where its first words stand in the rewrite, in characters; where it has none, the gap."""
        return min((span for span in self.marked if span[0] < span[1]), default=self.marked[0])[0]


class _Step(NamedTuple):
    """Words of the source and those of the rewrite in their place, as ranges of their lists."""

    first: int
    last: int
    begin: int
    behind: int


def changes(source: str, rewrite: str) -> list[Change]:
    """The changes of a rewrite, in the order in which they stand there.

    Letter case, and marks between words that are the same, make no change.
    """
    if source == rewrite:
        return []
    left, right, steps = aligned(source, rewrite)
    found = [
        _change(source, rewrite, left, right, group) for group in _moved_together(left, right, _steps(steps))
    ]
    return sorted(found, key=lambda each: each.start)


def concerning(found: Sequence[Change], start: int, end: int) -> list[Change]:
    """Those of the changes that some words of the rewrite have to do with.

    Args:
        found: changes of the rewrite.
        start: where the words begin, in characters.
        end: where they end (exclusive).

    Returns:
        The changes in which they are; after them, those by which words right beside them were lost.
    """
    within = [
        each
        for each in found
        if each.kind is not Kind.LOST and any(a < end and start < b for a, b in each.marked)
    ]
    beside = [
        each
        for each in found
        if each.kind is Kind.LOST and any(a <= end and start <= b for a, b in each.marked)
    ]
    return [*within, *beside]


def put_back(source: str, rewrite: str, taken: Sequence[Change]) -> Alternative:
    """The rewrite with the words of the source where these changes are.

    How near its meaning is to the source has not been measured: its similarity is "not a number".

    Args:
        source: the sentence as written.
        rewrite: what stands for it.
        taken: some of the `changes` of these two.

    Returns:
        The sentence; the source itself if nothing else is left.
    """
    same = {word.start: other for other, word in _equal(source, rewrite)}
    text = rewrite
    for part in sorted(
        (part for each in taken for part in each.parts), reverse=True, key=lambda part: part.place
    ):
        behind = same.get(part.stop)
        rest = text[part.stop :]
        if behind is not None:
            # The next word has a capital, or none, by what stood before it.
            own = source[behind.start : behind.end]
            rest = own + rest[len(own) :]
        text = text[: part.place] + source[part.start : part.end] + rest
    if text == source or not changes(source, text):
        return Alternative(source, 1.0, 0.0, 0.0)
    return Alternative(text, float("nan"), lexical_diversity(source, text), syntactic_diversity(source, text))


def _equal(source: str, rewrite: str) -> list[tuple[Word, Word]]:
    """The words that are the same in both, pair by pair."""
    left, right, steps = aligned(source, rewrite)
    return [
        pair
        for tag, first, last, begin, behind in steps
        if tag == "equal"
        for pair in zip(left[first:last], right[begin:behind], strict=True)
    ]


def _steps(steps: Sequence[tuple[str, int, int, int, int]]) -> list[_Step]:
    return [_Step(*rest) for tag, *rest in steps if tag != "equal"]


def _moved_together(left: Sequence[Word], right: Sequence[Word], steps: Sequence[_Step]) -> list[list[_Step]]:
    """The steps, those together by which the same words went and came."""
    groups: list[list[_Step]] = []
    for step in steps:
        others = [group for group in groups if any(_exchange(left, right, step, each) for each in group)]
        for group in others:
            groups.remove(group)
        groups.append(sorted([step, *(each for group in others for each in group)]))
    return groups


def _exchange(left: Sequence[Word], right: Sequence[Word], one: _Step, other: _Step) -> bool:
    """Whether a word that one of two steps takes away comes with the other."""

    def gone(step: _Step) -> set[str]:
        return {word.plain for word in left[step.first : step.last]} - _LIGHT

    def come(step: _Step) -> set[str]:
        return {word.plain for word in right[step.begin : step.behind]} - _LIGHT

    return bool(gone(one) & come(other) or gone(other) & come(one))


def _change(
    source: str, rewrite: str, left: Sequence[Word], right: Sequence[Word], group: Sequence[_Step]
) -> Change:
    was = [source[left[a].start : left[b - 1].end] for a, b, _, _ in group if a < b]
    became = [rewrite[right[c].start : right[d - 1].end] for _, _, c, d in group if c < d]
    parts, marked = [], []
    for first, last, begin, behind in group:
        parts.append(Part(*_room(left, first, last, len(source)), *_room(right, begin, behind, len(rewrite))))
        between = _room(right, begin, behind, len(rewrite))
        marked.append((right[begin].start, right[behind - 1].end) if begin < behind else between)
    if len(group) > 1:
        kind = Kind.MOVED
    else:
        kind = Kind.EXCHANGED if was and became else Kind.LOST if was else Kind.ADDED
    return Change(" … ".join(was), " … ".join(became), kind, tuple(parts), tuple(marked))


def _room(words: Sequence[Word], first: int, last: int, length: int) -> tuple[int, int]:
    """From the end of the word before some to the start of the one behind them."""
    return words[first - 1].end if first else 0, words[last].start if last < len(words) else length
