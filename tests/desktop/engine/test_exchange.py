from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.exchange import FIXED, exchangeable


def test_the_most_exchanged_words_come_first() -> None:
    found = exchangeable("We utilized the piano to demonstrate a novel approach to the audience.")
    assert found[0] == "utilized"
    assert "demonstrate" in found
    assert "piano" not in found


def test_names_figures_grammar_and_kept_words_stay() -> None:
    sentence = "Utilized widely, the Novel of 1923 demonstrated that she could not obtain it."
    found = exchangeable(sentence, keep=("demonstrated that",))
    assert "utilized" in found
    assert not {"novel", "1923", "demonstrated", "that", "could", "not", "she"} & set(found)


@given(st.text(st.sampled_from("aimed obtain. The utilized,'’-\n"), max_size=200))
def test_each_word_once_and_none_that_is_fixed(sentence: str) -> None:
    found = exchangeable(sentence)
    assert len(found) == len(set(found))
    assert not FIXED & set(found)
    assert all(word in sentence.lower() for word in found)


def test_what_holds_a_mark_stays() -> None:
    found = exchangeable("The well-known baker won't utilize multi-task ovens.", seldom=True)
    assert "utilize" in found
    assert not any("'" in word or "-" in word for word in found)
