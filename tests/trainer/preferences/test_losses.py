import math

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from trainer.preferences.losses import reluctance

NATS = st.floats(-30, 30)


def one(preferred: float, rejected: float, beta: float, positive: float) -> float:
    return float(
        reluctance(
            torch.tensor([preferred], dtype=torch.float64),
            torch.tensor([rejected], dtype=torch.float64),
            beta,
            positive,
        )
    )


@given(NATS, NATS, st.floats(0.01, 1), st.floats(0, 5))
def test_it_is_the_formula_of_the_papers(
    preferred: float, rejected: float, beta: float, positive: float
) -> None:
    margin = beta * (preferred - rejected - positive * max(0.0, -preferred))
    assert one(preferred, rejected, beta, positive) == pytest.approx(math.log1p(math.exp(-margin)), rel=1e-6)


def test_where_nothing_has_moved_a_preference_costs_a_coin_s_nats() -> None:
    assert one(0, 0, 0.15, 1) == pytest.approx(math.log(2))


def test_both_becoming_unlikelier_is_no_gain_where_the_positive_term_is() -> None:
    """Plain preference optimisation is content with a rejected rewrite that falls further."""
    assert one(-3, -5, 0.2, 0) < math.log(2) < one(-3, -5, 0.2, 1)
    # What has become likelier owes it nothing.
    assert one(3, -5, 0.2, 0) == one(3, -5, 0.2, 1)
