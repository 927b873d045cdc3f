"""Directions: who walks across something does not walk around it, and what is behind it is not in it.

Opposites tell "up" from "down" and "inside" from "outside" before the same word; here are the places and ways
that have no contrary but are others all the same.
"""

from itertools import pairwise
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.wordset import word_set

# Vague ones ("near", "at", "by") are left out: much may be near. Those of one set may stand for each other.
_WAYS = {
    word: way
    for way, words in enumerate(
        (
            "across over",
            "around round",
            "through",
            "along",
            "under beneath underneath",
            "past",
            "behind",
        )
    )
    for word in words.split()
}
_PLACES = {
    word: place
    for place, words in enumerate(
        (
            "behind",
            "beside",
            "beneath underneath below under",
            "above over",
            "outside beyond",
            "opposite",
            "in inside",
            "on upon",
        )
    )
    for word in words.split()
}
# What tells one place; the others are too loosely used to be lost.
_EXACT = word_set("behind beside beneath underneath below above outside opposite")
_MOVING = frozenset(
    form
    for verb in word_set(
        "walk swim climb jump crawl row sail cycle march wade ski step fly ride dive hike stroll"
    )
    for form in (
        verb,
        f"{verb}s",
        f"{verb}ed",
        f"{verb}ing",
        f"{verb[:-1]}ed",
        f"{verb[:-1]}ing",
        f"{verb}{verb[-1]}ed",
        f"{verb}{verb[-1]}ing",
    )
) | word_set("run runs running ran drive drives driving drove rode flew swam go goes going went flies")
_PASSED_OVER = word_set("the a an this that these those my your his her its our their")


class Directions(NamedTuple):
    """Where something is in a sentence, and where to.

    Attributes:
        ways: verbs of motion, with the way behind them.
        places: what something is behind, beside or in, with that word.
        words: all words.
    """

    ways: frozenset[tuple[str, int]]
    places: frozenset[tuple[str, str]]
    words: frozenset[str]


_NONE: frozenset[tuple[str, int]] = frozenset()
_NOWHERE: frozenset[tuple[str, str]] = frozenset()


def facts(sentence: Sentence) -> Directions:
    """Where something is in a sentence, and where to."""
    words = sentence.lower_set
    ways = _NONE
    if not words.isdisjoint(_MOVING):
        ways = frozenset((one, _WAYS[two]) for one, two in sentence.pairs if two in _WAYS and one in _MOVING)
    places = _NOWHERE
    if not words.isdisjoint(_PLACES):
        lower = [word for word in sentence.lower if word not in _PASSED_OVER]
        places = frozenset((two, one) for one, two in pairwise(lower) if one in _PLACES)
    return Directions(ways, places, words)


def breaks(source: Directions, rewrite: Directions) -> bool:
    """Whether somebody goes another way, or something is somewhere else."""
    if source.ways and rewrite.ways:
        lost, new = dict(source.ways - rewrite.ways), dict(rewrite.ways - source.ways)
        if not lost.keys().isdisjoint(new):
            return True
    lost_places = [(thing, word) for thing, word in source.places if word in _EXACT - rewrite.words]
    return any(
        thing == other and _PLACES[word] != _PLACES[another]
        for thing, word in lost_places
        for other, another in rewrite.places - source.places
    )


GUARD = Guard("directions", facts, breaks)
