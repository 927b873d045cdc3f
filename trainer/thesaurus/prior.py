"""How surely words may stand for others in general: from marks of the like, counts in pairs, and lists.

Gradient-boosted trees learn it from marked exchanges. What a reader said of a sentence tells nothing of the
next one unless its own marks are left out where it is learnt from: else the trees learn to look them up.
"""

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from desktop.engine.acceptance import log_odds
from desktop.engine.thesaurus import LONGEST
from desktop.engine.tokens import folded, tokenized
from trainer.judging.figures import Values
from trainer.judging.perceptron import Verdicts
from trainer.thesaurus.entries import Entries, plain
from trainer.thesaurus.marks import Mark, exchanged
from trainer.thesaurus.mining import Mined

# So many marks with this share of right ones are added to every count.
_PRIOR_MARKS, _PRIOR_SHARE = 2, 0.42
# All places in a list from here on count alike.
_LAST_RANK = 3


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand, as far as the trees look at it.

    Attributes:
        first: whether they open the sentence.
        tokens: of the sentence.
        covered: whether they are part of a longer entry.
    """

    first: bool
    tokens: int
    covered: bool


# What is written to the thesaurus is to hold anywhere.
TYPICAL = Place(first=False, tokens=14, covered=False)


def place(mark: Mark, tokens: Sequence[str], entries: Entries) -> Place:
    """Where the words of a mark stand.

    Args:
        mark: of a sentence.
        tokens: of this sentence.
        entries: of the thesaurus.
    """
    words = list(map(folded, tokens))
    covered = any(
        " ".join(words[start : start + length]) in entries
        for length in range(mark.end - mark.start + 1, LONGEST + 1)
        for start in range(max(0, mark.end - length), min(mark.start, len(words) - length) + 1)
    )
    return Place(mark.start == 0, len(words), covered)


@dataclass(slots=True)
class _Counts:
    """Marks that have something in common, counted.

    Attributes:
        all: of each key how many are right, and how many there are.
        own: the same of one sentence.
    """

    all: defaultdict[Hashable, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    own: defaultdict[Hashable, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))

    def add(self, key: Hashable, source: str, right: bool) -> None:
        for counted in (self.all[key], self.own[key, source]):
            counted[0] += right
            counted[1] += 1

    def said(self, key: Hashable, source: str | None) -> tuple[float, int]:
        """The log-odds of right marks, and their number, without those of one sentence."""
        right, number = self.all.get(key, (0, 0))
        own_right, own_number = self.own.get((key, source), (0, 0))
        right, number = right - own_right, number - own_number
        return log_odds((right + _PRIOR_MARKS * _PRIOR_SHARE) / (number + _PRIOR_MARKS)), number


class Prior:
    """What the trees look at.

    Args:
        entries: of the thesaurus.
        mined: of pairs.
        marks: that all others are compared with.
    """

    def __init__(self, entries: Entries, mined: Mined, marks: Iterable[Mark]) -> None:
        self._entries = entries
        self._mined = mined
        self._exchanges, self._words, self._others = _Counts(), _Counts(), _Counts()
        for mark in marks:
            words, other = exchanged(mark, tokenized(mark.source)), plain(mark.other)
            for counts, key in (
                (self._exchanges, (words, other)), (self._words, words), (self._others, other),
            ):  # fmt: skip
                counts.add(key, mark.source, mark.right)

    def features(self, words: str, other: str, where: Place, source: str | None = None) -> list[float]:
        """Of one exchange.

        Args:
            words: that go, folded and with a space between them.
            other: those that come, likewise.
            where: they stand.
            source: the sentence whose own marks are left out; None for none.
        """
        entry = self._entries.get(words, {})
        listed = entry.get(other)
        rank = None if listed is None else listed.rank
        said = (
            *self._exchanges.said((words, other), source),
            *self._words.said(words, source),
            *self._others.said(other, source),
            *self._exchanges.said((other, words), source),
        )
        there, back = (math.log1p(self._mined.exchanges[each]) for each in ((words, other), (other, words)))
        occurs, other_occurs = (math.log1p(self._mined.rarest(each)) for each in (words, other))
        return [
            *said,
            rank is not None,
            listed is not None and rank is None,
            min(rank or 0, _LAST_RANK),
            there,
            back,
            there - occurs,
            words in self._entries.get(other, {}),
            len(words.split()),
            len(other.split()),
            occurs,
            other_occurs,
            len(entry),
            where.first,
            where.tokens,
            where.covered,
        ]


def grown(features: Values, right: Verdicts, seed: int) -> HistGradientBoostingClassifier:
    """Trees that know how probably exchanges are right.

    Args:
        features: of exchanges, (exchanges, features).
        right: what the reader said of each, both among them.
        seed: of what is held out to know when to stop, where there are many.
    """
    trees = HistGradientBoostingClassifier(
        max_iter=250, learning_rate=0.05, max_leaf_nodes=15, min_samples_leaf=30, l2_regularization=1.0,
        random_state=seed,
    )  # fmt: skip
    return trees.fit(features, right)


def probable(trees: HistGradientBoostingClassifier, features: Values) -> Values:
    """That each exchange is right, 0..1; (exchanges,)."""
    return np.asarray(trees.predict_proba(features)[:, 1], dtype=np.float64)
