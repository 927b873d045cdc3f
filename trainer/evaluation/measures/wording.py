"""How much of the wording changed: the engine's own yardsticks, which the sliders are set in."""

from collections.abc import Mapping, Sequence

import numpy as np

from desktop.engine.measures import length_ratio, lexical_diversity, syntactic_diversity, words
from trainer.evaluation.items import Item
from trainer.evaluation.measures.measure import Measure, Values


class Wording:
    """Lexical and syntactic diversity, length, and whether anything changed at all."""

    measures = (
        Measure(
            "lexical", "lexical diversity",
            "1 − F1 of the two bags of lower-cased words; 0 (the same words) to 1 (none in common)",
        ),
        Measure(
            "syntactic", "word order",
            "Kendall distance of the words that stand once in both; 0 (the same order) to 1 (reversed)",
        ),
        Measure("length", "length", "words of the rewrite for each word of its source"),
        Measure(
            "unchanged", "copied",
            "share of rewrites with the words of their source in the same order", "lower",
        ),
    )  # fmt: skip

    def measure(self, items: Sequence[Item], rewrites: Sequence[str]) -> Mapping[str, Values]:
        """Measure one rewrite of each item; see `Instrument.measure`."""
        pairs = [(item.source, rewrite) for item, rewrite in zip(items, rewrites, strict=True)]
        return {
            "lexical": np.array([lexical_diversity(*pair) for pair in pairs]),
            "syntactic": np.array([syntactic_diversity(*pair) for pair in pairs]),
            "length": np.array([length_ratio(*pair) for pair in pairs]),
            "unchanged": np.array([float(words(pair[0]) == words(pair[1])) for pair in pairs]),
        }
