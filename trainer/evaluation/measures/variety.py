"""How varied the words of a system are over all sentences: distinct-n (Li et al., 2016)."""

from collections.abc import Sequence
from itertools import pairwise

from desktop.engine.measures import words
from trainer.evaluation.measures.measure import Measure

DISTINCT = (
    Measure(
        "distinct1", "distinct-1",
        "different words for each word, over all rewrites; 0 to 1. It falls with the number of "
        "sentences, so only systems on the same ones compare", "higher",
    ),
    Measure("distinct2", "distinct-2", "the same of pairs of neighbouring words", "higher"),
)  # fmt: skip


def distinct(texts: Sequence[str]) -> tuple[float, float]:
    """Share of different words, and of different pairs of words, over all texts; 0.0 where there is none."""
    tokens = [words(text) for text in texts]
    single = [word for text in tokens for word in text]
    double = [pair for text in tokens for pair in pairwise(text)]
    return _share(single), _share(double)


def _share(grams: Sequence[str] | Sequence[tuple[str, str]]) -> float:
    return len(set(grams)) / len(grams) if grams else 0.0
