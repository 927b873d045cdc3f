"""Numbers in figures and in words are read as one."""

import pytest

from desktop.engine.guards.reading.figures import read
from desktop.engine.guards.reading.sentence import Sentence


def values(text: str) -> list[str]:
    return [number.value for number in read(Sentence(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("three dogs", ["3"]),
        ("one hundred and five years", ["105"]),
        ("two thousand and five", ["2005"]),
        ("twenty-five", ["25"]),
        ("the twenty-first time", ["21th"]),
        ("1,500 and 1500", ["1500", "1500"]),
        ("1.5 million", ["1500000"]),
        ("£2.5m", ["2500000"]),
        ("a 5m pole", ["5"]),
        ("a million", ["1000000"]),
        ("millions of them", ["millions"]),
        ("a dozen eggs", ["12"]),
        ("two dozen", ["24"]),
        ("half of them", ["1/2"]),
        ("50% of them", ["1/2"]),
        ("½", ["1/2"]),
        ("two thirds", ["2/3"]),
        ("a third of it", ["1/3"]),
        ("the third of them", ["3th"]),
        ("three quarters", ["3/4"]),
        ("one and a half", ["1.5"]),
        ("1½ and 2 1/2", ["1.5", "2.5"]),
        ("twice, two times, twofold", ["2x", "2x", "2x"]),
        ("May 3rd, 3 May, the third of May", ["3", "3", "3"]),
        ("9 a.m. and 9 pm and 21:00", ["t540", "t1260", "t1260"]),
        ("the 1960s and the 1960's", ["1960s", "1960s"]),
        ("the mid $200's", ["200s"]),
        ("2020's best film", ["2020"]),
        ("in her thirties", ["30s"]),
        ("minus five and -5", ["-5", "-5"]),
        ("5-10", ["5", "10"]),
        ("five six", ["5", "6"]),
        ("٣ dogs", ["3"]),
        ("no numbers", []),
    ],
)
def test_values(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("5 km", "km"),
        ("5 kilometres", "km"),
        ("5-kilometre", "km"),
        ("five kilometers", "km"),
        ("$5", "dollar"),
        ("5 dollars", "dollar"),
        ("€20", "euro"),
        ("20 per cent", "percent"),
        ("20%", "percent"),
        ("2 percentage points", "percentage point"),
        ("30 °C", "celsius"),
        ("30 degrees Celsius", "celsius"),
        ("90 km/h", "kph"),
        ("90 kilometres per hour", "kph"),
        ("60 miles an hour", "mph"),
        ("5 m", "metre"),
        ("5 mg", "mg"),
        ("2 TB", "terabyte"),
        ("25 years", "year"),
        ("25 years old", ""),
        ("5 in all", ""),
        ("5 dogs", ""),
    ],
)
def test_units(text, unit):
    (number,) = read(Sentence(text))
    assert number.unit == unit


def test_words_that_may_be_no_number_are_unsure():
    assert [number.sure for number in read(Sentence("One of both came first; two came second."))] == [
        False,
        False,
        False,
        True,
        False,
    ]
