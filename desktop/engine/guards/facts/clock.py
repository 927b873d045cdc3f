"""Clock: half past five stays half past five, tomorrow is not lost, and a morning is nobody's own."""

import re
from itertools import pairwise
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.wordset import word_set

_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight|1[0-2]|[1-9]"
_TIME = re.compile(rf"\b(half|quarter) (past|after|to|before|till|of|until|in) ({_HOURS})\b")
_LIKE = {"after": "past", "till": "to", "before": "to", "of": "to"}
_OF_DAY = word_set(
    "morning evening night noon midnight dawn dusk afternoon daybreak sunrise sunset nightfall"
)
_OWNERS = word_set("my your his her its our their")
_DAYS = word_set("tomorrow yesterday tonight")
_LIKE_DAYS = _DAYS | word_set(
    """
    next following day evening night today later ago last previous recently overnight before after tomorrow's
    yesterday's tonight's
    """
)
_ENDS = frozenset({"", *",.;:!?"})


class Clock(NamedTuple):
    """The times of day in a sentence.

    Attributes:
        times: a part of an hour, whether past or to, and the hour.
        owned: times of day that are somebody's: "his morning walk".
        alone: those of them that no noun follows: "by his morning".
        words: all words.
    """

    times: frozenset[tuple[str, str, str]]
    owned: frozenset[str]
    alone: frozenset[str]
    words: frozenset[str]


def facts(sentence: Sentence) -> Clock:
    """The times of day in a sentence."""
    words = sentence.lower_set
    times: frozenset[tuple[str, str, str]] = frozenset()
    if "half" in words or "quarter" in words:
        found = _TIME.findall(sentence.plain_lower)
        times = frozenset((part, _LIKE.get(side, side), hour) for part, side, hour in found)
    owned: list[int] = []
    if not words.isdisjoint(_OF_DAY) and not words.isdisjoint(_OWNERS):
        pairs = enumerate(pairwise(sentence.lower), 1)
        owned = [place for place, (one, two) in pairs if one in _OWNERS and two in _OF_DAY]
    ends = {place: sentence.spans[place][1] for place in owned}
    return Clock(
        times,
        frozenset(sentence.lower[place] for place in owned),
        frozenset(
            sentence.lower[place] for place, end in ends.items() if sentence.plain[end : end + 1] in _ENDS
        ),
        words,
    )


def breaks(source: Clock, rewrite: Clock) -> bool:
    """Whether a time has become another, tomorrow is lost, or a time of day has become somebody's."""
    if not (source.words & _DAYS <= rewrite.words) and _LIKE_DAYS.isdisjoint(rewrite.words):
        return True
    return bool(source.times and rewrite.times - source.times) or not (
        rewrite.alone & source.words <= source.owned
    )


GUARD = Guard("clock", facts, breaks)
