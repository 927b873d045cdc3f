"""Losses: no word of weight is dropped where all stays around it and nothing else came for it.

"Points back to the camera" is more than "points to the camera", and "a week before she spoke" is not "a week
passed before she spoke".
"""

from typing import NamedTuple

from desktop.engine.guards.frames import around, gaps, meet, padded
from desktop.engine.guards.guard import Guard
from desktop.engine.guards.sentence import Sentence
from desktop.engine.guards.smallwords import SMALL
from desktop.engine.guards.verbs import root
from desktop.engine.wordset import word_set

# What others see to, and what hardly says anything where it stands.
_MAY_GO = word_set(
    """
    just then very both one ones although though said says not no never going playing looking getting got get
    made being standing sitting lying running using taking kept turned switched located called available same
    time times people thing things something any either ever away enough anyway right well own single spare
    oven door house plant money supply sandwich how hey oh ok so itself himself herself themselves myself
    yourself designed prescribed current number both always
    """
)
_LIGHT = SMALL | word_set("that's there's let us") | _MAY_GO


class Weights(NamedTuple):
    """The words of weight in a sentence.

    Attributes:
        lower: all words, padded.
        small: the small ones.
        roots: root of each word of weight -> the word.
    """

    lower: list[str]
    small: frozenset[str]
    roots: dict[str, str]


def facts(sentence: Sentence) -> Weights:
    """The words of weight in a sentence."""
    words = sentence.lower_set
    small = frozenset(word for word in words if word in _LIGHT or "'" in word)
    return Weights(padded(sentence.lower), small, {root(word): word for word in words - small})


def breaks(source: Weights, rewrite: Weights) -> bool:
    """Whether a word of weight is gone, and nothing is new."""
    lost = source.roots.keys() - rewrite.roots.keys()
    if not lost or rewrite.roots.keys() - source.roots.keys() or rewrite.small - source.small:
        return False
    return any(meet(around(source.lower, source.roots[each]), gaps(rewrite.lower)) for each in lost)


GUARD = Guard("losses", facts, breaks)
