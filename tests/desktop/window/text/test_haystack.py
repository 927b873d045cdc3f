import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.window.text.haystack import Haystack, folded
from desktop.window.text.offsets import Offsets

TEXT = st.text("aAbß İςΣ😀’'\n", max_size=40)
NEEDLE = st.text("aAb😀'Σ", min_size=1, max_size=2)


@given(st.text())
def test_what_is_folded_keeps_its_length(text):
    assert len(folded(text)) == len(text)


@given(TEXT, NEEDLE)
def test_going_on_from_match_to_match_finds_them_all(text, needle):
    hay, offsets = Haystack(text), Offsets(text)
    forth, place = [], 0
    while (match := hay.after(needle, place)) is not None:
        forth.append(match)
        start, end = (offsets.to_characters(each) for each in match)
        assert folded(text[start:end]) == folded(needle)
        assert hay.number(needle, match[1]) == len(forth)
        place = match[1]
    assert hay.count(needle) == len(forth)
    everything = (0, offsets.to_units(len(text)))
    assert hay.within(needle, everything) == forth


@given(TEXT, NEEDLE)
def test_going_back_ends_at_the_first(text, needle):
    hay = Haystack(text)
    place, last = Offsets(text).to_units(len(text)), None
    while (match := hay.before(needle, place)) is not None:
        assert match[1] <= place
        last, place = match, match[0]
    assert (last is None) == (hay.count(needle) == 0)


@pytest.mark.parametrize(
    ("text", "needle"),
    [("It’s here", "it's"), ("“So”, he", '"SO"'), ("a\xa0b", "A B"), ("ΟΔΟΣ", "οδος"), ("😀 Übung", "übung")],
)
def test_case_quotes_and_spaces_make_no_difference(text, needle):
    assert Haystack(text).count(needle) == 1


def test_what_reaches_into_a_stretch_counts():
    hay = Haystack("find find find")
    assert hay.within("find", (6, 11)) == [(5, 9), (10, 14)]
    assert hay.within("", (0, 14)) == []
    assert hay.after("", 0) is None
