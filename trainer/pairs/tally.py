"""What became of the pairs, counted: by reason, by origin, and how their measures are spread."""

import bisect
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from trainer.engines import Row
from trainer.lots import lot

# The measures of a pair, with what they can be at most; what is beyond counts as that.
MEASURES = {
    "similarity": ("cosine of the two sentence embeddings", 1.0),
    "faithfulness": ("probability that the meaning is kept, judged word by word", 1.0),
    "acceptance": ("probability that a strict reader accepts it, the student having read it back", 1.0),
    "lexical": ("share of words exchanged: 1 − F1 of the two bags of words", 1.0),
    "syntactic": ("how far shared words have moved: Kendall distance", 1.0),
    "tree": ("edit distance of the two dependency trees, for each node of both", 1.0),
    "length": ("words of the rewrite for each word of the source", 3.0),
}
_BINS = 600
# So fine are the histograms of the report.
_COARSE = 15
_EXAMPLES = 3


@dataclass(slots=True)
class Histogram:
    """How the values of a measure are spread, kept and dropped ones apart.

    Attributes:
        most: the upper end; the lower one is 0.
        counts: int64 of shape (2, bins): dropped, kept.
    """

    most: float
    counts: npt.NDArray[np.int64] = field(default_factory=lambda: np.zeros((2, _BINS), dtype=np.int64))

    def add(self, value: float, *, kept: bool) -> None:
        """Count a value."""
        place = int(value / self.most * _BINS)
        self.counts[int(kept), min(max(place, 0), _BINS - 1)] += 1

    def values(self, *, kept: bool, about: int = 20_000) -> npt.NDArray[np.float64]:
        """About so many values that are spread like those counted."""
        counts = self.counts[int(kept)]
        total = int(counts.sum())
        shown = np.ceil(counts * min(1.0, about / total)) if total else counts
        middles = (np.arange(_BINS) + 0.5) * self.most / _BINS
        return np.repeat(middles, shown.astype(np.int64))

    def figures(self) -> dict[str, Any]:
        """For the report: the edges of bins, and how many values lie in each."""
        coarse = self.counts.reshape(2, -1, _COARSE).sum(axis=2)
        edges = np.linspace(0.0, self.most, coarse.shape[1] + 1)
        return {
            "edges": [round(float(edge), 4) for edge in edges],
            "dropped": coarse[0].tolist(),
            "kept": coarse[1].tolist(),
        }


@dataclass(slots=True)
class Tally:
    """Counts pairs as they pass.

    Attributes:
        read: pairs seen.
        dropped: by reason.
        origins: of each origin, how many were kept, under "kept", and dropped, by reason.
        spread: a histogram for each measure that any pair has.
        examples: a few rows for each reason, drawn at random.
    """

    read: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    origins: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    spread: dict[str, Histogram] = field(default_factory=dict)
    examples: defaultdict[str, list[tuple[int, str, str]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, row: Row) -> None:
        """Count a row that carries its measures, and under "dropped" why it is dropped, "" if it is not."""
        self.read += 1
        reason = row["dropped"]
        self.origins[row["origin"]][reason or "kept"] += 1
        if reason:
            self.dropped[reason] += 1
            shown = self.examples[reason]
            bisect.insort(shown, (lot(0, row["source"], row["paraphrase"]), row["source"], row["paraphrase"]))
            del shown[_EXAMPLES:]
        for name, (_, most) in MEASURES.items():
            value = row.get(name)
            if value is not None:
                self.spread.setdefault(name, Histogram(most)).add(value, kept=not reason)

    def drop(self, dropped: Mapping[str, Counter[str]]) -> None:
        """Take out again what was kept so far: counts by reason, for each origin."""
        for origin, reasons in dropped.items():
            self.origins[origin].update(reasons)
            self.origins[origin]["kept"] -= reasons.total()
            self.dropped.update(reasons)

    def figures(self) -> dict[str, Any]:
        """For the report."""
        return {
            "read": self.read,
            "dropped": dict(self.dropped.most_common()),
            "origins": {
                name: {"kept": counts["kept"], "dropped": counts.total() - counts["kept"]}
                for name, counts in sorted(self.origins.items())
            },
        }
