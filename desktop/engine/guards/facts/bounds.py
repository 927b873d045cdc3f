"""Bounds: at least stays at least, nearly does not become over, about does not become exactly."""

import re
from enum import Enum
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading import figures
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.wordset import word_set


class Bound(Enum):
    """How a number is meant."""

    UP = "this or more"
    DOWN = "this or less"
    NEARLY = "a little less"
    ABOUT = "about this"
    PERHAPS_UP = "this or more, or all through it"
    EXACTLY = "just this"


_AHEAD = re.compile(
    r"""\b(?:
      (?P<DOWN_not>(?:no|not)\ (?:more|greater|higher|longer|larger|older|later)\ than)
    | (?P<UP_not>(?:no|not)\ (?:less|fewer|lower|smaller|younger|earlier|shorter)\ than)
    | (?P<UP>at\ (?:the\ very\ )?least|(?:more|greater|higher|longer|larger|older|bigger)\ th[ae]n|over|above
        |exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|upwards?\ of|in\ excess\ of|minimum\ of)
    | (?P<DOWN>at\ (?:the\ very\ )?most|(?:less|fewer|lower|smaller|younger|shorter)\ th[ae]n|under|below
        |up\ to|maximum\ of)
    | (?P<NEARLY>nearly|almost|close\ to|just\ under|approaching)
    | (?P<ABOUT>about|around|roughly|approximately|some|circa|an\ estimated)
    | (?P<EXACTLY>exactly|precisely)
    )\ (?:an?\ |the\ )?[$€£¥]?$""",
    re.VERBOSE,
)
_BEHIND = re.compile(
    r"(?P<UP>\+|\ (?:\w{1,12}\ )?"
    r"(?:or\ (?:more|higher|longer)|(?:or|and)\ (?:over|above|older|up))\b(?!\ to\b))"
    r"|(?P<DOWN>\ (?:\w{1,12}\ )?(?:or\ (?:less|fewer|lower)|(?:or|and)\ (?:under|below|younger))\b)"
)
_LONGEST_AHEAD = 30
# "Over three years" may only say how long something took, "about two things" what is told.
_DURATION = re.compile(r"[\s-]?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centur)")
_OVER = re.compile(r"\bover (?:an? )?$")
# "Under the 1974 law"
_OF_A_THING = re.compile(r"\b(?:over|above|under|below|about|around|some) the $")
_LIMITING = {
    Bound.UP: word_set("minimum min starting"),
    Bound.DOWN: word_set("maximum max limit limits limited limiting cap capped ceiling restricted"),
}


class Bounds(NamedTuple):
    """The bounds of a sentence.

    Attributes:
        of: the bound of each number that stands in it once; None where there is none.
        limits: bounds that a word elsewhere in it may set ("a maximum sentence of 10 years").
    """

    of: dict[str, Bound | None]
    limits: frozenset[Bound]


_NOTHING = Bounds({}, frozenset())


def facts(sentence: Sentence) -> Bounds:
    """The bounds of a sentence."""
    numbers = sentence.once(figures.read)
    if not numbers:
        return _NOTHING
    plain = sentence.plain
    of: dict[str, Bound | None] = {}
    seen: set[str] = set()
    for number in numbers:
        if number.value in seen:
            of.pop(number.value, None)
            continue
        seen.add(number.value)
        of[number.value] = _bound(plain, number)
    limits = (bound for bound, words in _LIMITING.items() if not words.isdisjoint(sentence.lower_set))
    return Bounds(of, frozenset(limits))


def _bound(plain: str, number: figures.Number) -> Bound | None:
    ahead = plain[max(0, number.start - _LONGEST_AHEAD) : number.start].lower()
    if found := _AHEAD.search(ahead):
        if _OF_A_THING.search(ahead):
            return None
        if _OVER.search(ahead) and _DURATION.match(plain, number.end):
            return Bound.PERHAPS_UP
        return Bound[(found.lastgroup or "").removesuffix("_not")]
    if found := _BEHIND.match(plain, number.end):
        return Bound[found.lastgroup or ""]
    return None


def breaks(source: Bounds, rewrite: Bounds) -> bool:
    """Whether the bound of a number is lost or turned."""
    return any(
        bound is not rewrite.of[value] and _differ(bound, rewrite.of[value], source.limits | rewrite.limits)
        for value, bound in source.of.items()
        if value in rewrite.of
    )


_APART = {
    frozenset({Bound.UP, Bound.DOWN}),
    frozenset({Bound.UP, Bound.NEARLY}),
    frozenset({Bound.UP, Bound.EXACTLY}),
    frozenset({Bound.DOWN, Bound.EXACTLY}),
    frozenset({Bound.NEARLY, Bound.EXACTLY}),
    frozenset({Bound.ABOUT, Bound.EXACTLY}),
    frozenset({Bound.UP, Bound.ABOUT}),
    frozenset({Bound.PERHAPS_UP, Bound.DOWN}),
    frozenset({Bound.PERHAPS_UP, Bound.NEARLY}),
}


def _differ(before: Bound | None, after: Bound | None, limits: frozenset[Bound]) -> bool:
    if before is None or after is None:
        return any(bound in (before, after) and bound not in limits for bound in (Bound.UP, Bound.DOWN))
    return frozenset({before, after}) in _APART


GUARD = Guard("bounds", facts, breaks)
