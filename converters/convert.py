"""Writes the CTranslate2 files of a model that is in memory."""

import copy
import json
from pathlib import Path
from typing import Any

import tokenizers
import torch
from transformers import PreTrainedTokenizerFast

from converters.errors import ConversionError

# What runs on any CPU. Half precisions are left out: T5 overflows in float16.
QUANTIZATIONS = ("int8", "int8_float32", "float32")


def convert(model: Any, tokenizer: dict[str, Any], loader: Any, quantization: str, folder: Path) -> None:
    """Write model.bin, config.json and the vocabulary into `folder`, which exists.

    Args:
        model: a transformers model, float32; it is left as it is.
        tokenizer: the parsed `tokenizer.json`, with as many tokens as the model has rows.
        loader: one of `converters.loader`, or of CTranslate2.
        quantization: one of `QUANTIZATIONS`.
        folder: to write into.

    Raises:
        ConversionError: CTranslate2 cannot make a model of it.
    """
    try:
        with torch.no_grad():
            # A copy, for CTranslate2 quantises the weights where they lie.
            spec = loader(copy.deepcopy(model), _named_specials(tokenizer))
            spec.validate()
            spec.optimize(quantization=quantization)
        spec.save(str(folder))
    except (ValueError, KeyError, AttributeError, NotImplementedError) as error:
        raise ConversionError(f"CTranslate2 cannot convert this model: {error}") from error
    text = json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":"))
    (folder / "tokenizer.json").write_text(text, encoding="utf-8", newline="\n")


def _named_specials(tokenizer: dict[str, Any]) -> PreTrainedTokenizerFast:
    """The tokenizer as CTranslate2's loaders want it, which ask for the special tokens by role."""
    model, added = tokenizer["model"], [entry["content"] for entry in tokenizer["added_tokens"]]
    unknown = model["vocab"][model["unk_id"]][0] if model["type"] == "Unigram" else model["unk_token"]
    roles = {"unk_token": unknown}
    for role, names in {"pad_token": ("<pad>", "[PAD]"), "eos_token": ("</s>", "[SEP]")}.items():
        found = [name for name in names if name in added]
        if not found:
            raise ConversionError(f"The tokenizer has no special token {' or '.join(names)}.")
        roles[role] = found[0]
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizers.Tokenizer.from_str(json.dumps(tokenizer)), **roles
    )
