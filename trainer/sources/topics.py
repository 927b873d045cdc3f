"""Sentences drawn so that many topics have their share, not only those that most sentences are about."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from desktop.engine.encoder import Embeddings, SentenceEncoder
from trainer import digests, engines
from trainer.engines import Row
from trainer.evaluation.measures.meaning import embedded_encoder
from trainer.lots import lot
from trainer.settings.collect import Collect

# So many sentences for each topic say well enough where the topics lie.
_SAMPLE = 100
_MOST_SAMPLED = 20_000
_ROUNDS = 15


@dataclass(frozen=True)
class Topics:
    """Tells the topics of rows with a text; can be sent to another process.

    Attributes:
        centres: file with a float32 array of shape (topics, dimension), rows of length one.
    """

    centres: Path

    def __call__(self, rows: list[Row]) -> list[Row]:
        """For each row its "topic": the place of the nearest centre."""
        embeddings = _encoder().embed([row["text"] for row in rows])
        return [{"topic": int(each)} for each in (embeddings @ _centres(self.centres).T).argmax(axis=1)]


def spread(texts: Sequence[str], settings: Collect) -> list[int]:
    """The places of `settings.limit` sentences, in order, evenly from all topics as far as they reach.

    Args:
        texts: more sentences than that.
        settings: how many to draw, and how.
    """
    limit, topics, seed = settings.limit, settings.topics, settings.seed
    lots = [lot(seed, text) for text in texts]
    if not topics:
        return sorted(sorted(range(len(texts)), key=lots.__getitem__)[:limit])
    mark = digests.of([list(texts), topics, seed, settings.chunk])[:12]
    folder = settings.output / f"topics-{mark}"
    centres = folder / "centres.npy"
    if not centres.is_file():
        sampled = sorted(range(len(texts)), key=lots.__getitem__)[: min(_SAMPLE * topics, _MOST_SAMPLED)]
        found = cluster(_encoder().embed([texts[place] for place in sampled]), topics, seed)
        folder.mkdir(parents=True, exist_ok=True)
        partial = folder / "partial.npy"
        np.save(partial, found)
        partial.replace(centres)
    rows = engines.map_chunks(
        ({"text": text} for text in texts), Topics(centres.resolve()), folder, chunk=settings.chunk,
        total=len(texts), engine=settings.engine, workers=settings.workers,
    )  # fmt: skip
    return evenly([row["topic"] for row in rows], lots, limit)


def cluster(embeddings: Embeddings, count: int, seed: int) -> Embeddings:
    """The centres of groups of like embeddings: k-means on the sphere (Dhillon and Modha, 2001).

    Args:
        embeddings: float32 of shape (n, dimension), rows of length one.
        count: of centres; fewer come back where there are fewer embeddings.
        seed: of where they start.
    """
    chance = np.random.default_rng(seed)
    centres = embeddings[chance.permutation(len(embeddings))[:count]].copy()
    for _ in range(_ROUNDS):
        nearest = (embeddings @ centres.T).argmax(axis=1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, embeddings)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        # A centre that nothing is near to stays where it is.
        centres = np.where(lengths > 0, sums / np.maximum(lengths, 1e-12), centres).astype(np.float32)
    return centres


def evenly(topics: Sequence[int], lots: Sequence[int], limit: int) -> list[int]:
    """The places of the `limit` lowest in a round: first the lowest lot of each topic, then the next.

    Args:
        topics: of each sentence.
        lots: of each sentence.
        limit: how many to take.
    """
    ranks: npt.NDArray[np.int64] = np.empty(len(topics), dtype=np.int64)
    seen: dict[int, int] = {}
    for place in sorted(range(len(topics)), key=lots.__getitem__):
        ranks[place] = seen.get(topics[place], 0)
        seen[topics[place]] = int(ranks[place]) + 1
    order = sorted(range(len(topics)), key=lambda place: (ranks[place], lots[place]))
    return sorted(order[:limit])


@functools.cache
def _encoder() -> SentenceEncoder:
    return embedded_encoder()[0]


@functools.cache
def _centres(path: Path) -> Embeddings:
    found: Embeddings = np.load(path)
    return found
