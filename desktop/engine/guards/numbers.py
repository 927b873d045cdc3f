"""Numbers: every figure comes through, none is new, and none changes places with another."""

import re
import unicodedata
from collections import Counter
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.sentence import Sentence
from desktop.engine.wordset import word_set

_FIGURE = re.compile(r"\d+(?:[.,:/]\d+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_HALF_DAY = re.compile(r"(?<![a-z])([ap])\.?m\b", re.IGNORECASE)
_NEXT_WORD = re.compile(r"[^\W\d_]{3,}")

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
# "First" and "second" have too many other uses ("at first", "a second chance").
_ORDINALS = {
    "third": "3th", "fourth": "4th", "fifth": "5th", "sixth": "6th", "seventh": "7th", "eighth": "8th",
    "ninth": "9th", "tenth": "10th", "eleventh": "11th", "twelfth": "12th",
}  # fmt: skip
_SCALES = {
    form: scale
    for scale in ("hundred", "thousand", "million", "billion", "trillion", "dozen")
    for form in (scale, scale + "s")
}
_AMOUNTS = word_set("half quarter twice double doubled triple tripled") | _SCALES.keys()
_NUMBER_WORDS = frozenset(_UNITS) | _TENS.keys() | _ORDINALS.keys() | _AMOUNTS
_AMOUNT_OF = {"doubled": "double", "twice": "double", "tripled": "triple"}


class Numbers(NamedTuple):
    """The numbers of a sentence.

    Attributes:
        counts: how often each stands in it, as figure or as word; "one" as a word is not counted.
        ones: how often "one" stands in it as a word, which may or may not be a number.
        followers: the word after each number that stands in it once.
    """

    counts: Counter[str]
    ones: int
    followers: dict[str, str]


def facts(sentence: Sentence) -> Numbers:
    """The numbers of a sentence."""
    counts: Counter[str] = Counter()
    places: list[tuple[str, int]] = []
    ones = 0
    plain = sentence.plain
    if any(map(str.isnumeric, plain)):
        for found in _FIGURE.finditer(plain):
            value = _value(found[0])
            ending = plain[found.end() : found.end() + 2].lower()
            places.append((value + "th" if ending in {"st", "nd", "rd", "th"} else value, found.end()))
        if not plain.isascii():
            # Superscripts, fractions and the like are no decimal digits.
            counts.update(
                character for character in plain if character.isnumeric() and not character.isdecimal()
            )
        counts.update(found[1].lower() + "m" for found in _HALF_DAY.finditer(plain))
    if not _NUMBER_WORDS.isdisjoint(sentence.lower_set):
        ones = _read_words(sentence, places, counts)
    counts.update(value for value, _ in places)
    followers = {}
    if len(places) > 1:
        for value, end in places:
            follower = _NEXT_WORD.search(plain, end)
            if counts[value] == 1 and follower and follower.start() <= end + 2:
                followers[value] = follower[0].lower()
    return Numbers(counts, ones, followers)


def _read_words(sentence: Sentence, places: list[tuple[str, int]], counts: Counter[str]) -> int:
    """Add the numbers written as words to `places` and `counts`; return how many of them are "one"."""
    ones = 0
    tens = 0
    for index, word in enumerate(sentence.lower):
        end = sentence.spans[index][1]
        if tens and 0 < _UNITS.get(word, 0) < 10 and sentence.between(index) in {"-", " "}:
            places[-1] = (str(tens + _UNITS[word]), end)
            tens = 0
            continue
        tens = _TENS.get(word, 0)
        if tens:
            places.append((str(tens), end))
        elif word == "one":
            ones += 1
        elif word in _UNITS:
            places.append((str(_UNITS[word]), end))
        elif word in _ORDINALS:
            places.append((_ORDINALS[word], end))
        elif word in _AMOUNTS:
            counts[_SCALES.get(word, _AMOUNT_OF.get(word, word))] += 1
    return ones


def _value(figure: str) -> str:
    if not figure.isascii():
        figure = "".join(
            str(unicodedata.decimal(character)) if character.isdecimal() else character
            for character in figure
        )
    return figure.replace(",", "") if _THOUSANDS.fullmatch(figure) else figure


def breaks(source: Numbers, rewrite: Numbers) -> bool:
    """Whether a number is lost, new, or stands by the thing that another one counted."""
    if source.counts != rewrite.counts:
        for value in source.counts.keys() | rewrite.counts.keys():
            missing = source.counts[value] - rewrite.counts[value]
            spare = rewrite.ones - source.ones if missing > 0 else source.ones - rewrite.ones
            if missing and not (value == "1" and abs(missing) <= spare):
                return True
    shared = source.followers.keys() & rewrite.followers.keys()
    return len(shared) > 1 and any(
        source.followers[value] != rewrite.followers[value]
        and any(
            source.followers[value] == rewrite.followers[other]
            and source.followers[other] == rewrite.followers[value]
            for other in shared
        )
        for value in shared
    )


GUARD = Guard("numbers", facts, breaks)
