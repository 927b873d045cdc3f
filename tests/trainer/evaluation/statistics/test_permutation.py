import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.evaluation.statistics.permutation import holm, paired


@pytest.mark.parametrize(
    ("differences", "expected"),
    [
        ([1, 1, 1, 1, 1], 2 / 32),
        ([1, 1, 1, 1, -1], 12 / 32),
        # Sums as far from 0 as 4: two of eight ways, 1 + 1 + 2 and its opposite.
        ([1, 1, 2], 2 / 8),
        ([0, 0, 0], 1.0),
        ([1, -1], 1.0),
    ],
)
def test_few_pairs_are_swapped_in_every_way(differences: list[float], expected: float) -> None:
    assert paired(differences) == pytest.approx(expected)


def test_many_pairs_are_swapped_at_random() -> None:
    generator = np.random.default_rng(3)
    nothing, something = generator.normal(0, 1, 60), generator.normal(0.8, 1, 60)
    assert paired(nothing - nothing.mean() + 0.05, times=2000) > 0.3
    assert paired(something, times=2000) == pytest.approx(1 / 2001)
    assert paired(nothing, times=500, seed=4) == paired(nothing, times=500, seed=4)


def test_sampling_agrees_with_trying_all() -> None:
    few = [0.4, -0.1, 0.3, 0.2, -0.2, 0.5, 0.1, 0.1, -0.3, 0.2, 0.3, 0.0]
    # A thirteenth pair without a difference changes no sum, but makes the test sample.
    assert paired([*few, 0.0], times=20_000) == pytest.approx(paired(few), abs=0.01)


def test_holm_as_worked_by_hand() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm([0.6, 0.7]) == [1.0, 1.0]
    assert holm([]) == []


@settings(deadline=None)
@given(st.lists(st.floats(0, 1), max_size=8))
def test_holm_never_lowers_and_keeps_the_order(values: list[float]) -> None:
    adjusted = holm(values)
    assert all(new >= old for new, old in zip(adjusted, values, strict=True))
    assert all(
        adjusted[one] <= adjusted[other]
        for one in range(len(values))
        for other in range(len(values))
        if values[one] < values[other]
    )
