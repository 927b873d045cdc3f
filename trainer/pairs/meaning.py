"""The filters that need a model: what a pair means, and how it parses; a stage that runs in any process."""

import functools
from dataclasses import dataclass

from desktop.engine.encoder import SentenceEncoder
from desktop.engine.faithfulness import faithfulness
from desktop.engine.layout import flatten
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
        if self.settings.faithfulness:
            wanted = places
        else:
            wanted = [place for place in places if rows[place]["similarity"] is None]
        for place, found in zip(wanted, _meanings([rows[place] for place in wanted]), strict=True):
            done[place] = self._judged(done[place] | found)
        if self.settings.parser:
            left = [place for place in places if not done[place]["dropped"]]
            for place, tree in zip(
                left, _trees(self.settings.parser, [done[at] for at in left]), strict=True
            ):
                done[place] = self._parsed(done[place] | {"tree": tree})
        return done

    def _judged(self, row: Row) -> Row:
        if row["similarity"] < self.settings.similarity:
            return row | {"dropped": "too little similarity"}
        if row["faithfulness"] < self.settings.faithfulness:
            return row | {"dropped": "not faithful"}
        return row

    def _parsed(self, row: Row) -> Row:
        low, high = self.settings.tree
        if low <= row["tree"] <= high:
            return row
        return row | {"dropped": f"tree distance too {'low' if row['tree'] < low else 'high'}"}


def needed(settings: Label, row: Row) -> bool:
    """Whether a pair that the words have not dropped has anything for this stage to do."""
    return bool(settings.faithfulness or settings.parser or row["similarity"] is None)


def _meanings(rows: list[Row]) -> list[dict[str, float]]:
    """Faithfulness of each pair, and its similarity unless it carries one."""
    if not rows:
        return []
    encoder = _encoder()
    sources = encoder.encode([flatten(row["source"]) for row in rows])
    rewrites = encoder.encode([flatten(row["paraphrase"]) for row in rows])
    found = []
    for row, source, rewrite in zip(rows, sources, rewrites, strict=True):
        judged = faithfulness(source, rewrite)
        similarity = judged.similarity if row["similarity"] is None else row["similarity"]
        found.append({"similarity": round(similarity, 4), "faithfulness": round(judged.probability, 4)})
    return found


@functools.cache
def _encoder() -> SentenceEncoder:
    return embedded_encoder()[0]


def _trees(parser: str, rows: list[Row]) -> list[float]:
    """The distance of the two dependency trees of each pair, 0..1."""
    items, rewrites = [Item(row["source"]) for row in rows], [row["paraphrase"] for row in rows]
    return [round(float(each), 4) for each in _parser(parser).measure(items, rewrites)["tree"]]


@functools.cache
def _parser(name: str) -> Trees:
    return Trees(name)
