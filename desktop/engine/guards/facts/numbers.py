"""Numbers: every figure comes through with its unit, none is new, and none changes places with another."""

import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading import figures
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.guards.reading.units import SPANS_OF_TIME, UNIT_WORDS

_NEXT_WORD = re.compile(r".{0,2}?([^\W\d_]{3,})", re.DOTALL)
_BETWEEN = re.compile(r"[-–]|\s(?:–|to|through|until|till)\s")
_BETWEEN_AND = re.compile(r"\sand\s")
_BACKWARDS = re.compile(r"\sfrom\s")
_OPENS_PAIR = re.compile(r"\b(between|from)\s[$€£]?$")
_OPENS_BACKWARDS = re.compile(r"\bto\s[$€£]?$")
_SHARE = re.compile(r"\s(?:in|of|out of)\s(?:every\s)?")
_VAGUE = re.compile(r"\b(?:few|several|couple of|many|some|half an?)\s(\w{3,9})\b")


class Numbers(NamedTuple):
    """The numbers of a sentence.

    Attributes:
        sure: how often each stands in it, as figure or as word, in the form of `figures.Number`.
        unsure: how often words stand in it that may be that number.
        units: the unit of each number that stands in it once.
        all_units: every unit that stands in it, by a number or not.
        spans: units of time after "a few", "several" and the like.
        pairs: numbers that make a range or a score ("5 to 10", "3-2").
        shares: numbers that make a share ("one in five").
        followers: the word after each number that stands in it once.
    """

    sure: Counter[str]
    unsure: Counter[str]
    units: dict[str, str]
    all_units: frozenset[str]
    spans: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    shares: frozenset[tuple[str, str]]
    followers: dict[str, str]

    def has(self, value: str) -> bool:
        """Whether the number stands in the sentence."""
        return value in self.sure or value in self.unsure


def facts(sentence: Sentence) -> Numbers:
    """The numbers of a sentence."""
    numbers = sentence.once(figures.read)
    spans: frozenset[str] = frozenset()
    words_of_units = sentence.lower_set & UNIT_WORDS.keys()
    all_units = {UNIT_WORDS[word] for word in words_of_units}
    if words_of_units:
        spans = SPANS_OF_TIME.intersection(
            UNIT_WORDS.get(word, "") for word in _VAGUE.findall(sentence.plain_lower)
        )
    if not numbers:
        return Numbers(Counter(), Counter(), {}, frozenset(all_units), spans, frozenset(), frozenset(), {})
    sure = Counter(number.value for number in numbers if number.sure)
    unsure = Counter(number.value for number in numbers if not number.sure)
    plain = sentence.plain
    followers: dict[str, str] = {}
    units: dict[str, str] = {}
    for number in numbers:
        if sure[number.value] + unsure[number.value] == 1:
            if number.unit:
                units[number.value] = number.unit
            if len(numbers) > 1 and (follower := _NEXT_WORD.match(plain, number.end)):
                followers[number.value] = follower[1].lower()
        all_units.add(number.unit)
    pairs, shares = _pairs(plain, numbers) if len(numbers) > 1 else (frozenset(), frozenset())
    return Numbers(sure, unsure, units, frozenset(all_units - {""}), spans, pairs, shares, followers)


def _pairs(
    plain: str, numbers: tuple[figures.Number, ...]
) -> tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]]]:
    """The ranges and the shares that two numbers in a row make."""
    pairs = set()
    shares = set()
    for one, other in pairwise(numbers):
        begin = one.unit_end
        if other.start - begin > 14:
            continue
        ahead = plain[max(0, one.start - 9) : one.start].lower()
        opening = _OPENS_PAIR.search(ahead)
        gap = plain[begin : other.start].rstrip("$€£")
        if _BETWEEN.fullmatch(gap) or (opening and _BETWEEN_AND.fullmatch(gap)):
            pairs.add((one.value, other.value))
        elif _BACKWARDS.fullmatch(gap) and _OPENS_BACKWARDS.search(ahead):
            pairs.add((other.value, one.value))
        elif _SHARE.fullmatch(gap) and len(other.value) < 4 and other.value.isdecimal():
            shares.add((one.value, other.value))
    return frozenset(pairs), frozenset(shares)


def breaks(source: Numbers, rewrite: Numbers) -> bool:
    """Whether a number or its unit is lost, new, or changes places with another."""
    return (
        not _as_many(source, rewrite)
        or not _same_units(source, rewrite)
        or not _same_pairs(source, rewrite)
        or _exchanged(source.followers, rewrite.followers)
    )


def _as_many(source: Numbers, rewrite: Numbers) -> bool:
    if source.sure == rewrite.sure:
        return True
    new = rewrite.sure - source.sure
    if source.sure - rewrite.sure and any(
        count > source.unsure[value] - rewrite.unsure[value] for value, count in new.items()
    ):
        # A number in the place of another must have been a word: "one of both: 1" is not "one of both: 2".
        return False
    return all(
        source.sure[value] <= rewrite.sure[value] + rewrite.unsure[value]
        and rewrite.sure[value] <= source.sure[value] + source.unsure[value]
        for value in source.sure.keys() | rewrite.sure.keys()
    )


def _same_units(source: Numbers, rewrite: Numbers) -> bool:
    """Whether each number has its unit. One may lack it where another has it: "5 km to 10 km"."""
    for value in source.units.keys() | rewrite.units.keys():
        before, after = source.units.get(value), rewrite.units.get(value)
        if before == after or not (source.has(value) and rewrite.has(value)):
            continue
        if before and after:
            return False
        if (before and before not in rewrite.all_units) or (after and after not in source.all_units):
            return False
    lost, new = source.spans - rewrite.all_units, rewrite.spans - source.all_units
    return not (lost and new)


def _same_pairs(source: Numbers, rewrite: Numbers) -> bool:
    """Whether no range or score is lost or turned round, and every share is there."""
    return (
        source.pairs <= rewrite.pairs
        and not any((other, one) in source.pairs for one, other in rewrite.pairs - source.pairs)
        and source.shares == rewrite.shares
    )


def _exchanged(before: dict[str, str], after: dict[str, str]) -> bool:
    """Whether two numbers have changed places: each stands by the word that the other one counted."""
    shared = before.keys() & after.keys()
    return len(shared) > 1 and any(
        before[one] != after[one]
        and any(before[one] == after[other] and before[other] == after[one] for other in shared)
        for one in shared
    )


GUARD = Guard("numbers", facts, breaks)
