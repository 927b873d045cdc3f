"""What the guards on grammar stop, and what looks like it and is right."""

import pytest

from desktop.engine.guards.grammar import agreement, fragments, prepositions, verbforms
from desktop.engine.guards.guard import Guard
from desktop.engine.guards.meaning import idioms
from desktop.engine.guards.reading.sentence import Sentence

MEMBERS = "The committee put off its decision because several members had not read the report."


def breaks(guard: Guard, source: str, rewrite: str) -> bool:
    return bool(guard.breaks(guard.facts(Sentence(source)), guard.facts(Sentence(rewrite))))


@pytest.mark.parametrize(
    ("source", "rewrite", "broken"),
    [
        (
            MEMBERS,
            "Due to several members had not read the report, the committee put off its decision.",
            True,
        ),
        (MEMBERS, "The committee put off its decision due to several members had not read the report.", True),
        (MEMBERS, "Due to the fact that several members had not read it, they put off the decision.", False),
        (MEMBERS, "Due to several members not having read it, the committee put off its decision.", False),
        (MEMBERS, "Due to the report, which several had not read, they put off the decision.", False),
        ("Prices rose because demand was high.", "Prices rose because of demand was high.", True),
        ("Prices rose because demand was high.", "Prices rose because of high demand.", False),
        ("Prices rose because demand was high.", "Due to demand there was a rise in prices.", False),
        ("We slept while it rained.", "We slept during it was raining.", True),
        ("It was nice despite the crowds.", "It was nice, despite the crowds arose.", True),
        ("It was nice although we met crowds.", "Despite the crowds that had come, it was nice.", False),
        ("It was nice although we met crowds.", "Despite the worst crowds I had seen, it was nice.", False),
        ("He left because she had not read it.", "He left due to her absence of reading the report.", True),
        ("He left since there was no fitting end.", "He left for the absence of fitting ends.", False),
        ("Sorry for not being able to open it.", "Sorry for the trouble caused by unable to open it.", True),
        (
            "Sorry for not being able to open it.",
            "Sorry for the trouble caused by being unable to do so.",
            False,
        ),
        ("They wrote it.", "It was written by they.", True),
        ("It failed since the rain came.", "It failed due the rain.", True),
        ("It failed since the rain came.", "It was despite of the rain.", True),
        ("For the first time in years, it went.", "In the first time in years, it went.", True),
        ("It went according to plan.", "According the plan, it went.", True),
        ("What she asked of him was wrong.", "What she asked of him he did not do.", False),
    ],
)
def test_behind_a_preposition_no_clause_stands(source: str, rewrite: str, broken: bool) -> None:
    assert breaks(prepositions.GUARD, source, rewrite) is broken


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
        ("The sky began to dimly weep.", "The sky started to dim weep.", True),
        ("The sky dimly wept.", "The dim sky wept.", False),
        ("The new model improves it.", "The new model improve it.", True),
        ("The new model improves it.", "Does the new model improve it?", False),
        ("New models improve it.", "New models improves it.", True),
    ],
)
def test_words_go_together(source: str, rewrite: str, broken: bool) -> None:
    assert breaks(agreement.GUARD, source, rewrite) is broken


@pytest.mark.parametrize(
    ("source", "rewrite", "broken"),
    [
        ("He points a claw at the young man.", "The young man pointing a claw.", True),
        ("This place is good in every way.", "This place good in every way, a must-visit spot.", True),
        ("The children like to swim.", "The children love to swim.", False),
        ("You should try the soup.", "Try the soup.", False),
        ("A bottle for the table.", "A bottle of wine for the table.", False),
        ("The charm is nice.", "The charm and the place make it nice.", False),
        ("Not sure why it took so long.", "It is not sure why it took so long.", True),
        ("Not sure why it took so long.", "It wasn't sure why it took so long.", True),
        ("You do it as you are jealous.", "It is jealous that you do it.", True),
        ("She is glad that you came.", "She is happy that you came.", False),
        ("The staff quarrel is even worse.", "It is even worse that the staff quarrel had.", True),
        ("It was the best of all.", "It was better than all the others had.", False),
        ("It was the best of all.", "It was the best we have had.", False),
    ],
)
def test_a_sentence_stays_one(source: str, rewrite: str, broken: bool) -> None:
    assert breaks(fragments.GUARD, source, rewrite) is broken


@pytest.mark.parametrize(
    ("source", "rewrite", "broken"),
    [
        (MEMBERS, "The committee halted its decision, as several members had not read the report.", True),
        (MEMBERS, "The committee halted off its decision, as several had not read the report.", True),
        (MEMBERS, "The committee put its decision, as several members had not read the report.", True),
        (MEMBERS, "The committee postponed its decision, as several members had not read it.", False),
        (MEMBERS, "The decision was put off by the committee, as several had not read it.", False),
        ("They called off the match.", "They postponed the match.", True),
        ("They called off the match.", "They cancelled the match.", False),
        ("They look forward to it.", "They look to it.", True),
        ("They look forward to it.", "They are eager for it.", False),
        ("She took off her coat.", "She removed her coat.", False),
        ("The team hits its stride.", "The team strikes its stride.", True),
        ("The team hits its stride.", "The team finds its stride.", False),
        ("The fair takes place in May.", "The fair takes location in May.", True),
        ("The fair takes place in May.", "The fair is held in May.", False),
        ("It is cheap in terms of price.", "It is cheap in words of price.", True),
        ("It is cheap in terms of price.", "In the case of its price, it is cheap.", False),
        ("On behalf of us all, thank you.", "On part of us all, thank you.", False),
    ],
)
def test_an_idiom_stays_whole_or_goes(source: str, rewrite: str, broken: bool) -> None:
    assert breaks(idioms.GUARD, source, rewrite) is broken
