"""How much a rewrite differs from its source: lexically, syntactically and in length.

These measures are the engine's yardstick at run time and the trainer's when it labels pairs,
so a slider position and a training code always mean the same thing.
"""

import re
from bisect import bisect_right, insort
from collections import Counter

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def words(text: str) -> list[str]:
    """The words of `text`, lower-cased, in order; an inner apostrophe belongs to its word."""
    return [word.replace("’", "'") for word in _WORD.findall(text.lower())]


def lexical_diversity(source: str, rewrite: str) -> float:
    """How many words were exchanged: 1 - F1 of the two bags of lower-cased words.

    Returns:
        0.0 (the same words, in any order) to 1.0 (no word in common); 0.0 when neither has a word.
    """
    left, right = words(source), words(rewrite)
    if not left and not right:
        return 0.0
    shared = (Counter(left) & Counter(right)).total()
    return 1.0 - 2.0 * shared / (len(left) + len(right))


def syntactic_diversity(source: str, rewrite: str) -> float:
    """How far the shared words have moved: the normalised Kendall distance of their orders.

    Only words that occur exactly once on each side count, for only they can be paired with
    certainty (Kendall, 1938, "A new measure of rank correlation").

    Returns:
        0.0 (same order) to 1.0 (reversed): the share of word pairs whose order changed; 0.0 when
        fewer than two words can be paired.
    """
    left, right = words(source), words(rewrite)
    once_left = {word for word, count in Counter(left).items() if count == 1}
    once_right = {word for word, count in Counter(right).items() if count == 1}
    shared = once_left & once_right
    if len(shared) < 2:
        return 0.0
    position = {word: index for index, word in enumerate(word for word in left if word in shared)}
    order = [position[word] for word in right if word in shared]
    seen: list[int] = []
    inversions = 0
    for place in order:
        inversions += len(seen) - bisect_right(seen, place)
        insort(seen, place)
    return inversions / (len(order) * (len(order) - 1) / 2)


def length_ratio(source: str, rewrite: str) -> float:
    """Words of the rewrite per word of the source; 1.0 when the source has none."""
    count = len(words(source))
    return len(words(rewrite)) / count if count else 1.0
