"""Greetings: one with which a sentence opens is neither lost nor moved behind the rest."""

import re

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence

_WORDS = r"(?:hi|hello|hey|dear|greetings|good (?:morning|afternoon|evening|day))"
# "Hi Martha, thanks"; without a comma "Dear friends are rare" greets nobody.
_GREETS = re.compile(rf"[\W_]{{0,9}}{_WORDS}\b(?: [\w.'-]{{1,30}}){{0,4}}[,!:]")
_OPENS = re.compile(rf"[\W_]{{0,9}}{_WORDS}\b")


def facts(sentence: Sentence) -> tuple[bool, bool]:
    """Whether a sentence opens with a greeting, and whether with a word of one."""
    start = sentence.plain[:200].lower()
    return _GREETS.match(start) is not None, _OPENS.match(start) is not None


def breaks(source: tuple[bool, bool], rewrite: tuple[bool, bool]) -> bool:
    """Whether the rewrite does not open with the greeting of its source."""
    return source[0] and not rewrite[1]


GUARD = Guard("greetings", facts, breaks)
