import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.tokens import capitalised, folded, shared_start, tokenized

TEXT = st.text(st.sampled_from("aAb ’'.,-_ \n\t\u00e9\u200b\x1f\ud8001")) | st.text(st.characters())


@given(TEXT)
def test_joined_the_tokens_give_the_text_back(text: str) -> None:
    assert "".join(tokenized(text)) == text


@given(TEXT)
def test_only_the_last_token_may_be_nothing_but_white_space(text: str) -> None:
    assert all(len(token.split()) == 1 for token in tokenized(text)[:-1])


@pytest.mark.parametrize(
    "word", ["don't", "don’t", "well-known", "U.S", "3.5", "o'clock", "naïve", "co-op's", "२०१९"]
)
def test_a_word_with_marks_inside_is_one_token(word: str) -> None:
    assert tokenized(f"So {word}!") == ["So", f" {word}", "!"]


def test_marks_stand_alone() -> None:
    assert tokenized("“Stop”, he said...") == ["“", "Stop", "”", ",", " he", " said", ".", ".", "."]
    assert tokenized("snake_case -- and ") == ["snake", "_", "case", " -", "-", " and", " "]


def test_nothing_has_no_tokens() -> None:
    assert tokenized("") == []


def test_tokens_are_compared_without_case_white_space_and_bent_apostrophes() -> None:
    assert folded(" \tDON’T") == folded("don't") == "don't"
    assert folded("Straße") == folded("STRASSE")
    assert folded(" ") == ""


@pytest.mark.parametrize(
    ("token", "expected"), [(" Anna", True), ("iPhone", True), ("É", True), (" anna", False), ("12", False)]
)
def test_a_capital_anywhere_is_seen(token: str, expected: bool) -> None:
    assert capitalised(token) is expected


@pytest.mark.timeout(60)  # a pattern that runs away takes minutes
@pytest.mark.parametrize("piece", [" ", "a", "a ", "a.", "a-", "'", "’a", "_", " \n", "1."])
def test_no_text_keeps_it_long(piece: str) -> None:
    text = piece * 100_000
    assert len("".join(tokenized(text))) == len(text)


@given(st.lists(st.sampled_from("ab")), st.lists(st.sampled_from("ab")), st.integers(0, 9))
def test_the_first_words_of_both_are_counted_up_to_where_they_part(one, other, most):
    most = min(most, len(one), len(other))
    shared = shared_start(one, other, most)
    assert one[:shared] == other[:shared]
    assert shared == most or one[shared] != other[shared]
