"""How the small networks of the engine learn from marks; `desktop.engine.perceptron` runs them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch.nn.functional import binary_cross_entropy_with_logits

from desktop.engine.perceptron import Numbers, Perceptron

# What a reader said of some rewrites: whether each is right.
Verdicts = npt.NDArray[np.bool_]
# Half the memory of the engine's own, and fine enough: states have length one.
Half = npt.NDArray[np.float16]

_BATCH, _RATE, _DECAY = 256, 2e-3, 0.05
# What hardly varies is not blown up.
_LEAST_DEVIATION = 0.005


@dataclass(frozen=True, slots=True)
class Size:
    """How large a network is, and how long it learns.

    Attributes:
        units: hidden ones.
        dropout: the share of inputs, and of hidden units, left out while learning, 0..1.
        passes: through all that there is to learn from.
    """

    units: int
    dropout: float
    passes: int


# For thousands of features, most of which say little, and for few that say much.
WIDE, NARROW = Size(96, 0.3, 6), Size(12, 0.0, 40)


def learnt(inputs: Half | Numbers, right: Verdicts, seed: int, size: Size = WIDE) -> Perceptron:
    """A network that tells right from wrong; the same for the same seed.

    Args:
        inputs: of rewrites, (rewrites, features), one or more.
        right: what the reader said of each.
        seed: of the first weights, the order and the dropout.
        size: of the network.
    """
    mean = inputs.mean(axis=0, dtype=np.float32)
    deviation = np.maximum(inputs.std(axis=0, dtype=np.float32), _LEAST_DEVIATION)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        hidden, out = _trained(inputs, right, mean, deviation, size)
    # The engine gives the inputs as they are.
    weight, bias = hidden.weight.detach().numpy().T / deviation[:, None], hidden.bias.detach().numpy()
    return Perceptron(weight, bias - mean @ weight, out.weight.detach().numpy()[0], out.bias.detach().numpy())


def _trained(
    inputs: Half | Numbers, right: Verdicts, mean: Numbers, deviation: Numbers, size: Size
) -> tuple[torch.nn.Linear, torch.nn.Linear]:
    hidden, out = torch.nn.Linear(inputs.shape[1], size.units), torch.nn.Linear(size.units, 1)
    net = torch.nn.Sequential(
        torch.nn.Dropout(size.dropout), hidden, torch.nn.ReLU(), torch.nn.Dropout(size.dropout), out
    )
    wanted = torch.tensor(right, dtype=torch.float32)
    optimiser = torch.optim.AdamW(net.parameters(), _RATE, weight_decay=_DECAY)
    steps = size.passes * -(-len(right) // _BATCH)
    falling = torch.optim.lr_scheduler.LinearLR(optimiser, 1.0, 0.0, steps)
    for _ in range(size.passes):
        for batch in torch.randperm(len(right)).split(_BATCH):
            read = torch.from_numpy((inputs[batch.numpy()].astype(np.float32) - mean) / deviation)
            loss = binary_cross_entropy_with_logits(net(read)[:, 0], wanted[batch])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            falling.step()
    return hidden, out
