import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from desktop.documents.block import Replacement
from desktop.documents.errors import DocumentError
from desktop.documents.markdown.document import MarkdownDocument

NOTE = """\
---
title: "Kept: front matter"
---

# On *cold* weather

It was **very cold** in [the valley](http://x.y/a_b "title")[^1], and
nobody went out. The `thermometer()` showed \\*minus\\* ten. Nobody minded.

> - [ ] Buy some **good** coal.
>   Then heat the room.

| Place | Remark |
|:------|-------:|
| Here  | It was *quite* cold. |

![A picture](cold.png)

```python
print("It was very cold.")
```

<!-- It was very cold. -->

[^1]: It was very cold.
"""


def opened(text, encoding="utf-8"):
    return MarkdownDocument(None, text.encode(encoding))


def replaced(document, *changes):
    """The replacements that turn old sentences into new ones."""
    found = []
    for old, new in changes:
        block = next(block for block in document.blocks if old in block.text)
        start = block.text.index(old)
        found.append(Replacement(block.id, start, start + len(old), new))
    return found


def test_sentences_are_rewritten_and_everything_else_stays():
    document = opened(NOTE)
    changes = replaced(
        document,
        ("On cold weather", "About cold weather"),
        (
            "It was very cold in the valley, and\nnobody went out.",
            "Nobody went\nout, as in the valley it was very cold.",
        ),
        ("The `thermometer()` showed *minus* ten.", "Minus ten was what the `thermometer()` showed."),
        ("Buy some good coal.", "Get good coal."),
        ("It was quite cold.", "The day was rather cold."),
    )  # fmt: skip
    outcome = document.rewritten(changes)
    assert outcome.refused == ()
    wanted = (
        NOTE.replace("# On *cold* weather", "# About *cold* weather")
        .replace(
            'It was **very cold** in [the valley](http://x.y/a_b "title")[^1], and\nnobody went out.',
            'Nobody went\nout, as in [the valley](http://x.y/a_b "title")[^1] it was **very cold**.',
        )
        .replace(
            "The `thermometer()` showed \\*minus\\* ten.", "Minus ten was what the `thermometer()` showed."
        )
        .replace("Buy some **good** coal.", "Get **good** coal.")
        .replace("It was *quite* cold. |", "The day was *rather* cold. |")
    )
    assert outcome.data.decode() == wanted


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_and_line_ends_are_kept(mark, end):
    data = mark + NOTE.replace("\n", end).encode()
    document = MarkdownDocument(None, data)
    assert document.rewritten([]).data == data
    changes = replaced(document, ("Nobody minded.", "No one cared."))
    assert document.rewritten(changes).data == data.replace(b"Nobody minded.", b"No one cared.")


@pytest.mark.parametrize(
    ("source", "old", "new"),
    [
        ("See [the book](u) now.", "See the book now.", "Read that volume now."),
        ("| A cell here. |\n|---|\n", "A cell here.", "A cell | there."),
        ("# A heading", "A heading", "Two\nlines"),
        ("Some `code` here.", "Some `code` here.", "Some thing here."),
        ("Cold[^1] days came.\n\n[^1]: x", "Cold days came.", "Icy times were here."),
    ],
)
def test_what_would_be_lost_is_refused_and_the_text_stays(source, old, new):
    document = opened(source)
    (change,) = replaced(document, (old, new))
    assert not document.accepts(change)
    outcome = document.rewritten([change])
    assert outcome.refused == (change,)
    assert outcome.data == source.encode()


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("A good year.", "1986. A good year.", "1986\\. A good year."),
        ("A plain word.", "A *starred* word.", "A \\*starred\\* word."),
        ("A plain word.", "A <b> [word](u).", "A \\<b\\> \\[word\\](u)."),
        ("One thing.", "# Another thing.", "\\# Another thing."),
        ("One thing.", "- Another thing.", "\\- Another thing."),
        ("One thing.", "2 * 3 things.", "2 * 3 things."),
        ("One thing.", "snake_case things.", "snake_case things."),
    ],
)
def test_what_could_be_taken_for_mark_up_is_escaped_only_where_it_must_be(old, new, wanted):
    document = opened(f"{old} Next.\n")
    assert document.rewritten(replaced(document, (old, new))).data.decode() == f"{wanted} Next.\n"


def test_emphasis_over_two_sentences_is_kept():
    document = opened("*One thing here. Another there.* End.")
    changes = replaced(document, ("One thing here.", "A thing here."), ("Another there.", "One more there."))
    assert document.rewritten(changes).data == b"*A thing here. One more there.* End."


def test_underlines_become_stars_where_a_word_would_touch_them():
    document = opened("A _big_ house.")
    (change,) = replaced(document, ("A big house.", "A bigbig house."))
    assert document.rewritten([change]).data == b"A _bigbig_ house."


@pytest.mark.parametrize(
    "text",
    [
        ">" * 2_000 + " deep",
        "[" * 1_000,
        "*a " * 1_000,
        "- " * 1_000 + "x",
        "`" * 20_000,
        "<" * 20_000,
        "|" * 500 + "\n" + "|-" * 500 + "\n" + "|" * 500,
        "![" * 500 + "](u)" * 500,
        "^[" * 2_000,
    ],
)
def test_hostile_texts_are_opened(text):
    document = opened(text)
    assert document.rewritten([]).data == text.encode()


@pytest.mark.parametrize("data", [b"\0", b"[" * 400_001])
def test_data_and_mark_up_without_end_are_refused(data):
    with pytest.raises(DocumentError):
        MarkdownDocument(None, data)


WORDS = st.lists(
    st.sampled_from(
        ["cat", "dog", "**big**", "*red*", "_old_", "[link](u)", "`code`", "mark[^1]", "~~gone~~"]
    ),
    min_size=1,
    max_size=7,
).map(" ".join)
PLAIN = st.lists(
    st.sampled_from(
        ["cat", "dog", "big", "red", "old", "link", "`code`", "mark", "*", "#", "_", "<i>", "1."]
    ),
    min_size=1,
    max_size=8,
).map(" ".join)


@settings(max_examples=80)
@given(WORDS, PLAIN, WORDS)
def test_what_is_accepted_reads_as_it_should(first, new, second):
    document = opened(f"> {first}. {second}.\n")
    block = document.blocks[0]
    end = block.text.index(". ")
    change = Replacement(0, 0, end, new)
    outcome = document.rewritten([change])
    assert bool(outcome.refused) != document.accepts(change)
    again = MarkdownDocument(None, outcome.data)
    if outcome.refused:
        assert outcome.data == document.data
        return
    assert [each.text for each in again.blocks] == [new + block.text[end:]]
    html = MarkdownIt().render(outcome.data.decode())
    assert html.count("<a ") == MarkdownIt().render(document.data.decode()).count("<a ")
    assert html.count("[^1]") == document.data.count(b"[^1]")


@pytest.mark.parametrize("content", [b"a\n" * 400_001, b"|" * 400_001, b"*" * 200_001])
def test_what_would_take_for_ever_is_refused(content):
    with pytest.raises(DocumentError, match="split it"):
        MarkdownDocument(None, content)
