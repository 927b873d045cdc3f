import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.prose import reason_to_keep
from desktop.engine.result import Reason


@pytest.mark.parametrize(
    "sentence",
    [
        "Dogs chase cats.",
        "Children love ice cream.",
        "Man bites dog",
        "Local man wins prize",
        "Nice place, great food!",
        "Chapter 3 describes the method.",
        "Table 3 shows good results.",
        "To: be fair, I was late, and I should have told you before we left.",
        "Mr. Smith met Herr Müller in München.",
        "He visited La Paz and Los Angeles last year.",
        "Water is composed of hydrogen and oxygen.",
        "The café's décor is naïve.",
        "See https://example.org for more of this kind.",
        "I paid $3,000 for 2 of them in 2019.",
        "THIS IS VERY IMPORTANT.",
        "I love this 😀😀😀",
        "The value x = 3 is what we want.",
        "A sentence with \ud800 inside of it.",
    ],
)
def test_prose_is_for_the_student(sentence):
    assert reason_to_keep(sentence) is None


@pytest.mark.parametrize("sentence", ["Hi.", "Time flies.", "12 Baker Street", "Best, Tom", "a", ""])
def test_too_short(sentence):
    assert reason_to_keep(sentence) is Reason.TOO_SHORT


@pytest.mark.parametrize(
    "sentence",
    [
        "…", "😀 😀 😀", "Chapter 3", "Chapter IV: The Return of the King", "Figure 2.1: A map",
        "From: Bob Smith", "Subject: Our meeting on Monday and what comes next",
        "To: Ann Lee <ann@example.org>, Tom Fry and others",
        "Date: Mon, 3 Feb 2020 10:11:12", "/usr/local/bin/foo", "See https://example.org/a", "x = foo(bar);",
        "a | b | c d e", "+--+--+ x +--+", "[1]: https://example.org a title here",
        "12:30 14:50 16:10 18:20 am pm ab",
        "#include <stdio.h> int main", "$ pip install the thing", "if (a == b) { return c; }",
    ],
)  # fmt: skip
def test_not_prose(sentence):
    assert reason_to_keep(sentence) is Reason.NOT_PROSE


@pytest.mark.parametrize(
    "sentence",
    [
        "Я не знаю, где он сейчас.", "Δεν ξέρω πού είναι τώρα.", "لا أعرف أين هو الآن.",
        "אני לא יודע איפה הוא עכשיו.",
        "我不知道他现在在哪里。", "彼が今どこにいるのか分かりません。", "मुझे नहीं पता कि वह कहाँ है।",
        "나는 그가 어디 있는지 모른다.",
        "Je ne sais pas où il est.", "JE NE SAIS PAS OÙ IL EST",
    ],
)  # fmt: skip
def test_not_english(sentence):
    assert reason_to_keep(sentence) is Reason.NOT_ENGLISH


@given(st.text(max_size=200))
def test_any_text_gets_an_answer(text):
    assert reason_to_keep(text) in {None, Reason.TOO_SHORT, Reason.NOT_PROSE, Reason.NOT_ENGLISH}
