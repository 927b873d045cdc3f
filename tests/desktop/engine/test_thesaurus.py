from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine import thesaurus
from desktop.engine.splices import spliced
from desktop.engine.thesaurus import substitutes
from desktop.engine.tokens import folded, tokenized

LINES = files("desktop.engine").joinpath("thesaurus.txt").read_text(encoding="utf-8").splitlines()
ENTRIES = [line.split("\t") for line in LINES]
WORDS = [words for words, *_ in ENTRIES]
# Words of entries and none, names, marks and what is no text.
SENTENCE = st.lists(
    st.sampled_from(WORDS) | st.sampled_from(["Anna", "Started", "zebu", ",", "I", "a", "the"]), max_size=8
).map(" ".join) | st.text(st.characters(), max_size=60)


@pytest.fixture
def listing(monkeypatch):
    """Lets a thesaurus of a test's own stand for the embedded one."""

    def stand(entries):
        monkeypatch.setattr(thesaurus, "_entries", lambda: entries)

    return stand


def others(sentence):
    return {"".join(each.other) for each in substitutes(sentence)}


def made(sentence):
    return [spliced(sentence, sentence, [each]) for each in substitutes(sentence)]


def test_every_line_lists_others_with_their_percentage():
    for words, *listed in ENTRIES:
        assert words
        assert listed
        for each in listed:
            other, _, percent = each.rpartition(" ")
            assert other == " ".join(other.split()), words
            assert other, words
            assert 0 <= int(percent) <= 100, words


def test_no_entry_comes_twice_and_none_lists_the_same_twice():
    assert len(set(WORDS)) == len(WORDS)
    for words, *listed in ENTRIES:
        found = [each.rpartition(" ")[0] for each in listed]
        assert len(set(found)) == len(found), words


def test_no_entry_stands_for_itself():
    for words, *listed in ENTRIES:
        assert words not in {folded(each.rpartition(" ")[0]) for each in listed}


def test_an_entry_has_at_most_four_words_in_lower_case():
    assert [words for words in WORDS if len(words.split()) > 4 or words != words.lower()] == []


def test_an_entry_is_written_as_a_sentence_is_read():
    assert [words for words in WORDS if words.split() != [folded(token) for token in tokenized(words)]] == []


@pytest.mark.parametrize(
    ("sentence", "other"),
    [
        ("The concert started late.", "began"),
        ("We hope to purchase a boat.", "buy"),
        ("Nobody knew the answer.", "no one"),
        ("We often meet in town.", "frequently"),
        ("The road is closed because of the snow.", "due to"),
    ],
)
def test_what_everybody_would_exchange_is_listed(sentence, other):
    assert other in others(sentence)


def test_the_first_word_is_found_in_spite_of_its_capital_and_gets_it_back():
    assert "No one knew the answer." in made("Nobody knew the answer.")


def test_a_bent_apostrophe_counts_as_a_straight_one(listing):
    listing({"can't": (("cannot", 0.9),)})
    assert others("They can’t come.") == others("They can't come.") == {"cannot"}


def test_names_are_left_alone(listing):
    listing({"started": (("began", 0.9),), "big apple": (("large apple", 0.8),)})
    assert substitutes("She works for Started.") == []
    assert substitutes("He lives in the Big Apple.") == []
    assert substitutes("He lives in the big Apple.") == []
    assert others("Big apple trees started to bloom.") == {"large", "began"}


def test_an_entry_is_found_wherever_it_stands(listing):
    listing({"big": (("large", 0.9),)})
    found = substitutes("A big dog and a big cat.")
    assert [(each.start, each.end) for each in found] == [(1, 2), (5, 6)]


def test_a_mark_between_the_words_of_an_entry_parts_them(listing):
    listing({"as well": (("too", 0.9),)})
    assert substitutes("We sing as, well, everybody does.") == []
    assert others("We sing as well.") == {"too"}


def test_all_that_an_entry_lists_comes_with_its_share(listing):
    listing({"big": (("large", 0.9), ("huge", 0.4))})
    assert [(each.other, each.sureness) for each in substitutes("A big dog.")] == [
        (("large",), 0.9),
        (("huge",), 0.4),
    ]


def test_words_that_stay_are_no_part_of_an_exchange(listing):
    listing({"a bit": (("a little", 0.9),), "make a call": (("make a phone call", 0.8),)})
    assert [(each.start, each.end, each.other) for each in substitutes("It is a bit late.")] == [
        (3, 4, ("little",))
    ]
    (found,) = substitutes("I make a call.")
    assert spliced("I make a call.", "I make a call.", [found]) == "I make a phone call."


def test_an_exchange_has_at_least_a_word_on_each_side(listing):
    listing({"in order to": (("to", 0.9),), "out": (("out of", 0.8),)})
    (shortened,) = substitutes("We came in order to help.")
    assert (shortened.start, shortened.end, shortened.other) == (2, 5, ("to",))
    (lengthened,) = substitutes("We ran out.")
    assert (lengthened.start, lengthened.end, lengthened.other) == (2, 3, ("out", " of"))


def test_of_the_same_exchange_the_longer_entry_is_believed(listing):
    listing({"bit": (("little", 0.2),), "a bit": (("a little", 0.9),)})
    (found,) = substitutes("It is a bit late.")
    assert found.sureness == 0.9
    (found,) = substitutes("Every bit counts.")
    assert found.sureness == 0.2


@given(SENTENCE)
def test_an_exchange_of_any_sentence_can_be_made(sentence):
    tokens = tokenized(sentence)
    for each in substitutes(sentence):
        assert 0 <= each.start < each.end <= len(tokens)
        assert each.end - each.start <= 4
        assert 0 <= each.sureness <= 1
        gone = [folded(token) for token in tokens[each.start : each.end]]
        assert gone != [folded(word) for word in each.other]
        assert spliced(sentence, sentence, [each]) not in (None, sentence)


@given(SENTENCE)
def test_no_exchange_is_listed_twice(sentence):
    found = [(each.start, each.end, each.other) for each in substitutes(sentence)]
    assert len(set(found)) == len(found)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", ["started ", "a bit ", "in order to ", "a", " ", "'", "Started ", "zebu "])
def test_no_sentence_keeps_it_long(piece):
    substitutes((piece * 20_000)[:20_000])


def test_i_is_no_name(listing):
    listing({"because i": (("as I", 0.9),)})
    assert made("He left because I came.") == ["He left as I came."]
