import pytest

from desktop.engine.guards.facts import greetings
from desktop.engine.guards.reading.sentence import Sentence


@pytest.mark.parametrize(
    ("source", "rewrite", "broken"),
    [
        ("Hi Martha, thanks for your help.", "Thanks for your help, Hi Martha.", True),
        ("Hi Martha, thanks for your help.", "Thanks for your help, Martha.", True),
        ("Hi Martha, thanks for your help.", "Hello Martha, thank you for your help.", False),
        ("Dear Mr. Jones, I am glad to hear it.", "I am glad to hear it, dear Mr. Jones.", True),
        ("Good morning, how are you?", "How are you, and good morning?", True),
        ("Dear friends are hard to find.", "It is hard to find dear friends.", False),
        ("We said hello, and they left.", "They left, and we said hello.", False),
    ],
)
def test_a_greeting_stays_where_it_is(source: str, rewrite: str, broken: bool) -> None:
    assert greetings.breaks(greetings.facts(Sentence(source)), greetings.facts(Sentence(rewrite))) is broken
