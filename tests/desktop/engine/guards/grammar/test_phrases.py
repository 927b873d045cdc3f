import pytest

from desktop.engine.guards.grammar.phrases import breaks, facts
from desktop.engine.guards.reading.sentence import Sentence

WRONG = [
    ("If you have any questions, call me.", "Call me if there have any questions."),
    ("This is not coffee at all.", "This is not coffee all at all."),
    ("She is so good at painting.", "She is so well at painting."),
    ("They improved on their result.", "They enhanced on their result."),
    ("A job would make you want to join.", "A job would make you would like to join."),
    ("The first sip was like falling in love.", "The first sip was like to fall in love."),
    ("The dog barked at every stranger.", "Every stranger was barked by the dog."),
    ("It stopped, and the valley filled with mist.", "It stopped, and the valley full of mist."),
    ("Remote work gives freedom but can be lonely.", "Although remote work gives freedom, can be lonely."),
    ("It remains in the rules, but is seldom seen.", "Although it remains in the rules, is seldom seen."),
    (
        "The arms were from my back, from nobody else.",
        "Although the arms were from my back, from nobody else.",
    ),
    ("She still had a card, so was let in.", "Because she still had a card, was let in."),
    ("What year was Dolly born in?", "When was Dolly born in?"),
    ("The banker thanked the professors.", "The banker thanked the professors for."),
    ("On the day before, however, he fell ill.", "On the day before, but he fell ill."),
    ("He was the only one who knew.", "He was the just one who knew."),
    ("A good editor is rare.", "A well editor is rare."),
    ("I did not, though, learn it.", "I did not, although, learn it."),
    ("It is in music as well as in language.", "It is in music along with in language."),
    ("At the time of his death he was poor.", "At that time of his death he was poor."),
    ("They go great with cheese.", "They go excellent with cheese."),
    ("Plan it as soon as possible.", "Plan it the moment possible."),
    ("It was so kind of you.", "It was so sort of you."),
    ("He could smell that land was near.", "He could smell that land was close to."),
    ("It had broken its wing and could not fly.", "It had broken its wing and unable to fly."),
    ("She blushed and looked away.", "She looked and blushed away."),
    ("He was so nervous that his voice trembled.", "He was so nervous that he trembled his voice."),
]
RIGHT = [
    ("He was old and could not fly.", "He was old and unable to fly."),
    ("He came and went away.", "He went away and came back."),
    ("It is near the sea.", "It is close to the sea."),
    ("He was poor at the time.", "He was poor at that time."),
    ("Few questions were left.", "There have been few questions."),
    ("Is the house small, but is it good?", "Although it is small, is it good?"),
    ("Although it was late, he stayed.", "Though it was late, he stayed."),
    ("Because it was late, she left.", "Since it was late, she left."),
    ("The glass was filled with water.", "The glass was full of water."),
    ("He came in, and the glass in his hand was empty.", "He came in, and the glass was full of air."),
    ("What year did the log show?", "When did it show?"),
    ("What was it that he asked for?", "It was this that he asked for."),
    ("He came late, however, he stayed.", "He came late, but he stayed."),
    ("It was only one page.", "It was just one page."),
    ("Who laughed?", "By whom was there laughter?"),
]


@pytest.mark.parametrize(("source", "rewrite"), WRONG)
def test_what_nobody_says_is_stopped(source: str, rewrite: str) -> None:
    assert breaks(facts(Sentence(source)), facts(Sentence(rewrite)))


@pytest.mark.parametrize(("source", "rewrite"), RIGHT)
def test_what_may_be_said_is_let_through(source: str, rewrite: str) -> None:
    assert not breaks(facts(Sentence(source)), facts(Sentence(rewrite)))
