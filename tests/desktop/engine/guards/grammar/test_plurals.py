import pytest

from desktop.engine.guards.grammar import plurals
from desktop.engine.guards.reading.sentence import Sentence


@pytest.mark.parametrize(
    ("source", "rewrite", "broken"),
    [
        ("Their arrangements were beautiful.", "Their arrangement was beautiful.", True),
        ("We tested it on various datasets.", "We tested it on various dataset.", True),
        ("The box is full.", "The boxes are full.", True),
        ("The city grew.", "The cities grew.", True),
        ("A dog is loyal.", "Dogs are loyal.", False),
        ("The dogs barked.", "The animals barked.", False),
        ("This study and these studies agree.", "These studies agree.", False),
        ("The news is good.", "Their new house is good.", False),
        ("The glass broke.", "The glass was broken.", False),
    ],
)
def test_what_is_definite_keeps_its_number(source: str, rewrite: str, broken: bool) -> None:
    assert plurals.breaks(plurals.facts(Sentence(source)), plurals.facts(Sentence(rewrite))) is broken
