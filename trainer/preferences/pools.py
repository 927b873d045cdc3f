"""What a student writes for sentences, and what the engine thinks of it; a stage that runs in any process."""

import functools
from dataclasses import dataclass
from typing import Any

from desktop.engine.codes import Codes
from desktop.engine.encoder import SentenceEncoder
from desktop.engine.faithfulness import faithfulness
from desktop.engine.guards import GuardedSource
from desktop.engine.layout import flatten, straighten
from desktop.engine.measures import length_ratio, lexical_diversity, syntactic_diversity
from desktop.engine.prose import reason_to_keep
from desktop.engine.readsource import ReadSource
from desktop.engine.recovery import probability
from desktop.engine.rewriter import student_bundle
from desktop.engine.student import Order, Prompt, Student, load_student
from trainer.engines import Row
from trainer.evaluation.measures.meaning import embedded_encoder
from trainer.settings.prefer import Asked

_DIGITS = 4


@dataclass(frozen=True)
class Pools:
    """Writes a pool of rewrites for each sentence, and measures them.

    Attributes:
        student: the bundle that writes; None for the embedded one.
        codes: what it is asked for.
        beam: hypotheses for each.
    """

    student: str | None
    codes: tuple[Asked, ...]
    beam: int

    def __call__(self, rows: list[Row]) -> list[Row]:
        """Each row with "left", why the engine leaves the sentence alone or "", and "pool".

        A rewrite of the pool is a dict: "text"; "asked", the codes that first brought it, or None for a
        teacher's; "teacher"; "lexical", "syntactic" and "length" as `desktop.engine.measures` has them;
        "guard", the one that stops it, or None; "probability" that a strict reader accepts it, or None
        where a guard stops it.

        Args:
            rows: "source", flattened and with straight quotation marks, and "rewrites", a list of
                teachers' rewrites with "text" and "teacher".
        """
        return [row | self._pool(row) for row in rows]

    def _pool(self, row: Row) -> Row:
        source, writer = row["source"], _student(self.student)
        kept = reason_to_keep(source)
        if kept is not None or not writer.reads(source):
            return {"left": str(kept or "too long"), "pool": []}
        guarded = GuardedSource(source)
        pool = [
            each
            | {
                "lexical": round(lexical_diversity(source, text), _DIGITS),
                "syntactic": round(syntactic_diversity(source, text), _DIGITS),
                "length": round(length_ratio(source, text), _DIGITS),
                "guard": guarded.broken(text),
            }
            for text, each in self._texts(row, writer).items()
        ]
        sound = [each for each in pool if each["guard"] is None]
        judged = _probabilities(source, [each["text"] for each in sound])
        probable = dict(zip((each["text"] for each in sound), judged, strict=True))
        return {"left": "", "pool": [each | {"probability": probable.get(each["text"])} for each in pool]}

    def _texts(self, row: Row, writer: Student) -> dict[str, Row]:
        """What the student writes, then what teachers wrote, each text once."""
        source, scheme = row["source"], writer.codes
        prompts = tuple(Prompt(scheme.prompt(Codes(*asked), source)) for asked in self.codes)
        found: dict[str, dict[str, Any]] = {}
        for asked, hypotheses in zip(self.codes, writer.write(Order(prompts, self.beam)), strict=True):
            for each in hypotheses:
                text = flatten(each.text)
                found.setdefault(text, {"text": text, "asked": list(asked), "teacher": ""})
        for taught in row["rewrites"]:
            # The student's text is quoted as its sentence is, so a teacher's has to be.
            text = straighten(flatten(taught["text"]))
            found.setdefault(text, {"text": text, "asked": None, "teacher": taught["teacher"] or "teacher"})
        return {text: each for text, each in found.items() if text not in ("", source)}


def _probabilities(source: str, rewrites: list[str]) -> list[float]:
    """That a strict reader accepts each rewrite, 0..1."""
    if not rewrites:
        return []
    # Always by the embedded student, for whose recoveries the probability was fitted.
    read = ReadSource(source, _encoder(), _student(None))
    own, others = read.encodings(rewrites)
    recovered = read.recoveries(rewrites)
    return [
        round(probability(faithfulness(own, other), recovery), _DIGITS)
        for other, recovery in zip(others, recovered, strict=True)
    ]


@functools.cache
def _encoder() -> SentenceEncoder:
    return embedded_encoder()[0]


@functools.cache
def _student(bundle: str | None) -> Student:
    return load_student(student_bundle(bundle))
