"""Clauses: what stands behind "than", "before" or "because" does not change places with the rest.

Nor does what has an effect with what it has it on, be it said by "affects" or "is affected by".
"""

import re
from bisect import bisect_left
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence, stem
from desktop.engine.wordset import word_set

_CONNECTIVES = word_set("than before after because if unless until then")
_JOURNEY = word_set("from to")
_EMPTY = word_set(
    """
    the a an this that these those my your his its our their and or but so as of in on at to for from with
    by is are was were be been being am do does did have has had will would can could it not very much
    many more most first too also just only all any some about into there then than before after because
    if unless until
    """
)
_PERSONS = {"me": "i", "him": "he", "her": "she", "us": "we", "them": "they", "i'm": "i", "i've": "i"}
_EFFECT = re.compile(
    r"\b(?:has|have|had|having) (?:\w+ ){1,4}?(?:effect|impact|influence)s? on\b"
    r"|\b(?P<passive>be|is|are|was|were|been|being) (?:\w+ly )?(?:affected|impacted|influenced) by\b"
    r"|\b(?P<ahead>\w+) (?:affected|affects|impacted|influenced)\b(?! by\b)(?= \w)"
)
# So far from it stands what has an effect, and what it has it on.
_NEAR = 5
_NO_ACTORS = word_set("be is are was were been being get gets got and or not who which that")
_EFFECTIVE = word_set(
    "effect effects impact impacts influence influences affects affected impacted influenced"
)
# Words that are looked at on either side.
_REACH = 15


class Sides(NamedTuple):
    """The stems behind a connective and those ahead of it."""

    behind: frozenset[str]
    ahead: frozenset[str]


class Clauses(NamedTuple):
    """The clauses of a sentence.

    Attributes:
        sides: what each connective that stands in it once parts; by "effect" what has an effect, ahead, and
            what it has it on.
        journey: the stems behind "from" and those behind "to".
    """

    sides: dict[str, Sides]
    journey: tuple[frozenset[str], frozenset[str]]


_NO_JOURNEY: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
_NOTHING = Clauses({}, _NO_JOURNEY)


def facts(sentence: Sentence) -> Clauses:
    """The clauses of a sentence."""
    found = _CONNECTIVES & sentence.lower_set
    travels = sentence.lower_set >= _JOURNEY
    effective = not _EFFECTIVE.isdisjoint(sentence.lower_set)
    twice = "as" in sentence.lower_set and sentence.lower.count("as") == 2
    if not found and not travels and not twice and not effective:
        return _NOTHING
    lower = sentence.lower
    sides = {
        word: _parted(sentence, lower.index(word))
        for word in found
        # "Then" alone only goes on.
        if lower.count(word) == 1 and (word != "then" or "first" in sentence.lower_set)
    }
    if twice:
        # "as many men as women"
        first = lower.index("as")
        second = lower.index("as", first + 1)
        if second - first <= 5:
            sides["as"] = _parted(sentence, second)
    if effective and (effect := _effect(sentence)):
        sides["effect"] = effect
    journey = _NO_JOURNEY
    if travels:
        journey = (_behind(sentence, "from"), _behind(sentence, "to"))
    return Clauses(sides, journey)


def _parted(sentence: Sentence, index: int) -> Sides:
    """What the connective at `index` has behind it, up to a comma, and what else there is."""
    lower = sentence.lower
    end = index + 1
    last = min(len(lower), index + 1 + _REACH)
    while end < last and (end == index + 1 or not _parts(sentence, end)):
        end += 1
    behind = _content(lower, index + 1, end)
    ahead = _content(lower, max(0, index - _REACH), index)
    if not ahead or _parts(sentence, index):
        # "Before you cook it, wash it."
        ahead |= _content(lower, end, min(len(lower), end + _REACH))
    return Sides(behind - ahead, ahead - behind)


def _effect(sentence: Sentence) -> Sides | None:
    """What has an effect, and on what; None where that is said more than once, or not at all."""
    found = [*_EFFECT.finditer(sentence.plain_lower)]
    if len(found) != 1 or found[0]["ahead"] in _NO_ACTORS:
        return None
    start = found[0].end("ahead") if found[0]["ahead"] else found[0].start()
    starts = [place for place, _ in sentence.spans]
    first, last = bisect_left(starts, start), bisect_left(starts, found[0].end())
    lower = sentence.lower
    ahead = _content(lower, max(0, first - _NEAR), first)
    behind = _content(lower, last, min(len(lower), last + _NEAR))
    return Sides(ahead, behind) if found[0]["passive"] else Sides(behind, ahead)


def _parts(sentence: Sentence, index: int) -> bool:
    return any(mark in sentence.between(index) for mark in ",;:—–")


def _behind(sentence: Sentence, preposition: str) -> frozenset[str]:
    """The next one or two words of weight behind each of these prepositions."""
    lower = sentence.lower
    found: set[str] = set()
    for index, word in enumerate(lower):
        if word == preposition:
            content = (stem(other) for other in lower[index + 1 : index + 3] if other not in _EMPTY)
            found.update(content)
    return frozenset(found)


def _content(lower: list[str], start: int, end: int) -> frozenset[str]:
    return frozenset(stem(_PERSONS.get(word, word)) for word in lower[start:end] if word not in _EMPTY)


def breaks(source: Clauses, rewrite: Clauses) -> bool:
    """Whether the two sides of a connective, or start and goal, have changed places."""
    for word in source.sides.keys() & rewrite.sides.keys():
        before, after = source.sides[word], rewrite.sides[word]
        if not (before.behind - after.behind).isdisjoint(after.ahead) and not (
            before.ahead - after.ahead
        ).isdisjoint(after.behind):
            return True
    (start, goal), (other_start, other_goal) = source.journey, rewrite.journey
    return not (start - goal).isdisjoint(other_goal - other_start) and not (goal - start).isdisjoint(
        other_start - other_goal
    )


GUARD = Guard("clauses", facts, breaks)
