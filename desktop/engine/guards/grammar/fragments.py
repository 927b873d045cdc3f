"""Fragments: what was a sentence stays one, with a verb that has a subject, and a subject that can be it."""

import re
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.guards.reading.verbs import IRREGULAR, UNCHANGING
from desktop.engine.wordset import word_set

# Only what opens with these is surely no command.
_OPENERS = word_set("the a an this that my your his her its our their every each another he she it")
_AUXILIARIES = word_set(
    "is are was were am has have had do does did will would can could may might must shall should cannot"
)
_SHORT = ("'s", "'re", "'m", "'ve", "'d", "'ll", "n't")
# "These people run", "the staff run"
_MANY = word_set(
    """
    i we you they these those people children men women police staff folks cattle data media team family
    crew audience public majority rest few many both all let let's
    """
)
_SUBJECTS = word_set("i he she it we they")
# "The charm and the service make it": so far a second subject is looked for.
_REACH = 7
_NO_VERBS = word_set("this its his us thus yes always perhaps across towards besides unless various")
# "It is not sure why they came": somebody is, no thing.
_PERSONAL = re.compile(
    r"\b(?:it is|it's|it was|it isn't|it wasn't) (?:not |also |really |so |very )?"
    r"(?:sure|glad|happy|jealous|thrilled|delighted|grateful|thankful|sorry|afraid|aware|proud|eager|keen|confident"
    r"|excited|ashamed|disappointed|pleased|unable|willing|unwilling)"
    r" (?:that|why|how|whether|if|what|when|of|for|about)\b"
)
# "It is worse that the staff conflict had."
_BARE = re.compile(
    r"(?<!')\b(?!(?:i|he|she|it|we|you|they|who|one|ever|once|there|have|has)\b)[a-z]+ (?:had|has)[.!]$"
)
_MAY_BE_BARE = word_set("than as what which who like all everything anything whatever how so nor neither")


class Fragment(NamedTuple):
    """What a sentence lacks.

    Attributes:
        whole: whether it surely holds a verb that has a subject, or a pronoun that is one.
        verbless: whether it opens like a statement and surely holds no such verb.
        personal: whether it says that "it is sure".
        bare: whether it ends with "had" or "has", and nothing that they could stand for goes before.
    """

    whole: bool
    verbless: bool
    personal: bool
    bare: bool


def facts(sentence: Sentence) -> Fragment:
    """What a sentence lacks."""
    lower, plain = sentence.lower, sentence.plain_lower
    opens = bool(lower) and lower[0] in _OPENERS
    several = "and" in lower[:_REACH]
    return Fragment(
        not sentence.lower_set.isdisjoint(_AUXILIARIES | _SUBJECTS)
        or any(word.endswith(_SHORT[1:]) for word in lower),
        opens and not several and not any(_may_be_finite(sentence, place) for place in range(len(lower))),
        _PERSONAL.search(plain) is not None,
        _BARE.search(plain) is not None and _MAY_BE_BARE.isdisjoint(lower),
    )


def _may_be_finite(sentence: Sentence, place: int) -> bool:
    """Whether a word may be a verb that has a subject, or a subject of many that any verb may follow."""
    word = sentence.lower[place]
    if word in _MANY or word.endswith(_SHORT):
        return True
    if word in _AUXILIARIES:
        # "a must-visit destination"
        end = sentence.spans[place][1]
        return sentence.plain[end : end + 1] != "-"
    if word in IRREGULAR or word in UNCHANGING or not word.isalpha():
        return True
    return word not in _NO_VERBS and (
        word.endswith("ed") or (word.endswith("s") and not word.endswith(("ss", "ous", "us", "is")))
    )


def breaks(source: Fragment, rewrite: Fragment) -> bool:
    """Whether the rewrite lacks what its source has."""
    return (
        (source.whole and rewrite.verbless and not source.verbless)
        or (rewrite.personal and not source.personal)
        or (rewrite.bare and not source.bare)
    )


GUARD = Guard("fragments", facts, breaks)
