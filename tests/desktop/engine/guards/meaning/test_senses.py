import pytest

from desktop.engine.guards.meaning.senses import breaks
from desktop.engine.guards.reading.sentence import Sentence

WRONG = [
    ("It leaves a greasy film in my mouth.", "It leaves a greasy movie in my mouth."),
    ("A film of oil lay on the pond.", "A movie of oil lay on the pond."),
    ("The bank holds outstanding loans.", "The bank holds exceptional loans."),
    ("It is stuck below the level of the floor.", "It is stuck below the degree of the floor."),
    ("Seeds develop inside chambers.", "Seeds create inside chambers."),
    ("Jack investigates for himself.", "Jack examines for himself."),
    ("The difference between the amount due and paid.", "The distinction between the amount due and paid."),
    ("They hold perfectly still.", "They hold flawlessly still."),
    ("It had been there for a week.", "It had been there for every week."),
    ("Kay assumes that he left.", "Kay is based on the assumption that he left."),
    ("He knew the man who the judge mentioned.", "He knew the man who the judge said."),
    ("It will eventually boil.", "It will finally boil."),
    ("You may vary the words.", "You may differ the words."),
    ("It needs a firm hold.", "It needs a company hold."),
    ("She enjoyed the company of her aunt.", "She enjoyed the firm of her aunt."),
    ("He went up to the counter.", "He rose to the counter."),
    ("Punjab is found in the country Pakistan.", "Punjab occurs in the country Pakistan."),
    ("No licence is required to own one.", "No licence needs to own one."),
    ("I am open with you guys.", "I am open with you men."),
    ("He shrugged when asked why.", "He shrugged when wanted to know why."),
    ("They had fallen in love.", "They had dropped in love."),
]
RIGHT = [
    ("Eventually the water boiled.", "Finally the water boiled."),
    ("The firm was sold.", "The company was sold."),
    ("Prices went up.", "Prices rose."),
    ("All pupils are required to attend.", "All pupils need to attend."),
    ("She asked why.", "She wanted to know why."),
    ("The rate has fallen.", "The rate has dropped."),
    ("The film was long.", "The movie was long."),
    ("Her work was outstanding.", "Her work was exceptional."),
    ("They meet once a week.", "They meet once every week."),
    ("The method assumes that it holds.", "The method is based on the assumption that it holds."),
    ("They develop a plan.", "They create a plan."),
    ("He mentioned that it rained.", "He said that it rained."),
    ("She was perfectly dressed.", "She was flawlessly dressed."),
]


@pytest.mark.parametrize(("source", "rewrite"), WRONG)
def test_a_word_does_not_give_its_place_to_one_that_lacks_its_sense(source: str, rewrite: str) -> None:
    assert breaks(Sentence(source), Sentence(rewrite))


@pytest.mark.parametrize(("source", "rewrite"), RIGHT)
def test_in_its_other_senses_it_does(source: str, rewrite: str) -> None:
    assert not breaks(Sentence(source), Sentence(rewrite))
