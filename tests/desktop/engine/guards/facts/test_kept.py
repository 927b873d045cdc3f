import re

from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.guards import broken_guard
from desktop.engine.guards.facts.kept import pattern


@given(
    st.text(st.sampled_from("ab*.- "), min_size=1, max_size=12).filter(str.strip),
    st.text(st.sampled_from("aab.- "), max_size=24),
)
def test_a_pattern_stands_where_a_plain_expression_would_find_it(phrase: str, text: str) -> None:
    body = r"\s+".join(re.escape(word).replace(r"\*", r"[\w-]*") for word in phrase.split())
    plain = re.compile(rf"(?<!\w){body}(?!\w)")
    found = [match.span() for match in pattern(phrase).finditer(text)]
    assert found == [match.span() for match in plain.finditer(text)]


def test_a_star_at_the_end_stands_for_words_of_any_length() -> None:
    assert pattern("a*").fullmatch("a" * 1000)


def test_apostrophes_match_in_whichever_shape_they_are_asked_for() -> None:
    for phrase in ("don't know", "don’t know"):
        assert pattern(phrase).search("I don't know.")
        assert broken_guard("I don’t know it.", "I do not know it.", [phrase]) == "kept words"


def test_a_lone_star_keeps_every_word_and_counts_no_gaps() -> None:
    assert broken_guard("Well, the dog ran.", "Well the dog ran.", ["*"]) is None
    assert broken_guard("The dog ran home.", "The dog went home.", ["*"]) == "kept words"
