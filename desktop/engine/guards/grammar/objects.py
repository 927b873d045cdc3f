"""Objects: a verb that takes none gets none, and one that takes its object by a preposition keeps that.

"Kept bees" is not "remained bees", "apologise for the delay" not "apologise the delay", and who looks forward
to hearing from somebody does not look forward to hearing him.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.guards.reading.verbs import BE
from desktop.engine.wordset import word_set

_KEEP = word_set("keep keeps kept keeping hold holds held holding retain retains retained retaining")
_REMAIN = word_set("remain remains remained remaining stay stays stayed staying")
_REMAINED = word_set("remain remains remained")
_STILL = frozenset({"still"})
_BEFORE_NOUNS = word_set("a an the this that these those my your his her its our their")
_OBJECTS = _BEFORE_NOUNS | word_set("me him us them it")
# Verbs without an object of their own -> the prepositions that bring one.
_WITH = {
    verb: preposition
    for preposition, verbs in {
        "for": "apologise apologize wait",
        "about": "inquire enquire",
        "to": "listen belong respond",
        "on": "rely insist",
        "of": "consist",
        "in": "participate",
        "with": "sympathise sympathize collaborate interfere comply",
    }.items()
    for verb in verbs.split()
}
_FORMS = {
    form: verb
    for verb, preposition in _WITH.items()
    for form in (
        verb,
        verb + "s",
        *((verb + "d", verb[:-1] + "ing") if verb.endswith("e") else (verb + "ed", verb + "ing")),
    )
} | {"relies": "rely", "relied": "rely", "complies": "comply", "complied": "comply"}
_WAITED_FOR = word_set("the them him me us")
# "I insist the bill is wrong" is a clause.
_CLAUSE = word_set("insist")
# No preposition stands behind these before an object.
_WITHOUT = word_set("discuss discusses discussed discussing mention mentions mentioned mentioning")
# "Inform us stories", "inform me know": behind these words the person's news may begin.
_INFORMED = re.compile(
    r"\b(inform(?:s|ed|ing)? (?:me|us|him|them) (?!\w+ly\b|(?:of|about|that|how|when|whether|why|what|who"
    r"|where|which|if|in|by|on|at|with|as|so|before|after|not|the|an?|this|they|he|she|it|we|i|you|there|and|or|but"
    r"|my|his|her|its|our|their|your|for|all|any|once|via|through|here|again|first|soon|today|now)\b)[a-z]+)"
)
_PERSONS = r"(?:me|you|us|him|her|them)\b"
_HEAR_FROM = re.compile(rf"\bhear(?:s|d|ing)? from ({_PERSONS})")
_HEAR = re.compile(rf"\bhear(?:s|d|ing)? (?:about |of |to )?({_PERSONS})")
_BACK_TO = re.compile(rf"\b(?:get|gets|got|getting) back to ({_PERSONS})")
_RETURN_TO = re.compile(rf"\breturn(?:s|ed|ing)? to ({_PERSONS})")


class Objects(NamedTuple):
    """Verbs and what stands behind them.

    Attributes:
        kept: what stands behind "kept" and its like.
        remained: what stands behind "remained" and its like.
        still: what stands behind "still", if no form of "be" stands before that.
        wrong: pairs of a verb and what cannot stand behind it.
        heard_from: from whom something is heard: "hear from you".
        heard: who is heard, or heard of.
        answered: to whom somebody gets back.
        returned: to whom somebody returns.
    """

    kept: frozenset[str]
    remained: frozenset[str]
    still: frozenset[str]
    wrong: frozenset[tuple[str, str]]
    heard_from: frozenset[str]
    heard: frozenset[str]
    answered: frozenset[str]
    returned: frozenset[str]


_TRIGGERS = (
    _KEEP
    | _REMAIN
    | _STILL
    | frozenset(_FORMS)
    | _WITHOUT
    | word_set("inform informs informed informing")
    | word_set("hear hears heard hearing get gets got getting return returns returned returning")
)
_NONE: frozenset[str] = frozenset()
_NOTHING = Objects(_NONE, _NONE, _NONE, frozenset(), _NONE, _NONE, _NONE, _NONE)


def facts(sentence: Sentence) -> Objects:
    """The verbs of a sentence and what stands behind them."""
    if _TRIGGERS.isdisjoint(sentence.lower_set):
        return _NOTHING
    kept, remained, still = set(), set(), set()
    wrong = set()
    lower = sentence.lower
    for place, (one, two) in enumerate(pairwise(lower)):
        if one not in _TRIGGERS or two.endswith("ly"):
            continue
        if one in _KEEP:
            kept.add(two)
        elif one in _REMAIN:
            remained.add(two)
        elif one in _STILL:
            if not place or lower[place - 1] not in BE:
                still.add(two)
        elif _takes_none(one, two) and sentence.between(place + 1).isspace():
            wrong.add((one, two))
    plain = sentence.plain_lower
    if "inform" in plain:
        wrong.update((found, "") for found in _INFORMED.findall(plain))
    return Objects(
        frozenset(kept),
        frozenset(remained),
        frozenset(still),
        frozenset(wrong),
        frozenset(_HEAR_FROM.findall(plain)),
        frozenset(_HEAR.findall(plain)),
        frozenset(_BACK_TO.findall(plain)),
        frozenset(_RETURN_TO.findall(plain)),
    )


def _takes_none(verb: str, word: str) -> bool:
    """Whether a verb takes no such word behind it: "apologise the", "discuss about"."""
    if verb in _WITHOUT:
        return word == "about"
    if verb.startswith("wait"):
        # "Wait a minute, wait your turn"
        return word in _WAITED_FOR
    return word in _OBJECTS and word != "that" and verb in _FORMS and _FORMS[verb] not in _CLAUSE


def breaks(source: Objects, rewrite: Objects) -> bool:
    """Whether a verb has an object that it cannot have, or lost the preposition of its object."""
    return (
        any(map(_may_be_object, (source.kept - source.remained) & rewrite.remained))
        or not (source.still - source.remained).isdisjoint(rewrite.remained)
        or not rewrite.wrong <= source.wrong
        or not (source.heard_from - rewrite.heard_from - source.heard).isdisjoint(rewrite.heard)
        or not (source.answered - rewrite.answered - source.returned).isdisjoint(rewrite.returned)
    )


def _may_be_object(word: str) -> bool:
    return word in _OBJECTS or (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "less", "always"))
    )


GUARD = Guard("objects", facts, breaks)
