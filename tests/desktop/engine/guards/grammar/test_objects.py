import pytest

from desktop.engine.guards.grammar import objects
from desktop.engine.guards.reading.sentence import Sentence


@pytest.mark.parametrize(
    ("source", "rewrite", "broken"),
    [
        ("My grandfather kept bees.", "My grandfather remained bees.", True),
        ("She kept the letter.", "She stayed the letter.", True),
        ("She kept calm.", "She remained calm.", False),
        ("The room was kept tidy.", "The room remained tidy.", False),
        ("The smell still hung there.", "The smell remained hung there.", True),
        ("The shop was still closed.", "The shop remained closed.", False),
        ("The shop is closed, and still he waits.", "The shop remains closed, and he waits.", False),
        ("We apologise for the delay.", "We apologise the delay.", True),
        ("We apologise for the delay.", "Please accept that we apologise for it.", False),
        ("She listened to the radio.", "She listened the radio.", True),
        ("It consists of the two halves.", "It consists the two halves.", True),
        ("We talked about the plan.", "We discussed about the plan.", True),
        ("We talked about the plan.", "We discussed the plan.", False),
        ("I look forward to hearing from you.", "I look forward to hearing you.", True),
        ("I look forward to hearing from you.", "I look forward to hearing about you.", True),
        ("I look forward to hearing from you.", "I look forward to your reply.", False),
        ("She could not hear you.", "You were not heard, she could not hear you.", False),
        ("He told us stories.", "He informed us stories.", True),
        ("Let me know by Friday.", "Inform me know by Friday.", True),
        ("Let me know by Friday.", "Inform me by Friday.", False),
        ("He told us that it rained.", "He promptly informed us that it had rained.", False),
        ("He asked the class to sit.", "He inquired the class to sit.", True),
        ("Thanks for getting back to me.", "Thanks for returning to me.", True),
        ("Thanks for getting back to me.", "Thanks for replying to me.", False),
        ("Instead of complying, the firm paid.", "The firm paid, not complying, the story goes.", False),
    ],
)
def test_a_verb_has_the_objects_that_it_can_have(source: str, rewrite: str, broken: bool) -> None:
    assert objects.breaks(objects.facts(Sentence(source)), objects.facts(Sentence(rewrite))) is broken
