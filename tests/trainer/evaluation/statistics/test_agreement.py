import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.evaluation.statistics.agreement import ordinal_alpha


def test_the_published_example() -> None:
    """Krippendorff, 2011, section E, gives .815 for ordinal data."""
    observers = ["1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .",
                 "1 2 3 3 2 4 4 1 2 5 1 ."]  # fmt: skip
    ratings = [[None if value == "." else int(value) for value in line.split()] for line in observers]
    assert ordinal_alpha(ratings) == pytest.approx(0.815, abs=5e-4)


def test_full_agreement_and_less_than_chance() -> None:
    assert ordinal_alpha([[1, 2, 3, 5], [1, 2, 3, 5]]) == pytest.approx(1.0)
    found = ordinal_alpha([[1, 5, 1, 5], [5, 1, 5, 1]])
    assert found is not None
    assert found < 0


@pytest.mark.parametrize(
    "ratings", [[[1, 2, 3]], [[1, None], [None, 2]], [[3, 3], [3, 3]], [[None], [None]], [[], []]]
)
def test_where_nothing_can_be_said(ratings: list[list[int | None]]) -> None:
    assert ordinal_alpha(ratings) is None


RATING = st.none() | st.integers(1, 5)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(RATING, RATING, RATING), min_size=1, max_size=12))
def test_neither_the_order_of_raters_nor_names_of_points_matter(things: list[tuple[int | None, ...]]) -> None:
    ratings = [list(own) for own in zip(*things, strict=True)]
    found = ordinal_alpha(ratings)
    stretched = [[None if value is None else value**3 for value in own] for own in ratings[::-1]]
    if found is None:
        assert ordinal_alpha(stretched) is None
    else:
        assert found <= 1.0
        assert ordinal_alpha(stretched) == pytest.approx(found)
