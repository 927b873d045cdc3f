import pytest

from desktop.engine.guards.facts import quantity
from desktop.engine.guards.reading.sentence import Sentence


@pytest.mark.parametrize(
    ("source", "rewrite", "broken"),
    [
        ("There is little evidence of it.", "There is no evidence of it.", True),
        ("There is little evidence of it.", "There is not much evidence of it.", False),
        ("There is little evidence of it.", "Evidence of it is scarce.", False),
        ("Several members of staff complained.", "Many members of staff complained.", True),
        ("Several members of staff complained.", "Many of the staff complained.", True),
        ("Several members of staff complained.", "A few members of staff complained.", False),
        ("Several members of staff complained.", "Various members of staff complained.", False),
        ("Many members complained.", "Numerous members complained.", False),
        ("Most members complained.", "All members complained.", True),
        ("The most useful members complained.", "All useful members complained.", False),
        ("Few people came.", "A few people came.", True),
        ("The past few weeks were dull.", "The last few weeks were dull.", False),
        ("It needs a little time.", "It needs some time.", False),
        ("The little things count.", "Some things count.", False),
        ("Is there any few-shot test?", "Is there a few shot test?", False),
        ("Some of the boys ran.", "Most of the boys ran.", True),
        ("It takes three working days.", "It takes three days.", True),
        ("It takes three working days.", "It takes three business days.", False),
        ("It covers ten square miles.", "It covers ten miles.", True),
        ("We won three consecutive games.", "We won three games in a row.", False),
        ("The working day is long.", "The day of work is long.", False),
    ],
)
def test_there_is_neither_more_nor_less_of_it(source: str, rewrite: str, broken: bool) -> None:
    assert quantity.breaks(quantity.facts(Sentence(source)), quantity.facts(Sentence(rewrite))) is broken
