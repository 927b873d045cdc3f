from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.voice.verbatim import covers, links, spans


def _cut(text):
    return [text[start:end] for start, end in spans(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nothing of the kind, isn't it", []),
        ("see www.example.org/color now", ["www.example.org/color"]),
        ("mail ann@example.org, the my_color one", ["ann@example.org,", "my_color"]),
        ("run `set color` twice", ["`set color`"]),
        ('he said "the color" here', ['"the color"']),
        ("he said “the color” here", ["“the color”"]),
        ("the ‘color’ it’s", ["‘color’"]),
        ("the 'color' it's", ["'color'"]),
        ("a ‘b and the ‘color’ it’s", ["‘color’"]),
        ("the dogs' color and Ann's", []),
        # begun or ended in another sentence
        ('"It began here', ['"It began here']),
        ('it ended there." He left', ['it ended there."']),
        ("it ended there.” He left", ["it ended there.”"]),
        ('"One" and "two" end', ['"One"', '"two"']),
    ],
)
def test_spans(text, found):
    assert _cut(text) == found


def test_links_leave_quotations_alone():
    assert links('a "quoted color" word') == []


@given(st.text(alphabet="ab '\"“”‘’`/._\n"))
def test_spans_are_in_order_and_apart(text):
    found = spans(text)
    assert all(start < end <= len(text) for start, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))


@given(st.text(alphabet="ab '\"“”/"))
def test_covers_agrees_with_the_spans(text):
    found = spans(text)
    for position in range(len(text)):
        assert covers(found, position) == any(start <= position < end for start, end in found)


@pytest.mark.timeout(5)
@pytest.mark.parametrize("piece", ["'a", "a'", '"', "“", "a/", "a", "‘a’", "‘a ", "`", "a'a ", " '"])
def test_long_runs_take_linear_time(piece):
    spans(piece * 100_000)
