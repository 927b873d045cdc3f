import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.lexicon import bases, known


@pytest.mark.parametrize(
    "word",
    [
        "writer",
        "writers",
        "tries",
        "boxes",
        "running",
        "happily",
        "simply",
        "truly",
        "offers",
        "only",
        "moreover",
        "normalisation",
        "colour",
        "organising",
        "largest",
        "happiness",
        "stopped",
        "making",
        "the",
        "x",
    ],
)
def test_words_and_their_regular_forms_are_known(word: str) -> None:
    assert known(word)


@pytest.mark.parametrize(
    "word", ["experimentes", "remarkablely", "snuckled", "polystyrenene", "facilitatees", "retreateth"]
)
def test_made_up_words_are_not(word: str) -> None:
    assert not known(word)


@given(st.text(min_size=4, max_size=20))
def test_a_base_is_never_longer_than_its_form(word: str) -> None:
    assert all(len(base) <= len(word) for base in bases(word))
