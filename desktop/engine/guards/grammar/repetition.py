"""Repetition: a word is said once or as often as in the source, none beside itself ("nice and nice")."""

from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence, stem
from desktop.engine.wordset import word_set

_LEAST_LETTERS = 4
# They bear repeating.
_LIGHT = word_set("""
    able about been being both does done each from have having into just less like made make makes
    making many more most much must only other over same should some such than that their them then there
    these they this those through time times very were what when where which while will with would your
""")


class Repetition(NamedTuple):
    """How often the words of a sentence occur in it.

    Attributes:
        counts: by stem, words of weight alone.
        beside: stems that stand on both sides of an "and", an "or" or a comma.
        twice: two words that follow one another, the second of weight, where they do so more than
            once ("this paper studies it in this paper"), with how often.
    """

    counts: Counter[str]
    beside: frozenset[str]
    twice: dict[tuple[str, str], int]


def facts(sentence: Sentence) -> Repetition:
    """The repetitions of a sentence."""
    lower = sentence.lower
    counts = Counter(
        stem(word) for word in lower if len(word) >= _LEAST_LETTERS and word.isalpha() and word not in _LIGHT
    )
    beside = set()
    for index, word in enumerate(lower):
        joined = index > 1 and lower[index - 1] in {"and", "or"} and lower[index - 2] == word
        if joined or (index and lower[index - 1] == word and "," in sentence.between(index)):
            beside.add(word)
    twice: dict[tuple[str, str], int] = {}
    if len(lower) > len(sentence.lower_set):
        runs = Counter(
            (one, two) for one, two in pairwise(lower) if len(two) >= _LEAST_LETTERS and two.isalpha()
        )
        twice = {run: count for run, count in runs.items() if count > 1}
    return Repetition(counts, frozenset(beside), twice)


def breaks(source: Repetition, rewrite: Repetition) -> bool:
    """Whether the rewrite repeats itself where its source does not."""
    return (
        not rewrite.beside <= source.beside
        or any(count > max(1, source.counts[word]) for word, count in rewrite.counts.items())
        or any(count > source.twice.get(run, 1) for run, count in rewrite.twice.items())
    )


GUARD = Guard("repetition", facts, breaks)
