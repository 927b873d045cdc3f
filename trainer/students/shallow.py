"""Students with fewer decoder layers than their base.

The decoder runs once for each token that is written, the encoder once for each sentence, so the decoder's
depth decides the speed. Copying evenly spaced layers, the first and the last among them, is the start that
needs no training of its own (Shleifer and Rush, 2020, arXiv 2010.13002).
"""

import copy
import re
from typing import Any

from trainer.errors import TrainerError

# Where each family keeps the number of its decoder layers, and how their weights are named.
_LAYERS = {
    "t5": ("num_decoder_layers", re.compile(r"^(decoder\.block\.)(\d+)(\..*)$")),
    "bart": ("decoder_layers", re.compile(r"^(model\.decoder\.layers\.)(\d+)(\..*)$")),
    "marian": ("decoder_layers", re.compile(r"^(model\.decoder\.layers\.)(\d+)(\..*)$")),
}


def evenly_spaced(layers: int, wanted: int) -> list[int]:
    """Which of `layers` to keep, ascending: the first, the last and `wanted` in all."""
    if wanted == 1:
        return [0]
    return [round(index * (layers - 1) / (wanted - 1)) for index in range(wanted)]


def with_decoder_layers(model: Any, wanted: int) -> Any:
    """A copy of a student with so many of its decoder layers; everything else is as it was.

    Args:
        model: T5, BART or Marian of transformers.
        wanted: 1 or more.

    Raises:
        TrainerError: the model has no more layers than are to be kept.
    """
    key, pattern = _LAYERS[model.config.model_type]
    layers = getattr(model.config, key)
    if wanted >= layers:
        raise TrainerError(
            f"decoder_layers: the base has {layers} decoder layers, so {wanted} would keep them all; "
            "leave the key out or give a lower number."
        )
    kept = evenly_spaced(layers, wanted)
    shape = copy.deepcopy(model.config)
    setattr(shape, key, wanted)
    # For T5 transformers 5 says "tied" even where the two weights are not, as in FLAN-T5; built so, the copy
    # would read with its output layer in place of its embeddings.
    shape.tie_word_embeddings = model.get_output_embeddings().weight is model.get_input_embeddings().weight
    weights = {}
    for name, value in model.state_dict().items():
        found = pattern.match(name)
        if found is None:
            weights[name] = value
        elif int(found[2]) in kept:
            weights[f"{found[1]}{kept.index(int(found[2]))}{found[3]}"] = value
    shallower = type(model)(shape)
    shallower.load_state_dict(weights)
    if model.config.model_type == "t5":
        # Where the output layer has weights of its own, transformers 5 gives encoder and decoder of a new T5
        # an embedding each; tuned behind a frozen encoder they drift apart, and a bundle would hold both.
        shallower.set_input_embeddings(shallower.get_input_embeddings())
    shallower.generation_config = model.generation_config
    return shallower
