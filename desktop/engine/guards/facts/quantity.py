"""Quantity: little evidence is not no evidence, several are not many, and working days are not just days."""

from collections.abc import Iterator
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence, stem
from desktop.engine.wordset import word_set

# How much; "various", "multiple" and "any" may stand for more than one of them and are left out.
_MUCH = {
    word: much
    for much, words in enumerate(
        ("no none", "little few", "several some", "many much", "most", "all every"),
    )
    for word in words.split()
}
_FEW, _SOME, _MANY, _MOST = 1, 2, 3, 4
# "A few", "the past few": these are some.
_SOME_OF_THEM = word_set(
    """
    a an the past last next first these those only other every this that my your his her its our their select
    initial final good
    """
)
_NO_THINGS = word_set("bit other others more better that who which and but than time times")
_PASSED_OVER = word_set("of the these those my your his her its our their")
# Other words for several and for many; of "some" and "various" either may be said.
_SEVERAL = word_set("several few some various multiple couple handful number")
_LIKE_MANY = word_set(
    "many numerous countless various multiple lots lot plenty dozens myriad wide number variety range much"
)
# "How many", "as many as", "so many": they count nothing by themselves.
_COUNTS_NOT = word_set("how as so too not n't that")
# What tells one unit from another of the same name, and what else may say so.
_OF_UNITS = {
    "working": word_set("working business work workdays weekdays"),
    "business": word_set("business working work workdays weekdays"),
    "square": word_set("square sq"),
    "cubic": word_set("cubic"),
    "nautical": word_set("nautical sea"),
    "consecutive": word_set("consecutive consecutively successive successively row straight running back"),
}
_UNITS = word_set(
    """
    day days hour hours week weeks month months year years night nights foot feet metre metres meter meters
    mile miles kilometre kilometres kilometer kilometers inch inches yard yards centimetre centimetres
    centimeter centimeters ft km season seasons game games time times win wins
    """
)


class Quantity(NamedTuple):
    """How much or how many there is of what.

    Attributes:
        much: (stem of what there is so much of, how much), each as a place on the scale of `_MUCH`.
        words: all words.
        units: words of `_OF_UNITS` that stand before a unit.
    """

    much: frozenset[tuple[str, int]]
    words: frozenset[str]
    units: frozenset[str]


def facts(sentence: Sentence) -> Quantity:
    """How much or how many there is in a sentence."""
    words = sentence.lower_set
    much: frozenset[tuple[str, int]] = frozenset()
    if not words.isdisjoint(_MUCH):
        much = frozenset(_counted(sentence))
    units: frozenset[str] = frozenset()
    if not words.isdisjoint(_OF_UNITS):
        units = frozenset(one for one, two in sentence.pairs if one in _OF_UNITS and two in _UNITS)
    return Quantity(much, words, units)


def _counted(sentence: Sentence) -> Iterator[tuple[str, int]]:
    lower, plain, spans = sentence.lower, sentence.plain, sentence.spans
    for place, word in enumerate(lower):
        if word not in _MUCH:
            continue
        thing = next((other for other in lower[place + 1 : place + 4] if other not in _PASSED_OVER), "")
        if thing in _NO_THINGS or plain[spans[place][1] : spans[place][1] + 1] == "-":
            # "All other", "few-shot"
            continue
        before = lower[place - 1] if place else ""
        much = _MUCH[word]
        if much == _FEW and before in _SOME_OF_THEM:
            # "A little" counts nothing, "a few" are some.
            much = _SOME if word == "few" else -1
        elif word == "little" and thing.endswith("s"):
            # "Little things" are small.
            much = -1
        elif (much == _MANY and before in _COUNTS_NOT) or (much == _MOST and not thing.endswith("s")):
            # "The most important"
            much = -1
        if much >= 0 and len(thing) > 2:
            yield stem(thing), much


def breaks(source: Quantity, rewrite: Quantity) -> bool:
    """Whether there is more or less of something, or another unit of it."""
    return (
        (source.much != rewrite.much and _differ(source.much, rewrite.much))
        or _exchanged(source, rewrite)
        or _exchanged(rewrite, source)
        or any(rewrite.words.isdisjoint(_OF_UNITS[unit]) for unit in source.units)
    )


def _differ(source: frozenset[tuple[str, int]], rewrite: frozenset[tuple[str, int]]) -> bool:
    """Whether there is so much of something in one of them, and another quantity of it in the other."""
    lost, new = dict(source - rewrite), dict(rewrite - source)
    return any(
        (thing, lost[thing]) not in rewrite and (thing, new[thing]) not in source
        for thing in lost.keys() & new
    )


def _exchanged(one: Quantity, other: Quantity) -> bool:
    """Whether "several" of the one sentence is "many" in the other."""
    return (
        "several" in one.words
        and "many" in other.words
        and _LIKE_MANY.isdisjoint(one.words)
        and _SEVERAL.isdisjoint(other.words)
    )


GUARD = Guard("quantity", facts, breaks)
