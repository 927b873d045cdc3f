"""States: "I am" is not made of what its source does, owes or wants: "I am sorry for the apology".

What says the same as a verb does is let pass: "I am not willing" for "I refuse".
"""

from itertools import pairwise

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.wordset import word_set

_AM = word_set("am i'm im ain't")
_LIKE_VERBS = word_set(
    """
    not unable grateful thankful looking going used free allowed permitted expected supposed fluent writing
    enclosing
    """
)


def facts(sentence: Sentence) -> tuple[bool, bool]:
    """Whether there is any "I am" in a sentence, and whether there is one that no verb stands for."""
    if _AM.isdisjoint(sentence.lower_set):
        return False, False
    lower = sentence.lower
    # "Better at it than I am"
    return True, any(one == "am" and two != "i" and two not in _LIKE_VERBS for one, two in pairwise(lower))


def breaks(source: tuple[bool, bool], rewrite: tuple[bool, bool]) -> bool:
    """Whether somebody is what he was not said to be."""
    return rewrite[1] and not source[0]


GUARD = Guard("states", facts, breaks)
