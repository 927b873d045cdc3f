"""What a guard is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desktop.engine.guards.reading.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Guard:
    """One thing that a rewrite must not change.

    Attributes:
        name: what is guarded, for statistics and tests.
        facts: what the guard needs to know of a sentence. The source's facts are worked out once
            for all its rewrites.
        breaks: whether a rewrite with the second facts breaks what a source with the first ones says.
            It must be false for equal facts: a sentence never breaks itself.
    """

    name: str
    facts: Callable[[Sentence], Any]
    breaks: Callable[[Any, Any], bool]


def whole(sentence: Sentence) -> Sentence:
    """The sentence itself, as the facts of a guard that settles most rewrites by one look at their words."""
    return sentence
