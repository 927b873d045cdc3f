"""Infinitives: what takes none gets none: "we propose to use it" is not "we present to use it".

And a verb whose past is like its infinitive does not give its place to a past form: "to hit", "to struck".
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.guards.reading.verbs import BE, IRREGULAR, UNCHANGING
from desktop.engine.wordset import word_set

# Active forms. "It was suggested to them" and "presented to" may well stand.
_WITHOUT = word_set(
    """
    present presents presenting introduce introduces introducing discuss discusses discussing suggest suggests
    suggesting consider considers considering enjoy enjoys enjoying finish finishes finishing avoid avoids
    avoiding imagine imagines imagining mention mentions mentioning describe describes describing
    """
) | {"put forward"}
_PUT = word_set("put puts putting")
# Verbs of their own, too.
_BASES = word_set("fell found saw lay wound bound")
_LIKE_THEIR_PAST = UNCHANGING | word_set("put set let cut read spread quit burst cast shed bet")
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
        for place, (to, verb) in enumerate(pairwise(lower[1:])):
            if to == "to" and verb not in _NOUNS:
                found[verb].add(_before(lower[max(place - 2, 0) : place + 1]))
    return {verb: frozenset(before) for verb, before in found.items()}


def breaks(source: Infinitives, rewrite: Infinitives) -> bool:
    """Whether an infinitive came to stand behind a verb that takes none, or became a past form."""
    if any(verb in _LIKE_THEIR_PAST and verb not in rewrite for verb in source) and any(
        _past(verb) and verb not in source for verb in rewrite
    ):
        return True
    return any(
        verb in source and not before & _WITHOUT <= source[verb] and source[verb].isdisjoint(_WITHOUT)
        for verb, before in rewrite.items()
    )


def _past(verb: str) -> bool:
    return verb not in _BASES and (verb.endswith("ed") or IRREGULAR.get(verb, verb) != verb)


def _before(words: Sequence[str]) -> str:
    """The word that a "to" follows, or "put forward" where it is no passive."""
    *_, last = words
    if last in {"forward", "forth"} and len(words) > 1 and words[-2] in _PUT and words[0] not in BE:
        return "put forward"
    return last


GUARD = Guard("infinitives", facts, breaks)
