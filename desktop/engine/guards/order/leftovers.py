"""Leftovers: nothing is left at the end, or in the middle, of what was moved.

"The museum is closed, which is why.", "I like the taste of it, and I can.", "Alaska is where it extends", "It
grows on wood, Unlike the other", "They are charged, but in this case": what came to the front left something
behind.
"""

import re
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.wordset import word_set

_AUXILIARIES = word_set("is are was were had has have do does did can could will would might be been")
# Beside one of these such an end may be right: "than it is", "what it was", "all that she has".
_MAY_END_SO = word_set("than as what which whose that who where how when so nor neither like all")
_WHERE = re.compile(r"\b(?:is|are|was|were) where\b")
_WHICH = re.compile(r", which(?: [\w']+){0,4}[.!]$|\bwhich(?: is (?:why|how|what|where|when))?[.!]$")
# "However, in the case before me, they are charged" is not "They are charged, but in the case before me".
_BUT = re.compile(r", but (?:in|at|for|from|with|on|by) [^,;:]*$")
_CONTRARY = word_set("but however nevertheless nonetheless still yet")
# "She spilled her coffee with.", where nothing ahead asks for it.
_HANGS = re.compile(r" (?:with|of|from|at)[.!]$")
_ASKS_FOR_IT = word_set(
    "that which who whom what where whoever whatever to how one is was are were been being up"
)
# Words that no name opens with.
_NO_NAMES = word_set(
    """
    an these those some each any every many several most all both another until unlike like despite during
    through although though because since while when if as for in on at by with from to of that this it he
    she we they my your his her its our their and but so not there then
    """
)


class Leftovers(NamedTuple):
    """What a sentence ends with.

    Attributes:
        sentence: the sentence.
        auxiliary: whether it ends with a verb like "is" that nothing goes with.
        where: whether it says of something that it "is where".
        which: whether it ends with a "which" of a few words.
    """

    sentence: Sentence
    auxiliary: bool
    where: bool
    which: bool


def facts(sentence: Sentence) -> Leftovers:
    """What a sentence ends with."""
    words, lower = sentence.lower_set, sentence.lower
    auxiliary = bool(lower) and lower[-1] in _AUXILIARIES and sentence.plain[-1] in ".!"
    return Leftovers(
        sentence,
        auxiliary,
        "where" in words and _WHERE.search(sentence.plain_lower) is not None,
        "which" in words and _WHICH.search(sentence.plain) is not None,
    )


def breaks(source: Leftovers, rewrite: Leftovers) -> bool:
    """Whether something is left over in the rewrite."""
    before, after = source.sentence, rewrite.sentence
    if (
        rewrite.auxiliary
        and before.lower[-1:] != after.lower[-1:]
        and _MAY_END_SO.isdisjoint(after.lower_set)
    ):
        return True
    if rewrite.where and not source.where:
        return True
    if rewrite.which and not source.which and "which" not in before.lower_set:
        return True
    if before.lower[:1] and before.lower[0] in _CONTRARY and _BUT.search(after.plain_lower):
        return not _BUT.search(before.plain_lower)
    if _HANGS.search(after.plain_lower) and _ASKS_FOR_IT.isdisjoint(after.lower_set):
        return before.lower[-1:] != after.lower[-1:]
    return _capital(before, after)


def _capital(source: Sentence, rewrite: Sentence) -> bool:
    """Whether the source's first word has kept its capital in the middle of the rewrite."""
    if not source.words or source.lower[0] not in rewrite.lower_set:
        return False
    first = source.words[0]
    if not (first.istitle() and source.lower[0] in _NO_NAMES):
        return False
    return any(
        word == first and not rewrite.opens(place) for place, word in enumerate(rewrite.words) if place
    )


GUARD = Guard("leftovers", facts, breaks)
