import pytest

from desktop.engine.guards.grammar import inflection
from desktop.engine.guards.reading.sentence import Sentence


@pytest.mark.parametrize(
    ("source", "rewrite", "broken"),
    [
        (
            "The museum opens at nine and closes at five.",
            "The museum opened at nine and closed at five.",
            True,
        ),
        ("The museum opens at nine.", "The museum is opened at nine.", True),
        ("The museum opens at nine.", "At nine, the museum opens.", False),
        ("He said that the museum opens at nine.", "He said that the museum would open at nine.", False),
        ("The sails hung limp.", "The sails hang limp.", True),
        ("The smell still hung in the hall.", "In the hall, the smell still hangs.", True),
        ("After dinner they sat on the porch.", "They sit on the porch after dinner.", True),
        ("They sit on the porch.", "They sat on the porch.", True),
        ("She walks to work.", "She walked to work.", True),
        ("She walks to work.", "She has walked to work.", False),
        ("Mary walked to work.", "Mary would walk to work.", False),
        (
            "What did the painter say when he painted it?",
            "What did the painter paint, and what did he say?",
            False,
        ),
        ("If I leave now, will I be late?", "Would I be late if I left now?", False),
        ("They painted the house.", "Did they paint the house?", False),
        ("We highly recommend the soup.", "The soup is highly recommended.", False),
        ("The paper focuses on birds.", "The paper is focused on birds.", False),
        ("The song ends on a high note.", "The song is ended on a high note.", True),
        ("Teachers need time to prepare lessons.", "To preparing lessons, teachers need time.", True),
        (
            "Teachers need time to prepare lessons.",
            "In order to preparing lessons, teachers need time.",
            True,
        ),
        ("Teachers need time to prepare lessons.", "Teachers need time for preparing lessons.", False),
        ("We want to improve the service.", "We are committed to improving the service.", False),
        ("The firm plans to hire two people.", "The firm intends to hired two people.", True),
        ("Talk to me before anyone makes a decision.", "Talk to me before anyone making a decision.", True),
        ("I recall that someone says so.", "I recall someone saying so.", False),
        ("If you need help, feel free to call.", "Feels free to call if you need help.", True),
        ("If you need help, feel free to call.", "Feel free to call if you need help.", False),
        ("When it rings, open the door.", "Opens the door when it rings.", True),
        ("The car and the bus were late.", "Cars and buses were late.", False),
        ("I have attached the invoice.", "I am attached the invoice.", True),
        ("The train had stopped by then.", "The train was stopped by then.", False),
        ("She has retired from work.", "She is retired from work.", False),
        ("You may have limited seating.", "Seating may be limited.", False),
        ("She always makes her bed before breakfast.", "Before having it, she always made her bed.", True),
        ("He spoke slowly, as if in pain.", "As if in pain, he spoke slow.", True),
        ("She worked hardly.", "She worked hard.", False),
        ("It tasted badly.", "It tasted bad.", False),
        ("He made it slowly.", "He made it slow and well.", False),
    ],
)
def test_behind_the_same_word_a_verb_keeps_its_form(source: str, rewrite: str, broken: bool) -> None:
    assert (
        inflection.breaks(inflection.facts(Sentence(source)), inflection.facts(Sentence(rewrite))) is broken
    )
