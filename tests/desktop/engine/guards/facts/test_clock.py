import pytest

from desktop.engine.guards.facts import clock
from desktop.engine.guards.reading.sentence import Sentence


@pytest.mark.parametrize(
    ("source", "rewrite", "broken"),
    [
        ("It closes at half past five.", "At half before five, it closes.", True),
        ("It closes at a quarter to six.", "It closes at a quarter past six.", True),
        ("It closes at a quarter to six.", "At a quarter of six, it closes.", False),
        ("It closes at half past five.", "It closes when it is half past five.", False),
        ("By morning the radio was gone.", "The radio was gone by his morning.", True),
        ("By morning the radio was gone.", "The radio was gone by the morning.", False),
        ("If it rains tomorrow, we stay.", "If it rains, we stay.", True),
        ("If it rains tomorrow, we stay.", "If it rains the next day, we stay.", False),
        ("In the morning he took a walk.", "He took his morning walk.", False),
        ("His morning was quiet.", "It was a quiet start of his morning.", False),
    ],
)
def test_a_time_of_day_stays_what_it_is(source: str, rewrite: str, broken: bool) -> None:
    assert clock.breaks(clock.facts(Sentence(source)), clock.facts(Sentence(rewrite))) is broken
