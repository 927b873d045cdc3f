"""What the guards on grammar stop, and what looks like it and is right."""

import pytest

from desktop.engine.guards import verbforms
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
