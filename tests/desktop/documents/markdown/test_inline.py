import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.block import Bond
from desktop.documents.markdown.inline import read_inline

PIECES = (
    *("a", "b", "é", " ", ".", "!", "\n", "  \n", "\\\n", "\\", "&amp;", "[x] "),
    *("*", "**", "_", "__", "~", "~~", "`", "``", "$", "x$"),
    *("[", "![", "]", "](u)", "[^1]", "^[n", "^[n]", "<b>", "<http://a.b>"),
)
CONTENT = st.lists(st.sampled_from(PIECES), max_size=14).map(lambda pieces: "".join(pieces).strip())


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("plain", "plain"),
        ("*a* **b** ***c*** ~~d~~ __e__", "a b c d e"),
        ("2 \\* 3 &lt; 4 \\q", "2 * 3 < 4 \\q"),
        ("see [the *big*\nbook](http://x) now", "see the big\nbook now"),
        ("code `a*b*` stays raw", "code `a*b*` stays raw"),
        ("<http://a.b> and $x_1$, for $5 or $6", "<http://a.b> and $x_1$, for $5 or $6"),
        ("a mark[^1] and ![alt](i.png) and <kbd>K</kbd>^[inline *x*].", "a mark and  and K."),
        ("one  \ntwo\\\nthree \nfour", "one\ntwo\nthree\nfour"),
        ("[ ] buy milk", "buy milk"),
        ("[!NOTE] Title\nBeware.", "Beware."),
        ("a*b c_d_e **", "a*b c_d_e **"),
    ],
)
def test_a_paragraph_in_plain_words(content, text):
    assert read_inline(content, {}).text == text


def test_formats_are_those_of_each_character():
    inline = read_inline("a **b _c_** d", {})
    assert list(zip(inline.text, inline.formats, strict=True)) == [
        ("a", ()),
        (" ", ()),
        ("b", ("**",)),
        (" ", ("**",)),
        ("c", ("**", "_")),
        (" ", ()),
        ("d", ()),
    ]


def test_parts_tell_their_bond_and_their_source():
    content = "A [link](u), `code`, a mark[^1]  \nand $m$."
    inline = read_inline(content, {})
    assert [
        (inline.text[part.start : part.end], part.bond, content[slice(*source)])
        for part, source in zip(inline.parts, inline.sources, strict=True)
    ] == [
        ("link", Bond.HELD, "[link](u)"),
        ("`code`", Bond.HELD, "`code`"),
        ("", Bond.POINT, "[^1]"),
        ("\n", Bond.HELD, "  \n"),
        ("$m$", Bond.HELD, "$m$"),
    ]


def test_a_link_by_reference_is_a_link_only_where_it_is_defined():
    defined = {"references": {"BOOK": {"href": "u", "title": ""}}}
    assert [part.bond for part in read_inline("The [book] here", defined).parts] == [Bond.HELD]
    assert read_inline("The [book] here", {}).text == "The [book] here"


@given(CONTENT)
def test_every_character_is_found_where_it_is_said_to_stand(content):
    inline = read_inline(content, {})
    assert len(inline.text) == len(inline.starts) == len(inline.ends) == len(inline.formats)
    places = list(zip(inline.starts, inline.ends, strict=True))
    assert places == sorted(places)
    for character, (start, end) in zip(inline.text, places, strict=True):
        assert 0 <= start < end <= len(content)
        if end - start == 1:
            assert content[start] == character
    spans = [(part.start, part.end) for part in inline.parts]
    assert spans == sorted(spans)
    assert all(left[1] <= right[0] for left, right in zip(inline.sources, inline.sources[1:], strict=False))
