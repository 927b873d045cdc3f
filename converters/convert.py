"""Writes the CTranslate2 files of a model that is in memory."""

import copy
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from converters.errors import ConversionError
from converters.pieces import Json
from converters.tokens import Tokens

# What runs on any CPU. Half precisions are left out: T5 overflows in float16.
QUANTIZATIONS = ("int8", "int8_float32", "float32")


def convert(
    model: Any,
    tokens: Tokens,
    tokenizers: Mapping[str, Json],
    *,
    loader: Any,
    quantization: str,
    folder: Path,
) -> None:
    """Write model.bin, config.json, the vocabulary and the tokenizers into `folder`, which exists.

    Args:
        model: a transformers model, float32; it is left as it is.
        tokens: as many as the model has rows.
        tokenizers: each tokenizer's file name with its content.
        loader: one of `converters.loader`, or of CTranslate2.
        quantization: one of `QUANTIZATIONS`.
        folder: to write into.

    Raises:
        ConversionError: CTranslate2 cannot make a model of it.
    """
    try:
        with torch.no_grad():
            # A copy, for CTranslate2 quantises the weights where they lie.
            spec = loader(copy.deepcopy(model), tokens)
            spec.validate()
            spec.optimize(quantization=quantization)
        spec.save(str(folder))
    except (ValueError, KeyError, AttributeError, NotImplementedError) as error:
        raise ConversionError(f"CTranslate2 cannot convert this model: {error}") from error
    for name, tokenizer in tokenizers.items():
        text = json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":"))
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
