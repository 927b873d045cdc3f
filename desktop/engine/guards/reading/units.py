"""Units of measure and money: the many ways in which one unit is written."""

import re

# One unit a line, its forms apart by white space. Lower case unless the capital tells units apart.
_WORDS = """
km kilometre kilometres kilometer kilometers kms
mile miles mi
metre metres meter meters
cm centimetre centimetres centimeter centimeters
mm millimetre millimetres millimeter millimeters
foot feet ft
inch inches
yard yards yd yds
kg kilogram kilograms kilogramme kilogrammes kilo kilos kgs
gram grams gramme grammes
mg milligram milligrams milligramme milligrammes
microgram micrograms mcg µg μg
tonne tonnes ton tons
lb lbs
ounce ounces oz
litre litres liter liters
ml millilitre millilitres milliliter milliliters
gallon gallons gal
pint pints
cup cups
tablespoon tablespoons tbsp
teaspoon teaspoons tsp
second seconds sec secs
minute minutes min mins
hour hours hr hrs
day days
night nights
week weeks
fortnight fortnights
month months
year years yr yrs
decade decades
century centuries
hectare hectares ha
acre acres
mph
kph kmh
byte bytes
bit bits
watt watts
volt volts
degree degrees
celsius centigrade
fahrenheit
kelvin
percent
euro euros eur
dollar dollars usd
pound pounds gbp
yen jpy
cent cents
penny pence
rupee rupees
franc francs
"""
# Where the case tells: "MB" and "mb", "W" and "w".
_SYMBOLS = """
metre m
gram g
litre l L
second s
hour h
watt W
kilowatt kilowatts kW
megawatt megawatts MW
gigawatt gigawatts GW
volt V
kilobyte kilobytes kB KB
megabyte megabytes MB
gigabyte gigabytes GB
terabyte terabytes TB
hertz Hz
kilohertz kHz
megahertz MHz
gigahertz GHz
celsius °C
fahrenheit °F
degree °
percent %
dollar $
euro €
pound £
yen ¥
"""
# They count things of their own too: "a few minutes" is an amount.
SPANS_OF_TIME = frozenset(
    {"second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century"}
)

_UNIT_OF = {
    form: canonical
    for listing in (_WORDS, _SYMBOLS)
    for line in listing.strip().splitlines()
    for canonical, *forms in [line.split()]
    for form in (canonical, *forms)
}
# The pound of weight and that of money are one word.
_UNIT_OF |= {"lb": "pound", "lbs": "pound"}
UNIT_WORDS = {form: unit for form, unit in _UNIT_OF.items() if len(form) > 2 and form.isalpha()}

_BEHIND = re.compile(
    r"""[\s-]{0,2}(?:
      (?P<points>percentage[ ]points?\b)
    | (?P<percent>%|per[ ]?cent\b)
    | (?P<speed>(?:km|kilomet(?:re|er)s?|miles|m|met(?:re|er)s)(?:[ ]?/[ ]?|[ ](?:per|an?)[ ])
        (?:hour|h|second|s)\b)
    | (?P<warmth>(?:°|degrees?)[ ]?(?:[CF]|Celsius|Fahrenheit|centigrade)\b)
    | (?P<sign>[°€£¥$])
    | (?P<word>[^\W\d_]+)
    )""",
    re.VERBOSE,
)
_AGE = re.compile(r"[\s-]{0,2}(?:old|of age)\b")
_AHEAD = re.compile(r"([$€£¥])\s?$")


def unit_ahead(plain: str, start: int) -> str:
    """The unit that stands in front of the number at `start` ("$5"); "" for none."""
    found = _AHEAD.search(plain, max(0, start - 2), start)
    return _UNIT_OF[found[1]] if found else ""


def unit_behind(plain: str, end: int) -> tuple[str, int]:
    """The unit behind the number that ends at `end`, and where the unit ends; ("", end) for none.

    An age has none: "25 years old" may well become "aged 25".
    """
    found = _BEHIND.match(plain, end)
    if not found:
        return "", end
    text = found[found.lastgroup or 0]
    match found.lastgroup:
        case "points":
            unit = "percentage point"
        case "percent":
            unit = "percent"
        case "speed":
            unit = _speed(text)
        case "warmth":
            unit = "fahrenheit" if "f" in text.lower() else "celsius"
        case _:
            unit = _UNIT_OF.get(text) or _UNIT_OF.get(text.lower() if len(text) > 2 else "", "")
    if not unit or (unit == "year" and _AGE.match(plain, found.end())):
        return "", end
    return unit, found.end()


def _speed(text: str) -> str:
    if text.startswith("mi"):
        return "mph"
    hourly = text.rstrip()[-1] in "hr"
    if text.startswith("k"):
        return "kph" if hourly else "km per second"
    return "metres per hour" if hourly else "mps"
