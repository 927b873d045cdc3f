import pytest

from desktop.engine.guards.grammar import smallwords
from desktop.engine.guards.reading.sentence import Sentence


@pytest.mark.parametrize(
    ("source", "rewrite", "broken"),
    [
        # Exchanged
        ("He lied about his age.", "He lied to his age.", True),
        ("The handle came off in my hand.", "The handle came out in my hand.", True),
        ("Can you give me a ride?", "Can I give me a ride?", True),
        ("He waits while the egg cooks.", "He waits for the egg cooks.", True),
        ("A woman is inside the house.", "A woman is in the house.", False),
        ("How do I clean it?", "How can I clean it?", False),
        ("The gate was rusted shut.", "The gate had rusted shut.", False),
        ("They searched an old house.", "They searched the old house.", False),
        # Lost
        ("I started ordering on Amazon last May.", "I started ordering Amazon last May.", True),
        ("He was not tired anymore.", "He was not tired.", True),
        ("Is this the right way to do it?", "Is this the right way to do?", True),
        ("Nearly all of the documents were burned.", "Nearly all the documents were burned.", False),
        ("The essays were due on Friday.", "The essays were due Friday.", False),
        ("I think that she left.", "I think she left.", False),
        # Made up
        ("Empty it into the trash or compost.", "Empty it into the trash or a compost.", True),
        ("How long will it keep in the fridge?", "How long will it keep it in the fridge?", True),
        ("I think she left.", "I think that she left.", False),
        # Another small word changed, or what stands around it.
        ("The teacher sat at her desk.", "The teacher sat to a desk.", False),
        ("He lied about his age.", "About his age he lied.", False),
        ("He talked about money.", "He spoke to rich people.", False),
        ("", "", False),
    ],
)
def test_a_small_word_stays_among_its_like(source: str, rewrite: str, broken: bool) -> None:
    before, after = smallwords.facts(Sentence(source)), smallwords.facts(Sentence(rewrite))
    assert smallwords.breaks(before, after) is broken
