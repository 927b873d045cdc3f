import pytest

from desktop.engine.guards.meaning import counterparts
from desktop.engine.guards.reading.sentence import Sentence


@pytest.mark.parametrize(
    ("source", "rewrite", "broken"),
    [
        ("My grandfather kept bees.", "My grandmother kept bees.", True),
        ("My grandfather kept bees.", "My grandpa kept bees.", False),
        ("His nephews live abroad.", "His nieces live abroad.", True),
        ("His nephews live abroad.", "His sons live abroad.", True),
        ("Her husband did not call.", "Her wife did not call.", True),
        ("Her husband did not call.", "The man she is married to did not call.", False),
        ("Her husband did not call.", "Her spouse did not call.", False),
        ("The girl did not call her mum.", "The girl did not call her mother.", False),
        ("The girl laughed.", "The boy laughed.", True),
        ("The uncle laughed.", "The woman laughed.", True),
        ("The girl is his daughter.", "The girl's father is he.", False),
        ("Her brother and sister came.", "Her siblings came.", False),
        ("Bring the tea to the kitchen.", "Bring the coffee to the kitchen.", True),
        ("Bring the tea to the kitchen.", "Bring the tea to the bedroom.", True),
        ("We drove there last summer.", "We drove there last winter.", True),
        ("We drove there last summer.", "In the summer of last year, we drove there.", False),
        ("The dog barked at the postman.", "The puppy barked at the postman.", False),
        ("The dog barked at the cat.", "The hound barked at the kitten.", False),
        ("He closed the door quietly.", "He closed the door slowly.", True),
        ("He closed the door quietly.", "He closed the door softly.", False),
        ("She wore a red dress.", "She wore a blue dress.", True),
        ("We had lunch by the river.", "We had dinner by the river.", True),
        ("We had lunch by the river.", "We had lunch by the lake.", True),
        ("The wolves were seen at night.", "The foxes were seen at night.", True),
        ("The boat came at dusk.", "At nightfall, the ship came in the evening.", False),
    ],
)
def test_nothing_becomes_its_counterpart(source: str, rewrite: str, broken: bool) -> None:
    assert (
        counterparts.breaks(counterparts.facts(Sentence(source)), counterparts.facts(Sentence(rewrite)))
        is broken
    )
