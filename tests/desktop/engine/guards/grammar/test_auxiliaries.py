import pytest

from desktop.engine.guards.grammar import auxiliaries
from desktop.engine.guards.reading.sentence import Sentence


@pytest.mark.parametrize(
    ("source", "rewrite", "broken"),
    [
        # "Do" and "be"
        ("What does this word mean?", "What is this word mean?", True),
        ("When does term end?", "When is term end?", True),
        ("It didn't bother my uncle in the least.", "It wasn't bother my uncle at all.", True),
        ("Are you still awake?", "Do you still awake?", True),
        ("It isn't far on foot.", "It doesn't far on foot.", True),
        ("Do your parents still live here?", "Are your parents still living here?", False),
        ("Are the shops open on Sunday?", "Do the shops open on Sunday?", False),
        ("What would you do in my place?", "What if you were in my place?", False),
        ("It costs less here than it does in the shop.", "It is cheaper here than it is in the shop.", False),
        # "Have" and "be"
        ("She has her father's eyes.", "She is her father's eyes.", True),
        ("Each of us has a choice to make.", "Each of us is a choice to make.", True),
        ("The last bus had gone when we came.", "The last bus was gone when we came.", False),
        ("Why hasn't the rent been paid?", "Why is the rent still unpaid?", False),
        # Who does it
        ("How many sugars do you take?", "How many sugars does you take?", True),
        ("How long have you lived here?", "How long does you live here?", True),
        ("What do terms like these mean?", "What does terms like these mean?", True),
        ("Does this bus go there?", "Do this bus go there?", True),
        ("She doesn't care what people say.", "She don't care what people say.", True),
        ("She don't care.", "She don't mind.", False),
        ("Too much salt is bad for you.", "Too much salt does you harm.", False),
        ("We do not go there.", "Our family does not go there.", False),
        ("We walked home.", "We went home on foot.", False),
        ("", "", False),
    ],
)
def test_an_auxiliary_goes_with_its_verb_and_its_subject(source: str, rewrite: str, broken: bool) -> None:
    before, after = auxiliaries.facts(Sentence(source)), auxiliaries.facts(Sentence(rewrite))
    assert auxiliaries.breaks(before, after) is broken
