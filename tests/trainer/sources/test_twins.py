import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.sources.twins import likeness, twins

TEXT = st.lists(st.sampled_from("abcdef"), max_size=9).map(" ".join)


@given(st.lists(TEXT, max_size=14), st.sampled_from([0.5, 0.6, 2 / 3, 0.7, 0.75, 0.8, 0.9, 1.0]))
def test_all_twins_are_found_and_nothing_else(texts: list[str], threshold: float) -> None:
    found = [frozenset(pair) for pair in twins(texts, threshold)]
    expected = {
        frozenset((one, other))
        for one, other in itertools.combinations(range(len(texts)), 2)
        if texts[one] and texts[other] and likeness(texts[one], texts[other]) >= threshold - 1e-9
    }
    assert len(found) == len(set(found))
    assert set(found) == expected


@pytest.mark.parametrize(
    ("one", "other", "twin"),
    [
        ("How can I lose weight quickly and easily?", "How can i lose weight, quickly and easily", True),
        ("How can I lose weight this summer?", "How can I gain weight this summer?", False),
        ("The old ferry leaves the small port at nine for the far island in summer.",
         "The old ferry leaves the small port at ten for the far island in summer.", True),
        ("What is a whale?", "What is a shark?", False),
        ("Dogs chase cats.", "Cats chase dogs.", False),
    ],
)  # fmt: skip
def test_a_word_makes_a_twin_of_long_sentences_only(one: str, other: str, twin: bool) -> None:
    assert bool(list(twins([one, other], 0.7))) == twin
