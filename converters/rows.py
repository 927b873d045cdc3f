"""Takes rows out of a model's embeddings and output layer."""

import copy
from collections.abc import Sequence
from typing import Any

import torch

# The layers, by the ends of their names, that have a row for each token.
_LAYERS = frozenset({"shared", "embed_tokens", "lm_head"})
_IDS = (
    "pad_token_id", "bos_token_id", "eos_token_id", "decoder_start_token_id", "forced_bos_token_id",
    "forced_eos_token_id",
)  # fmt: skip


def trim_model(model: Any, kept: Sequence[int]) -> Any:
    """A copy of a T5, BART or Marian with the rows of `kept`, ascending, alone.

    Layers that are tied stay tied, untied ones untied; everything else is shared with `model`. The ids of
    the configuration are those of the new rows.
    """
    rows = torch.tensor(kept)
    # Deep, with the parameters shared by way of the memo: nothing large is held twice.
    memo: dict[int, Any] = {id(parameter): parameter for parameter in model.parameters()}
    trimmed = copy.deepcopy(model, memo)
    made: list[tuple[torch.Tensor, torch.nn.Parameter]] = []
    with torch.no_grad():
        for name, module in trimmed.named_modules():
            if name.rpartition(".")[2] in _LAYERS:
                _trim_layer(module, rows, made)
        if getattr(trimmed, "final_logits_bias", None) is not None:
            trimmed.final_logits_bias = trimmed.final_logits_bias[:, rows].clone()
    new_ids = {old: new for new, old in enumerate(kept)}
    shape = trimmed.config
    for name in _IDS:
        old = getattr(shape, name, None)
        if old is not None:
            setattr(shape, name, new_ids.get(old))
    shape.vocab_size = len(kept)
    if getattr(shape, "decoder_vocab_size", None) is not None:
        shape.decoder_vocab_size = len(kept)
    return trimmed.eval()


def _trim_layer(module: Any, rows: torch.Tensor, made: list[tuple[torch.Tensor, torch.nn.Parameter]]) -> None:
    """Give an embedding or output layer its rows; weights that were equal are one."""
    old = module.weight
    new = next((each for former, each in made if former is old or _equal(former, old)), None)
    if new is None:
        new = torch.nn.Parameter(old[rows].clone())
        made.append((old, new))
    module.weight = new
    if isinstance(module, torch.nn.Embedding):
        module.num_embeddings = len(rows)
        module.padding_idx = None  # it only matters to gradients
    else:
        module.out_features = len(rows)


def _equal(one: torch.Tensor, other: torch.Tensor) -> bool:
    return one.shape == other.shape and torch.equal(one, other)
