"""Bundles in int8, as they ship: the student alone, decoded in this way or that, and the whole engine."""

import os
from collections.abc import Sequence
from typing import Any

import ctranslate2

from desktop.engine.bundle import Bundle
from desktop.engine.errors import BundleError
from desktop.engine.request import Request
from desktop.engine.rewriter import Rewriter, load, student_bundle
from desktop.engine.student import Order, Prompt, Student, load_student
from desktop.engine.tokenizer import load_tokenizer
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
        orders = [
            Order(tuple(prompts[start : start + _TOGETHER]), self._system.beam)
            for start in range(0, len(prompts), _TOGETHER)
        ]
        return [likeliest[0].text for writing in self._student.start(orders) for likeliest in writing]


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
        # A text of another system's may hold several sentences.
        pieces, place = [], 0
        for done in self._rewriter.rewrite(source, self._request, lambda: False):
            pieces += [source[place : done.start], done.text]
            place = done.end
        return "".join([*pieces, source[place:]])


class Decoder:
    """The student alone, its text found in a way of one's choosing.

    Args:
        bundle: of a student.
        system: what it is asked for, and how it decodes.

    Attributes:
        batch: how many sentences are handed over at a time.
    """

    batch = _TOGETHER

    def __init__(self, bundle: Bundle, system: settings.Decoded) -> None:
        if bundle.codes is None:
            raise BundleError(f"The bundle “{bundle.folder}” holds no student; choose another bundle.")
        self._codes = bundle.codes
        self._system = system
        self._tokenizer = load_tokenizer(bundle)
        # Read once by each thread of a model when it draws for the first time: before the model is made.
        ctranslate2.set_random_seed(system.seed)
        self._model = bundle.translator()

    def rewrite(self, items: Sequence[Item]) -> list[str]:
        """One rewrite for each item: of what was drawn the likeliest."""
        system = self._system
        prompts = [prompt(item.source, system, self._codes) for item in items]
        tokens = self._tokenizer.encode_batch(prompts)
        drawn: dict[str, Any] = {}
        if system.temperature:
            drawn = {
                "sampling_temperature": system.temperature,
                "sampling_topk": system.top_k,
                "sampling_topp": system.top_p,
            }
        results = self._model.translate_batch(
            tokens,
            beam_size=system.beam,
            num_hypotheses=system.draws,
            length_penalty=system.length_penalty,
            repetition_penalty=system.repetition_penalty,
            no_repeat_ngram_size=system.no_repeat,
            disable_unk=True,
            return_scores=True,
            max_decoding_length=max(map(len, tokens)) * 3 // 2 + 16,
            **drawn,
        )
        likeliest = [
            result.hypotheses[max(range(len(result.scores)), key=result.scores.__getitem__)]
            for result in results
        ]
        return [self._tokenizer.decode(pieces).strip() for pieces in likeliest]


def open_bundled(
    system: settings.Beam | settings.Decoded | settings.Engine,
) -> RawBeam | Decoder | WholeEngine:
    """A system that runs a bundle.

    Raises:
        EngineError: the bundle is missing or broken.
    """
    if isinstance(system, settings.Engine):
        return WholeEngine(load(system.bundle), system.request())
    if isinstance(system, settings.Decoded):
        return Decoder(student_bundle(system.bundle), system)
    student = load_student(student_bundle(system.bundle), min(os.cpu_count() or 1, 4))
    return RawBeam(student, system)
