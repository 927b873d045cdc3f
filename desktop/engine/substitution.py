"""More candidates: words of a sentence exchanged for others that the thesaurus has for them.

What the student writes is fluent and often says something else. Words that a strict reader let stand
in most sentences, at a place where encoder and student find nothing odd, change less and are right
more often. They go into the sentence itself and into what the student wrote of it, one more at a time.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import prod

from desktop.engine.acceptance import acceptances
from desktop.engine.readsource import ReadSource
from desktop.engine.splices import Exchange, ladder, spliced
from desktop.engine.thesaurus import substitutes
from desktop.engine.voice import articles

# What is less sure than this by the thesaurus is not looked at in its place, and of the rest so many are.
_LEAST_LISTED, _MOST_LISTED = 0.5, 8


def accepted(source: ReadSource, broken: Callable[[str], object], least: float = 0.3) -> list[Exchange]:
    """The exchanges that are good in this sentence, the surest first, each with its sureness.

    Args:
        source: the sentence.
        broken: what a rewrite of it breaks; None where it is safe (`GuardedSource.broken`).
        least: what is less sure than this in its place is not put there, 0..1.
    """
    listed = [each for each in substitutes(source.text) if each.sureness >= _LEAST_LISTED]
    listed.sort(key=lambda each: (-each.sureness, each.start, each.end, each.other))
    rewrites: dict[str, Exchange] = {}
    for each in listed:
        if len(rewrites) == _MOST_LISTED:
            break
        made = _put(source.text, source.text, [each])
        if made is not None and made != source.text and made not in rewrites and broken(made) is None:
            rewrites[made] = each
    made_with = [(made, each.sureness) for made, each in rewrites.items()]
    judged = acceptances(source, made_with, least)
    found = [
        replace(each, sureness=sureness)
        for each, sureness in zip(rewrites.values(), judged, strict=True)
        if sureness >= least
    ]
    return sorted(found, key=lambda each: (-each.sureness, each.start, each.end, each.other))


def substituted(source: str, base: str, found: Sequence[Exchange]) -> Iterator[tuple[str, float]]:
    """`base` with these exchanges, each text with the probability that all of its exchanges stand.

    First with the surest, then with one more each. The source itself also with each alone, and one more at a
    time of those that stand for the same words less surely, so that there are several to choose from.

    Args:
        source: the sentence that the exchanges belong to.
        base: the source itself or a rewrite of it.
        found: exchanges, the surest first.
    """
    fitting = [each for each in found if _put(source, base, [each]) is not None]
    tried = list(ladder(fitting))
    if base == source and tried:
        taken = tried[-1]
        tried += ladder([*(each for each in fitting if each not in taken), *taken])
        tried += ([each] for each in fitting)
    for chosen in tried:
        made = _put(source, base, chosen)
        if made is not None and made != base:
            yield made, prod(each.sureness for each in chosen)


def put(source: str, chosen: Sequence[Exchange]) -> str:
    """A sentence with exchanges of its own words, none of which overlaps another."""
    return _put(source, source, chosen) or source


def _put(source: str, base: str, chosen: Sequence[Exchange]) -> str | None:
    made = spliced(source, base, chosen)
    return None if made is None else articles.conform(source, made)
