"""Infinitives: what takes none gets none: "we propose to use it" is not "we present to use it"."""

from collections import defaultdict
from itertools import pairwise

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.wordset import word_set

# Active forms. "It was suggested to them" and "presented to" may well stand.
_WITHOUT = word_set(
    """
    present presents presenting introduce introduces introducing discuss discusses discussing suggest suggests
    suggesting consider considers considering enjoy enjoys enjoying finish finishes finishing avoid avoids
    avoiding imagine imagines imagining mention mentions mentioning describe describes describing
    """
)
# No verb begins with these: "we propose to the board" is something else.
_NOUNS = word_set(
    """
    the a an this that these those each every all some any no my your his her its our their me you him it us
    them
    """
)

Infinitives = dict[str, frozenset[str]]


def facts(sentence: Sentence) -> Infinitives:
    """What stands behind each "to" that may be a verb, and what stands before those."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    if "to" in sentence.lower_set:
        lower = sentence.lower
        for before, (to, verb) in zip(lower, pairwise(lower[1:]), strict=False):
            if to == "to" and verb not in _NOUNS:
                found[verb].add(before)
    return {verb: frozenset(before) for verb, before in found.items()}


def breaks(source: Infinitives, rewrite: Infinitives) -> bool:
    """Whether an infinitive of the source came to stand behind a verb that takes none."""
    return any(
        verb in source and not before & _WITHOUT <= source[verb] and source[verb].isdisjoint(_WITHOUT)
        for verb, before in rewrite.items()
    )


GUARD = Guard("infinitives", facts, breaks)
