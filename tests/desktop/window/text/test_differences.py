import re

from hypothesis import given
from hypothesis import strategies as st

from desktop.window.text.differences import changed_spans

WORDS = st.lists(
    st.sampled_from(["the", "old", "house", "by", "river,", "a", "I’m", "12", "Ünder"]), max_size=12
).map(" ".join)


def marked(source, rewrite):
    return [rewrite[start:end] for start, end in changed_spans(source, rewrite)]


def test_only_new_words_are_marked():
    assert marked("The old house stood there.", "The ancient house stood there.") == ["ancient"]


def test_words_in_a_row_make_one_mark_but_not_across_a_comma():
    assert marked("We left.", "We went far away, then left.") == ["went far away", "then"]


def test_moved_words_are_marked():
    assert marked("In May we all met there.", "We all met there in May.") == ["in May"]


def test_letter_case_and_kind_of_apostrophe_are_no_change():
    assert marked("i don't know", "I don’t KNOW") == []


@given(WORDS)
def test_the_same_text_has_no_marks(text):
    assert changed_spans(text, text) == []


@given(WORDS, WORDS)
def test_what_is_not_marked_comes_from_the_source_in_its_order(source, rewrite):
    spans = changed_spans(source, rewrite)
    ends = [place for span in spans for place in span]
    assert ends == sorted(ends)
    rest = "".join(
        " " if any(start <= place < end for start, end in spans) else character
        for place, character in enumerate(rewrite)
    )
    words = iter(re.findall(r"[\w’]+", source))
    assert all(word in words for word in re.findall(r"[\w’]+", rest))
