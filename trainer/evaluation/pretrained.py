"""Models of transformers, loaded without a word."""

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from peft import PeftModel
from transformers import AutoModelForSeq2SeqLM, AutoTokenizer
from transformers.utils import logging

from trainer.errors import TrainerError, why_not_loaded


def load(name: str, network: Callable[..., Any], what: str) -> tuple[Any, Any]:
    """A model in fp32 and its tokenizer.

    Args:
        name: folder or name of the model.
        network: `from_pretrained` of its class.
        what: the part that it plays, for the message: "second encoder".

    Raises:
        TrainerError: it cannot be loaded.
    """
    # Its progress bars and its advice (sacremoses, lengths) would only cover our own lines.
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            return network(name, dtype=torch.float32).eval(), AutoTokenizer.from_pretrained(name)
    except (OSError, ValueError) as error:
        reason = why_not_loaded(name, error)
        raise TrainerError(f"The {what} {name!r} cannot be loaded ({reason}); name another.") from None


def load_student(model: str, adapter: Path | None) -> tuple[Any, Any]:
    """An encoder-decoder in fp32, with an adapter on it where one is named, and its tokenizer.

    Args:
        model: folder or name.
        adapter: folder of a LoRA adapter, or None.

    Raises:
        TrainerError: they cannot be loaded.
    """
    network, tokenizer = load(model, AutoModelForSeq2SeqLM.from_pretrained, "model")
    if adapter is not None:
        try:
            network = PeftModel.from_pretrained(network, adapter)
        except (OSError, ValueError) as error:
            reason = str(error).splitlines()[0].rstrip(".")
            raise TrainerError(f"The adapter {str(adapter)!r} cannot be loaded ({reason}).") from None
    return network.eval(), tokenizer
