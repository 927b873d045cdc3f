import pytest

from desktop.engine.guards.grammar import states
from desktop.engine.guards.reading.sentence import Sentence


@pytest.mark.parametrize(
    ("source", "rewrite", "broken"),
    [
        ("I owe you an apology.", "I am sorry for the apology.", True),
        ("Just leave it on my desk.", "I am on my desk, just leave it.", True),
        ("I wait while the egg cooks.", "While the egg cooks, I am waiting.", True),
        ("I look forward to it.", "I am looking forward to it.", False),
        ("I refuse to pay.", "I am not willing to pay.", False),
        ("Can I bring my own food?", "Am I allowed to bring my own food?", False),
        ("He is a better cook than me.", "He is better at cooking than I am.", False),
        ("I'm tired of it.", "I am weary of it.", False),
        ("The door opens at 9 am.", "At 9 am, the door opens.", False),
    ],
)
def test_nobody_is_what_he_was_not_said_to_be(source: str, rewrite: str, broken: bool) -> None:
    assert states.breaks(states.facts(Sentence(source)), states.facts(Sentence(rewrite))) is broken
