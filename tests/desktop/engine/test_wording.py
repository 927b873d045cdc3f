import pytest

from desktop.engine.guards import broken_guard
from desktop.engine.layout import flatten
from desktop.engine.rewriter import Rewriter, load
from desktop.engine.wordquery import WordQuery

SOURCE = "The committee postponed its decision because several\nmembers had not read the lengthy report."
REWRITE = "The committee delayed its decision, as several members had not read the lengthy report."


@pytest.fixture(scope="module")
def rewriter() -> Rewriter:
    return load()


def test_synonyms_exchange_one_word_of_the_source(rewriter: Rewriter) -> None:
    options = rewriter.options(WordQuery(SOURCE, SOURCE, SOURCE.index("several")))
    assert len(options) > 1
    for option in options:
        expected = flatten(SOURCE).replace("several", option.word)
        assert flatten(option.alternative.text) == expected
        assert "\n" in option.alternative.text
        assert option.alternative.similarity > 0.9


def test_in_a_rewrite_the_rest_is_written_anew(rewriter: Rewriter) -> None:
    place = REWRITE.index("delayed")
    options = rewriter.options(WordQuery(SOURCE, REWRITE, place))
    assert options
    for option in options:
        text = flatten(option.alternative.text)
        assert text.startswith(f"The committee {option.word}")
        assert option.word.lower() != "delayed"
        assert broken_guard(flatten(SOURCE), text) is None
    words = [option.word.lower() for option in options]
    assert len(set(words)) == len(words)


def test_as_many_as_asked_for_at_most(rewriter: Rewriter) -> None:
    query = WordQuery(SOURCE, SOURCE, SOURCE.index("several"), count=1)
    assert len(rewriter.options(query)) == 1


def test_kept_words_are_kept(rewriter: Rewriter) -> None:
    query = WordQuery(SOURCE, SOURCE, SOURCE.index("several"), keep=("several",))
    assert rewriter.options(query) == ()


def test_a_sentence_beyond_the_student_has_no_options(rewriter: Rewriter) -> None:
    long = "We went to the market and " + "bought some bread and " * 100 + "came home."
    assert rewriter.options(WordQuery(long, long, 3)) == ()


@pytest.mark.parametrize("start", [-1, 3, 1000])
def test_a_query_is_about_a_word(start: int) -> None:
    with pytest.raises(ValueError, match="no word begins"):
        WordQuery("The committee met.", "The committee met.", start)


def test_a_query_is_for_a_sane_number() -> None:
    with pytest.raises(ValueError, match="between 1 and 20"):
        WordQuery("The committee met.", "The committee met.", 0, count=21)
    assert WordQuery("The committee met.", "The committee met.", 4).word == "committee"


def test_a_formula_keeps_its_marks_beside_others(rewriter: Rewriter) -> None:
    source = "The members' formula $‘a$ was explained by several people in the report."
    for place in (source.index("several"), source.index("explained"), source.index("people")):
        for option in rewriter.options(WordQuery(source, source, place)):
            assert "$‘a$" in option.alternative.text
