import pytest

from desktop.engine.guards.meaning import losses
from desktop.engine.guards.reading.sentence import Sentence


@pytest.mark.parametrize(
    ("source", "rewrite", "broken"),
    [
        ("The team wins and points back to it.", "The team wins and points to it.", True),
        ("The site has been widely praised.", "The site has been praised.", True),
        ("Nearly a week passed before the girl spoke.", "Nearly a week before the girl spoke.", True),
        ("He talks in a low, quiet voice.", "He talks in a quiet voice.", True),
        ("Many thanks for your letter.", "Thanks for your letter.", True),
        ("He talks in a low, quiet voice.", "In a quiet voice, he talks.", True),
        # Hardly anything is lost.
        ("They got married in a hurry.", "They married in a hurry.", False),
        ("It shouldn't need any more oil.", "It shouldn't need more oil.", False),
        # Something came for it, or all of it is turned round.
        ("The site has been widely praised.", "Widely, the site has been praised.", False),
        ("The site has been widely praised.", "The site has been praised by many.", False),
        ("The site has been widely praised.", "The site has been praised a lot.", False),
        ("", "", False),
    ],
)
def test_no_word_of_weight_is_dropped(source: str, rewrite: str, broken: bool) -> None:
    assert losses.breaks(Sentence(source), Sentence(rewrite)) is broken
