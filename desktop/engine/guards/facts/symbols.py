"""Symbols: emoji, signs, brackets and the like come through, as many as there were.

The signs of money, per cent and degrees beside a figure are units: `numbers` sees to them.
"""

import re
from collections import Counter
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence

# Not letters, digits, space or the punctuation that a rewrite may freely set.
_SYMBOL = re.compile(r"[^\w\s.,;:!?'\"‘’“”„‚‹›«»…‒–—―‐‑/()\-]|_")
_UNIT_SIGN = re.compile(r"[$€£¥](?=\s?\d)|(?<=\d)\s?[%°€£¥$]")
_UNIT_SIGNS = frozenset("$€£¥%°")
_IN_PARENTHESES = re.compile(r"\(([^()]*)\)")
_WORD_OF_WEIGHT = re.compile(r"\w{4,}")


class Symbols(NamedTuple):
    """The symbols of a sentence.

    Attributes:
        counts: how often each stands in it.
        parentheses: how many pairs.
        inside: the longer words in parentheses, in lower case.
        words: all words, in lower case.
    """

    counts: Counter[str]
    parentheses: int
    inside: frozenset[str]
    words: frozenset[str]


def facts(sentence: Sentence) -> Symbols:
    """The symbols of a sentence."""
    text = sentence.plain
    found = _SYMBOL.findall(text)
    counts = Counter(found) if found else Counter()
    if not _UNIT_SIGNS.isdisjoint(counts):
        counts -= Counter(sign.strip() for sign in _UNIT_SIGN.findall(text))
    inside = _IN_PARENTHESES.findall(text) if "(" in text else []
    words = frozenset(_WORD_OF_WEIGHT.findall(" ".join(inside).lower())) if inside else frozenset()
    return Symbols(counts, len(inside), words, sentence.lower_set)


def breaks(source: Symbols, rewrite: Symbols) -> bool:
    """Whether one is lost or new. Parentheses may go if what stood in them does not."""
    if source.counts != rewrite.counts or rewrite.parentheses > source.parentheses:
        return True
    return rewrite.parentheses < source.parentheses and not source.inside <= rewrite.words


GUARD = Guard("symbols", facts, breaks)
