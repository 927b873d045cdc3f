import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.lots import falls, lot


@given(st.integers(0, 9), st.lists(st.text(), max_size=3))
def test_a_lot_is_always_the_same_and_in_its_range(seed: int, texts: list[str]) -> None:
    assert lot(seed, *texts) == lot(seed, *texts)
    assert 0 <= lot(seed, *texts) < 2**64


def test_texts_do_not_run_into_each_other() -> None:
    assert len({lot(1, "ab", "c"), lot(1, "a", "bc"), lot(1, "abc"), lot(2, "abc")}) == 4
    assert lot(1, "\ud83d") != lot(1, "\ud83e")


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 1.0])
def test_about_the_share_that_was_asked_for_falls(share: float) -> None:
    hits = sum(falls(share, 1, str(number)) for number in range(2000))
    assert hits == pytest.approx(2000 * share, abs=70)
    assert share not in (0.0, 1.0) or hits == 2000 * share
