"""Tense: what was does not become what is, nor the other way round.

Only forms of "be" and "do" are looked at, and only where nothing else in the rewrite tells of the
other time: a sentence may speak of several.
"""

from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.guards.reading.verbs import IRREGULAR, PARTICIPLES
from desktop.engine.wordset import word_set

_PAST_BE, _PRESENT_BE = word_set("was were wasn't weren't"), word_set("is are am isn't aren't")
_PAST = _PAST_BE | word_set("did didn't had hadn't would could might should")
_PRESENT = _PRESENT_BE | word_set(
    "do does don't doesn't has have hasn't haven't will won't can can't may must"
)
# Short for "was" never, but for "had", and "there's" is said of many times.
_SHORT = ("'s", "'re", "'m", "'ve", "'d", "'ll")
_PAST_FORMS = frozenset(IRREGULAR) - PARTICIPLES


class Tense(NamedTuple):
    """The times that a sentence speaks of.

    Attributes:
        was: whether something was.
        is_: whether something is.
        past: whether anything may tell of the past.
    """

    was: bool
    is_: bool
    past: bool


def facts(sentence: Sentence) -> Tense:
    """The times that a sentence speaks of."""
    words = sentence.lower_set
    short = any(word.endswith(_SHORT) for word in words)
    return Tense(
        not _PAST_BE.isdisjoint(words),
        not _PRESENT_BE.isdisjoint(words),
        short or not _PAST.isdisjoint(words) or _past_verb(sentence.lower),
    )


def _past_verb(lower: list[str]) -> bool:
    """Whether there is a verb in its past form, other than the participle behind "is" or "has"."""
    return any(
        (word.endswith("ed") or word in _PAST_FORMS) and _PRESENT.isdisjoint(lower[max(0, place - 2) : place])
        for place, word in enumerate(lower)
    )


def breaks(source: Tense, rewrite: Tense) -> bool:
    """Whether "was" became "is" or "is" became "was"."""
    return (source.was and not source.is_ and rewrite.is_ and not rewrite.past) or (
        source.is_ and not source.was and rewrite.was and not rewrite.is_ and not source.past
    )


GUARD = Guard("tense", facts, breaks)
