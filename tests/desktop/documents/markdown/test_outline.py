from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.block import Kind
from desktop.documents.markdown.outline import is_one_paragraph, outline

TEXT = """\
---
title: kept
---
# A heading #

A paragraph
of two lines.

Setext
======

> A quotation
> in two lines,
lazily three.

1. An item
   with a second line
   - [ ] nested

| head | b \\| c |
|------|--------|
| cell | cell |

```
code
```

    indented code

<div>
html
</div>

$$
mathematics
$$

[^1]: A footnote.

    Its second paragraph.

[ref]: http://x.y
"""


def test_prose_is_found_and_all_else_is_not():
    paragraphs, _ = outline(TEXT)
    assert [(each.kind, each.content) for each in paragraphs] == [
        (Kind.HEADING, "A heading"),
        (Kind.PARAGRAPH, "A paragraph\nof two lines."),
        (Kind.HEADING, "Setext"),
        (Kind.QUOTATION, "A quotation\nin two lines,\nlazily three."),
        (Kind.LIST_ITEM, "An item\nwith a second line"),
        (Kind.LIST_ITEM, "[ ] nested"),
        (Kind.TABLE_CELL, "head"),
        (Kind.TABLE_CELL, "cell"),
        (Kind.TABLE_CELL, "cell"),
    ]


def check_places(text):
    paragraphs, _ = outline(text)
    for paragraph in paragraphs:
        for line, start in zip(paragraph.content.split("\n"), paragraph.lines, strict=True):
            place = paragraph.to_text(start)
            assert text[place : place + len(line)] == line
    places = [paragraph.places[0] for paragraph in paragraphs]
    assert places == sorted(set(places))


def test_each_line_is_found_where_it_stands():
    check_places(TEXT)


PIECES = (
    *("a", "b c", "\n", "\n\n", "> ", "- ", "1. ", "# ", "    ", "\t", " "),
    *("|", "|-|-|", "---", "```", "[^1]: "),
)


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_each_line_is_found_in_any_text(text):
    check_places(text)


def test_further_lines_get_the_marks_of_their_blocks():
    paragraphs, _ = outline("> 1. one\n")
    assert paragraphs[0].laid_out(0, "a\nb") == "a\n>    b"
    paragraphs, _ = outline("> one\n> two\n>three\n")
    assert paragraphs[0].laid_out(0, "a\nb\nc\nd") == "a\n> b\n>c\n>d"
    assert paragraphs[0].laid_out(4, "a\nb\nc") == "a\n>b\n>c"


def test_a_rule_at_the_top_is_no_front_matter():
    assert [each.content for each in outline("---\n\nText here.\n\n---\n")[0]] == ["Text here."]
    assert outline("+++\na = 1\n+++\n")[0] == []


def test_a_paragraph_that_would_be_something_else_is_told():
    for content in ("# x", "- x", "1. x", "> x", "a\n---", "a\n\nb", "```\nx\n```", "[a]: u", "|a|\n|-|"):
        assert not is_one_paragraph(content, {})
    assert is_one_paragraph("a\nb", {})
