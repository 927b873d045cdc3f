"""The student before it is tuned: the pretrained base, perhaps shallower, perhaps with a fresh adapter."""

from pathlib import Path
from typing import Any

import torch
from peft import LoraConfig, PeftModel, TaskType, get_peft_model
from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

from desktop.engine.bundle import MANIFEST
from trainer.errors import TrainerError, why_not_loaded
from trainer.settings.tune import Distil, Lora, Tune
from trainer.students.shallow import with_decoder_layers

FAMILIES = {"t5": "T5", "bart": "BART", "marian": "Marian"}


def load(name: str) -> tuple[Any, Any]:
    """A pretrained student in fp32 and its tokenizer.

    Args:
        name: folder, or name on the hub.

    Raises:
        TrainerError: it cannot be loaded, or is of a family that is not tuned.
    """
    if (Path(name) / MANIFEST).is_file():
        raise TrainerError(
            f"{name!r} is a bundle, whose weights are made for running; what can be tuned is the folder of "
            "the model that it was converted from."
        )
    try:
        tokenizer = AutoTokenizer.from_pretrained(name)
        model = AutoModelForSeq2SeqLM.from_pretrained(name, dtype=torch.float32)
    except (OSError, ValueError) as error:
        reason = why_not_loaded(name, error)
        raise TrainerError(f"The student {name!r} cannot be loaded ({reason}); name another.") from None
    if model.config.model_type not in FAMILIES:
        raise TrainerError(
            f"{name!r} is a {model.config.model_type} model; "
            f"what can be tuned is {', '.join(FAMILIES.values())}."
        )
    return model, tokenizer


def prepare(settings: Tune, keep: bool) -> tuple[Any, Any]:
    """The student as the run starts with it, and its tokenizer.

    Args:
        settings: of the run.
        keep: whether a shallower base is saved to `base/` of the output folder, where its adapter looks
            for it; one process of a run does so.

    Raises:
        TrainerError: the base cannot be loaded or does not fit the settings.
    """
    if settings.frozen_encoder and settings.method == "lora":
        raise TrainerError('[tune] frozen_encoder: set method = "full", or leave it out.')
    model, tokenizer = load(settings.base)
    require_precision(settings, model.config.model_type)
    if settings.decoder_layers is not None:
        model = with_decoder_layers(model, settings.decoder_layers)
        if settings.method == "lora":
            folder = settings.output / "base"
            if keep:
                model.save_pretrained(folder)
                tokenizer.save_pretrained(folder)
            model.name_or_path = str(folder)
    if settings.method == "lora":
        model = _adapted(model, settings.lora)
    elif settings.frozen_encoder:
        _freeze_encoder(model)
    return model, tokenizer


def _freeze_encoder(model: Any) -> None:
    """Leave the encoder and the embeddings as they are; an output layer of its own still learns."""
    model.get_encoder().requires_grad_(False)
    model.get_input_embeddings().requires_grad_(False)


def require_precision(settings: Tune, family: str) -> None:
    """Refuse fp16 where it cannot work.

    Raises:
        TrainerError: it cannot.
    """
    if settings.precision != "fp16":
        return
    if family == "t5":
        raise TrainerError(
            'T5 overflows in fp16, and its loss becomes NaN; set precision = "bf16", "fp32" or "auto".'
        )
    if not torch.cuda.is_available():
        raise TrainerError('fp16 needs a GPU; set precision = "bf16", "fp32" or "auto".')


def load_reference(name: str, tokenizer: Any) -> Any:
    """The student that preferences are measured from, in evaluation mode.

    Args:
        name: folder, or name on the hub.
        tokenizer: of the one that is tuned.

    Raises:
        TrainerError: it cannot be loaded or has another vocabulary.
    """
    model, own = load(name)
    if own.get_vocab() != tokenizer.get_vocab():
        raise TrainerError(f"[tune.prefer] reference: {name!r} has another vocabulary than the student.")
    return model.eval().requires_grad_(False)


def load_teacher(distil: Distil, tokenizer: Any, student: Any) -> Any:
    """The larger student that teaches, in evaluation mode, its adapter merged.

    Args:
        distil: what it teaches.
        tokenizer: of the one that is taught.
        student: that one.

    Raises:
        TrainerError: it cannot be loaded, has another vocabulary, or states of another size that the
            student should take.
    """
    model, own = load(distil.teacher)
    if distil.states and model.config.hidden_size != student.config.hidden_size:
        raise TrainerError(
            f"[tune.distil] states: the teacher {distil.teacher!r} has states of {model.config.hidden_size} "
            f"numbers, the student of {student.config.hidden_size}; leave `states` out."
        )
    if own.get_vocab() != tokenizer.get_vocab():
        raise TrainerError(
            f"The teacher {distil.teacher!r} has another vocabulary than the student; word by word, only a "
            "model with the same one can teach it."
        )
    if distil.adapter is not None:
        model = _with_adapter(model, distil.adapter)
    return model.eval().requires_grad_(False)


def _with_adapter(model: Any, adapter: Path) -> Any:
    try:
        return PeftModel.from_pretrained(model, adapter).merge_and_unload()
    except (OSError, ValueError, RuntimeError) as error:
        reason = str(error).splitlines()[0].rstrip(".")
        raise TrainerError(f"The teacher's adapter {str(adapter)!r} cannot be loaded ({reason}).") from None


def _adapted(model: Any, lora: Lora) -> Any:
    try:
        return get_peft_model(
            model,
            LoraConfig(
                task_type=TaskType.SEQ_2_SEQ_LM,
                r=lora.rank,
                lora_alpha=lora.alpha,
                lora_dropout=lora.dropout,
                target_modules=lora.targets,  # peft leaves the output layer out of "all-linear" by itself
                use_rslora=lora.rslora,
                use_dora=lora.dora,
            ),
        )
    except ValueError as error:
        reason = str(error).splitlines()[0].rstrip(".")
        raise TrainerError(
            f"[tune.lora] targets: {lora.targets} do not fit this student ({reason})."
        ) from None
