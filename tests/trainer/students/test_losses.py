import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn.functional import cross_entropy

from trainer.students.losses import NO_LOSS, divergence, nats, strangeness

LABELS = torch.tensor([[3, 1, NO_LOSS], [2, 0, 4]])


def logits(seed: int, size: int = 6) -> torch.Tensor:
    return torch.randn(2, 3, size, generator=torch.Generator().manual_seed(seed)) * 3


def test_padding_costs_nothing_and_every_token_its_cross_entropy() -> None:
    each = nats(logits(1), LABELS)
    assert each[0, 2] == 0
    expected = cross_entropy(logits(1).flatten(0, 1), LABELS.flatten(), ignore_index=NO_LOSS, reduction="sum")
    torch.testing.assert_close(each.sum(), expected)
    assert (nats(logits(1), LABELS, 0.1)[LABELS >= 0] != each[LABELS >= 0]).all()


@given(st.integers(0, 1000), st.integers(0, 1000), st.floats(0.5, 8.0))
def test_a_divergence_is_never_negative_and_nought_for_the_teacher_itself(
    one: int, other: int, temperature: float
) -> None:
    each = divergence(logits(one), logits(other), LABELS, temperature)
    assert (each >= -1e-5).all()
    assert each[0, 2] == 0
    torch.testing.assert_close(
        divergence(logits(one), logits(one), LABELS, temperature), torch.zeros(2, 3), atol=1e-5, rtol=0
    )


def test_rows_that_pad_a_vocabulary_are_left_out() -> None:
    padded = torch.cat([logits(2), torch.full((2, 3, 4), 9.0)], dim=-1)
    torch.testing.assert_close(
        divergence(logits(1), padded, LABELS, 1.0), divergence(logits(1), logits(2), LABELS, 1.0)
    )


def test_the_temperature_keeps_the_size_of_the_gradient() -> None:
    """For nearly flat outputs the gradient does not depend on the temperature (Hinton et al., 2015)."""
    sizes = []
    for temperature in (4.0, 8.0):
        student = (logits(1) * 0.01).requires_grad_()
        divergence(student, logits(2) * 0.01, LABELS, temperature).sum().backward()
        assert student.grad is not None
        sizes.append(float(student.grad.norm()))
    assert abs(sizes[0] / sizes[1] - 1) < 0.05


def states(seed: int, layers: int) -> list[torch.Tensor]:
    return [logits(seed + layer) for layer in range(layers + 1)]


def test_states_like_those_of_the_layers_that_one_stands_for_are_not_strange() -> None:
    taught = states(7, 4)
    own = [logits(1), taught[2], taught[4]]
    torch.testing.assert_close(strangeness(own, taught, LABELS), torch.zeros(2, 3))


def test_states_as_far_off_as_the_teacher_s_are_large_cost_one() -> None:
    taught = states(7, 4)
    each = strangeness([torch.zeros_like(taught[0])] * 3, taught, LABELS)
    assert each[0, 2] == 0
    torch.testing.assert_close(each.sum() / (LABELS != NO_LOSS).sum(), torch.tensor(1.0))
