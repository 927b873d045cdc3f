import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.voice.articles import conform


@pytest.mark.parametrize(
    ("rewrite", "expected"),
    [
        ("It was a isolated incident.", "It was an isolated incident."),
        ("A odd man told an story.", "An odd man told a story."),
        ("an university, an European, an one-off, an user", "a university, a European, a one-off, a user"),
        ("a hour, a honest man, a heir, a honour", "an hour, an honest man, an heir, an honour"),
        ("an unimportant matter, an uninvited guest, an umbrella", None),
        ("a historic day, an historic day", None),
        ("an MP and a US firm", None),
        ('He said "a apple" twice.', None),
        ("Vitamin A enters here, and so on.", None),
        ("an utter mess, an urgent call, a utility, a union, a unique thing", None),
    ],
)
def test_new_words_get_their_article(rewrite: str, expected: str | None) -> None:
    assert conform("The source.", rewrite) == (expected or rewrite)


def test_what_the_source_has_stays() -> None:
    assert conform("It was a isolated case.", "It was a isolated event.") == "It was a isolated event."


@given(st.text(st.sampled_from('aAn eioutyhUbN."'), max_size=60))
def test_mending_twice_mends_no_more(rewrite: str) -> None:
    once = conform("x", rewrite)
    assert conform("x", once) == once
    assert conform(rewrite, rewrite) == rewrite
