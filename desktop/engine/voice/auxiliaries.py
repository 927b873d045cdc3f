"""Auxiliary verbs: what their full and short forms have in common, and how to read around them."""

import re
from typing import NamedTuple

from desktop.engine.wordset import word_set

# What a short form joins, in full: ("do", "not"), ("it", "is").
Key = tuple[str, str]


class Change(NamedTuple):
    """A place in a text, in characters (end exclusive), and what may stand there instead."""

    start: int
    end: int
    key: Key
    text: str


PERSONAL = word_set("i you he she it we they")
ASKING = word_set("what who where when why how")

ADVERBS = word_set(
    """
    not never always also just already only probably certainly really still even ever now often usually
    rarely hardly simply truly clearly recently finally long
    """
)
# The first word behind up to two adverbs.
BEHIND_ADVERBS = re.compile(
    rf"(?:\s+(?:{'|'.join(sorted(ADVERBS))})(?=\s)){{0,2}}"
    r"\s+(?P<word>[a-z]+(?:['’-][a-z]+)*)",
    re.IGNORECASE,
)
# The next word, if it is a whole one, and the one behind it, if nothing is between.
NEXT = re.compile(r"\s+([A-Za-z]++)(?!['’])(?:\s+([A-Za-z]++))?")
_PREVIOUS = re.compile(r"([A-Za-z]+(?:['’][A-Za-z]+)*)\s+$")
_LONGEST_PREVIOUS = 30

SURELY_PERFECT = word_set("been become got gotten had")
# Irregular participles.
PARTICIPLES = word_set(
    """
    agreed beaten begun bitten blown bought brought built caught chosen dealt done drawn driven eaten
    fallen felt forgiven forgotten fought freed frozen given gone grown guaranteed heard held kept laid learnt
    led lent lost made meant met paid ridden risen said sat seen sent shaken shown slept sold spent
    spoken stolen stood struck sung sunk sworn swum taken taught thought thrown told torn understood won
    worn woven
    """
)
# These are also infinitives, or adjectives more often than not.
DOUBTFUL_PARTICIPLES = word_set(
    """
    bent born bound broken burnt come cost cut drunk fed forbidden found hidden hit hurt known left let
    mistaken overcome proven put quit read run set shut split spread stuck undone written
    """
)
_NO_PARTICIPLES = word_set("hundred sacred naked wicked kindred embed shed sled")


def previous_word(text: str, start: int) -> str:
    """The word before `start` in small letters; "" where a clause begins there."""
    found = _PREVIOUS.search(text[max(0, start - _LONGEST_PREVIOUS) : start])
    return found[1].lower() if found else ""


def may_be_participle(word: str) -> bool:
    """Whether a word may be a participle; a compound ("well-known") is an adjective."""
    return (
        word in SURELY_PERFECT
        or word in PARTICIPLES
        or word in DOUBTFUL_PARTICIPLES
        or (
            word.endswith("ed")
            and not word.endswith("eed")
            and word not in _NO_PARTICIPLES
            and word.isalpha()
        )
    )
