"""Patterns as they are written: words, and places for what a sentence has between them.

    ^there is X in Y$ => Y has X

The left side is looked for in a sentence, the right side is written instead. `^` and `$` are the beginning
of the sentence and its end, ahead of the final mark. A capital is a place, and what a place may take is told
by its letter (`Kind`); small letters behind it name a form (`desktop.engine.patterns.conjugation`).

A line may be several patterns: a verb behind `=` stands for each of its forms, one on the left and any number
on the right side, all of the same form.

    =make a decision => =decide
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from desktop.engine.patterns.conjugation import formed
from desktop.engine.tokens import folded, tokenized


class Kind(StrEnum):
    """What a place may take."""

    PHRASE = "phrase"
    CLAUSE = "clause"
    PRONOUN = "pronoun"
    VERB = "verb"
    WORD = "word"
    ADVERB = "adverb"


_KINDS = {
    **dict.fromkeys("XYZ", Kind.PHRASE),
    **dict.fromkeys("ST", Kind.CLAUSE),
    **dict.fromkeys("PQ", Kind.PRONOUN),
    **dict.fromkeys("VW", Kind.VERB),
    **dict.fromkeys("NMAC", Kind.WORD),
    "R": Kind.ADVERB,
}
_PLACE = re.compile(r"(?:[XYZSTNMACR]|[PQ][opr]?|[VW](?:s|ing|ed|en)?)$")
_ARROW = "=>"
_VERB = re.compile(r"=([a-z]+)")
# "X's" is two: a place, and what stands behind it.
_OWNING = re.compile(r"\b([XYZSTNMACPQ])['’]s\b")
# Of a verb behind `=`: base, -s, -ing, past and participle.
_FORMS = ("", "s", "ing", "ed", "en")
_BE = {"": ("be", "am", "are"), "s": ("is",), "ing": ("being",), "ed": ("was", "were"), "en": ("been",)}


@dataclass(frozen=True, slots=True)
class Place:
    """A place in one side of a pattern.

    Attributes:
        name: its letter; the same letter on both sides takes the same words.
        kind: what it may take.
        form: of a verb or a pronoun; "" for the base of a verb and the subject form of a pronoun.
    """

    name: str
    kind: Kind
    form: str


# A word or a mark, folded on the left and as it is to be written on the right, or a place.
Side = tuple[str | Place, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern.

    Attributes:
        left: what is looked for.
        right: what is written instead.
        opens: whether it stands at the beginning of a sentence.
        closes: whether it stands at its end.
    """

    left: Side
    right: Side
    opens: bool
    closes: bool

    @property
    def literals(self) -> frozenset[str]:
        """The words and marks without which nothing fits."""
        return frozenset(each for each in self.left if isinstance(each, str))


def forms(line: str) -> list[str]:
    """The patterns of a line, one for each form of the verb behind `=`.

    Raises:
        ValueError: there are several such verbs on the left.
    """
    verbs = _VERB.findall(line.partition(_ARROW)[0])
    if len(verbs) > 1:
        raise ValueError("several verbs behind = on the left")
    return list(dict.fromkeys(_in_each_form(verbs[0], line))) if verbs else [line]


def _in_each_form(verb: str, line: str) -> Iterator[str]:
    for form in _FORMS:
        for own in _BE.get(form, ()) if verb == "be" else (formed(verb, form),):
            yield _VERB.sub(partial(_inflected, verb, own, form), line)


def _inflected(verb: str, own: str, form: str, found: re.Match[str]) -> str:
    """A verb behind `=`, in the form of the one on the left."""
    return own if found[1] == verb else formed(found[1], form)


def parsed(line: str) -> Pattern:
    """The pattern of a line without a verb behind `=`.

    Raises:
        ValueError: it is no pattern; the message tells why.
    """
    left, arrow, right = line.partition(_ARROW)
    if not arrow:
        raise ValueError(f"no {_ARROW}")
    opens, closes = left.strip().startswith("^"), left.strip().endswith("$")
    sides = [_side(side) for side in (left, right)]
    places = [[each.name for each in side if isinstance(each, Place)] for side in sides]
    if not all(sides):
        raise ValueError("an empty side")
    if len(set(places[0])) < len(places[0]):
        raise ValueError("a place twice on the left")
    if not set(places[1]) <= set(places[0]):
        raise ValueError("a place on the right that the left has not")
    # A question mark alone leads to no pattern: the final mark is no token of a sentence.
    if not any(isinstance(each, str) and each != "?" for each in sides[0]):
        raise ValueError("no word on the left")
    if "=" in sides[1]:
        raise ValueError("= on the right, but no verb behind = on the left")
    looked_for = tuple(folded(each) if isinstance(each, str) else each for each in sides[0])
    return Pattern(looked_for, sides[1], opens, closes)


def _side(written: str) -> Side:
    found: list[str | Place] = []
    for word in tokenized(_OWNING.sub(r"\1 's", written).strip().strip("^$").strip()):
        if word == "s" and found and found[-1] == "'":
            found[-1] = "'s"
        else:
            found.append(_element(word))
    return tuple(found)


def _element(token: str) -> str | Place:
    word = token.strip()
    if _PLACE.fullmatch(word) and word != "I":
        return Place(word[0], _KINDS[word[0]], word[1:])
    return word
