import numpy as np
import torch

from desktop.engine.perceptron import Perceptron
from trainer.judging import perceptron


def learnt(seed: int = 1) -> tuple[np.ndarray, np.ndarray, Perceptron]:
    drawn = np.random.default_rng(2)
    states = drawn.normal(3.0, 0.5, (3000, 20)).astype(np.float16)
    right = states[:, 0] > 3.0
    return states, right, perceptron.learnt(states, right, seed)


def test_the_engine_runs_what_was_learnt() -> None:
    states, right, network = learnt()
    said = network.log_odds(states.astype(np.float32))
    assert said.shape == (3000,)
    assert ((said > 0) == right).mean() > 0.8


def test_the_same_seed_learns_the_same_and_nobody_else_s_draws_move() -> None:
    torch.manual_seed(5)
    expected = torch.rand(3)
    torch.manual_seed(5)
    one, same, other = learnt()[2], learnt()[2], learnt(seed=2)[2]
    assert torch.equal(torch.rand(3), expected)
    assert (one.hidden == same.hidden).all()
    assert (one.out == same.out).all()
    assert not (one.hidden == other.hidden).all()


def test_what_never_varies_does_no_harm() -> None:
    states = np.ones((40, 5), np.float16)
    network = perceptron.learnt(states, np.arange(40) % 2 == 0, 1)
    assert np.isfinite(network.log_odds(states.astype(np.float32))).all()
