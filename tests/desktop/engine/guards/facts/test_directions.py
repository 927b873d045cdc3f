import pytest

from desktop.engine.guards.facts import directions
from desktop.engine.guards.reading.sentence import Sentence


@pytest.mark.parametrize(
    ("source", "rewrite", "broken"),
    [
        ("You could walk across it.", "You could walk around it.", True),
        ("You could walk across it.", "You could walk over it.", False),
        ("He ran past the gate.", "He ran through the gate.", True),
        ("He ran past the gate.", "Past the gate he ran.", False),
        ("The bill went through.", "The bill passed, and it went through.", False),
        ("He kept bees behind the orchard.", "He kept bees in the orchard.", True),
        ("He kept bees behind the orchard.", "Behind the orchard, he kept bees in the hives.", False),
        ("The note lay beneath the clock.", "The note lay under the clock.", False),
        ("The note lay beneath the clock.", "The note lay on the clock.", True),
        ("The shop is opposite the church.", "The shop is in the church.", True),
        ("They met outside the embassy.", "They met near the embassy.", False),
        ("What is under discussion?", "What is in discussion?", False),
    ],
)
def test_ways_and_places_stay_what_they_are(source: str, rewrite: str, broken: bool) -> None:
    assert (
        directions.breaks(directions.facts(Sentence(source)), directions.facts(Sentence(rewrite))) is broken
    )
