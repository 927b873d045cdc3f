import pytest

from desktop.engine.guards.order import openings
from desktop.engine.guards.reading.sentence import Sentence


@pytest.mark.parametrize(
    ("source", "rewrite", "broken"),
    [
        ("So I think they should go.", "They should go, I think.", True),
        ("So I think they should go.", "Therefore I think they should leave.", False),
        ("So few people came that we left.", "The people were so few that we left.", False),
        ("So many reasons to love it!", "It has many reasons to be loved!", True),
        ("There were toys on the floor.", "The toys were on the floor.", True),
        ("There was a strong recourse.", "It was a strong recourse.", True),
        ("There are ants in the sugar.", "Ants are in the sugar.", False),
        ("There the road ends.", "The road ends there.", False),
        ("Have you ever thought of it?", "Is there any idea of it?", True),
        ("How can I find out?", "Is there a way to find out?", False),
        ("Do you think there is a way?", "Is there a way, do you think?", False),
        ("He lied about his age.", "His age was lied to him.", True),
        ("They got a deal on the car.", "The car was a deal for them.", True),
        ("They kept the car.", "The car was kept by them.", False),
        ("They told him to go.", "Go, they told him.", False),
        ("He said no.", "No was his answer.", False),
        ("", "", False),
    ],
)
def test_the_drift_stays(source: str, rewrite: str, broken: bool) -> None:
    assert openings.breaks(Sentence(source), Sentence(rewrite)) is broken
