import numpy as np
import pytest
import sacrebleu

from trainer.evaluation.measures.bleu import ALPHA, Counts, ibleu

REWRITES = [
    "The cat sat down on the mat in the hall.",
    "Nobody knew when the train would leave.",
    "It was a long and quiet winter in the hills.",
]
OTHERS = [
    ["The cat sat on the mat in the hall.", "A cat was sitting on the mat in the hall."],
    ["No one knew when the train would leave."],
    ["The winter in the hills was long and quiet."],
]


def test_the_corpus_is_scored_as_sacrebleu_scores_it() -> None:
    counts = Counts.of(REWRITES, [other[:1] for other in OTHERS])
    expected = sacrebleu.corpus_bleu(REWRITES, [[other[0] for other in OTHERS]]).score
    assert counts.bleu(np.ones(3, dtype=np.int64)) == pytest.approx(expected)


def test_a_sentence_drawn_twice_counts_twice() -> None:
    counts = Counts.of(REWRITES, OTHERS)
    twice = Counts.of([REWRITES[0], REWRITES[0], REWRITES[2]], [OTHERS[0], OTHERS[0], OTHERS[2]])
    assert counts.bleu(np.array([2, 0, 1])) == pytest.approx(twice.bleu(np.ones(3, dtype=np.int64)))


def test_another_reference_can_only_help() -> None:
    alone, both = (Counts.of(REWRITES, [other[:count] for other in OTHERS]) for count in (1, 2))
    assert (both.correct >= alone.correct).all()
    many = Counts.of(["a cat was there"], [["the cat was here", "a dog was there"]])
    assert many.correct.tolist() == [[4, 2, 0, 0]]


def test_a_copy_has_all_of_itself() -> None:
    whole = np.ones(3, dtype=np.int64)
    assert Counts.of(REWRITES, [[text] for text in REWRITES]).bleu(whole) == pytest.approx(100.0)
    assert Counts.of(["", "", ""], [[text] for text in REWRITES]).bleu(whole) == 0.0


def test_ibleu_takes_from_a_copy() -> None:
    assert ibleu(40.0, 100.0) < ibleu(40.0, 50.0)
    assert ibleu(100.0, 0.0) == pytest.approx(100 * ALPHA)
