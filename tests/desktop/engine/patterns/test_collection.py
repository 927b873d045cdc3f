import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.lexicon import known
from desktop.engine.patterns import collection
from desktop.engine.patterns.collection import Collection, keys, outcomes
from desktop.engine.patterns.matching import Reading
from desktop.engine.patterns.notation import parsed

LINES = files("desktop.engine.patterns").joinpath("patterns.txt").read_text(encoding="utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES]
# Words of patterns and others, names, marks and what is no text.
SENTENCE = st.lists(
    st.sampled_from([key for key, *_ in ROWS])
    | st.sampled_from(["Anna", "I", "he", "her", "because", "it", "rained", "the", "old", "house", "was"])
    | st.sampled_from(["seeing", "made", "there", "is", "a", ","]),
    max_size=14,
).map(lambda words: " ".join(words).strip()) | st.text(st.characters(), max_size=60)


def collected(*lines):
    return Collection(list(zip(keys(lines), lines, strict=True)))


@pytest.fixture
def embedding(monkeypatch):
    """Lets patterns of a test's own, each with its share, stand for the embedded ones."""

    def stand(**shares):
        lines = [line for line, _ in shares["listed"]]
        found = collected(*lines), [share for _, share in shares["listed"]]
        monkeypatch.setattr(collection, "_embedded", lambda: found)

    return stand


def test_every_line_is_a_pattern_with_its_key_and_its_percentage():
    assert ROWS
    for key, percent, line in ROWS:
        assert 0 <= int(percent) <= 100, line
        assert key in parsed(line).literals, line
        # The final mark is no token of a sentence, and leads to nothing.
        assert key != "?", line


def test_no_pattern_writes_a_word_that_does_not_exist():
    written = " ".join(line.partition(" => ")[2] for *_, line in ROWS)
    assert [word for word in re.findall(r"(?<![\w'’-])[a-z]+(?![\w'’-])", written) if not known(word)] == []


def test_no_pattern_comes_twice():
    lines = [line for *_, line in ROWS]
    assert len(set(lines)) == len(lines)
    assert len(set(map(parsed, lines))) == len(lines)


def test_the_key_of_a_pattern_is_the_word_that_the_fewest_have():
    assert keys(["S because T => T", "because of X => X", "S of X => X"]) == ["because", "because", "of"]
    assert keys(["if S , T => T", "X , if S => S", "X , but S => S"]) == ["if", "if", "but"]
    assert keys(["can X ? => X"]) == ["can"]
    assert keys([]) == []


def test_of_what_is_no_pattern_there_is_no_key():
    with pytest.raises(ValueError, match="no word on the left"):
        keys(["can X => X", "X ? => X"])


def test_each_pattern_that_fits_gives_what_comes_of_it_with_its_number():
    found = collected("in spite of => despite", "banana => fruit", "^S because T$ => because T, S")
    assert list(found.outcomes("He left because it rained.")) == [(2, "Because it rained, he left.")]
    assert list(found.outcomes("He left in spite of it because it rained.")) == [
        (0, "He left despite it because it rained."),
        (2, "Because it rained, he left in spite of it."),
    ]
    assert list(found.outcomes("He left.")) == []


def test_all_ways_to_fit_come():
    found = collected("X and Y$ => Y and X")
    assert [text for _, text in found.outcomes("Cats and dogs and mice.")] == [
        "Dogs and mice and cats.",
        "Mice and cats and dogs.",
        # A phrase may be odd: it is for the judge to tell.
        "Cats mice and and dogs.",
        "Cats and mice and dogs.",
    ]


def test_the_same_sentence_again_gives_the_same_again():
    found = collected("in spite of => despite", "^S because T$ => because T, S")
    first = list(found.outcomes("He left in spite of it because it rained."))
    assert list(found.outcomes("He left in spite of it because it rained.")) == first


def test_an_article_follows_its_new_word():
    found = collected("a very A => a A")
    assert list(found.outcomes("It is a very old house.")) == [(0, "It is an old house.")]


def test_a_sentence_is_no_outcome_of_itself():
    assert list(collected("because => because").outcomes("We left because of it.")) == []


def test_a_pattern_of_questions_is_found():
    found = collected("^can you V X ? => could you V X")
    assert list(found.outcomes("Can you open the door?")) == [(0, "Could you open the door?")]
    assert list(found.outcomes("Can you open the door.")) == []


def test_of_patterns_with_the_same_outcome_the_surest_counts(embedding):
    embedding(listed=[("due to => because of", 0.4), ("late due to => late because of", 0.7)])
    assert outcomes("We are late due to the rain.") == [("We are late because of the rain.", 0.7)]


def test_the_surest_come_first_and_those_as_sure_in_the_order_of_the_alphabet(embedding):
    embedding(
        listed=[("big => huge", 0.5), ("big => tiny", 0.5), ("big => ample", 0.2), ("big => large", 0.9)]
    )
    assert outcomes("A big dog.") == [
        ("A large dog.", 0.9),
        ("A huge dog.", 0.5),
        ("A tiny dog.", 0.5),
        ("An ample dog.", 0.2),
    ]


def test_what_everybody_would_turn_round_is_turned_round():
    found = dict(outcomes("The match was cancelled because it rained."))
    assert "Because it rained, the match was cancelled." in found


@pytest.mark.parametrize("sentence", ["", " ", "Zebu.", "Кот сидит.", "\ud800\0", "?", "because " * 500])
def test_where_nothing_fits_nothing_comes(sentence):
    assert outcomes(sentence) == []


@given(SENTENCE, st.sampled_from(["", ".", "?", "!", '."']))
def test_any_text_has_outcomes_that_begin_and_end_as_it_does(words, final):
    sentence = words[:1].upper() + words[1:] + final
    found = outcomes(sentence)
    texts = [text for text, _ in found]
    assert len(set(texts)) == len(texts)
    assert sentence not in texts
    assert all(0 <= share <= 1 for _, share in found)
    assert [share for _, share in found] == sorted((share for _, share in found), reverse=True)
    for text in texts:
        assert text.endswith((Reading.of(sentence).final, '"', "?", "!"))
        if sentence[0].isupper() and text[0].isalpha():
            assert text[0].isupper()
