"""Echoes: which new words the rewrites of a paragraph bring in again and again."""

from collections.abc import Iterable
from functools import lru_cache

from desktop.engine.guards.reading.sentence import stem
from desktop.engine.measures import words
from desktop.engine.wordset import word_set

# Enough for a long paragraph; of an endless one the oldest words are forgotten.
_CAPACITY = 2000

# Words that say nothing by themselves; every rewrite may use them at will.
_FUNCTION_WORDS = word_set(
    """
    a about above across after again against all along also although always am among an and another any
    anybody anyone anything are around as at away be because been before being below between both but by
    can can't cannot could couldn't did didn't do does doesn't doing don't done down during each either
    else enough even ever every everybody everyone everything few for from get gets getting got had hadn't
    has hasn't have haven't having he he's her here hers herself him himself his how i i'd i'll i'm i've if
    in into is isn't it it's its itself just less let let's many may me might mine more most much must my
    myself near neither never next no nobody none nor not nothing now of off often on once one ones only
    onto or other others our ours ourselves out over own per perhaps quite rather same shall she she's
    should shouldn't since so some somebody someone something soon still such than that that's the their
    theirs them themselves then there there's these they they'll they're they've this those though through
    throughout to together too toward towards under unless until up upon us very was wasn't we we'll we're
    we've well were weren't what what's whatever when whenever where whether which while who whom whose why
    will with within without won't would wouldn't yes yet you you'd you'll you're you've your yours yourself
    yourselves
    """
)


class Echoes:
    """What the rewrites of one paragraph brought in so far that stands in none of its sources.

    "Moreover" at the start of one sentence is a choice, at the start of four a tic. Words of weight
    count, whatever their endings, and pairs of new ones that follow each other, so that a phrase
    weighs more than its words. What a source of the paragraph holds is the writer's own and free.
    """

    def __init__(self) -> None:
        # Dictionaries for their order: the oldest come first.
        self._sources: dict[str, None] = {}
        self._brought: dict[str, None] = {}

    def penalty(self, source: str, rewrite: str) -> float:
        """How much of what is new in a rewrite was new in this paragraph before.

        Args:
            source: the sentence.
            rewrite: of the sentence.

        Returns:
            0.0 (none of it, or nothing is new) to 1.0 (all of it).
        """
        new = self._new(source, rewrite)
        return sum(item in self._brought for item in new) / len(new) if new else 0.0

    def note(self, source: str, rewrite: str) -> None:
        """Remember a sentence of the paragraph and the rewrite that was chosen for it.

        For a sentence that stays as it is, both are the same.
        """
        new = self._new(source, rewrite)
        _remember(self._sources, _weighty(source))
        _remember(self._brought, new)

    def _new(self, source: str, rewrite: str) -> list[str]:
        """The stems that are new and the pairs of such, each once, in order."""
        held = frozenset(_weighty(source))
        new: dict[str, None] = {}
        previous = None
        for word in _weighty(rewrite):
            if word in held or word in self._sources:
                previous = None
                continue
            new[word] = None
            if previous is not None:
                new[f"{previous} {word}"] = None
            previous = word
        return list(new)


@lru_cache(maxsize=256)
def _weighty(text: str) -> tuple[str, ...]:
    """The stems of the words of weight, in order."""
    return tuple(stem(word) for word in words(text) if word not in _FUNCTION_WORDS)


def _remember(memory: dict[str, None], items: Iterable[str]) -> None:
    for item in items:
        memory.pop(item, None)
        memory[item] = None
    while len(memory) > _CAPACITY:
        del memory[next(iter(memory))]
