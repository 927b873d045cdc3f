"""Where a long text can be cut so that its parts can be rewritten apart, in any order."""

from bisect import bisect_right
from collections.abc import Set

_SIZE = 3000
"""Characters of a cell, about: some thirty sentences, so that what is seen need not wait for the rest."""

_LONGEST = 4 * _SIZE
"""Characters without an empty line after which a cut is made at another place."""

_FENCES = ("\n```", "\n~~~")


def cuts(text: str) -> list[int]:
    """The places at which cells begin, ascending, the first 0; and at last the length of the text.

    A cell ends with an empty line outside a fenced block of code, so that no sentence and no block is cut
    through; where there is none for long, it ends with a line, or else with a word.
    """
    return _cut_on(text, [0])[0]


def cuts_after(before: list[int], text: str, same: int, behind: int) -> list[int]:
    """`cuts(text)`, of which only what a change may have moved is looked for: a key in a novel moves little.

    Args:
        before: the cuts of the text before the change.
        text: after it.
        same: characters that both have in common at the start.
        behind: characters that both have in common at the end, none of them counted in `same`.
    """
    # A cell knows nothing of what lies more than the longest cell behind its start, but for empty lines.
    kept = 1
    while kept < len(before) - 1 and before[kept - 1] + _LONGEST <= same and before[kept] < same:
        kept += 1
    by = len(text) - before[-1]
    until = before[-1] - behind
    # Nor of what lies before it, but for the end of the line before.
    later = before[bisect_right(before, until) :]
    found, met = _cut_on(text, before[:kept], {place + by for place in later[:-1]})
    return [*found, *(place + by for place in later if place + by > found[-1])] if met else found


def _cut_on(text: str, found: list[int], known: Set[int] = frozenset()) -> tuple[list[int], bool]:
    """Cut on behind the cuts that are found, up to the first of those that are known, or to the end.

    Returns:
        All cuts that are found now, and whether the last of them is known.
    """
    while len(text) - found[-1] > _SIZE:
        place = _end(text, found[-1])
        if place >= len(text):
            break
        found.append(place)
        if place in known:
            return found, True
    found.append(len(text))
    return found, False


def _end(text: str, start: int) -> int:
    limit = start + _LONGEST
    place = start + _SIZE
    while True:
        place = text.find("\n\n", place, limit)
        if place < 0:
            break
        while place < len(text) and text[place] == "\n":
            place += 1
        if not _within_fence(text, start, place):
            return place
    for mark in ("\n", ". ", " "):
        place = text.find(mark, start + _SIZE, limit)
        if place >= 0:
            return place + len(mark)
    return min(limit, len(text))


def _within_fence(text: str, start: int, end: int) -> bool:
    # A fence may open with the very first line of the cell.
    first = max(0, start - 1)
    opening = text.startswith(("```", "~~~")) and start == 0
    return any((text.count(fence, first, end) + (opening and fence[1:] == text[:3])) % 2 for fence in _FENCES)
