"""The small network that reads the states of an exchange; `desktop.engine.acceptance` runs it."""

import numpy as np
import torch
from torch.nn.functional import binary_cross_entropy_with_logits

from desktop.engine.acceptance import Numbers, Weights
from trainer.thesaurus.prior import Verdicts
from trainer.thesaurus.states import Half

_UNITS, _DROPOUT = 96, 0.3
_PASSES, _BATCH = 6, 256
_RATE, _DECAY = 2e-3, 0.05
# What hardly varies is not blown up.
_LEAST_DEVIATION = 0.005


def learnt(states: Half, right: Verdicts, seed: int) -> Weights:
    """The network's weights, with a regression that is all zeros as yet. The same for the same seed.

    Args:
        states: of exchanges, (exchanges, features), one or more.
        right: what the reader said of each.
        seed: of the first weights, the order and the dropout.
    """
    mean = states.mean(axis=0, dtype=np.float32)
    deviation = np.maximum(states.std(axis=0, dtype=np.float32), _LEAST_DEVIATION)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        hidden, out = _trained(states, right, mean, deviation)
    # The engine gives the states as they are.
    weight, bias = hidden.weight.detach().numpy().T / deviation[:, None], hidden.bias.detach().numpy()
    return Weights(
        hidden=weight,
        hidden_bias=bias - mean @ weight,
        out=out.weight.detach().numpy()[0],
        out_bias=out.bias.detach().numpy(),
        regression=np.zeros(4, np.float32),
        intercept=np.zeros(1, np.float32),
    )


def _trained(
    states: Half, right: Verdicts, mean: Numbers, deviation: Numbers
) -> tuple[torch.nn.Linear, torch.nn.Linear]:
    hidden, out = torch.nn.Linear(states.shape[1], _UNITS), torch.nn.Linear(_UNITS, 1)
    net = torch.nn.Sequential(
        torch.nn.Dropout(_DROPOUT), hidden, torch.nn.ReLU(), torch.nn.Dropout(_DROPOUT), out
    )
    wanted = torch.tensor(right, dtype=torch.float32)
    optimiser = torch.optim.AdamW(net.parameters(), _RATE, weight_decay=_DECAY)
    steps = _PASSES * -(-len(right) // _BATCH)
    falling = torch.optim.lr_scheduler.LinearLR(optimiser, 1.0, 0.0, steps)
    for _ in range(_PASSES):
        for batch in torch.randperm(len(right)).split(_BATCH):
            read = torch.from_numpy((states[batch.numpy()].astype(np.float32) - mean) / deviation)
            loss = binary_cross_entropy_with_logits(net(read)[:, 0], wanted[batch])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            falling.step()
    return hidden, out
