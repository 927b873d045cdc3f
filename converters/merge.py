"""Loads a base model in float32 and merges a LoRA adapter into it."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from peft import PeftConfig, get_peft_model, set_peft_model_state_dict
from peft.utils import load_peft_weights
from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

from converters import marian
from converters.errors import ConversionError
from converters.loader import LOADERS
from converters.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Merged:
    """A student in memory, before anything has been trimmed or quantised.

    Attributes:
        model: the transformers model, float32, in evaluation mode, on the CPU.
        vocabulary: what it reads and writes.
    """

    model: Any
    vocabulary: Vocabulary

    @property
    def architecture(self) -> str:
        """The family of the model, a key of `converters.loader.LOADERS`."""
        return str(self.model.config.model_type)


def load_merged(base: Path, adapter: Path | None = None) -> Merged:
    """Load `base` and merge `adapter` into it.

    The model stays in memory until it is converted. Saving and reloading it in between would put
    `config.scale_decoder_outputs` at risk, which says whether an untied T5 scales its logits.

    Args:
        base: folder with config.json, the weights and the tokenizer: tokenizer.json, Marian's own files, or
            what else transformers makes a fast tokenizer of.
        adapter: folder that peft saved; None leaves the base as it is.

    Raises:
        ConversionError: a folder does not hold what it should.
    """
    try:
        model = AutoModelForSeq2SeqLM.from_pretrained(base, dtype=torch.float32, local_files_only=True)
    except (OSError, ValueError) as error:
        raise ConversionError(f"The base model in {base} cannot be loaded: {_first_line(error)}") from error
    if model.config.model_type not in LOADERS:
        raise ConversionError(
            f"The base model in {base} is of the type {model.config.model_type!r}; "
            f"what can be converted is {', '.join(LOADERS)}."
        )
    if model.config.model_type == "t5":
        repair_output_scale(model)
    if adapter is not None:
        model = _merge(model, adapter)
    if getattr(model.config, "decoder_vocab_size", model.config.vocab_size) != model.config.vocab_size:
        raise ConversionError(
            f"The base model in {base} reads and writes two vocabularies of different sizes; what can be "
            "converted is a model with one, which its two tokenizers may share."
        )
    vocabulary = _vocabulary(base)
    if len(vocabulary.rows) > model.config.vocab_size:
        raise ConversionError(
            f"The tokenizer in {base} has {len(vocabulary.rows)} tokens, and the model rows for "
            f"{model.config.vocab_size} only; give the tokenizer that belongs to it."
        )
    return Merged(model.eval(), vocabulary)


def _vocabulary(base: Path) -> Vocabulary:
    if not (base / "tokenizer.json").is_file() and all((base / name).is_file() for name in marian.FILES):
        return marian.read_vocabulary(base)
    try:
        if (base / "tokenizer.json").is_file():
            tokenizer = json.loads((base / "tokenizer.json").read_text(encoding="utf-8"))
        else:
            # From vocab.json and merges.txt, or spiece.model, as older models have them.
            loaded = AutoTokenizer.from_pretrained(base, local_files_only=True)
            tokenizer = json.loads(loaded.backend_tokenizer.to_str())
        return Vocabulary.of(tokenizer)
    except (OSError, ValueError, AttributeError, KeyError, TypeError) as error:
        raise ConversionError(f"The tokenizer in {base} cannot be loaded: {_first_line(error)}") from error


def repair_output_scale(model: Any) -> None:
    """Make `config.scale_decoder_outputs` follow the weights.

    T5 scales its logits exactly where the output layer is the embedding (T5 1.0); transformers 5
    infers this from `tie_word_embeddings`, which it writes as true for every T5 that it saves, so a
    re-saved FLAN-T5 may come back scaled. The weights cannot be mistaken: two different matrices
    are an untied model.
    """
    if not torch.equal(model.shared.weight, model.lm_head.weight):
        model.config.scale_decoder_outputs = False


def _merge(model: Any, adapter: Path) -> Any:
    try:
        weights = load_peft_weights(str(adapter), device="cpu")
        tuned = get_peft_model(model, PeftConfig.from_pretrained(str(adapter)))
        outcome = set_peft_model_state_dict(tuned, weights)
    except (OSError, ValueError, RuntimeError, KeyError) as error:
        raise ConversionError(
            f"The adapter in {adapter} does not fit the base model: {_first_line(error)}"
        ) from error
    # peft only warns of these, and would merge an adapter that was never filled.
    missing = [name for name in outcome.missing_keys if "lora_" in name]
    if missing or outcome.unexpected_keys:
        wrong = (missing + list(outcome.unexpected_keys))[0]
        raise ConversionError(
            f"The adapter in {adapter} does not fit the base model: {wrong} has no counterpart."
        )
    return tuned.merge_and_unload(safe_merge=True)


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)
