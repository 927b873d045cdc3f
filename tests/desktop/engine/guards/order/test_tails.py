import pytest

from desktop.engine.guards.order import tails
from desktop.engine.guards.reading.sentence import Sentence


@pytest.mark.parametrize(
    ("source", "rewrite", "broken"),
    [
        ("He took the news calmly.", "The news was calm and he took it.", True),
        (
            "They decided to sell the boat and buy a flat.",
            "The boat was sold, and they decided to buy a flat.",
            True,
        ),
        ("I then wait while the egg cooks.", "The egg cooks, and I then wait.", True),
        ("She is the best stylist I have had.", "I have had many stylists, so she is the best.", True),
        (
            "Someone closes the door with a smile.",
            "A smile echoes, as someone closes the door.",
            True,
        ),
        ("The plants in the hall need light.", "Light is needed for the plants.", True),
        ("The plants need light for growing.", "Light lets grow, for the plants.", False),
        ("They sell bread that is warm.", "The bread is warm where they sell it.", True),
        ("She sings; the cats listen.", "The cats listen, and she sings.", False),
        ("We see that it is warm.", "It is warm, as we see.", False),
        ("You offered me a lift that I need.", "I need the lift that you offered, and thank you.", False),
        ("It was dark and nobody was home.", "Nobody was home, and it was very dark.", True),
        ("The fish was fresh and I had it.", "I had the fish and it was fresh.", False),
        ("We were tired, so we slept.", "We slept, as we were tired.", False),
        ("I was tired, so we slept.", "We slept, as I was tired.", False),
        ("He took the news calmly.", "He was calm and he took the news.", False),
        ("Because we were late, they left.", "They left, and because we were late, we ran.", False),
        ("The news reached him at sea.", "At sea the news reached him and the crew.", False),
        ("Is he in?", "He is in, and is he well?", False),
        ("", "", False),
    ],
)
def test_the_front_is_not_hung_on_behind(source: str, rewrite: str, broken: bool) -> None:
    assert tails.breaks(Sentence(source), Sentence(rewrite)) is broken
