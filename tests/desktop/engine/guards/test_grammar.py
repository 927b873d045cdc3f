"""What the guards on grammar stop, and what looks like it and is right."""

import pytest

from desktop.engine.guards import agreement, verbforms
from desktop.engine.guards.guard import Guard
from desktop.engine.guards.sentence import Sentence

MEMBERS = "The committee put off its decision because several members had not read the report."


def breaks(guard: Guard, source: str, rewrite: str) -> bool:
    return bool(guard.breaks(guard.facts(Sentence(source)), guard.facts(Sentence(rewrite))))


@pytest.mark.parametrize(
    ("source", "rewrite", "broken"),
    [
        ("He points a claw at her.", "He pointing a claw at her.", True),
        ("He points a claw at her.", "What is he pointing at her?", False),
        ("They gave us what they had.", "They bring us what they had.", False),
        ("Your view could help them improve it.", "Your view could assist them improve it.", True),
        ("Your view could help them improve it.", "Your view could assist them in improving it.", False),
        ("We want to improve it.", "Our aim is improve it.", True),
        ("We want to improve it.", "All we want to do is improve it.", False),
        ("The new rules improved it.", "The new rules can improved it.", True),
        ("The new rules improved it.", "The improve of the rules is new.", True),
        ("It went away.", "It has went away.", True),
        ("It grew over time.", "It has become larger over time.", False),
        ("She tried to provide it.", "She tried provide it.", True),
        ("It will do, helping us.", "It will, providing help.", False),
        ("We provide it.", "We provides it.", True),
    ],
)
def test_verbs_have_the_form_that_belongs_there(source: str, rewrite: str, broken: bool) -> None:
    assert breaks(verbforms.GUARD, source, rewrite) is broken


@pytest.mark.parametrize(
    ("source", "rewrite", "broken"),
    [
        ("Many buyers came.", "A buyers came.", True),
        ("A series of talks is a means to that.", "A series of talks is a means.", False),
        ("She joined the club.", "She joined a sports club.", False),
        ("Bank A looks at it.", "Bank A considers it.", False),
        ("We fly with them.", "We fly with an Airlines crew.", False),
        ("It was found 20 minutes later.", "It was found in a 20 minutes later.", True),
        ("It is better.", "It is more better.", True),
        ("It is more useful.", "It is much more useful.", False),
        ("They hit against mountains before it opened.", "They hit against mountain before it opened.", True),
        ("They hit against mountains before it opened.", "They hit against mountain tops.", False),
        ("The sky began to dimly weep.", "The sky started to dim weep.", True),
        ("The sky dimly wept.", "The dim sky wept.", False),
        ("The new model improves it.", "The new model improve it.", True),
        ("The new model improves it.", "Does the new model improve it?", False),
        ("New models improve it.", "New models improves it.", True),
    ],
)
def test_words_go_together(source: str, rewrite: str, broken: bool) -> None:
    assert breaks(agreement.GUARD, source, rewrite) is broken
