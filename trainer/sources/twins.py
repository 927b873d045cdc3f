"""Near twins: sentences that have almost all words and neighbours of words in common.

The likeness is the Jaccard similarity of two sets: the words, and the pairs of neighbouring words
(shingles, as in Broder, 1997, "On the resemblance and containment of documents"). All pairs above a
threshold are found, none by chance: prefix filtering (Chaudhuri, Ganti and Kaushik, 2006, "A Primitive
Operator for Similarity Joins in Data Cleaning"; Xiao et al., 2008, "Efficient Similarity Joins for
Near Duplicate Detection").
"""

import itertools
import math
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence

from desktop.engine.measures import words

# Jaccard similarities are quotients: equal ones must not part over the last bit.
_EPSILON = 1e-9


def shingles(text: str) -> frozenset[str]:
    """The words of a text and its pairs of neighbouring words."""
    found = words(text)
    return frozenset([*found, *(f"{one} {other}" for one, other in itertools.pairwise(found))])


def likeness(one: str, other: str) -> float:
    """How like two texts are, 0..1; 1 for two texts without words."""
    left, right = shingles(one), shingles(other)
    return len(left & right) / len(left | right) if left or right else 1.0


def twins(texts: Sequence[str], threshold: float) -> Iterator[tuple[int, int]]:
    """Yield the places of all pairs of texts that are at least so like, each pair once.

    Args:
        texts: any; those without words are passed over.
        threshold: of `likeness`, above 0 and up to 1.
    """
    sets = _ranked(texts)
    # The shorter come first: a text is compared with none that is longer than itself.
    order = sorted((place for place, ranks in enumerate(sets) if ranks), key=lambda place: len(sets[place]))
    index: dict[int, list[int]] = {}
    # Where the lists of the index begin to hold texts that are long enough; lengths only grow.
    starts: dict[int, int] = {}
    for place in order:
        ranks = sets[place]
        size = len(ranks)
        shortest = math.ceil(threshold * size - _EPSILON)
        seen: set[int] = set()
        for rank in ranks[: size - shortest + 1]:
            listed = index.get(rank)
            if listed:
                start = starts.get(rank, 0)
                while start < len(listed) and len(sets[listed[start]]) < shortest:
                    start += 1
                starts[rank] = start
                seen.update(listed[start:])
        if seen:
            mine = set(ranks)
            for other in seen:
                shared = len(mine.intersection(sets[other]))
                if shared >= threshold * (size + len(sets[other]) - shared) - _EPSILON:
                    yield place, other
        # Whoever is to find this text is no shorter, so fewer of its shingles suffice.
        for rank in ranks[: size - math.ceil(2 * threshold / (1 + threshold) * size - _EPSILON) + 1]:
            index.setdefault(rank, []).append(place)


def _ranked(texts: Sequence[str]) -> "list[array[int]]":
    """The shingles of each text as numbers, the rarest of all first."""
    numbers: dict[str, int] = {}
    sets = [
        array("I", (numbers.setdefault(each, len(numbers)) for each in sorted(shingles(text))))
        for text in texts
    ]
    counts = Counter(number for each in sets for number in each)
    ranks = array("I", bytes(4 * len(numbers)))
    for rank, number in enumerate(sorted(range(len(numbers)), key=lambda number: (counts[number], number))):
        ranks[number] = rank
    return [array("I", sorted(ranks[number] for number in each)) for each in sets]
