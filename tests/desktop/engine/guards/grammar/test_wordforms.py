import pytest

from desktop.engine.guards.grammar import wordforms
from desktop.engine.guards.reading.sentence import Sentence


@pytest.mark.parametrize(
    ("source", "rewrite", "broken"),
    [
        ("Avoid freezer burn by wrapping them tightly.", "Avoid freezer burn by wrap them tightly.", True),
        ("Claire opened her eyes.", "Claire open her eyes.", True),
        ("A man on a bike rides past the men.", "A man on a bike ride past the men.", True),
        (
            "As we later discover in the film, it is real.",
            "As we later discovered in the film, it is real.",
            True,
        ),
        ("A goat chases him through the yard.", "A goat chasing him through the yard.", True),
        ("She spoke to him in the hall.", "She spoken to him in the hall.", True),
        # A small word or another form governs it.
        ("You cried at work.", "Did you cry at work?", False),
        (
            "He walked to the quay and counted the boats.",
            "He would walk to the quay and count the boats.",
            False,
        ),
        (
            "To reach it, wade the stream and climb the bank.",
            "Wading the stream and climbing the bank, reach it.",
            False,
        ),
        # Either form can stand there.
        ("I heard her sing in the bath.", "I heard her singing in the bath.", False),
        ("Put the lid on tightly and turn it.", "Put the lid on tight and turn it.", False),
        ("We praise the response effort.", "We praise the response efforts.", False),
        # The words around it changed.
        ("He opened the door slowly.", "Slowly he opens a door.", False),
        ("He opened the door.", "He opened the door.", False),
    ],
)
def test_a_word_keeps_its_form_where_all_stays_around_it(source: str, rewrite: str, broken: bool) -> None:
    assert wordforms.breaks(Sentence(source), Sentence(rewrite)) is broken
