"""Endings: a plural or a verb does not just lose its -s ("signs of shod horse", "the crew jolt me").

The other guards on number ask for the same neighbours on both sides; this one looks at the rewrite's own.
Without an -s a word may stand behind what speaks of one ("a", "every", "the"), behind what asks for a bare
verb ("to", "can", "they"), and before another noun ("mountain ranges").
"""

from collections.abc import Iterator
from typing import NamedTuple

from desktop.engine.guards.grammar.plurals import either, singular
from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.wordset import word_set

_LEAST_LETTERS = 4
# With and without an -s they are spoken of in general.
_IN_GENERAL = word_set(
    """
    behaviors behaviours beliefs coffees costs decisions efforts experiences failures foods knowledges
    literatures maths noises performances researches services sounds successes teas times traffics waters
    wines
    """
)
# Between these and the noun other words may stand.
_OF_ONE = word_set(
    """
    a an the one each every any no this that another either neither per single my your his her its our their
    whose which what
    """
)
_ENDS_A_PHRASE = word_set(
    """
    of in on at for with by from against through between among into within across over about under after
    before during without upon like as and or but is are was were be been
    """
)
# Behind these a verb has no ending, or the form of what follows cannot be told.
_BARE = word_set(
    """
    to can could will would shall should may might must do does did don't doesn't didn't can't cannot couldn't
    won't wouldn't shouldn't not never let lets help helps helped make makes made see i we you they who which
    that and or but than people both all
    """
)
# Behind these the number of what comes is told by nothing before.
_JOINS = word_set("and or")
# Behind a noun or a verb these may stand; behind the first half of a compound they may not.
_FOLLOWS = word_set(
    """
    a an the of in on at for with by from against through between among into within across over to and or
    but that which who is are was were has have had will would can could may might before after when while
    as if because than here there being not her his my your their its our
    """
)
# Behind a verb alone.
_OBJECTS = word_set("me him us them it you")


class Endings(NamedTuple):
    """The words of a sentence with and without an -s.

    Attributes:
        ending: those with one, by the words that they would be without it.
        bare: those without one whose place does not explain it.
        words: all words.
    """

    ending: dict[str, str]
    bare: frozenset[str]
    words: frozenset[str]


def facts(sentence: Sentence) -> Endings:
    """The words of a sentence with and without an -s."""
    ending = {
        without: word
        for word in sentence.lower_set
        if _may_end(word)
        for without in (singular(word), word[:-1])
    }
    return Endings(ending, frozenset(_bare(sentence)), sentence.lower_set)


def _may_end(word: str) -> bool:
    return (
        len(word) >= _LEAST_LETTERS
        and word.isalpha()
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and not either(word)
        and word not in _IN_GENERAL
    )


def _bare(sentence: Sentence) -> Iterator[str]:
    lower = sentence.lower
    for place, word in enumerate(lower):
        if len(word) < _LEAST_LETTERS - 1 or word.endswith("s") or not word.isalpha():
            continue
        last = place + 1 == len(lower) or not sentence.between(place + 1).isspace()
        verb = not last and lower[place + 1] in _OBJECTS
        follows = last or verb or lower[place + 1] in _FOLLOWS
        if follows and not _explained(lower[max(0, place - 4) : place], verb):
            yield word


def _explained(before: list[str], verb: bool) -> bool:
    """Whether what stands before a word without -s asks for one."""
    near = [word for word in before if not word.endswith("ly")]
    # "Models improve", "two people's work", "of 29 people".
    if not near or near[-1] in _BARE or near[-1].isdigit():
        return True
    if near[-1].endswith("s") and near[-1] not in _ENDS_A_PHRASE:
        return True
    if verb:
        return False
    for word in reversed(near[-3:]):
        if word in _OF_ONE or word.endswith("'s"):
            return True
        if word in _ENDS_A_PHRASE:
            return word in _JOINS
    return False


def breaks(source: Endings, rewrite: Endings) -> bool:
    """Whether a word lost an -s that it needs where it stands."""
    return any(
        without in rewrite.bare and word not in rewrite.words and without not in source.words
        for without, word in source.ending.items()
    )


GUARD = Guard("endings", facts, breaks)
