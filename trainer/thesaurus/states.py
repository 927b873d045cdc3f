"""What encoder and student find in sentences with one exchange each; a stage that runs in any process."""

import base64
import functools
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from desktop.engine import acceptance, encoder, splices, student
from desktop.engine.encoder import SentenceEncoder
from desktop.engine.rewriter import student_bundle
from desktop.engine.splices import Exchange, spliced
from desktop.engine.student import Student, load_student
from desktop.engine.voice import articles
from trainer.engines import Row
from trainer.evaluation.measures.meaning import embedded_encoder

# What the rows depend on. Not all of the engine: that holds the thesaurus that is made of them.
MODULES = acceptance, articles, encoder, splices, student
# Half the memory of the engine's own, and fine enough: states have length one.
Half = npt.NDArray[np.float16]


def measured(rows: list[Row]) -> list[Row]:
    """One row for each exchange that can be made.

    It has "source", "start", "end", "other"; "states", what `desktop.engine.acceptance.features` gives,
    packed (`unpacked`); and "likelihood", what `desktop.engine.acceptance.likelihoods` gives.

    Args:
        rows: "source", a sentence on one line, and "exchanges", a list of [start, end, other] as marks have
            them.
    """
    return [done for row in rows for done in _measured(row["source"], row["exchanges"])]


def unpacked(states: str) -> Half:
    """The states of a row: float16 of shape (3 * dimension + 5,)."""
    return np.frombuffer(base64.b64decode(states), np.float16)


def _measured(source: str, exchanges: list[tuple[int, int, str]]) -> Iterable[Row]:
    made = [_put(source, *each) for each in exchanges]
    texts = [text for text in made if text is not None]
    if not texts:
        return
    own, *others = _encoder().encode([source, *texts])
    likely = iter(acceptance.likelihoods(source, texts, _student()))
    read = iter(others)
    for (start, end, other), text in zip(exchanges, made, strict=True):
        if text is not None:
            states = acceptance.features(own, next(read)).astype(np.float16)
            yield {
                "source": source, "start": start, "end": end, "other": other,
                "states": base64.b64encode(states.tobytes()).decode(), "likelihood": next(likely),
            }  # fmt: skip


def _put(source: str, start: int, end: int, other: str) -> str | None:
    """The sentence with one exchange, as the engine makes it; None where it cannot or nothing changes."""
    first, *rest = other.split()
    exchange = Exchange(start, end, (first, *(f" {word}" for word in rest)), 0, 0.0)
    made = spliced(source, source, [exchange])
    text = None if made is None else articles.conform(source, made)
    return None if text == source else text


@functools.cache
def _encoder() -> SentenceEncoder:
    return embedded_encoder()[0]


@functools.cache
def _student() -> Student:
    return load_student(student_bundle(None))
