"""The loop of tuning by preferences: that of tuning by pairs, with other batches and another loss.

A step weighs every preference of its batch alike, however many processes share it and in however many parts.
"""

from typing import Any

import numpy as np
import torch
from transformers import EvalPrediction
from transformers.modeling_outputs import BaseModelOutput

from trainer.preferences.files import KINDS
from trainer.preferences.losses import reluctance
from trainer.settings.prefer import Preferring
from trainer.students.loop import PairTrainer
from trainer.students.losses import NO_LOSS, nats

# What is measured of each preference of dev, in this order.
_MEASURED = ("loss", "preferred", "rejected")


class PreferenceTrainer(PairTrainer):
    """Tunes a student on `TokenizedPreferences`.

    Args:
        batch: preferences a step, over all processes.
        reference: the student that moves are measured from, in evaluation mode.
        preferring: how they are learnt.
        frozen_encoder: whether the student's encoder stays as it is; then prompts are read once and not
            once for each rewrite.
        **rest: as transformers' Trainer takes it.
    """

    def __init__(
        self, batch: int, reference: Any, preferring: Preferring, frozen_encoder: bool, **rest: Any
    ) -> None:
        super().__init__(batch, None, **rest)
        self.compute_metrics = measured
        self._reference = reference
        self._preferring = preferring
        self._frozen = frozen_encoder
        self._shared = frozen_encoder and _same(self.model.get_encoder(), reference.get_encoder())

    def compute_loss(
        self,
        model: Any,
        inputs: dict[str, torch.Tensor],
        return_outputs: bool = False,  # noqa: ARG002 - the signature is transformers'
        num_items_in_batch: torch.Tensor | int | None = None,
    ) -> torch.Tensor:
        """This process's part of the mean loss of the step's preferences."""
        # Without dropout: it would move the student away from the reference at random, and preferences are
        # told by just such moves.
        model.eval()
        each, _, _ = self._losses(model, inputs)
        count = len(each) if num_items_in_batch is None else num_items_in_batch
        # The gradients of the processes are averaged, where they should be summed.
        loss: torch.Tensor = each.sum() / count * self.accelerator.num_processes
        return loss

    def prediction_step(
        self,
        model: Any,
        inputs: dict[str, Any],
        prediction_loss_only: bool,  # noqa: ARG002 - the signature is transformers'
        ignore_keys: list[str] | None = None,  # noqa: ARG002
    ) -> tuple[None, torch.Tensor, torch.Tensor]:
        """What `_MEASURED` names of each preference, (batch, 3), and their kinds, (batch, 1)."""
        inputs = self._prepare_inputs(inputs)
        with torch.no_grad(), self.compute_loss_context_manager():
            found = torch.stack(self._losses(model, inputs), dim=1)
        return None, found, inputs["labels"]

    def _losses(
        self, model: Any, inputs: dict[str, torch.Tensor]
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """The loss of each preference and the moves of its two rewrites, in nats, (batch,) each."""
        preferring, written = self._preferring, inputs["written"]
        states = self._states(model, inputs) if self._frozen else None
        own = _likelihoods(model, inputs, states)
        with torch.no_grad(), self.accelerator.autocast():
            reference = self._reference.to(written.device)
            known = _likelihoods(reference, inputs, states if self._shared else _encoded(reference, inputs))
        preferred, rejected = (own - known).chunk(2)
        loss = reluctance(preferred, rejected, preferring.beta, preferring.positive)
        if preferring.likelihood:
            chosen, tokens = own.chunk(2)[0], (written != NO_LOSS).sum(1).chunk(2)[0]
            loss = loss - preferring.likelihood * chosen / tokens
        return loss, preferred, rejected

    def _states(self, model: Any, inputs: dict[str, torch.Tensor]) -> torch.Tensor:
        with torch.no_grad(), self.accelerator.autocast():
            return _encoded(self.accelerator.unwrap_model(model), inputs)


def _same(one: torch.nn.Module, other: torch.nn.Module) -> bool:
    """Whether two models have the same weights."""
    left, right = (dict(model.named_parameters()) for model in (one, other))
    return left.keys() == right.keys() and all(
        torch.equal(value.cpu(), right[name].cpu()) for name, value in left.items()
    )


def _encoded(model: Any, inputs: dict[str, torch.Tensor]) -> torch.Tensor:
    """The encoder's states for the prompts, (batch, longest prompt, dimension)."""
    read = {name: inputs[name] for name in ("input_ids", "attention_mask")}
    states: torch.Tensor = model.get_encoder()(**read).last_hidden_state
    return states


def _likelihoods(model: Any, inputs: dict[str, torch.Tensor], states: torch.Tensor | None) -> torch.Tensor:
    """The log-probability of each whole rewrite, (2 × batch,), in nats: the preferred ones come first.

    Args:
        model: a student.
        inputs: of a batch.
        states: of its encoder, where they are at hand.
    """
    given = {"attention_mask": torch.cat([inputs["attention_mask"]] * 2)}
    if states is None:
        given["input_ids"] = torch.cat([inputs["input_ids"]] * 2)
    else:
        given["encoder_outputs"] = BaseModelOutput(last_hidden_state=torch.cat([states] * 2))
    logits = model(**given, decoder_input_ids=inputs["decoder_input_ids"]).logits
    return -nats(logits, inputs["written"]).sum(1)


def measured(found: EvalPrediction) -> dict[str, float]:
    """The mean loss and moves, and the share of preferences told rightly, of all and of each kind.

    A preference is told rightly where its preferred rewrite has become likelier by more than the other one.
    """
    values = np.asarray(found.predictions, dtype=np.float64)
    kinds = np.asarray(found.label_ids)[:, 0]
    figures = {name: float(values[:, place].mean()) for place, name in enumerate(_MEASURED)}
    right = values[:, _MEASURED.index("preferred")] > values[:, _MEASURED.index("rejected")]
    figures["right"] = float(right.mean())
    for place, kind in enumerate(KINDS):
        if (kinds == place).any():
            figures[f"right_{kind}"] = float(right[kinds == place].mean())
    return figures
