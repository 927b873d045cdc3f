import pytest

from desktop.engine.guards.order import minds
from desktop.engine.guards.reading.sentence import Sentence


@pytest.mark.parametrize(
    ("source", "rewrite"),
    [
        ("You're tall, and I expect you to win.", "You're tall, and you expect me to win."),
        ("Tom never liked how I sing.", "I never liked how Tom sings."),
        ("We'd like you to help.", "You would like us to help."),
    ],
)
def test_nobody_else_wants_or_thinks_it(source: str, rewrite: str) -> None:
    assert minds.breaks(Sentence(source), Sentence(rewrite))
    assert minds.breaks(Sentence(rewrite), Sentence(source))


@pytest.mark.parametrize(
    ("source", "rewrite"),
    [
        # One and the same.
        ("Tom said he was ill.", "He said Tom was ill."),
        ("I think that we won.", "We think that I won."),
        ("I really hope you come.", "I hope that you really come."),
        # He who thinks so is not in the other, or who is cannot be told.
        ("I think it works.", "It works, I think."),
        ("You think it works.", "I think it works."),
        ("I want what you want.", "You want what I want."),
        ("I told you the plan.", "You were told the plan by me."),
        ("We need the time that you need.", "The time you need is what we need."),
        ("", "I think so."),
    ],
)
def test_what_says_the_same_or_cannot_be_told_is_let_through(source: str, rewrite: str) -> None:
    assert not minds.breaks(Sentence(source), Sentence(rewrite))
