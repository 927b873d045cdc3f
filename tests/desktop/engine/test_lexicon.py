import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.lexicon import bases, known


@pytest.mark.parametrize(
    "word",
    [
        "writer",
        "writers",
        "tries",
        "boxes",
        "running",
        "happily",
        "simply",
        "truly",
        "offers",
        "only",
        "moreover",
        "normalisation",
        "colour",
        "organising",
        "largest",
        *("preferred", "occurring", "biggest", "visited", "developer", "travelled", "traveled", "fuelled"),
        *("agreeing", "freer", "canoeing", "dyeing", "studying", "quitting", "kayaking", "focussed"),
        *("publicly", "basically", "shyly", "dryer", "proper", "layered", "engineer", "showing", "boxed"),
        "happiness",
        "stopped",
        "making",
        "the",
        "x",
    ],
)
def test_words_and_their_regular_forms_are_known(word: str) -> None:
    assert known(word)


@pytest.mark.parametrize(
    "word",
    [
        *("experimentes", "remarkablely", "snuckled", "polystyrenene", "facilitatees", "retreateth"),
        # Regular endings, wrongly put on.
        *(
            "prefered",
            "controled",
            "compeling",
            "occured",
            "refering",
            "stoping",
            "bigest",
            "visitted",
            "developped",
            "keepping",
        ),
        *("makeing", "agreing", "studyed", "studiing", "studys", "happyer", "happyly", "happyness"),
        *("basicly", "truely", "failling", "flewed", "catched", "softwares"),
    ],
)
def test_made_up_words_are_not(word: str) -> None:
    assert not known(word)


@given(st.text(min_size=4, max_size=20))
def test_a_base_is_never_longer_than_its_form(word: str) -> None:
    assert all(len(base) <= len(word) for base in bases(word))
