"""Labelled pairs as batches of tokens."""

from collections.abc import Sequence
from typing import Any

import torch
from torch.utils.data import Dataset

from desktop.engine.codes import CodeScheme
from trainer.errors import TrainerError
from trainer.pairs.files import Pair

_NO_LOSS = -100  # what torch's cross entropy leaves out


class TokenizedPairs(Dataset[dict[str, Any]]):
    """Pairs as token ids: what the student reads (codes and source) and what it should write.

    Args:
        pairs: labelled pairs.
        tokenizer: a transformers fast tokenizer that ends each text with its end token.
        scheme: writes the codes.
        tokens: longest side; longer ones are cut.
    """

    def __init__(self, pairs: Sequence[Pair], tokenizer: Any, scheme: CodeScheme, tokens: int) -> None:
        prompts = []
        for pair in pairs:
            if pair.codes is None:
                raise TrainerError("The pairs carry no codes; run `python -m trainer label` first.")
            prompts.append(scheme.prompt(pair.codes, pair.source))
        self._inputs = tokenizer(prompts, truncation=True, max_length=tokens)["input_ids"]
        targets = [pair.paraphrase for pair in pairs]
        self._labels = tokenizer(targets, truncation=True, max_length=tokens)["input_ids"]

    def __len__(self) -> int:
        return len(self._inputs)

    def __getitem__(self, index: int) -> dict[str, Any]:
        return {"input_ids": self._inputs[index], "labels": self._labels[index], "length": self.length(index)}

    def length(self, index: int) -> int:
        """Tokens of both sides, by which batches are bucketed."""
        return len(self._inputs[index]) + len(self._labels[index])


def collate(rows: Sequence[dict[str, Any]], padding: int) -> dict[str, torch.Tensor]:
    """Pad rows of `TokenizedPairs` to (batch, longest) tensors; padded labels carry no loss."""

    def padded(name: str, value: int) -> torch.Tensor:
        sides = [torch.tensor(row[name]) for row in rows]
        return torch.nn.utils.rnn.pad_sequence(sides, batch_first=True, padding_value=value)

    inputs = padded("input_ids", padding)
    return {
        "input_ids": inputs,
        "attention_mask": (inputs != padding).long(),
        "labels": padded("labels", _NO_LOSS),
    }
