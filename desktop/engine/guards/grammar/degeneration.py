"""Degeneration: what a model writes when it goes astray, whatever it was asked."""

import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.wordset import word_set

_MIN_RATIO = 0.4
_MAX_RATIO = 2.2
# So many words more are fine even where the source has few.
_SPARE_WORDS = 4

_ECHO = re.compile(
    r"\bparaphrase(?:d|s)?\s*(?:\d\s*)*:|^\W*(?:paraphrase|rewrite|rephrase|rewritten|output|source|input|answer)"
    r"(?:\s+\w+)?\s*:|\bparaphrase(?:\s+\d)+|^\W*(?:sure|certainly|of course)[,!:]? here|\bas an ai\b",
    re.IGNORECASE,
)
_SPECIAL = re.compile(r"</?s>|<pad>|<unk>|<extra_id_\d+>|⁇|\ufffd|\[(?:CLS|SEP|MASK|UNK|PAD)\]")
# No sentence ends with these, with or without a full stop ...
_NEVER_LAST = word_set(
    "the a an and or but nor because although while than their our your my its every whose very"
)
# ... and none that has lost its full stop with these.
_NEVER_LAST_UNENDED = word_set(
    "of to with for from by at in on as is are was were be been has have had that which who this if when into"
)
_BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"))
# A word is parted at its hyphen: "a well- known"; but "pre- and post-war".
_PARTED = re.compile(r"\w- (?!(?:and|or|to)\b)\w")
_ENDED = re.compile(r"[.!?…:;][\"'”’)\]*_»\s]*$")


class Form(NamedTuple):
    """The form of a sentence.

    Attributes:
        words: how many words.
        doubled: words that stand twice in a row.
        tripled: how many times a word stands thrice in a row.
        repeated: runs of four words that stand more than once.
        last: the last word.
        ended: whether a mark ends it.
        unbalanced: how many brackets lack their other half.
        echo: marks of a prompt, preamble or special token.
        parted: how many words are parted at a hyphen.
        empty: whether it has no visible character.
    """

    words: int
    doubled: frozenset[str]
    tripled: int
    repeated: frozenset[tuple[str, ...]]
    last: str
    ended: bool
    unbalanced: int
    echo: int
    parted: int
    empty: bool


def facts(sentence: Sentence) -> Form:
    """The form of a sentence."""
    lower = sentence.lower
    text = sentence.text
    doubled = frozenset(one for one, two in pairwise(lower) if one == two)
    tripled = (
        sum(one == two == three for one, two, three in zip(lower, lower[1:], lower[2:], strict=False))
        if doubled
        else 0
    )
    repeated: frozenset[tuple[str, ...]] = frozenset()
    if len(lower) - len(sentence.lower_set) > 3:
        runs = Counter(zip(lower, lower[1:], lower[2:], lower[3:], strict=False))
        repeated = frozenset(run for run, count in runs.items() if count > 1)
    return Form(
        len(lower),
        doubled,
        tripled,
        repeated,
        lower[-1] if lower else "",
        _ENDED.search(text) is not None,
        sum(abs(text.count(left) - text.count(right)) for left, right in _BRACKETS),
        len(_ECHO.findall(text)) + len(_SPECIAL.findall(text)),
        len(_PARTED.findall(text)),
        not text.strip(),
    )


def breaks(source: Form, rewrite: Form) -> bool:
    """Whether the rewrite has lost its form where the source has it."""
    cut_off = rewrite.last != source.last and (
        rewrite.last in _NEVER_LAST
        or (source.ended and not rewrite.ended and rewrite.last in _NEVER_LAST_UNENDED)
    )
    return (
        rewrite.empty > source.empty
        or rewrite.echo > source.echo
        or rewrite.parted > source.parted
        or rewrite.tripled > source.tripled
        or rewrite.unbalanced > source.unbalanced
        or cut_off
        or not rewrite.doubled <= source.doubled | {"had", "that", "very", "many", "so"}
        or not rewrite.repeated <= source.repeated
        or not _fits(source.words, rewrite.words)
    )


def _fits(source: int, rewrite: int) -> bool:
    most = max(_MAX_RATIO * source, source + _SPARE_WORDS)
    return min(_MIN_RATIO * source, source) <= rewrite <= most


GUARD = Guard("degeneration", facts, breaks)
