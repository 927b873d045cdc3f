"""Where a long text can be cut so that its parts can be rewritten apart, in any order."""

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
    found = [0]
    while len(text) - found[-1] > _SIZE:
        place = _end(text, found[-1])
        if place >= len(text):
            break
        found.append(place)
    found.append(len(text))
    return found


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
