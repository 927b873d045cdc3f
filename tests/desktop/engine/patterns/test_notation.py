import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.patterns.notation import Kind, Pattern, Place, forms, parsed

# What a pattern is made of, and other things, in any order.
WRITTEN = st.lists(
    st.sampled_from(["X", "S", "Po", "Ving", "N", "R", "I", "because", "was", "=make", "=be", "="])
    | st.sampled_from(["^", "$", "=>", "?", ",", '"', "'s", "X's", "’", " ", "\u00a0"]),
    max_size=10,
).map(" ".join) | st.text(st.characters(), max_size=40)


def test_a_side_is_words_and_places():
    assert parsed("^there is X in Y$ => Y has X") == Pattern(
        left=("there", "is", Place("X", Kind.PHRASE, ""), "in", Place("Y", Kind.PHRASE, "")),
        right=(Place("Y", Kind.PHRASE, ""), "has", Place("X", Kind.PHRASE, "")),
        opens=True,
        closes=True,
    )


@pytest.mark.parametrize(
    ("written", "opens", "closes"),
    [
        ("^a => b", True, False),
        ("a$ => b", False, True),
        ("a => b", False, False),
        (" ^ a $ => b", True, True),
    ],
)
def test_where_it_stands_is_told_by_its_ends(written, opens, closes):
    found = parsed(written)
    assert (found.opens, found.closes) == (opens, closes)
    assert found.left == ("a",)


@pytest.mark.parametrize(
    ("written", "kind", "form"),
    [
        *[(letter, Kind.PHRASE, "") for letter in "XYZ"],
        *[(letter, Kind.CLAUSE, "") for letter in "ST"],
        *[(letter, Kind.WORD, "") for letter in "NMAC"],
        ("R", Kind.ADVERB, ""),
        ("P", Kind.PRONOUN, ""),
        ("Po", Kind.PRONOUN, "o"),
        ("Qp", Kind.PRONOUN, "p"),
        ("Qr", Kind.PRONOUN, "r"),
        ("V", Kind.VERB, ""),
        ("Vs", Kind.VERB, "s"),
        ("Ving", Kind.VERB, "ing"),
        ("Wed", Kind.VERB, "ed"),
        ("Wen", Kind.VERB, "en"),
    ],
)
def test_a_capital_is_a_place_and_small_letters_behind_it_a_form(written, kind, form):
    assert parsed(f"say {written} => b").left == ("say", Place(written[0], kind, form))


@pytest.mark.parametrize("word", ["I", "So", "Xs", "Vo", "Ps", "XX", "Anna", "B", "NASA"])
def test_other_capitals_are_words(word):
    assert parsed(f"say {word} => tell {word}") == Pattern(
        ("say", word.lower()), ("tell", word), opens=False, closes=False
    )


def test_marks_are_words_of_their_own():
    assert parsed('"S," P said => P said: "S"').left[:4] == ('"', Place("S", Kind.CLAUSE, ""), ",", '"')
    assert parsed("don’t => do not").left == ("don't",)


@pytest.mark.parametrize("right", ["N's end", "N 's end", "N’s end"])
def test_a_place_may_own_something(right):
    assert parsed(f"end of N => {right.replace('’', chr(39))}").right == (
        Place("N", Kind.WORD, ""),
        "'s",
        "end",
    )
    assert parsed("it's N => let's N").right[0] == "let's"


def test_the_literals_are_the_words_and_marks_on_the_left():
    assert parsed("^if S , T$ => T when S").literals == {"if", ","}


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "no =>"),
        ("there is X", "no =>"),
        ("a = > b", "no =>"),
        ("=>", "an empty side"),
        ("a =>", "an empty side"),
        ("=> a", "an empty side"),
        ("^$ => a", "an empty side"),
        ("X and X => X", "a place twice on the left"),
        ("Po saw Pr => P", "a place twice on the left"),
        ("X sat => Y sat", "a place on the right that the left has not"),
        ("^S T$ => T S", "no word on the left"),
        ("^X ?$ => X", "no word on the left"),
        ("make => =do", "= on the right"),
        ("a => b => c", "= on the right"),
    ],
)
def test_what_is_no_pattern_is_refused_with_the_reason(written, reason):
    with pytest.raises(ValueError, match=reason):
        parsed(written)


def test_a_place_may_be_left_out_or_come_twice_on_the_right():
    assert parsed("the X of Y => Y").right == (Place("Y", Kind.PHRASE, ""),)
    assert len(parsed("X too => X and X").right) == 3


def test_a_line_without_a_verb_behind_an_equals_sign_is_one_pattern():
    assert forms("^there is X$ => X exists") == ["^there is X$ => X exists"]


def test_a_verb_behind_an_equals_sign_stands_for_all_its_forms():
    assert forms("=make a decision => =decide") == [
        "make a decision => decide",
        "makes a decision => decides",
        "making a decision => deciding",
        "made a decision => decided",
    ]
    assert forms("=take X => =see X")[3:] == ["took X => saw X", "taken X => seen X"]


def test_all_verbs_of_the_right_side_take_the_form():
    assert "tried it => sat and cut it" in forms("=try it => =sit and =cut it")


def test_be_has_more_forms_than_others():
    found = forms("=be able to V => =manage to V")
    for each in ("am", "are", "is", "was", "were", "been", "being", "be"):
        assert any(line.startswith(f"{each} able") for line in found), each
    assert "were able to V => managed to V" in found
    assert "were here => were there" in forms("=be here => =be there")


def test_of_two_verbs_on_the_left_none_would_tell_the_form():
    with pytest.raises(ValueError, match="several verbs"):
        forms("=make it =work => =do it")


@given(WRITTEN)
def test_whatever_is_written_is_a_pattern_or_a_value_error(written):
    with contextlib.suppress(ValueError):
        found = parsed(written)
        assert found.left
        assert found.right
        assert found.literals - {"?"}
        assert "=" not in found.right


@given(WRITTEN)
def test_the_forms_of_any_line_are_lines_without_such_a_verb(written):
    with contextlib.suppress(ValueError):
        found = forms(written)
        assert found
        assert len(set(found)) == len(found)
        for each in found:
            with contextlib.suppress(ValueError):
                parsed(each)
