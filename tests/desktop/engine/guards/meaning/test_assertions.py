import pytest

from desktop.engine.guards.meaning import assertions
from desktop.engine.guards.reading.sentence import Sentence


@pytest.mark.parametrize(
    ("source", "rewrite", "broken"),
    [
        ("He spoke as if it hurt.", "If it hurt, he spoke.", True),
        ("He spoke as if it hurt.", "He spoke as though it hurt.", False),
        ("He spoke as if it hurt.", "It seemed to hurt him if he spoke.", False),
        ("There is little evidence that it works.", "It works, but there is little evidence.", True),
        ("There is little evidence that it works.", "It works, but there is no proof of it.", True),
        ("There is little evidence that it works.", "Little evidence shows that it works.", False),
        ("It is not clear whether the tax helps.", "The tax helps, but it is not clear.", True),
        ("It is not clear whether the tax helps.", "Whether the tax helps is not clear.", False),
        ("The tax helps, but it is unclear how.", "The tax helps, though it is not clear.", False),
        ("I'm afraid we are late.", "I'm unsure that we are late.", True),
        ("I'm afraid we are late.", "Unfortunately, we are late.", False),
        ("I'm afraid we are late.", "I think we are late.", True),
        ("He looked as if he had seen a ghost.", "He saw a ghost, and he looked at it.", True),
        ("I can put you on the list, but it is long.", "I can put you on the list if it is long.", True),
        ("I can put you on the list when it opens.", "If it opens, I can put you on the list.", False),
        ("We asked them about the rain.", "We asked if it had rained.", False),
        ("Call us at need.", "Call us if necessary.", False),
        ("I'm afraid of dogs.", "I am scared of dogs.", False),
    ],
)
def test_what_is_not_asserted_stays_so(source: str, rewrite: str, broken: bool) -> None:
    assert (
        assertions.breaks(assertions.facts(Sentence(source)), assertions.facts(Sentence(rewrite))) is broken
    )
