"""Participles: who is "refreshed" is not "refreshing", and what is "encouraging" is not "encouraged".

"I am enclosing a copy" may become "A copy is enclosed": what something is done to comes to the front.
"""

import re
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence

# The verb that links, perhaps an adverb, what somebody or something is said to be, and what follows.
_LINKED = re.compile(
    r"(?:\b(?:am|is|are|was|were|be|been|being|feel|feels|felt|feeling|seems?|seemed|looks?|looked|becomes?|became"
    r"|gets?|got|getting|remains?|remained)|'m|'re|'s)"
    r" (?:(?:very|so|quite|rather|too|more|most|always|still|not|a bit|[a-z]+ly) )?([a-z]{3,}?)(?:ed|(ing))\b"
    r"(?: (?:(a|an|the|this|that|these|those|my|your|his|her|its|our|their)"
    r"|(?:by|on|in|at|for|with|until|from|before|after|as|again|today|tomorrow|here|there|now))\b"
    r"| ?[^ a-z]|$)?"
)


class Participles(NamedTuple):
    """The stems of the participles behind linking verbs.

    Attributes:
        done: of those that end in -ed.
        doing: of those that end in -ing.
        with_object: of the latter, where an object follows.
        with_none: of the former, where none follows.
    """

    done: frozenset[str]
    doing: frozenset[str]
    with_object: frozenset[str]
    with_none: frozenset[str]


def facts(sentence: Sentence) -> Participles:
    """The participles behind the linking verbs of a sentence."""
    found = list(_LINKED.finditer(sentence.plain_lower))
    return Participles(
        frozenset(each[1] for each in found if not each[2]),
        frozenset(each[1] for each in found if each[2]),
        frozenset(each[1] for each in found if each[2] and each[3]),
        frozenset(
            each[1]
            for each in found
            if not each[2] and not each[3] and (each.end() > each.end(1) + 2 or not each.string[each.end() :])
        ),
    )


def breaks(source: Participles, rewrite: Participles) -> bool:
    """Whether what was done to somebody is now what he does, or the other way round."""
    does = (source.done - source.doing) & (rewrite.doing - rewrite.done)
    suffers = (source.doing - source.done) & (rewrite.done - rewrite.doing)
    return bool(does or suffers - (source.with_object & rewrite.with_none))


GUARD = Guard("participles", facts, breaks)
