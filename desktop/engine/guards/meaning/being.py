"""Being: what is a thing does not have or offer it: "also offers a good feature" for "is a good feature"."""

import re
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence

_THING = r"(?: (?!not\b)\w+)? (an? \w+ \w+)"
_BEING = re.compile(rf"(?<!\bthere )\b(?:is|are|was|were|be|been|being){_THING}")
_HAVING = re.compile(
    rf"\b(?:has|have|had|having|(?:offer|provide|feature|contain|include|present)(?:s|d|ed|ing)?){_THING}"
)


class Being(NamedTuple):
    """The things of a sentence, with their article and the word behind their first.

    Attributes:
        been: what something is.
        had: what something has or offers.
    """

    been: frozenset[str]
    had: frozenset[str]


def facts(sentence: Sentence) -> Being:
    """What something is in a sentence, and what something has."""
    plain = sentence.plain_lower
    return Being(frozenset(_BEING.findall(plain)), frozenset(_HAVING.findall(plain)))


def breaks(source: Being, rewrite: Being) -> bool:
    """Whether something now has what it was, or is what it had."""
    has = (source.been - source.had) & (rewrite.had - rewrite.been)
    return bool(has or (source.had - source.been) & (rewrite.been - rewrite.had))


GUARD = Guard("being", facts, breaks)
