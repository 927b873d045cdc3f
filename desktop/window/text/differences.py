"""Which words of a rewrite differ from its source."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

# A word as `desktop.engine.measures` counts it, here with its place.
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


Step = tuple[str, int, int, int, int]
"""What was done ("equal", "replace", "delete", "insert") to words first..last of the source, which are
words begin..behind of the rewrite; ends are exclusive."""


class Word(NamedTuple):
    """A word and where it stands, in characters.

    Attributes:
        start: its first character.
        end: behind its last.
        plain: as it is compared.
    """

    start: int
    end: int
    plain: str


def changed_spans(source: str, rewrite: str) -> list[tuple[int, int]]:
    """Where the words of `rewrite` stand that are new or have moved.

    Words that follow one another, with only spaces between, make one span, so that a changed
    phrase is marked as a phrase. Letter case does not count as a change.

    Returns:
        (start, end) in characters of `rewrite`, ascending and apart.
    """
    if source == rewrite:
        return []
    _, right, steps = aligned(source, rewrite)
    spans: list[tuple[int, int]] = []
    for tag, _, _, first, last in steps:
        if tag not in {"replace", "insert"}:
            continue
        for start, end, _ in right[first:last]:
            if spans and rewrite[spans[-1][1] : start].isspace():
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
    return spans


def aligned(source: str, rewrite: str) -> tuple[list[Word], list[Word], Sequence[Step]]:
    """The words of both, and how those of the rewrite come of those of the source.

    Returns:
        the words of the source, the words of the rewrite, and the steps from these to those.
    """
    left, right = _words(source), _words(rewrite)
    matcher = SequenceMatcher(
        None, [word.plain for word in left], [word.plain for word in right], autojunk=False
    )
    return left, right, matcher.get_opcodes()


def _words(text: str) -> list[Word]:
    return [
        Word(match.start(), match.end(), match[0].lower().replace("’", "'")) for match in _WORD.finditer(text)
    ]
