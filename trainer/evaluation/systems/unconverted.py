"""Models in fp32, before any conversion: a student as it was tuned, and translation there and back."""

from collections.abc import Sequence
from pathlib import Path

import torch

from desktop.engine.codes import CodeScheme
from trainer.evaluation import pretrained
from trainer.evaluation.items import Item
from trainer.evaluation.systems.asking import prompt
from trainer.settings import evaluate as settings

_BATCH = 8


class SequenceModel:
    """An encoder-decoder of transformers, decoding by beam search.

    Args:
        model: folder or name.
        adapter: folder of a LoRA adapter on it, or None.
        beam: width of the beam.

    Raises:
        TrainerError: they cannot be loaded.
    """

    def __init__(self, model: str, adapter: Path | None, beam: int) -> None:
        network, self._tokenizer = pretrained.load_student(model, adapter)
        self._device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self._model = network.to(self._device)
        self._beam = beam

    @torch.inference_mode()
    def write(self, texts: Sequence[str]) -> list[str]:
        """The likeliest text for each, read up to 512 tokens."""
        tokens = self._tokenizer(
            list(texts), return_tensors="pt", padding=True, truncation=True, max_length=512
        ).to(self._device)
        written = self._model.generate(
            input_ids=tokens["input_ids"],
            attention_mask=tokens["attention_mask"],
            num_beams=self._beam,
            do_sample=False,
            # The engine's own limit, so that both are cut at the same place.
            max_new_tokens=tokens["input_ids"].shape[1] * 3 // 2 + 16,
        )
        return [text.strip() for text in self._tokenizer.batch_decode(written, skip_special_tokens=True)]


class UnconvertedStudent:
    """A student that reads codes and a sentence.

    Args:
        model: the student.
        system: what it is asked for.
        scheme: in which codes.

    Attributes:
        batch: how many sentences are handed over at a time.
    """

    batch = _BATCH

    def __init__(self, model: SequenceModel, system: settings.Student, scheme: CodeScheme) -> None:
        self._model = model
        self._system = system
        self._scheme = scheme

    def rewrite(self, items: Sequence[Item]) -> list[str]:
        """One rewrite for each item."""
        return self._model.write([prompt(item.source, self._system, self._scheme) for item in items])


class ThereAndBack:
    """Translates and translates back; what is lost on the way is the paraphrase.

    Args:
        there: out of the language of the sentences.
        back: into it.

    Attributes:
        batch: how many sentences are handed over at a time.
    """

    batch = _BATCH

    def __init__(self, there: SequenceModel, back: SequenceModel) -> None:
        self._there = there
        self._back = back

    def rewrite(self, items: Sequence[Item]) -> list[str]:
        """One rewrite for each item."""
        return self._back.write(self._there.write([item.source for item in items]))


def open_unconverted(
    system: settings.Student | settings.RoundTrip, scheme: CodeScheme
) -> UnconvertedStudent | ThereAndBack:
    """A system that runs in transformers.

    Raises:
        TrainerError: a model cannot be loaded.
    """
    if isinstance(system, settings.Student):
        return UnconvertedStudent(SequenceModel(system.model, system.adapter, system.beam), system, scheme)
    there, back = (SequenceModel(model, None, system.beam) for model in (system.there, system.back))
    return ThereAndBack(there, back)
