import pytest

from desktop.engine.guards.order import leftovers
from desktop.engine.guards.reading.sentence import Sentence


@pytest.mark.parametrize(
    ("source", "rewrite", "broken"),
    [
        ("I can taste it, and I dislike it.", "I dislike the taste, and I can.", True),
        ("Cities are green.", "Cities are as green as they ever were.", False),
        ("Does it rain?", "Is it raining, or does it?", False),
        ("This is how it is.", "Here is how it is.", False),
        (
            "Two boys sit in a booth inside a building.",
            "The building is where two boys sit in a booth.",
            True,
        ),
        ("The keys are where they were.", "Your keys are where they were.", False),
        ("I love that they have it.", "They have it, which is why.", True),
        (
            "The survey shows that most people trust them.",
            "Most people trust them in the survey, which.",
            True,
        ),
        ("It captures light inside the cell.", "Light gets inside the cell, which it captures.", True),
        ("The food, which was cold, was late.", "The food was late, which was cold.", False),
        ("Which do you want?", "I want which?", False),
        (
            "It ended, and somehow that made it all much worse.",
            "It ended, which somehow made it all so much worse for us.",
            False,
        ),
        ("Unlike others, it grows on wood.", "It grows on wood, Unlike others.", True),
        ("We meet on the third of the month in May.", "The meeting is on the third of May.", False),
        ("Beijing is large.", "The city of Beijing is large.", False),
        ("Unlike others, it grows on wood.", "It grows on wood, unlike others.", False),
        ("They meet in winter.", "The meeting is in May.", False),
        ("King and Queen met.", "The Queen met the King.", False),
        ("", "", False),
        ("So it was.", "", False),
    ],
)
def test_nothing_is_left_over(source: str, rewrite: str, broken: bool) -> None:
    assert leftovers.breaks(leftovers.facts(Sentence(source)), leftovers.facts(Sentence(rewrite))) is broken
