"""Questions: a question stays one, a statement does not become one, and none asks for a reason, too."""

import re
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.wordset import word_set

# What may stand behind the mark that ends a sentence.
_BEHIND_MARK = " \t\n\r\x0b\x0c\u00a0!?\"'”’)]*_»"
_ASKING = re.compile(
    r"[\W_]*(?:who|whom|whose|what|when|where|which|why|how|is|are|am|was|were|do|does|did|can|could|will|would"
    r"|shall|should|may|might|have|has|had|isn't|aren't|don't|doesn't|didn't|can't|won't)\b",
    re.IGNORECASE,
)

_REASONS = word_set("why reason reasons explain because how")


class Question(NamedTuple):
    """Whether a sentence asks.

    Attributes:
        marked: it ends with a question mark.
        inner: how many question marks it has.
        asking: it begins like a question.
        why: it ends with the question why.
        reason: it speaks of reasons.
    """

    marked: bool
    inner: int
    asking: bool
    why: bool
    reason: bool


def facts(sentence: Sentence) -> Question:
    """Whether a sentence asks."""
    plain = sentence.plain
    inner = plain.count("?")
    marked = inner > 0 and "?" in plain[len(plain.rstrip(_BEHIND_MARK)) :]
    return Question(
        marked,
        inner,
        _ASKING.match(plain) is not None,
        marked and sentence.lower[-1:] == ["why"],
        not _REASONS.isdisjoint(sentence.lower_set),
    )


def breaks(source: Question, rewrite: Question) -> bool:
    """Whether asking and stating changed places."""
    if rewrite.why and not source.reason:
        return True
    if source.marked != rewrite.marked:
        # A question whose writer left the mark out may get it.
        return source.marked or not source.asking
    # "What is it? What is it called?" asks twice.
    return (source.inner > 0) != (rewrite.inner > 0) or rewrite.inner > source.inner


GUARD = Guard("question", facts, breaks)
