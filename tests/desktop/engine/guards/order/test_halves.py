import pytest

from desktop.engine.guards.order import halves
from desktop.engine.guards.reading.sentence import Sentence


@pytest.mark.parametrize(
    ("source", "rewrite", "broken"),
    [
        ("I missed the last bus and walked home.", "I walked home and missed the last bus.", True),
        ("A man opens a can and sprays the boot.", "A man sprays the boot by opening a can.", True),
        (
            "She leaned out of the bed and then opened her door.",
            "Opening her door, she leaned out of the bed.",
            True,
        ),
        (
            "The cook spat into the soup and smiled at me.",
            "The cook smiled at me after spitting into the soup.",
            False,
        ),
        ("Someone enters and turns on the light.", "Someone turns on the light and enters.", True),
        ("Someone enters and turns on the light.", "Someone comes in and turns on the light.", False),
        ("The mice and the birds sang.", "The birds and the mice sang.", False),
        ("It has a texture that people find odd.", "People find it odd and have a texture.", True),
        ("It has a texture that people find odd.", "It has a texture, and people find it odd.", False),
        (
            "Two boys came to the old house to play cards.",
            "The old house is where two boys came to play cards.",
            False,
        ),
        ("The train extends north to Alaska.", "Alaska is where the train extends north.", True),
        ("The duke was rich but lonely.", "Lonely as he was, the duke was rich.", False),
        (
            "Nobody lent him money, so he sold his watch.",
            "He sold his watch because nobody lent him money.",
            False,
        ),
        (
            "Nobody lent him money, so he sold his watch.",
            "He sold his watch and nobody lent him money.",
            True,
        ),
        (
            "She was sixty and named it after her husband.",
            "She named it after her husband, who was sixty.",
            True,
        ),
        ("And so it ended.", "So it ended.", False),
        ("", "", False),
    ],
)
def test_the_halves_do_not_change_sides(source: str, rewrite: str, broken: bool) -> None:
    assert halves.breaks(Sentence(source), Sentence(rewrite)) is broken
