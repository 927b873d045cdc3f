"""What a student that learns from preferences is to make small."""

import torch
from torch.nn.functional import logsigmoid, relu


def reluctance(
    preferred: torch.Tensor, rejected: torch.Tensor, beta: float, positive: float = 0.0
) -> torch.Tensor:
    """How far from preferring the preferred rewrite a student is, (batch,), in nats.

    −log σ(β (p − r − λ max(0, −p))): direct preference optimisation (Rafailov et al., 2023, arXiv
    2305.18290), and with λ more than 0 its positive form (Pal et al., 2024, arXiv 2402.13228), which a
    preferred rewrite that only becomes less unlikely than the rejected one does not satisfy.

    Args:
        preferred: by how many nats the whole preferred rewrite has become likelier than in the reference,
            (batch,).
        rejected: the same of the rejected one.
        beta: β, more than 0.
        positive: λ, 0 or more.
    """
    return -logsigmoid(beta * (preferred - rejected - positive * relu(-preferred)))
