import pytest

from desktop.engine.guards.grammar import endings
from desktop.engine.guards.reading.sentence import Sentence


@pytest.mark.parametrize(
    ("source", "rewrite", "broken"),
    [
        ("There were signs of shod horses here.", "There were signs of shod horse here.", True),
        ("The crew set in the office jolts me.", "The crew set in the office jolt me.", True),
        ("They were crushed against mountains.", "They were crushed against mountain.", True),
        ("That is all anyone ever asks.", "That's all anyone ever ask.", True),
        ("There are specific plans, if you want.", "If you want, there are specific plan.", True),
        ("She helps us.", "She can help us.", False),
        ("The models improve.", "The model improves.", False),
        ("The model improves this.", "The models improve this.", False),
        ("They crossed mountains.", "They crossed mountain ranges.", False),
        ("Dogs are loyal.", "A good dog is loyal.", False),
        ("The bridge costs a lot.", "The bridge cost a lot.", False),
        ("It takes years.", "It takes a year.", False),
        ("He wants to leave and goes.", "He wants to leave and go.", False),
        ("Two guests came.", "Two people came as guest and host.", True),
        ("One guest and two guests came.", "One came as guest.", False),
    ],
)
def test_an_ending_is_not_just_lost(source: str, rewrite: str, broken: bool) -> None:
    assert endings.breaks(endings.facts(Sentence(source)), endings.facts(Sentence(rewrite))) is broken
