import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.segment import split

# The parts of each line, apart by " | ", are what it must be split into.
CASES = """
Dr. Smith went to Washington. | He liked it.
Mr. and Mrs. Brown came. | They stayed.
We met Prof. Jones and Gen. Lee on Jan. 5th. | It rained.
Dear Ms. Smith came home. | She left.
I live in the U.S. and work in the U.K. today. | Fine.
I moved to the U.S. | It was great.
The meeting is at 5 p.m. | We will see.
The meeting is at 5 p.m. on Monday.
Use fruit, e.g. apples, i.e. red ones, etc. and more. | Done.
See Fig. 3 and Eq. 4 in Sec. 2. | They help.
It is in vol. 3, no. 4. | Read it.
Approx. 5 people came. | They ate.
J. K. Rowling wrote it. | J.R.R. Tolkien did not.
It costs $3.50. | That is cheap.
Version 2.0.1 is out. | Get it.
Node.js is good. | ASP.NET too.
Visit www.example.com. | It is good.
Visit https://example.com/a.b?c=d.e for more. | Thanks.
Mail me at a.b@c.com. | I will answer.
“Go away.” | She left.
"Stop!" he cried. | Nobody moved.
"What is it?" she asked. | "Nothing."
He said, “I am here.” | Then he left.
He said: “No! Never!” | She wept.
Wait... | What?
Wait... what is that?
I think… maybe not. | Yes.
I was… | Then it ended.
I… I was there.
What?! | No way!! | Really?
(It rained all day.) | We stayed in.
He left (it rained). | We stayed.
Is this right? | (I think so.) | Good.
It was late (see p. 5). | Go.
As shown in ref. [12]. | This is good.
No. 5 is alive. | No. | He said no.
Smith et al. (2020) found it. | Others did not.
This is good. | This is bad.
Mt. Everest is high. | Ft. Knox is not.
*Wow.* | That is it. | **Bold.** | Next.
'Tis good. | 'Twas bad.
彼は来た。 | 彼女は去った。
"""


def sentences(text):
    return [segment.text for segment in split(text) if segment.sentence]


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_sentence_ends_are_found(line):
    parts = line.split(" | ")
    assert sentences(" ".join(parts)) == parts


def test_sentences_run_on_without_space_are_parted():
    assert sentences("This is good.This is bad.") == ["This is good.", "This is bad."]


PAGE = """\
---
title: "x y. Z w."
---

# Heading one here

The quick brown fox jumped over the lazy dog and then it went
all the way to the very end of the world and
back.  It was a long way, said the fox to Mr.
Jones and to nobody in particular, while the dog slept and
I wrote it down.

Roses are red,
violets are blue.

- first item is rather long and goes on to the next line because
  it is long. And more.
- [ ] buy some milk
1. One thing
2) Two things

> quoted text that is long enough to be wrapped by the mailer on
> the next line. And so on.
>> deeper text is here

| a b | c d |
|-----|-----|
| e f | g h |

a b | c d
----|----
e f | g h

Name\tAge\tCity
Bob\t3\tParis

```python
x = 1  # This is code. It stays.
```

    for x in y:
        print(x)

    This is an indented paragraph that is not code at all, and which
    goes on to the next line.

<div class="a b">
***
John Smith
12 Baker Street
"""

PAGE_SENTENCES = [
    "Heading one here",
    (
        "The quick brown fox jumped over the lazy dog and then it went\n"
        "all the way to the very end of the world and"
    ),
    "back.",
    "It was a long way, said the fox to Mr.",
    "Jones and to nobody in particular, while the dog slept and\nI wrote it down.",
    "Roses are red,",
    "violets are blue.",
    "first item is rather long and goes on to the next line because\n  it is long.",
    "And more.",
    "buy some milk",
    "One thing",
    "Two things",
    "quoted text that is long enough to be wrapped by the mailer on\n> the next line.",
    "And so on.",
    "deeper text is here",
    "This is an indented paragraph that is not code at all, and which\n    goes on to the next line.",
    "John Smith",
    "12 Baker Street",
]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_layout_of_a_page_is_understood(line_end):
    page = PAGE.replace("\n", line_end)
    assert [text.replace(line_end, "\n") for text in sentences(page)] == PAGE_SENTENCES
    assert "".join(segment.text for segment in split(page)) == page


def test_a_wrapped_line_may_go_on_with_a_name():
    text = (
        "It was in the spring of that year when they went by ship from\n"
        "Bremen to the other side of the ocean, and none of them ever\n"
        "came back again."
    )
    assert sentences(text) == [text]


def test_headlines_without_full_stop_stay_apart():
    lines = [
        "Scientists find a new planet in a distant galaxy after long search",
        "Stocks fall as investors fear recession and rising interest rates",
    ]
    assert sentences("\n".join(lines)) == lines


def test_a_fence_that_is_never_closed_hides_nothing():
    assert sentences("```\nThis is still text. So is this.") == ["This is still text.", "So is this."]


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\0", "…", "😀", "---\n", "\ufeff", "\ud800", "> \n> \n", "```"]
)
def test_a_text_without_words_is_all_gap(text):
    assert sentences(text) == []
    assert "".join(segment.text for segment in split(text)) == text


def test_a_byte_order_mark_and_controls_stay_outside():
    assert sentences("\ufeffHello there.\0 \u200bBye now.\u200f") == ["Hello there.", "Bye now."]


AWKWARD = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            "aZé. !?\"'“”()[]>#-*`|~:…\n\r\t\0\x0b\x85\u2028\u200b\u202e\ufeff\ud800\udfff😀אع。1"
        ),
        st.characters(exclude_categories=()),
    ),
    max_size=200,
)
LINES = st.lists(
    st.sampled_from(
        [
            *[
                "",
                " ",
                "---",
                "```",
                "~~~py",
                "> quoted words here",
                "- item",
                "1. first",
                "# Head",
                "    code();",
            ],
            *["a: b", "a | b", "--|--", "|x|y|", "\tx\ty\tz", "<br>", "e.g. Dr. No…", "( “", "I"],
            "a long line that is wrapped somewhere near its sixtieth column,",
            "and goes on in lower case. Then it ends.",
            "England is an island that lies in the sea not far from",
        ]
    ),
    max_size=12,
)


@given(
    st.one_of(AWKWARD, st.tuples(LINES, st.sampled_from(["\n", "\r\n", "\r"])).map(lambda x: x[1].join(x[0])))
)
def test_nothing_is_lost(text):
    segments = list(split(text))
    assert "".join(segment.text for segment in segments) == text
    position = 0
    for segment in segments:
        assert segment.start == position
        assert segment.text
        position = segment.end
        if segment.sentence:
            assert segment.text == segment.text.strip()
            assert any(character.isalnum() for character in segment.text)


@pytest.mark.timeout(60)
def test_it_is_lazy():
    endless = "This is a sentence. " * 2_000_000
    assert len(list(itertools.islice(split(endless), 10))) == 10


# Far from a limit that quadratic time would keep: this takes a second or two on a busy machine.
@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "word ",
        "“a. ",
        "(A. ",
        "… A",
        "```x\n",
        "    f(x)\n",
        "a|b\n",
        "- ",
        "<a ",
        "a ",
        "\n",
        "---\na: b\n",
    ],
)
def test_time_grows_with_length_only(piece):
    text = (piece * 300_000)[:300_000]
    assert sum(len(segment.text) for segment in split(text)) == len(text)


@pytest.mark.timeout(60)
def test_a_run_of_spaces_takes_no_time():
    text = "a" + " " * 300_000 + "b"
    assert "".join(segment.text for segment in split(text)) == text


def test_a_very_long_sentence_is_one():
    text = "word " * 5_000 + "end."
    assert sentences(text) == [text]
