"""What encoder and student find in sentences with one exchange each; a stage that runs in any process."""

from collections.abc import Iterable

from desktop.engine import acceptance, encoder, perceptron, readsource, splices, student
from desktop.engine.readsource import ReadSource
from desktop.engine.splices import Exchange, spliced
from desktop.engine.voice import articles
from trainer.engines import Row
from trainer.judging import reading

# What the rows depend on. Not all of the engine: that holds the thesaurus that is made of them.
MODULES = acceptance, articles, encoder, perceptron, readsource, splices, student


def measured(rows: list[Row]) -> list[Row]:
    """One row for each exchange that can be made.

    It has "source", "start", "end", "other"; "states", what `desktop.engine.acceptance.features` gives,
    packed (`trainer.judging.reading`); and "likelihood", what `ReadSource.likelihoods` gives.

    Args:
        rows: "source", a sentence on one line, and "exchanges", a list of [start, end, other] as marks have
            them.
    """
    return [done for row in rows for done in _measured(row["source"], row["exchanges"])]


def _measured(source: str, exchanges: list[tuple[int, int, str]]) -> Iterable[Row]:
    made = [_put(source, *each) for each in exchanges]
    texts = [text for text in made if text is not None]
    if not texts:
        return
    read = ReadSource(source, reading.encoder(), reading.student())
    own, others = read.encodings(texts)
    found = zip(others, read.likelihoods(texts), strict=True)
    for (start, end, other), text in zip(exchanges, made, strict=True):
        if text is not None:
            states, likelihood = next(found)
            yield {
                "source": source, "start": start, "end": end, "other": other,
                "states": reading.packed(acceptance.features(own, states)), "likelihood": likelihood,
            }  # fmt: skip


def _put(source: str, start: int, end: int, other: str) -> str | None:
    """The sentence with one exchange, as the engine makes it; None where it cannot or nothing changes."""
    first, *rest = other.split()
    exchange = Exchange(start, end, (first, *(f" {word}" for word in rest)), 0, 0.0)
    made = spliced(source, source, [exchange])
    text = None if made is None else articles.conform(source, made)
    return None if text == source else text
