"""The filters that look at the words alone; a stage that runs in any process."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.engine.guards import broken_guard
from desktop.engine.layout import flatten
from desktop.engine.measures import length_ratio, lexical_diversity, syntactic_diversity, words
from desktop.engine.prose import reason_to_keep
from desktop.engine.result import Reason
from trainer.engines import Row
from trainer.pairs import answers
from trainer.settings.label import Label

# The settings that this stage depends on.
SETTINGS = frozenset({
    "words", "length", "change", "lexical", "syntactic", "language", "answers", "ornaments", "guarded",
    "similarity", "reversed",
})  # fmt: skip


@dataclass(frozen=True)
class ByWording:
    """Measures rows of pairs by their words and says which are to be dropped.

    Attributes:
        settings: the thresholds.
    """

    settings: Label

    def __call__(self, rows: list[Row]) -> list[Row]:
        """Each row with its measures, why it is dropped ("" if it is not) and whether it may be turned.

        Args:
            rows: with source, paraphrase, and similarity or None.
        """
        return [self._done(row) for row in rows]

    def _done(self, row: Row) -> Row:
        source, rewrite = row["source"], row["paraphrase"]
        measures = {
            "lexical": round(lexical_diversity(source, rewrite), 4),
            "syntactic": round(syntactic_diversity(source, rewrite), 4),
            "length": round(length_ratio(source, rewrite), 4),
        }
        faults = itertools.chain(
            self._by_measure(source, rewrite, measures), self._by_content(source, rewrite, row["similarity"])
        )
        dropped = next(faults, "")
        turns = bool(
            not dropped
            and self.settings.reversed
            # What a teacher left out would be made up.
            and not (self.settings.guarded and _broken(rewrite, source))
        )
        return row | measures | {"dropped": dropped, "turns": turns}

    def _by_measure(self, source: str, rewrite: str, measures: dict[str, float]) -> Iterator[str]:
        """Why the pair is dropped for its measures, the first reason first."""
        wanted = self.settings
        counts = len(words(source)), len(words(rewrite))
        if min(counts) < wanted.words[0]:
            yield "too short"
        if max(counts) > wanted.words[1]:
            yield "too long"
        if measures["length"] < wanted.length[0]:
            yield "much shorter than its source"
        if measures["length"] > wanted.length[1]:
            yield "much longer than its source"
        if measures["lexical"] < wanted.change and measures["syntactic"] < wanted.change:
            yield "near copy"
        for name in ("lexical", "syntactic"):
            low, high = getattr(wanted, name)
            if not low <= measures[name] <= high:
                yield f"{name} diversity too {'low' if measures[name] < low else 'high'}"

    def _by_content(self, source: str, rewrite: str, similarity: float | None) -> Iterator[str]:
        """Why the pair is dropped for what it says; lazy, as some of it takes long to find out."""
        wanted = self.settings
        if wanted.language:
            reasons = {reason_to_keep(text) for text in (source, rewrite)}
            if Reason.NOT_ENGLISH in reasons:
                yield "not English"
            if Reason.NOT_PROSE in reasons:
                yield "not prose"
        if wanted.answers and (fault := answers.fault(source, rewrite)):
            yield fault
        if not set(wanted.ornaments).isdisjoint(set(words(rewrite)) - set(words(source))):
            yield "ornament"
        if similarity is not None and similarity < wanted.similarity:
            yield "too little similarity"
        if wanted.guarded and (broken := _broken(source, rewrite)):
            yield f"guard: {broken}"


def _broken(source: str, rewrite: str) -> str | None:
    """The guard that the rewrite breaks, if any."""
    return broken_guard(flatten(source), flatten(rewrite))
