import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.evaluation.correlation import spearman

VALUES = st.lists(st.integers(-50, 50), min_size=2, max_size=30)
PAIRS = st.lists(st.tuples(st.integers(-50, 50), st.integers(-50, 50)), min_size=2, max_size=30)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ([1, 2, 3], [10, 20, 1000], 1.0),
        ([1, 2, 3], [3, 2, 1], -1.0),
        ([1, 2, 3, 4], [1, 3, 2, 4], 0.8),
        # Ranks 1, 2.5, 2.5, 4 and 1, 3, 2, 4: 4.5 / sqrt(4.5 * 5).
        ([1, 2, 2, 3], [1, 3, 2, 4], 4.5 / math.sqrt(22.5)),
        # Ranks 1.5, 1.5, 3 and 1, 2.5, 2.5: 0.75 / 1.5.
        ([0, 0, 1], [0, 1, 1], 0.5),
        ([1, 2, 3], [7, 7, 7], 0.0),
        ([7, 7], [7, 7], 0.0),
    ],
)
def test_hand_cases(left: list[float], right: list[float], expected: float) -> None:
    assert spearman(left, right) == pytest.approx(expected, abs=1e-12)


@given(st.permutations(range(8)))
def test_without_ties_it_is_the_formula_of_rank_differences(order: list[int]) -> None:
    squares = sum((place - rank) ** 2 for place, rank in enumerate(order))
    assert spearman(range(8), order) == pytest.approx(1 - 6 * squares / (8 * 63), abs=1e-12)


@given(PAIRS)
def test_only_the_order_counts(pairs: list[tuple[int, int]]) -> None:
    left, right = zip(*pairs, strict=True)
    found = spearman(left, right)
    assert -1 <= found <= 1
    assert spearman(right, left) == pytest.approx(found, abs=1e-12)
    assert spearman([value**3 for value in left], right) == pytest.approx(found, abs=1e-12)
    assert spearman([-value for value in left], right) == pytest.approx(-found, abs=1e-12)


@given(VALUES)
def test_an_order_agrees_with_itself(values: list[int]) -> None:
    assert spearman(values, values) == pytest.approx(1.0 if len(set(values)) > 1 else 0.0)


@pytest.mark.parametrize(("left", "right"), [([1], [1]), ([], []), ([1, 2], [1, 2, 3])])
def test_sides_that_cannot_be_compared(left: list[float], right: list[float]) -> None:
    with pytest.raises(ValueError, match="two sides"):
        spearman(left, right)
