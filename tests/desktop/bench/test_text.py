import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.bench.text import PATTERNS, document, sentence
from desktop.engine.layout import flatten
from desktop.engine.measures import words
from desktop.engine.prose import reason_to_keep
from desktop.engine.segment import split


def test_twenty_thousand_sentences_are_all_different() -> None:
    assert len({sentence(number) for number in range(20_000)}) == 20_000


@given(st.integers(0, 20_000))
def test_each_is_a_sentence_for_the_student(number: int) -> None:
    text = sentence(number)
    assert 20 <= len(words(text)) <= 30
    assert [piece.sentence for piece in split(text)] == [True]
    assert reason_to_keep(flatten(text)) is None


@pytest.mark.parametrize("count", [1, 100, 3000])
def test_a_document_has_its_words_in_whole_sentences(count: int) -> None:
    text = document(count, 7)
    assert count <= len(words(text)) < count + 30
    sentences = [piece.text for piece in split(text) if piece.sentence]
    assert sentences == [sentence(7 + number) for number in range(len(sentences))]


def test_a_document_has_paragraphs() -> None:
    assert [len(list(split(paragraph))) for paragraph in document(2000).split("\n\n")[:3]] == [9, 9, 9]


def test_one_after_another_they_are_of_different_patterns_and_fillings() -> None:
    first = [sentence(number) for number in range(PATTERNS)]
    assert len({text.split()[-1] for text in first}) > PATTERNS * 0.8
    assert sum("Lisbon" in text for text in first) < PATTERNS / 2
