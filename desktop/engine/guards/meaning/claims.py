"""Claims: nothing is called new, successful or the best that was not, and no hedge is dropped."""

import re
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.wordset import word_set

# What a rewrite claims, and the words of a source that allow it. Teachers of science like both.
_CLAIMS = (
    (
        word_set("novel innovative groundbreaking pioneering unprecedented"),
        word_set(
            """
            novel innovative groundbreaking pioneering unprecedented new newly innovation original originally
            first recent modern fresh unheard breakthrough revolutionary invent invented
            """
        ),
    ),
    (
        word_set("successfully successful"),
        word_set(
            """
            successfully successful success succeed succeeds succeeded succeeding manage manages managed
            managing achieve achieves achieved achieving able effective effectively accomplish accomplished
            won win winning well triumph prosperous prosper thriving thrive
            """
        ),
    ),
)
# "How do I get there?" asks for any way.
_BEST_WAY = re.compile(r"\b(?:best|ideal|safest|easiest) (?:ways?|methods?)\b")
_LIKE_BEST = re.compile(
    r"\b(?:ideal(?:ly)?|should|good|better|properly|perfect\w*|well|most|optimal|right|correctly|\w+est)\b"
)
# How often, and how surely. A source that says it says less than it would without.
_HEDGES = word_set(
    """
    typically usually generally normally often frequently sometimes occasionally commonly tentatively
    tentative reportedly allegedly apparently supposedly presumably seemingly probably possibly perhaps
    maybe partly partially largely mostly mainly
    """
)
_LIKE_HEDGES = _HEDGES | word_set(
    """
    typical usual general normal frequent common occasional tend tends tended tendency may might could can
    would likely seem seems seemed appear appears appeared said reported reports alleged supposed presumed
    rumoured rumored believed thought some many most much majority mere part chiefly primarily
    predominantly principally primary main chance possible possibility potential potentially probable
    probability regularly regular repeatedly routinely routine customarily customary habitually rarely
    seldom always ever time times preliminary preliminarily provisional provisionally initially now then
    days lot extent half nearly almost essentially overall rule average time lots somewhat suppose guess
    """
)


class Claims(NamedTuple):
    """What a sentence claims and hedges.

    Attributes:
        words: all words.
        hedged: whether it says how often or how surely.
        best_way: whether it speaks of the best way to do something.
        how: whether it asks how to do something, well or not.
    """

    words: frozenset[str]
    hedged: bool
    best_way: bool
    how: bool


def facts(sentence: Sentence) -> Claims:
    """What a sentence claims and hedges."""
    words = sentence.lower_set
    plain = sentence.plain_lower
    return Claims(
        words,
        not _HEDGES.isdisjoint(words),
        _BEST_WAY.search(plain) is not None,
        "how" in words and _LIKE_BEST.search(plain) is None,
    )


def breaks(source: Claims, rewrite: Claims) -> bool:
    """Whether the rewrite claims what its source does not, or dropped its hedges."""
    if rewrite.best_way and source.how:
        return True
    return any(
        not claim.isdisjoint(rewrite.words) and allowed.isdisjoint(source.words) for claim, allowed in _CLAIMS
    ) or (source.hedged and _LIKE_HEDGES.isdisjoint(rewrite.words))


GUARD = Guard("claims", facts, breaks)
