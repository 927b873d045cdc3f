"""Which words of a rewrite differ from its source."""

import re
from difflib import SequenceMatcher

# A word as `desktop.engine.measures` counts it, here with its place.
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def changed_spans(source: str, rewrite: str) -> list[tuple[int, int]]:
    """Where the words of `rewrite` stand that are new or have moved.

    Words that follow one another, with only spaces between, make one span, so that a changed
    phrase is marked as a phrase. Letter case does not count as a change.

    Returns:
        (start, end) in characters of `rewrite`, ascending and apart.
    """
    if source == rewrite:
        return []
    places = [match.span() for match in _WORD.finditer(rewrite)]
    left = [word.lower().replace("’", "'") for word in _WORD.findall(source)]
    right = [rewrite[start:end].lower().replace("’", "'") for start, end in places]
    spans: list[tuple[int, int]] = []
    for tag, _, _, first, last in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag not in {"replace", "insert"}:
            continue
        for start, end in places[first:last]:
            if spans and rewrite[spans[-1][1] : start].isspace():
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
    return spans
