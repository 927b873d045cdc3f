"""Openings: what a sentence opens with to tell its drift is not dropped.

"So I think they should go" draws a conclusion, "There were toys on the floor" tells of new ones, not of "the
toys", and "Did you ever think of it?" does not ask whether there is an idea. He who opens a sentence does
not end it as the one to whom something is done: "He lied about it" is not "It was lied to him". What belongs
to a "not" does not come before it: "At all, I don't see it".
"""

from desktop.engine.guards.guard import Guard, whole
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.guards.reading.verbs import FINITE_BE
from desktop.engine.wordset import word_set

_LIKE_SO = word_set("so then thus therefore hence consequently now anyway well")
_SO_MUCH = (["much"], ["many"], ["few"], ["little"])
_ASKS = word_set("do does did have has are am will")
_SUBJECTS = word_set("i he she we they")
_OBJECTS = word_set("me him them us")


def breaks(source: Sentence, rewrite: Sentence) -> bool:
    """Whether the rewrite opens so that the drift is another."""
    before, after = source.lower, rewrite.lower
    if not before or not after or before[0] == after[0]:
        return False
    if after[:2] == ["at", "all"] and ("at", "all") in source.pairs:
        # "At all times"
        return tuple(after[1:3]) not in source.pairs
    first, words = before[0], rewrite.lower_set
    if first == "so":
        return after[0] not in _LIKE_SO and not (before[1:2] in _SO_MUCH and "so" in words)
    if first == "there":
        # "There is no doubt that the plan works" speaks of the plan already.
        known = "it" in source.lower_set if after[0] == "it" else tuple(after[:2]) in source.pairs
        return "there" not in words and after[0] in {"the", "it"} and not known
    if after[0] in FINITE_BE and after[1:2] == ["there"]:
        return first in _ASKS and "there" not in source.lower_set
    # "The keys were given to her by him" says the same.
    ends = first in _SUBJECTS and after[-1] in _OBJECTS and after[-1] not in source.lower_set
    return ends and after[-2:-1] != ["by"]


GUARD = Guard("openings", whole, breaks)
