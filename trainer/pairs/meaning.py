"""The filters that need a model: what a pair means, and how it parses; a stage that runs in any process."""

import functools
from dataclasses import dataclass

from desktop.engine.encoder import SentenceEncoder
from desktop.engine.faithfulness import Faithfulness, faithfulness
from desktop.engine.layout import flatten
from desktop.engine.readsource import ReadSource
from desktop.engine.recovery import probability
from desktop.engine.rewriter import student_bundle
from desktop.engine.student import Student, load_student
from trainer.engines import Row
from trainer.evaluation.items import Item
from trainer.evaluation.measures.meaning import embedded_encoder
from trainer.evaluation.measures.trees import Trees
from trainer.settings.label import Label

# The settings that this stage depends on, besides those of the stage before.
SETTINGS = frozenset({"similarity", "faithfulness", "tree", "parser"})


@dataclass(frozen=True)
class ByMeaning:
    """Measures rows of pairs by their meaning and their trees, and says which are to be dropped.

    Attributes:
        settings: the thresholds.
    """

    settings: Label

    def __call__(self, rows: list[Row]) -> list[Row]:
        """Each row with what was measured of it, and why it is dropped ("" if it is not).

        Rows that are dropped already come back as they are.

        Args:
            rows: as `ByWording` leaves them.
        """
        done = list(rows)
        places = [place for place, row in enumerate(rows) if not row["dropped"]]
        if self.settings.faithfulness or self.settings.doubtful:
            wanted = places
        else:
            wanted = [place for place in places if rows[place]["similarity"] is None]
        for place, found in zip(wanted, _meanings([rows[place] for place in wanted]), strict=True):
            done[place] = self._judged(done[place], found)
        if self.settings.parser:
            left = [place for place in places if not done[place]["dropped"]]
            for place, tree in zip(
                left, _trees(self.settings.parser, [done[at] for at in left]), strict=True
            ):
                done[place] = self._parsed(done[place] | {"tree": tree})
        return done

    def _judged(self, row: Row, found: Faithfulness) -> Row:
        similarity = found.similarity if row["similarity"] is None else row["similarity"]
        measured = {"similarity": round(similarity, 4), "faithfulness": round(found.probability, 4)}
        row = row | measured
        if row["similarity"] < self.settings.similarity:
            return row | {"dropped": "too little similarity"}
        if row["faithfulness"] < self.settings.faithfulness:
            return row | {"dropped": "not faithful"}
        return row | {"acceptance": round(_acceptance(row, found), 4)} if self.settings.doubtful else row

    def _parsed(self, row: Row) -> Row:
        low, high = self.settings.tree
        if low <= row["tree"] <= high:
            return row
        return row | {"dropped": f"tree distance too {'low' if row['tree'] < low else 'high'}"}


def needed(settings: Label, row: Row) -> bool:
    """Whether a pair that the words have not dropped has anything for this stage to do."""
    measured = settings.faithfulness or settings.doubtful or settings.parser
    return bool(measured or row["similarity"] is None)


def _meanings(rows: list[Row]) -> list[Faithfulness]:
    if not rows:
        return []
    encoder = _encoder()
    sources = encoder.encode([flatten(row["source"]) for row in rows])
    rewrites = encoder.encode([flatten(row["paraphrase"]) for row in rows])
    return [faithfulness(*pair) for pair in zip(sources, rewrites, strict=True)]


def _acceptance(row: Row, found: Faithfulness) -> float:
    """The probability that a strict reader accepts the rewrite of a row."""
    read = ReadSource(flatten(row["source"]), _encoder(), _student())
    (recovery,) = read.recoveries([flatten(row["paraphrase"])])
    return probability(found, recovery)


@functools.cache
def _encoder() -> SentenceEncoder:
    return embedded_encoder()[0]


@functools.cache
def _student() -> Student:
    return load_student(student_bundle())


def _trees(parser: str, rows: list[Row]) -> list[float]:
    """The distance of the two dependency trees of each pair, 0..1."""
    items, rewrites = [Item(row["source"]) for row in rows], [row["paraphrase"] for row in rows]
    return [round(float(each), 4) for each in _parser(parser).measure(items, rewrites)["tree"]]


@functools.cache
def _parser(name: str) -> Trees:
    return Trees(name)
