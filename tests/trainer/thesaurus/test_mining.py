from collections.abc import Iterator

import pytest

from trainer.pairs.files import Pair
from trainer.thesaurus.mining import Mined, mined


def found(*pairs: tuple[str, str]) -> Mined:
    return mined(Pair(*each) for each in pairs)


def test_what_each_pair_exchanges_is_counted() -> None:
    of = found(
        ("He left at once.", "He left immediately."),
        ("She’d buy it at once.", "She'd purchase it immediately."),
    )
    assert of.exchanges == {("at once", "immediately"): 2, ("buy", "purchase"): 1}


@pytest.mark.parametrize(
    "rewrite",
    [
        "At once he left the old house.",  # moved
        "He left the old house at 5.",  # a figure
        "He left the old house in the blink of an eye.",  # more than three words
        "He left the old house.",  # nothing comes
    ],
)
def test_what_is_no_exchange_of_words_is_none(rewrite: str) -> None:
    assert not found(("He left the old house at once.", rewrite)).exchanges


def test_a_source_with_several_rewrites_counts_once() -> None:
    of = found(("A cat sat by a cat.", "A cat was by a cat."), ("A cat sat by a cat.", "A cat lay by a cat."))
    assert (of.words["cat"], of.words["sat"]) == (2, 1)
    assert of.rarest("cat sat") == 1
    assert of.rarest("dog sat") == 0


def sentences(*texts: str, times: int = 12) -> Iterator[Pair]:
    return (Pair(f"{text} {number}", "") for text in texts for number in range(times))


def test_words_that_nearly_always_have_a_capital_get_it() -> None:
    of = mined(sentences("Then I saw that European car by TV", "we met", "Trees fall"))
    assert of.spellings == {"i": "I", "european": "European", "tv": "TV"}


def test_a_part_of_a_longer_name_is_a_word_like_others() -> None:
    assert not mined(sentences("in the United States", "with Victor Hugo")).spellings


def test_a_sentence_without_a_capital_at_its_beginning_tells_nothing_of_them() -> None:
    texts = "Then I saw that European car", "then i saw that european car"
    assert mined(sentences(*texts)).spellings == {"i": "I", "european": "European"}


def test_what_also_stands_without_a_capital_or_is_rare_has_none() -> None:
    assert not mined(sentences("a May day", "it may rain")).spellings
    assert not mined(sentences("a May day", times=5)).spellings
