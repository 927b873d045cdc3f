"""Reads the numbers of a sentence, in figures and in words, each in one form: "2.5 million" is 2500000."""

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.guards.reading.units import unit_ahead, unit_behind


class Number(NamedTuple):
    """A number in a sentence.

    Attributes:
        value: in one form: "1500", "3th" (ordinal), "1960s" (decade), "2x" (twice), "2/3", "t540" (time
            of day, in minutes), "-5".
        start: where it begins in `Sentence.plain`.
        end: where it ends there, without its unit.
        unit: its unit, see `units`; "" for none.
        unit_end: where the unit behind it ends; `end` where there is none.
        sure: whether it is a number for certain; "one", "first", "second" and "both" may be none.
    """

    value: str
    start: int
    end: int
    unit: str
    unit_end: int
    sure: bool


def _number(
    value: str, start: int, end: int, *, unit: str = "", unit_end: int = 0, sure: bool = True
) -> Number:
    return Number(value, start, end, unit, max(end, unit_end), sure)


_FIGURE = re.compile(r"\d+(?:[.,:/]\d+)*")
_DECIMAL = re.compile(r"\d+(?:\.\d+)?")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_CLOCK = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)")
_HOUR = re.compile(r"[1-9]|1[0-2]")
_HALF_DAY = re.compile(r"\s?([ap])\.?\s?m\b\.?", re.IGNORECASE)
_SIGN = re.compile(r"(?:(?<![\w.,)\]%$])[-−]|\b(?:minus|negative)\s)[$€£]?$", re.IGNORECASE)
_ORDINAL_END = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_DECADE_END = re.compile(r"s\b")
_DECADE_END_WITH_APOSTROPHE = re.compile(r"'s\b")
_BEFORE_DECADE = re.compile(
    r"(?:^|\s)'$|\b(?:the|mid|late|early|low|high|upper|in|her|his|their|my)[\s-]{1,2}[$€£]?$", re.IGNORECASE
)
_TIMES = re.compile(r"(?:\s|-)times\b|-?fold\b|x\b", re.IGNORECASE)
_SCALE_END = re.compile(
    r"(?:\s|-)?(hundred|thousand|million|billion|trillion|dozen)\b|(k|m|mn|bn|b|tn)\b", re.IGNORECASE
)
_LETTERED = {"k": "thousand", "m": "million", "mn": "million", "b": "billion", "bn": "billion"} | {
    "tn": "trillion"
}
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_MONTH_AHEAD = re.compile(rf"\b{_MONTH}\.?\s(?:the\s)?$")
_MONTH_BEHIND = re.compile(rf"\s(?:of\s)?{_MONTH}\b")

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
    "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100,
}  # fmt: skip
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourths": 4, "fifth": 5,
    "fifths": 5, "sixth": 6, "sixths": 6, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip
_SCALES = {
    "hundred": 100, "dozen": 12, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
_DECADES = {tens[:-1] + "ies": f"{value}s" for tens, value in _TENS.items()}
_OTHERS = {
    "half": "1/2", "halve": "1/2", "halved": "1/2", "halves": "1/2", "halving": "1/2", "quarter": "1/4",
    "twice": "2x", "double": "2x", "doubled": "2x", "doubles": "2x", "doubling": "2x", "twofold": "2x",
    "triple": "3x", "tripled": "3x", "triples": "3x", "tripling": "3x", "thrice": "3x", "threefold": "3x",
    "fourfold": "4x", "fivefold": "5x", "tenfold": "10x", "hundreds": "hundreds", "thousands": "thousands",
    "millions": "millions", "billions": "billions", "trillions": "trillions", "dozens": "dozens",
    **_DECADES,
}  # fmt: skip
_UNSURE = {"first": "1th", "second": "2th", "both": "2"}
_NUMBER_WORDS = frozenset().union(_UNITS, _TENS, _ORDINALS, _SCALES, _OTHERS, _UNSURE)
# They say the same as a fraction: half of them, 50 % of them.
_SHARES = {"25": "1/4", "50": "1/2", "75": "3/4"}


def read(sentence: Sentence) -> tuple[Number, ...]:
    """The numbers of a sentence, in order."""
    plain = sentence.plain
    numbers: list[Number] = []
    if any(map(str.isdecimal, plain)):
        numbers = [_figure(plain, found) for found in _FIGURE.finditer(plain)]
    if not plain.isascii():
        numbers.extend(
            _number(_character_value(character), place, place + 1)
            for place, character in enumerate(plain)
            if character.isnumeric() and not character.isdecimal()
        )
    if not _NUMBER_WORDS.isdisjoint(sentence.lower_set):
        numbers.extend(_written(sentence, {number.end for number in numbers}))
    if len(numbers) > 1:
        numbers.sort(key=lambda number: number.start)
        numbers = _merged(plain, numbers)
    return tuple(numbers)


def _character_value(character: str) -> str:
    """The value of a fraction ("½" is "1/2"); any other character stands for itself."""
    parts = unicodedata.normalize("NFKD", character).split("\u2044")
    return "/".join(parts) if len(parts) == 2 else character


def _figure(plain: str, found: re.Match[str]) -> Number:
    start, end = found.span()
    value = _plain_value(found[0])
    unit = unit_ahead(plain, start)
    return (
        _time_of_day(plain, value, start, end)
        or _marked(plain, value, start, end, unit)
        or _amount(plain, value, start, end, unit)
    )


def _time_of_day(plain: str, value: str, start: int, end: int) -> Number | None:
    """The number as a time of day, if it is one."""
    clock = _CLOCK.fullmatch(value)
    half_day = _HALF_DAY.match(plain, end)
    if half_day and _HOUR.fullmatch(clock[1].lstrip("0") if clock else value):
        hour, minute = (int(clock[1]), int(clock[2])) if clock else (int(value), 0)
        hour = hour % 12 + (12 if half_day[1].lower() == "p" else 0)
        return _number(f"t{60 * hour + minute}", start, half_day.end())
    if half_day:
        return _number(f"{value} {half_day[1].lower()}m", start, half_day.end())
    if clock and ":" in value:
        return _number(f"t{60 * int(clock[1]) + int(clock[2])}", start, end)
    return None


def _marked(plain: str, value: str, start: int, end: int, unit: str) -> Number | None:
    """The number as an ordinal, a decade or a multiple, if letters behind it say so."""
    ahead = plain[max(0, start - 12) : start]
    if ordinal := _ORDINAL_END.match(plain, end):
        dated = _MONTH_AHEAD.search(ahead) or _MONTH_BEHIND.match(plain, ordinal.end())
        return _number(value if dated else value + "th", start, ordinal.end())
    decade = _DECADE_END.match(plain, end) or (
        _BEFORE_DECADE.search(ahead) and _DECADE_END_WITH_APOSTROPHE.match(plain, end)
    )
    if decade:
        return _number(value + "s", start, decade.end(), unit=unit)
    if times := _TIMES.match(plain, end):
        return _number(value + "x", start, times.end())
    return None


def _amount(plain: str, value: str, start: int, end: int, unit: str) -> Number:
    """The number with its scale, sign and unit."""
    scale = _SCALE_END.match(plain, end)
    # "5m" is five metres, but "$5m" five millions. (Longer figures would be rounded.)
    if scale and (scale[1] or unit) and len(value) < 16 and _DECIMAL.fullmatch(value):
        factor = _SCALES[(scale[1] or _LETTERED[scale[2].lower()]).lower()]
        value, end = _shortest(Decimal(value) * factor), scale.end()
    if _SIGN.search(plain[max(0, start - 12) : start]):
        value = "-" + value
    unit_end = end
    if not unit:
        unit, unit_end = unit_behind(plain, end)
    if unit == "percent" and value in _SHARES:
        value, unit = _SHARES[value], ""
    return _number(value, start, end, unit=unit, unit_end=unit_end)


def _plain_value(figure: str) -> str:
    """The figure in ASCII digits, without commas between thousands."""
    if not figure.isascii():
        figure = "".join(
            str(unicodedata.decimal(character)) if character.isdecimal() else character
            for character in figure
        )
    return figure.replace(",", "") if _THOUSANDS.fullmatch(figure) else figure


def _shortest(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _written(sentence: Sentence, ends_of_figures: set[int]) -> list[Number]:
    """The numbers that are written as words."""
    numbers = []
    lower, spans, plain = sentence.lower, sentence.spans, sentence.plain
    index = 0
    while index < len(lower):
        word = lower[index]
        start, end = spans[index]
        # "1.5 million" has been read with its figure.
        if word not in _NUMBER_WORDS or end in ends_of_figures:
            index += 1
            continue
        run = _run(sentence, index)
        if run.length:
            end = spans[index + run.length - 1][1]
            numbers.append(_run_number(plain, run, start, end))
            index += run.length
            continue
        if word in _UNSURE:
            numbers.append(_number(_UNSURE[word], start, end, sure=False))
        elif word in _ORDINALS:
            numbers.append(_number(f"{_ORDINALS[word]}th", start, end))
        else:
            numbers.append(_number(_OTHERS.get(word, word), start, end))
        index += 1
    return numbers


class _Run(NamedTuple):
    """Number words that make one number: "one hundred and five", "two thirds", "twenty-first".

    Attributes:
        length: how many words; 0 where there is no such run.
        value: the number, in the form of `Number.value`.
        ordinal: whether it is one.
    """

    length: int = 0
    value: str = ""
    ordinal: bool = False


def _run_number(plain: str, run: _Run, start: int, end: int) -> Number:
    value = run.value
    if run.ordinal:
        ahead = plain[max(0, start - 12) : start]
        if _MONTH_AHEAD.search(ahead) or _MONTH_BEHIND.match(plain, end):
            return _number(value.removesuffix("th"), start, end)
        return _number(value, start, end, sure=value not in {"1th", "2th"})
    times = _TIMES.match(plain, end)
    if times and value.isdecimal():
        return _number(value + "x", start, times.end(), sure=value != "1")
    if _SIGN.search(plain[max(0, start - 12) : start]) and plain[start - 1 : start].isspace():
        value = "-" + value
    unit, unit_end = unit_behind(plain, end)
    if unit == "percent" and value in _SHARES:
        value, unit = _SHARES[value], ""
    return _number(value, start, end, unit=unit, unit_end=unit_end, sure=value != "1")


class _Sum:
    """The cardinal number that words add up to, read from the left."""

    def __init__(self) -> None:
        self._total = 0  # what is behind a scale
        self._current = -1  # what is being read; -1 is nothing
        self.room = 0  # what may be added to it lies below

    @property
    def value(self) -> int:
        return self._total + max(self._current, 0)

    @property
    def small(self) -> int:
        """The number if no scale stands in it, else 0."""
        return 0 if self._total else max(self._current, 0)

    def takes(self, word: str) -> bool:
        """Whether the number goes on with `word`, which it then holds."""
        if word in _UNITS or word in _TENS:
            return self._takes_small(_UNITS.get(word, _TENS.get(word, 0)), 10 if word in _TENS else 0)
        if word == "hundred":
            fits = self._current < 100
            if fits:
                self._current, self.room = max(self._current, 1) * 100, 100
            return fits
        return word in _SCALES and self._takes_scale(_SCALES[word])

    def _takes_small(self, value: int, room: int) -> bool:
        if self._current < 0:
            self._current = value
        elif 0 < value < self.room:
            self._current += value
        else:
            return False
        self.room = room
        return True

    def _takes_scale(self, scale: int) -> bool:
        if self._total and (self._current < 0 or scale >= _smallest_scale(self._total)):
            return False
        self._total += max(self._current, 1) * scale
        self._current, self.room = -1, min(scale, 1000)
        return True


def _run(sentence: Sentence, first: int) -> _Run:
    """The number that begins with the word at `first`."""
    lower = sentence.lower
    read = _Sum()
    index = first
    while index < len(lower) and (index == first or _joined(sentence, index)):
        joins = lower[index] == "and" and read.room > 10 and _goes_on(lower, index + 1)
        if not joins and not read.takes(lower[index]):
            break
        index += 1
    if index == first:
        return _lone(sentence, first)
    following = lower[index] if index < len(lower) and _joined(sentence, index) else ""
    if 0 < _ORDINALS.get(following, 0) < read.room:
        return _Run(index + 1 - first, f"{read.value + _ORDINALS[following]}th", ordinal=True)
    if following in _PARTS and 0 < read.small < 20 and following.endswith("s") == (read.small > 1):
        return _Run(index + 1 - first, f"{read.small}/{_PARTS[following]}")
    if lower[index - 1] == "and":
        index -= 1
    if lower[index : index + 3] == ["and", "a", "half"]:
        return _Run(index + 3 - first, f"{read.value}.5")
    return _Run(index - first, str(read.value))


def _lone(sentence: Sentence, index: int) -> _Run:
    """An ordinal that is a date or a share, and no cardinal in front of it."""
    word = sentence.lower[index]
    if word in _ORDINALS and _MONTH_BEHIND.match(sentence.plain, sentence.spans[index][1]):
        return _Run(1, f"{_ORDINALS[word]}th", ordinal=True)
    if word in _PARTS and _is_share(sentence, index):
        return _Run(1, f"1/{_PARTS[word]}")
    return _Run()


def _joined(sentence: Sentence, index: int) -> bool:
    return sentence.between(index) in {" ", "-", "\u00a0", "\n"}


def _goes_on(lower: list[str], index: int) -> bool:
    return index < len(lower) and (
        lower[index] in _UNITS or lower[index] in _TENS or lower[index] in _ORDINALS
    )


def _smallest_scale(total: int) -> int:
    return next((scale for scale in (10**3, 10**6, 10**9, 10**12) if total // scale % 1000), 10**15)


def _is_share(sentence: Sentence, index: int) -> bool:
    """Whether "a third" at `index` is a part of something, not the third in a row."""
    lower = sentence.lower
    return (
        lower[index] != "half"
        and index > 0
        and lower[index - 1] == "a"
        and index + 1 < len(lower)
        and lower[index + 1] == "of"
    )


def _merged(plain: str, numbers: list[Number]) -> list[Number]:
    """The numbers with a whole one and the fraction behind it made one: "1½", "2 1/2", "5 and a half"."""
    merged: list[Number] = []
    for number in numbers:
        last = merged[-1] if merged else None
        if (
            last
            and number.value == "1/2"
            and last.value.isdecimal()
            and plain[last.end : number.start].replace("\u00a0", " ") in {"", " ", "-", " and a "}
        ):
            unit, unit_end = unit_behind(plain, number.end)
            merged[-1] = _number(
                last.value + ".5", last.start, number.end, unit=last.unit or unit, unit_end=unit_end
            )
        else:
            merged.append(number)
    return merged
