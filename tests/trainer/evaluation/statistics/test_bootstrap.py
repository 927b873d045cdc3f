import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.evaluation.statistics.bootstrap import Resamples


def test_an_interval_of_a_mean_is_as_wide_as_theory_says() -> None:
    values = np.random.default_rng(5).normal(3.0, 2.0, size=400)
    found = Resamples(400, 2000, seed=1).mean(values)
    error = values.std() / 20
    assert found.value == pytest.approx(values.mean())
    assert found.low == pytest.approx(values.mean() - 1.96 * error, abs=0.25 * error)
    assert found.high == pytest.approx(values.mean() + 1.96 * error, abs=0.25 * error)


def test_draws_repeat_themselves_and_are_paired() -> None:
    values = np.arange(30.0)
    drawn = Resamples(30, 200, seed=1)
    assert drawn.mean(values) == drawn.mean(values) == Resamples(30, 200, seed=1).mean(values)
    assert drawn.mean(values) != Resamples(30, 200, seed=2).mean(values)
    # The same sentences are drawn for both, so a constant difference has no spread.
    apart = drawn.of(lambda weights: float(weights @ (values + 2) - weights @ values) / 30)
    assert (apart.value, apart.low, apart.high) == pytest.approx((2.0, 2.0, 2.0))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(-100, 100), min_size=1, max_size=20))
def test_an_interval_lies_within_the_values(values: list[float]) -> None:
    found = Resamples(len(values), 100, seed=1).mean(np.array(values))
    assert min(values) - 1e-9 <= found.low <= found.high <= max(values) + 1e-9


def test_any_figure_of_the_whole() -> None:
    values = np.array([1.0, 2.0, 9.0])
    found = Resamples(3, 300, seed=1).of(lambda weights: float(np.repeat(values, weights).max()))
    assert found.value == found.high == 9.0
    assert found.low < 9.0
