"""Bundles in int8, as they ship: the student's raw beam, and the whole engine."""

import os
from collections.abc import Sequence

from desktop.engine.request import Request
from desktop.engine.rewriter import Rewriter, load, student_bundle
from desktop.engine.student import Order, Prompt, Student, load_student
from trainer.evaluation.items import Item
from trainer.evaluation.systems.asking import prompt
from trainer.settings import evaluate as settings

# Sentences that a raw beam reads together.
_TOGETHER = 8


class RawBeam:
    """The likeliest text of the student's beam, as it comes.

    Args:
        student: of a bundle.
        system: what it is asked for.

    Attributes:
        batch: how many sentences are handed over at a time.
    """

    def __init__(self, student: Student, system: settings.Beam) -> None:
        self._student = student
        self._system = system
        self.batch = _TOGETHER * student.threads

    def rewrite(self, items: Sequence[Item]) -> list[str]:
        """One rewrite for each item."""
        prompts = [Prompt(prompt(item.source, self._system, self._student.codes)) for item in items]
        writings = [
            self._student.start(Order(tuple(prompts[start : start + _TOGETHER]), self._system.beam))
            for start in range(0, len(prompts), _TOGETHER)
        ]
        return [likeliest[0].text for writing in writings for likeliest in writing.hypotheses()]


class WholeEngine:
    """What a writer gets: over-generated, guarded, measured and ranked.

    Args:
        rewriter: with the student.
        request: what it is asked for.

    Attributes:
        batch: how many sentences are handed over at a time; one, as each is timed.
    """

    batch = 1

    def __init__(self, rewriter: Rewriter, request: Request) -> None:
        self._rewriter = rewriter
        self._request = request

    def rewrite(self, items: Sequence[Item]) -> list[str]:
        """One rewrite for each item, each a text of its own."""
        return [self._one(item.source) for item in items]

    def _one(self, source: str) -> str:
        (done,) = self._rewriter.rewrite(source, self._request, lambda: False)
        return done.text


def open_bundled(system: settings.Beam | settings.Engine) -> RawBeam | WholeEngine:
    """A system that runs a bundle.

    Raises:
        EngineError: the bundle is missing or broken.
    """
    if isinstance(system, settings.Engine):
        return WholeEngine(load(system.bundle), system.request())
    student = load_student(student_bundle(system.bundle), min(os.cpu_count() or 1, 4))
    return RawBeam(student, system)
