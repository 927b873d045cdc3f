import pytest

from desktop.engine.guards.meaning import shifts
from desktop.engine.guards.reading.sentence import Sentence


@pytest.mark.parametrize(
    ("source", "rewrite", "broken"),
    [
        # Stronger, weaker, or another thing
        ("It is an important change.", "It is a crucial change.", True),
        ("I love this soup.", "I enjoy this soup.", True),
        ("I like this soup.", "I adore this soup.", True),
        ("Sales fell dramatically in May.", "In May, sales fell significantly in May.", True),
        ("He stared at the wall.", "He glanced at the wall.", True),
        ("She knew the truth.", "She learned the truth.", True),
        ("Has anyone seen my keys?", "Has everyone seen my keys?", True),
        ("Whales are mammals.", "Whales are animals.", True),
        ("The storm devastated the coast.", "The coast was devastated by the storm.", False),
        # The way back has its own line.
        ("It is a crucial change.", "It is an important change.", False),
        # Something else around it changed.
        ("The soup is good.", "We had an excellent bowl of soup.", False),
        ("The great and good soup was eaten.", "The good and great soup was eaten.", False),
        # Close enough
        ("The change is big.", "The change is large.", False),
        ("He began to sing.", "He started to sing.", False),
        ("", "", False),
    ],
)
def test_a_near_word_is_no_synonym(source: str, rewrite: str, broken: bool) -> None:
    assert shifts.breaks(Sentence(source), Sentence(rewrite)) is broken


def test_no_word_shifts_into_itself() -> None:
    assert all(word not in new for word, new in shifts._TURNS.items())
