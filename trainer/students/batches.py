"""Labelled pairs as batches of tokens."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

import torch
from torch.utils.data import Dataset, Sampler

from desktop.engine.codes import CodeScheme
from trainer.errors import TrainerError
from trainer.pairs.files import Pair
from trainer.students.losses import NO_LOSS


class TokenizedPairs(Dataset[dict[str, Any]]):
    """Pairs as token ids: what the student reads (codes and source) and what it should write.

    Args:
        pairs: labelled pairs.
        tokenizer: of transformers, ending each text with its end token; where it spells the two sides
            differently, as Marian's does, the rewrite is spelt as what is written.
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
        self._labels = tokenizer(text_target=targets, truncation=True, max_length=tokens)["input_ids"]

    def __len__(self) -> int:
        return len(self._inputs)

    def __getitem__(self, index: int) -> dict[str, Any]:
        return {"input_ids": self._inputs[index], "labels": self._labels[index]}

    def length(self, index: int) -> int:
        """Tokens of both sides, by which batches are bucketed."""
        return len(self._inputs[index]) + len(self._labels[index])


class Lengths(Protocol):
    """Something whose items are of different lengths."""

    def __len__(self) -> int: ...

    def length(self, index: int) -> int:
        """Tokens of an item."""


class LengthBuckets(Sampler[int]):
    """The order of one epoch: shuffled, with pairs of like length side by side.

    The order follows from seed and epoch alone, so that a run which goes on in the middle of an
    epoch meets the pairs that it has not seen yet, and those only.

    Args:
        pairs: or whatever else is to be ordered.
        batch: pairs a step; the longest come first within each stretch of 50 batches.
        seed: of the shuffling.
    """

    def __init__(self, pairs: Lengths, batch: int, seed: int) -> None:
        self._pairs = pairs
        self._batch = batch
        self._seed = seed
        self._epoch = 0

    def set_epoch(self, epoch: int) -> None:
        """Choose the epoch, from 0, whose order the next iteration gives."""
        self._epoch = epoch

    def __len__(self) -> int:
        return len(self._pairs)

    def __iter__(self) -> Iterator[int]:
        generator = torch.Generator().manual_seed(self._seed * 10_007 + self._epoch)
        order = torch.randperm(len(self), generator=generator).tolist()
        stretch = 50 * self._batch
        for start in range(0, len(order), stretch):
            yield from sorted(order[start : start + stretch], key=self._pairs.length, reverse=True)


def collate(rows: Sequence[dict[str, Any]], padding: int, start: int) -> dict[str, torch.Tensor]:
    """Pad rows of `TokenizedPairs` to (batch, longest) tensors; padded labels carry no loss.

    Args:
        rows: of the batch.
        padding: id of the padding token.
        start: id that the decoder starts with; behind it, it reads the labels one place later.
    """

    def padded(name: str, value: int) -> torch.Tensor:
        sides = [torch.tensor(row[name]) for row in rows]
        return torch.nn.utils.rnn.pad_sequence(sides, batch_first=True, padding_value=value)

    inputs, labels = padded("input_ids", padding), padded("labels", NO_LOSS)
    lengths = torch.tensor([len(row["input_ids"]) for row in rows])
    read = torch.cat([torch.full((len(rows), 1), start), labels[:, :-1]], dim=1)
    return {
        "input_ids": inputs,
        # By length, not by id: the padding token may stand in a text.
        "attention_mask": (torch.arange(inputs.shape[1]) < lengths[:, None]).long(),
        "decoder_input_ids": read.masked_fill(read == NO_LOSS, padding),
        "labels": labels,
    }
