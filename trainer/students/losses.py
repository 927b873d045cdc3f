"""What a student is tuned to make small."""

from collections.abc import Sequence
from typing import Any

import torch
from torch.nn.functional import cross_entropy, kl_div, log_softmax

NO_LOSS = -100  # the label of padding, which carries no loss


def nats(logits: torch.Tensor, labels: torch.Tensor, smoothing: float = 0.0) -> torch.Tensor:
    """Cross entropy of each label in nats, (batch, length); 0 where there is padding.

    Args:
        logits: (batch, length, vocabulary).
        labels: (batch, length), `NO_LOSS` where there is padding.
        smoothing: share of the target's probability that is spread over the vocabulary, 0..1.
    """
    each = cross_entropy(
        logits.float().flatten(0, 1),
        labels.flatten(),
        ignore_index=NO_LOSS,
        label_smoothing=smoothing,
        reduction="none",
    )
    return each.view_as(labels)


def divergence(
    logits: torch.Tensor, teacher: torch.Tensor, labels: torch.Tensor, temperature: float
) -> torch.Tensor:
    """Kullback-Leibler divergence of the student from its teacher at each label, (batch, length).

    Both are flattened by the temperature and the outcome is scaled by its square (Hinton et al., 2015,
    arXiv 1503.02531). 0 where there is padding.

    Args:
        logits: of the student, (batch, length, vocabulary).
        teacher: its teacher's; rows that pad either vocabulary are left out.
        labels: (batch, length).
        temperature: more than 0.
    """
    size = min(logits.shape[-1], teacher.shape[-1])
    student, wanted = (
        log_softmax(side[..., :size].float() / temperature, dim=-1) for side in (logits, teacher)
    )
    each = kl_div(student, wanted, reduction="none", log_target=True).sum(-1)
    return each * (labels != NO_LOSS) * temperature**2


def strangeness(
    states: Sequence[torch.Tensor], teacher: Sequence[torch.Tensor], labels: torch.Tensor
) -> torch.Tensor:
    """How far a decoder's states are from its teacher's at each label, (batch, length); 0 at padding.

    The squared difference over the mean square of the teacher's states, the mean of all layers. Each layer of
    the student stands for an equal number of its teacher's and is compared with the last of them (Sun et al.,
    2019, "Patient Knowledge Distillation for BERT Model Compression").

    Args:
        states: of the student, layer by layer, (batch, length, dimension) each; the first one is what the
            decoder reads.
        teacher: likewise, of as many layers or more and of the same dimension.
        labels: (batch, length).
    """
    read = labels != NO_LOSS
    layers, taught = len(states) - 1, len(teacher) - 1
    apart = torch.zeros(labels.shape, device=labels.device)
    for layer in range(1, layers + 1):
        wanted = teacher[round(layer * taught / layers)].float()
        size = wanted[read].square().mean()
        apart = apart + (states[layer].float() - wanted).square().mean(-1) / size
    return apart / layers * read


class Teaching:
    """The teacher's share of the loss.

    Args:
        model: a student in evaluation mode.
        weight: of the divergence, 0..1; the pairs' own cross entropy has the rest.
        temperature: of both distributions.
        states: what `strangeness` costs; 0 does without.

    Attributes:
        reads_states: whether the outputs of the student have to hold its decoder's states.
    """

    def __init__(self, model: Any, weight: float, temperature: float, states: float = 0.0) -> None:
        self._model = model
        self._weight = weight
        self._temperature = temperature
        self._states = states
        self.reads_states = states > 0

    def mixed(
        self, own: torch.Tensor, outputs: Any, inputs: dict[str, torch.Tensor], labels: torch.Tensor
    ) -> torch.Tensor:
        """The loss of each label, (batch, length).

        Args:
            own: cross entropy of each label.
            outputs: of the student.
            inputs: what the student read.
            labels: what it should write.
        """
        self._model.to(outputs.logits.device)
        with torch.no_grad():
            taught = self._model(**inputs, output_hidden_states=self.reads_states)
        each = (1 - self._weight) * own + self._weight * divergence(
            outputs.logits, taught.logits, labels, self._temperature
        )
        if self.reads_states:
            each = each + self._states * strangeness(
                outputs.decoder_hidden_states, taught.decoder_hidden_states, labels
            )
        return each
