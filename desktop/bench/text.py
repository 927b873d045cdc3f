"""The sentences that are rewritten in a benchmark: always the same, and each of them different.

The engine remembers what it has rewritten, so that a repeated sentence would cost nothing.
"""

import math
import string
from collections.abc import Iterator

from desktop.engine.measures import words

# Each has at least three places to fill, so that it gives more than a thousand different sentences.
_PATTERNS = (
    (
        "The {group} put off its decision until {month} because several members had not read the {document} "
        "and asked for more time to study its conclusions."
    ),
    (
        "When {person} arrived in {town} late on {weekday} evening, the shops were already closed and "
        "nobody at the station could recommend a cheap place to stay."
    ),
    (
        "Please send the signed {document} to {person} before the end of {month}, so that we can arrange "
        "the payment and close the account without delay."
    ),
    (
        "Although the {document} was praised by most experts in {town}, a careful reading shows that its "
        "main argument rests on evidence from only {number} families."
    ),
    (
        "If the weather stays dry until {weekday}, {person} plans to repair the roof of the old house near "
        "{town} before the autumn storms begin."
    ),
    (
        "Researchers at the {group} in {town} tested {number} volunteers and found that people who sleep "
        "badly often make poor decisions the following day."
    ),
    (
        "Could you tell me whether the {group} still offers evening courses in {town}, and how much a "
        "beginner would have to pay for {number} lessons?"
    ),
    (
        "The old bridge outside {town} was built by {number} local craftsmen, and according to {person} it "
        "has survived three floods and two serious fires."
    ),
    (
        "“I have never seen such a crowded market,” said {person}, who had travelled from {town} in {month} "
        "to buy cloth for a small tailoring business."
    ),
    (
        "New rules that take effect in {month} will require every {group} in {town} to publish the "
        "{document} of its senior managers at least once a year."
    ),
    (
        "To keep bread fresh for longer, {person} from {town} recommends wrapping it in a clean cloth and "
        "storing it in a cool cupboard for {number} hours."
    ),
    (
        "Sales fell by {number} percent in {month}, mainly because customers around {town} waited for the "
        "cheaper model that the company had announced last spring."
    ),
    (
        "We would like to invite {person} to our meeting on {weekday} in {town}, where the new {document} "
        "will be discussed with everyone who helped to write it."
    ),
    (
        "The {document} explains clearly why the {group} decided to close its library in {town} and what "
        "the students can do to find another quiet place."
    ),
    (
        "After walking for {number} hours through the rain, {person} finally reached a small village near "
        "{town} and asked a farmer for something warm to eat."
    ),
    (
        "Every {month}, around {number} young people leave {town} because they cannot find affordable flats "
        "or jobs that match the skills they learned at school."
    ),
    (
        "Our records show that {person} borrowed {number} books from the library in {month} and has not yet "
        "returned any of them despite two friendly reminders."
    ),
    (
        "The train from {town} was delayed by {number} minutes on {weekday} morning, so most of the "
        "passengers missed their connection and had to wait for hours."
    ),
    (
        "In the final chapter of the {document}, {person} argues that small gardens in {town} do more for "
        "wild bees than the large parks do."
    ),
    (
        "Nobody at the {group} expected that a simple {document} written by {person} would change the way "
        "in which patients are treated across the whole country."
    ),
)
_FILLINGS = {
    "document": "report survey proposal budget contract letter review plan study schedule summary guide",
    "group": "council committee board commission association university ministry agency foundation institute "
    "college hospital",
    "month": "January February March April May June July August September October November December",
    "number": "12 14 15 16 18 20 24 25 30 35 40 45",
    "person": "Maria Daniel Priya Thomas Aisha Peter Elena Samuel Ingrid Marcus Yuki Laura",
    "town": "Lisbon Glasgow Chicago Nairobi Dublin Toronto Prague Sydney Boston Leeds Vienna Bristol",
    "weekday": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
_CHOICES = {name: filling.split() for name, filling in _FILLINGS.items()}
# Steps through the fillings of a pattern: a prime that divides no number of fillings meets each once.
# Each pattern begins elsewhere, so that neighbours do not all speak of the same town.
_STRIDE, _SHIFT = 7919, 977
_PARAGRAPH = 5  # sentences

PATTERNS = len(_PATTERNS)


def sentence(number: int) -> str:
    """A sentence of 20 to 30 words; each number below 20,000 (and 0) gives another."""
    turn, index = divmod(number, PATTERNS)
    pattern = _PATTERNS[index]
    names = [name for _, name, _, _ in string.Formatter().parse(pattern) if name]
    place = (turn * _STRIDE + index * _SHIFT) % math.prod(len(_CHOICES[name]) for name in names)
    chosen = {}
    for name in names:
        place, choice = divmod(place, len(_CHOICES[name]))
        chosen[name] = _CHOICES[name][choice]
    return pattern.format_map(chosen)


def document(count: int, first: int = 0) -> str:
    """A text in paragraphs, of whole and different sentences.

    Args:
        count: words to have at least.
        first: number of its first sentence (see `sentence`).
    """
    return "".join(_pieces(count, first))


def _pieces(count: int, first: int) -> Iterator[str]:
    number = 0
    while count > 0:
        if number:
            yield " " if number % _PARAGRAPH else "\n\n"
        one = sentence(first + number)
        yield one
        count -= len(words(one))
        number += 1
    yield "\n"
