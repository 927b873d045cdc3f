"""What was changed, and the sentence without one of the changes."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.window.text.changes import Kind, changes, concerning, put_back
from desktop.window.text.differences import changed_spans

SAID = "She said that he was very tired."
BETTER = "She said he was exhausted, though."


def told(source, rewrite):
    return [(each.kind, each.was, each.became) for each in changes(source, rewrite)]


def without(source, rewrite, *numbers):
    found = changes(source, rewrite)
    return put_back(source, rewrite, [found[number] for number in numbers]).text


def test_words_are_exchanged_added_and_lost():
    assert told(SAID, BETTER) == [
        (Kind.LOST, "that", ""),
        (Kind.EXCHANGED, "very tired", "exhausted, though"),
    ]
    assert told("The plan failed.", "The plan failed again.") == [(Kind.ADDED, "", "again")]


def test_the_same_in_other_letters_and_marks_is_no_change():
    assert told("Don't go, now.", "don’t go now") == []


@pytest.mark.parametrize(
    ("source", "rewrite", "number", "wanted"),
    [
        (SAID, BETTER, 0, "She said that he was exhausted, though."),
        (SAID, BETTER, 1, "She said he was very tired."),
        # Marks and capitals come back with the words.
        ("However, the plan failed.", "The plan failed, though.", 0, "However, the plan failed, though."),
        ("However, the plan failed.", "The plan failed, though.", 1, "The plan failed."),
        ("It is (very) old.", "It is ancient.", 0, "It is (very) old."),
        # So does the article that the word wants.
        ("A big house fell.", "An old house fell.", 0, "A big house fell."),
    ],
)
def test_one_change_is_put_back_and_the_others_stay(source, rewrite, number, wanted):
    assert without(source, rewrite, number) == wanted


def test_what_was_moved_goes_back_as_a_whole():
    source, rewrite = (
        "In 1990, the old mill on the hill burnt.",
        "The ancient mill on the hill burnt in 1990.",
    )
    kinds = {each.kind: number for number, each in enumerate(changes(source, rewrite))}
    assert set(kinds) == {Kind.MOVED, Kind.EXCHANGED}
    assert without(source, rewrite, kinds[Kind.MOVED]) == "In 1990, the ancient mill on the hill burnt."
    assert without(source, rewrite, kinds[Kind.EXCHANGED]) == "The old mill on the hill burnt in 1990."


def test_how_near_the_meaning_is_is_not_made_up():
    source, rewrite = "The big old house fell.", "The large ancient building fell."
    found = put_back(
        source, "The large old building fell.", changes(source, "The large old building fell.")[:1]
    )
    assert found.text == "The big old building fell."
    assert math.isnan(found.similarity)
    assert 0 < found.lexical < 0.5
    assert put_back(source, rewrite, changes(source, rewrite)).similarity == 1.0


def test_the_changes_about_a_word():
    found = changes(SAID, BETTER)
    said, tired = BETTER.index("said"), BETTER.index("exhausted")
    assert concerning(found, said, said + 4) == [found[0]], "a word is gone behind it"
    assert concerning(found, tired, tired + 9) == [found[1]]
    assert concerning(found, 0, 3) == []


words = st.lists(
    st.sampled_from(["the", "old", "Mill,", "(fell", "down)", "in", "1990", "😀", "and"]), max_size=9
)


@given(words, words)
def test_all_changes_put_back_are_the_source_and_the_marks_are_theirs(left, right):
    source, rewrite = " ".join(left), " ".join(right)
    found = changes(source, rewrite)
    assert put_back(source, rewrite, found).text == source
    marked = sorted(span for each in found for span in each.marked if span[0] < span[1])
    for start, end in changed_spans(source, rewrite):
        assert any(a <= start and end <= b for a, b in marked)


@given(words, words)
def test_put_back_one_by_one_nothing_is_left_to_put_back(left, right):
    source, text = " ".join(left), " ".join(right)
    # Of words that stand several times another may count as the moved one then, so that one more is to do.
    for _ in range(2 * (len(left) + len(right)) + 1):
        found = changes(source, text)
        if not found:
            break
        text = put_back(source, text, found[:1]).text
    assert not changes(source, text)
