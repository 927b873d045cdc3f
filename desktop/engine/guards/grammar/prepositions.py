"""Prepositions: behind one stands a noun, not a clause ("due to several had not read it") or "unable to"."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.wordset import word_set

# They mean what a conjunction means, and a student takes them for one.
_LIKE_CONJUNCTIONS = "due to|owing to|because of|despite|in spite of|thanks to"
_LIKE_A_CONJUNCTION = re.compile(
    rf"\b(?:{_LIKE_CONJUNCTIONS}|as a result of|on account of|instead of|during|upon|without)(?= )"
)
_SURELY_LIKE_ONE = re.compile(rf"(?:{_LIKE_CONJUNCTIONS})$")
_CONJUNCTION = re.compile(
    r"\b(?:because(?! of\b)|since|as|although|though|while|when|after|before|until|unless|if|whereas|that)"
    r"(?= )"
)
# Here a clause ends, or another begins, which may have its verb: "due to the fact that it had".
_END = re.compile(
    r"[,;:.!?()\"–—]|\b(?:that|which|who|whom|whose|where|when|while|how|what|why|whether|because|as|since|if|though"
    r"|although|and|but|or|so|than)\b"
)
_FINITE = word_set(
    "had has have was were is are did does will would can could should may might cannot"
) | frozenset(f"{word}n't" for word in word_set("had has have was were is are did does would could should"))
# Past forms that are no participles and no nouns either.
_PAST = word_set(
    """
    arose ate became began broke chose came drank drew drove fell flew forgot froze gave grew knew rose sang
    shook spoke stole swam took tore went wore wrote
    """
)
# "Despite the rain there was joy", "because of a word she said": another clause has begun.
_NEW_SUBJECTS = word_set(
    "there it he she they we i you this that these those i've you've they've we've who's it's"
)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
# Words behind the preposition that are looked at.
_REACH = 12

_NEVER = (
    # "by they"
    re.compile(
        rf"\b(?:{_LIKE_CONJUNCTIONS}|as a result of|instead of|during|upon|without|of|with|by|from|at|into"
        r"|among|towards?|against) (?:he|she|we|they)\b(?!')"
    ),
    # "despite it was"
    re.compile(
        rf"\b(?:{_LIKE_CONJUNCTIONS}|as a result of|instead of|during) (?:it|this|there)"
        r" (?:is|was|has|had|will|would|can|could)\b"
    ),
    # "caused by unable to open it"
    re.compile(
        rf"\b(?:{_LIKE_CONJUNCTIONS}|as a result of|during|upon|without|of|by|with|from|in|at|about|for)"
        r" (?:not )?(?:unable|able|unwilling|willing|unlikely|likely) to\b"
    ),
    # "due to his absence of reading the report", of "because he had not read it"
    re.compile(
        r"\b(?:absence|lack) of (?:having )?\w+ing"
        r" (?:the|an?|my|his|her|our|your|their|its|it|them|this|that|these|those)\b"
    ),
    # "in the first time in years", of "for the first time"
    re.compile(r"\bin the (?:first|second|third|last|next) time\b"),
    # "despite of", and "due", "according", "in spite" without what belongs to them
    re.compile(
        r"\bdespite of\b|\bin spite (?!of\b)\w+|\baccording (?!to\b|as\b)\w+|\bin terms (?!of\b|that\b)\w+"
        r"|\b(?:due|regardless) (?:the|an?|my|his|her|our|your|their|its)\b"
    ),
)


class Places(NamedTuple):
    """What stands behind prepositions and conjunctions.

    Attributes:
        never: phrases that no sentence holds: "by unable to", "despite they".
        clauses: pairs of a finite verb and the word before it, behind a preposition like "due to".
        alone: those of them that belong to no other clause.
        subordinate: such pairs behind a conjunction.
    """

    never: frozenset[str]
    clauses: frozenset[tuple[str, str]]
    alone: frozenset[tuple[str, str]]
    subordinate: frozenset[tuple[str, str]]


def facts(sentence: Sentence) -> Places:
    """What stands behind the prepositions and conjunctions of a sentence."""
    plain = sentence.plain_lower
    clauses: set[tuple[str, str]] = set()
    alone: set[tuple[str, str]] = set()
    for found in _LIKE_A_CONJUNCTION.finditer(plain):
        words, end = _behind(plain, found.end())
        pairs = set(_finite(words))
        clauses |= pairs
        ahead = plain[max(0, found.start() - 2) : found.start()]
        if not ahead.strip(" '\"("):
            closed = end == ","
        else:
            closed = (
                ahead == ", " and end in {"", ",", ".", "!", "?"} and bool(_SURELY_LIKE_ONE.match(found[0]))
            )
        if closed:
            alone |= pairs
    subordinate = {
        pair for found in _CONJUNCTION.finditer(plain) for pair in _finite(_behind(plain, found.end())[0])
    }
    never = frozenset(found[0] for pattern in _NEVER for found in pattern.finditer(plain))
    return Places(never, frozenset(clauses), frozenset(alone), frozenset(subordinate))


def _behind(plain: str, start: int) -> tuple[list[str], str]:
    """The words from `start` to the end of the clause, twelve at most, and what ends it; "" for nothing."""
    words: list[str] = []
    place = start
    while len(words) < _REACH:
        word = _WORD.search(plain, place)
        end = _END.search(plain, place, word.end() if word else len(plain))
        if end is not None:
            return words, end[0]
        if word is None:
            return words, ""
        words.append(word[0])
        place = word.end()
    return words, "..."


def _finite(words: list[str]) -> Iterator[tuple[str, str]]:
    """The pairs whose second is a verb that has a subject."""
    for one, two in pairwise(words):
        if one in _NEW_SUBJECTS:
            return
        if two in _FINITE or two in _PAST:
            yield one, two


def breaks(source: Places, rewrite: Places) -> bool:
    """Whether the rewrite puts behind a preposition what cannot stand there."""
    return (
        not rewrite.never <= source.never
        or not rewrite.alone <= source.clauses
        or not rewrite.clauses.isdisjoint(source.subordinate - source.clauses)
    )


GUARD = Guard("prepositions", facts, breaks)
