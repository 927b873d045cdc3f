"""Spelling: no word is made up that does not exist."""

from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.lexicon import known


class Words(NamedTuple):
    """The words of a sentence.

    Attributes:
        all: in lower case.
        unknown: those that the lexicon does not know; names and figures are none of them.
    """

    all: frozenset[str]
    unknown: frozenset[str]


def facts(sentence: Sentence) -> Words:
    """The words of a sentence, known and unknown."""
    unknown: frozenset[str] = frozenset()
    if not sentence.shouted:
        unknown = frozenset(
            word.lower()
            for index, word in enumerate(sentence.words)
            if word.isalpha() and (word.islower() or sentence.opens(index)) and not known(word.lower())
        )
    return Words(sentence.lower_set, unknown)


def breaks(source: Words, rewrite: Words) -> bool:
    """Whether the rewrite holds an unknown word that its source does not."""
    return not rewrite.unknown <= source.all


GUARD = Guard("spelling", facts, breaks)
