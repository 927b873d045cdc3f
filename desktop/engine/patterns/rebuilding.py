"""A sentence built another way, and how surely each outcome may be shown."""

from collections.abc import Callable

from desktop.engine.patterns.collection import outcomes
from desktop.engine.patterns.judgement import judged
from desktop.engine.readsource import ReadSource

# Of a sentence so many outcomes are looked at, the surest by their patterns.
_MOST_LISTED = 8


def rebuilt(
    source: ReadSource, broken: Callable[[str], object], least: float = 0.0
) -> list[tuple[str, float]]:
    """What patterns make of a sentence, the surest first, each with the probability that it stands, 0..1.

    Args:
        source: the sentence.
        broken: what a rewrite of it breaks; None where it is safe (`GuardedSource.broken`).
        least: what is less sure than this is left out, 0..1; what share and states make less of is not even
            put to the student.
    """
    listed: list[tuple[str, float]] = []
    for text, share in outcomes(source.text):
        if broken(text) is None:
            listed.append((text, share))
            if len(listed) == _MOST_LISTED:
                break
    sure = judged(source, listed, least)
    found = [(text, each) for (text, _), each in zip(listed, sure, strict=True) if each >= least]
    return sorted(found, key=lambda each: (-each[1], each[0]))
