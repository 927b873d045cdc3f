"""What encoder and student find in what came of patterns; a stage that runs in any process."""

from collections.abc import Iterable

from desktop.engine import acceptance, encoder, readsource, student
from desktop.engine.patterns import judgement
from desktop.engine.readsource import ReadSource
from trainer.engines import Row
from trainer.judging import reading

# What the rows depend on. Not all of the engine: that holds the patterns that are made of them.
MODULES = acceptance, encoder, judgement, readsource, student


def measured(rows: list[Row]) -> list[Row]:
    """One row for each outcome.

    It has "source" and "text"; "states", what `desktop.engine.patterns.judgement.features` gives, packed
    (`trainer.judging.reading`); "likely", what `ReadSource.likelihoods` gives; and
    "similarity".

    Args:
        rows: "source", a sentence on one line, and "texts", what came of patterns.
    """
    return [done for row in rows for done in _measured(row["source"], row["texts"])]


def _measured(source: str, texts: list[str]) -> Iterable[Row]:
    read = ReadSource(source, reading.encoder(), reading.student())
    own, others = read.encodings(texts)
    likely = read.likelihoods(texts, judgement.SYNTACTIC)
    for text, other, each in zip(texts, others, likely, strict=True):
        yield {
            "source": source, "text": text,
            "states": reading.packed(judgement.features(own, other)),
            "likely": each, "similarity": float(own.embedding @ other.embedding),
        }  # fmt: skip
