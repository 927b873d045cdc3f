"""Preferences as batches of tokens."""

from collections.abc import Sequence
from typing import Any

import torch
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import Dataset

from desktop.engine.codes import CodeScheme
from trainer.preferences.files import KINDS, Preference
from trainer.students.losses import NO_LOSS


class TokenizedPreferences(Dataset[dict[str, Any]]):
    """Preferences as token ids: what the student reads, what it should write, and what it should not.

    Args:
        preferences: in any order.
        tokenizer: of transformers, ending each text with its end token.
        scheme: writes the codes.
        tokens: longest side; preferences with a longer one are left out, for a text that is cut ends as
            none should.

    Attributes:
        dropped: how many were left out.
    """

    def __init__(
        self, preferences: Sequence[Preference], tokenizer: Any, scheme: CodeScheme, tokens: int
    ) -> None:
        sides = {
            "input_ids": tokenizer([scheme.prompt(each.codes, each.source) for each in preferences]),
            "preferred": tokenizer(text_target=[each.paraphrase for each in preferences]),
            "rejected": tokenizer(text_target=[each.rejected for each in preferences]),
        }
        read = {name: side["input_ids"] for name, side in sides.items()}
        every = [
            {name: side[place] for name, side in read.items()} | {"kind": KINDS.index(each.kind)}
            for place, each in enumerate(preferences)
        ]
        self._rows = [row for row in every if max(len(row[name]) for name in read) <= tokens]
        self.dropped = len(every) - len(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, index: int) -> dict[str, Any]:
        return self._rows[index]

    def length(self, index: int) -> int:
        """Tokens of all three sides, by which batches are bucketed."""
        row = self._rows[index]
        return len(row["input_ids"]) + len(row["preferred"]) + len(row["rejected"])


def collate(rows: Sequence[dict[str, Any]], padding: int, start: int) -> dict[str, torch.Tensor]:
    """Pad rows of `TokenizedPreferences`.

    Args:
        rows: of the batch.
        padding: id of the padding token.
        start: id that the decoder starts with.

    Returns:
        "input_ids" and "attention_mask" of the prompts, (batch, longest prompt); "written", the labels of
        the preferred rewrites and behind them those of the rejected ones, and "decoder_input_ids", (2 ×
        batch, longest rewrite); "labels", (batch, 1), the place of each kind in `KINDS`: there
        transformers counts what a step holds, and here that is preferences.
    """
    inputs = pad_sequence([torch.tensor(row["input_ids"]) for row in rows], True, padding)
    lengths = torch.tensor([len(row["input_ids"]) for row in rows])
    texts = [row[side] for side in ("preferred", "rejected") for row in rows]
    written = pad_sequence([torch.tensor(text) for text in texts], True, NO_LOSS)
    read = torch.cat([torch.full((len(texts), 1), start), written[:, :-1]], dim=1)
    return {
        "input_ids": inputs,
        # By length, not by id: the padding token may stand in a text.
        "attention_mask": (torch.arange(inputs.shape[1]) < lengths[:, None]).long(),
        "written": written,
        "decoder_input_ids": read.masked_fill(read == NO_LOSS, padding),
        "labels": torch.tensor([[row["kind"]] for row in rows]),
    }
