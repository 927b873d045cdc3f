"""The loop of tuning: transformers' own, with batches and losses that do not depend on how it is run.

A step weighs every token of its batch alike, however many processes share the batch and in however many
parts they take it: the loss of a run under `torchrun` or `accelerate launch` is that of a single process.
"""

from typing import Any

import numpy as np
import torch
from transformers import EvalPrediction, Trainer

from trainer.students.batches import LengthBuckets
from trainer.students.losses import NO_LOSS, Teaching, nats


class PairTrainer(Trainer):
    """Tunes a student on `TokenizedPairs`.

    Args:
        batch: pairs a step, over all processes.
        teaching: a teacher's share of the loss, or None.
        **rest: as transformers' Trainer takes it.
    """

    def __init__(self, batch: int, teaching: Teaching | None, **rest: Any) -> None:
        super().__init__(compute_metrics=_mean, **rest)
        self._batch = batch
        self._teaching = teaching
        # Where one process sees several GPUs it takes the first: spreading a batch of a small student
        # over them costs more than it saves, and torchrun does it better.
        self.args._n_gpu = min(self.args.n_gpu, 1)
        # We divide by the tokens of the whole step, so nothing is left to be averaged.
        self.model_accepts_loss_kwargs = True
        self.loss_is_scaled_for_ga = True

    def compute_loss(
        self,
        model: Any,
        inputs: dict[str, torch.Tensor],
        return_outputs: bool = False,  # noqa: ARG002 - the signature is transformers'
        num_items_in_batch: torch.Tensor | int | None = None,
    ) -> torch.Tensor:
        """This process's part of the mean loss of the step's tokens."""
        labels, given = inputs["labels"], {name: inputs[name] for name in inputs if name != "labels"}
        states = self._teaching is not None and self._teaching.reads_states
        outputs = model(**given, output_hidden_states=states)
        each = nats(outputs.logits, labels, self.args.label_smoothing_factor)
        if self._teaching is not None:
            each = self._teaching.mixed(each, outputs, given, labels)
        tokens = (labels != NO_LOSS).sum() if num_items_in_batch is None else num_items_in_batch
        # The gradients of the processes are averaged, where they should be summed.
        loss: torch.Tensor = each.sum() / tokens * self.accelerator.num_processes
        return loss

    def prediction_step(
        self,
        model: Any,
        inputs: dict[str, Any],
        prediction_loss_only: bool,  # noqa: ARG002 - the signature is transformers'
        ignore_keys: list[str] | None = None,  # noqa: ARG002
    ) -> tuple[None, torch.Tensor, torch.Tensor]:
        """The nats of each pair and its tokens, (batch, 1) each."""
        inputs = self._prepare_inputs(inputs)
        labels = inputs.pop("labels")
        with torch.no_grad(), self.compute_loss_context_manager():
            each = nats(model(**inputs).logits, labels)
        return None, each.sum(1, keepdim=True), (labels != NO_LOSS).sum(1, keepdim=True)

    def _get_train_sampler(self, train_dataset: Any = None) -> LengthBuckets:
        # The order of transformers' own length groups depends on torch's global random state, which a
        # resumed run has no longer.
        pairs = self.train_dataset if train_dataset is None else train_dataset
        return LengthBuckets(pairs, self._batch, self.args.seed)


def _mean(measured: EvalPrediction) -> dict[str, float]:
    """Nats a token."""
    return {"loss": float(np.sum(measured.predictions) / np.sum(measured.label_ids))}
