"""`average`: makes one student with the mean of the weights of several.

Students that were tuned from one base, on other pairs or for longer, lie in one basin of the loss: the
mean of their weights is as small and as fast as each of them, and often better than all (Wortsman et al.,
2022, "Model soups: averaging weights of multiple fine-tuned models", arXiv 2203.05482).
"""

from typing import Any

import torch

from trainer import config
from trainer.errors import TrainerError
from trainer.settings.average import Average
from trainer.students import base


def run(experiment: config.Experiment) -> None:
    """Write the student with the mean weights, a folder as `tune` leaves one.

    Raises:
        TrainerError: there is no [average] section, a model cannot be loaded, or is not of the others' kind.
    """
    settings = experiment.average
    if settings is None:
        raise TrainerError("The experiment has no [average] section; add one (see docs/training.md).")
    student, tokenizer = _mean(settings)
    student.save_pretrained(settings.output)
    tokenizer.save_pretrained(settings.output)
    print(f"The student with the mean of {len(settings.models)}: {settings.output}")  # noqa: T201 - the verb's answer


@torch.no_grad()
def _mean(settings: Average) -> tuple[Any, Any]:
    shares = settings.weights or [1.0] * len(settings.models)
    first, *others = settings.models
    student, tokenizer = base.load(str(first))
    # Shared tensors stand under several names, and are to be weighed once.
    sums = {name: tensor.mul_(shares[0] / sum(shares)) for name, tensor in _weights(student).items()}
    for folder, share in zip(others, shares[1:], strict=True):
        other, own = base.load(str(folder))
        found = _weights(other)
        same = {name: tensor.shape for name, tensor in sums.items()} == {
            name: tensor.shape for name, tensor in found.items()
        }
        if not same or own.get_vocab() != tokenizer.get_vocab():
            raise TrainerError(
                f"[average] models: {folder} has other weights or another vocabulary than {first}; only "
                "students that were tuned from one base have a mean."
            )
        for name, tensor in found.items():
            sums[name].add_(tensor, alpha=share / sum(shares))
    return student, tokenizer


def _weights(model: Any) -> dict[str, torch.Tensor]:
    """The tensors of a model that are numbers to be learnt, each once."""
    return {name: parameter.data for name, parameter in model.named_parameters()}
