import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.measures import length_ratio, lexical_diversity, syntactic_diversity, words

TEXTS = st.text(alphabet=st.sampled_from("abcde  ’'-.,ÄßĲ"), max_size=60)


def test_words_are_lower_cased_and_keep_their_apostrophes() -> None:
    assert words("Don’t STOP — the co-op's 2nd ‘act’!") == [
        "don't",
        "stop",
        "the",
        "co",
        "op's",
        "2nd",
        "act",
    ]


@pytest.mark.parametrize(
    ("source", "rewrite", "expected"),
    [
        ("the cat sat", "the cat sat", 0.0),
        ("the cat sat", "Sat the cat!", 0.0),
        ("the cat sat", "a dog ran", 1.0),
        ("the cat sat", "the cat slept", 1 / 3),
        ("the cat", "the the cat cat", 1 - 4 / 6),
        ("", "", 0.0),
        ("", "word", 1.0),
    ],
)
def test_lexical_diversity(source: str, rewrite: str, expected: float) -> None:
    assert lexical_diversity(source, rewrite) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("source", "rewrite", "expected"),
    [
        ("one two three", "one two three", 0.0),
        ("one two three", "three two one", 1.0),
        ("one two three", "one three two", 1 / 3),
        ("when it rains, we read", "we read when it rains", 6 / 10),
        ("one two", "four five", 0.0),
        # A word that stands twice cannot be paired with certainty and does not count.
        ("the dog saw the cat", "the cat saw the dog", 1.0),
    ],
)
def test_syntactic_diversity(source: str, rewrite: str, expected: float) -> None:
    assert syntactic_diversity(source, rewrite) == pytest.approx(expected)


def test_length_ratio() -> None:
    assert length_ratio("one two three four", "one two") == 0.5
    assert length_ratio("…", "one") == 1.0


@given(TEXTS, TEXTS)
def test_measures_are_symmetric_and_within_their_range(one: str, other: str) -> None:
    for measure in (lexical_diversity, syntactic_diversity):
        assert 0.0 <= measure(one, other) <= 1.0
        assert measure(one, other) == pytest.approx(measure(other, one))
        assert measure(one, one) == 0.0


@given(st.lists(st.sampled_from("abcdefghij"), unique=True, min_size=2), st.randoms())
def test_syntactic_diversity_is_the_share_of_reversed_pairs(letters: list[str], chance) -> None:
    shuffled = letters.copy()
    chance.shuffle(shuffled)
    place = {letter: index for index, letter in enumerate(shuffled)}
    pairs = [(one, other) for index, one in enumerate(letters) for other in letters[index + 1 :]]
    expected = sum(place[one] > place[other] for one, other in pairs) / len(pairs)
    assert syntactic_diversity(" ".join(letters), " ".join(shuffled)) == pytest.approx(expected)
