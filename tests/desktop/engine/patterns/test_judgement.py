"""What the embedded encoder and student make of what came of patterns, clear ones only."""

import numpy as np
import pytest

from desktop.engine.patterns.judgement import evidence, features, judged
from desktop.engine.readsource import ReadSource

SOURCE = "The match was cancelled because it rained."
OUTCOMES = [
    ("Because it rained, the match was cancelled.", 0.8),
    ("It rained, so the match was cancelled.", 0.6),
    ("Because the match was cancelled, it rained.", 0.6),
    ("Because it the match rained, was cancelled.", 0.3),
]


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (SOURCE, OUTCOMES[0][0], OUTCOMES[2][0]),
        (SOURCE, OUTCOMES[1][0], OUTCOMES[3][0]),
        (
            "She gave the book to her brother.",
            "She gave her brother the book.",
            "She gave her the brother book to.",
        ),
        (
            "He left although it was raining.",
            "Although it was raining, he left.",
            "Although raining it was, left he the.",
        ),
        ("I am able to swim.", "I can swim.", "I can swum."),
    ],
)
def test_of_two_outcomes_of_patterns_as_good_the_wrong_one_is_less_probable(
    encoder, student, source, right, wrong
):
    stands, falls = judged(ReadSource(source, encoder, student), [(right, 0.6), (wrong, 0.6)])
    assert stands > falls + 0.1


def test_the_share_of_the_pattern_counts(encoder, student):
    (text, _), *_ = OUTCOMES
    poor, rich = judged(ReadSource(SOURCE, encoder, student), [(text, 0.05), (text, 0.95)])
    assert rich > poor


def test_an_outcome_fares_the_same_alone_and_in_company(encoder, student):
    together = judged(ReadSource(SOURCE, encoder, student), OUTCOMES)
    alone = [judged(ReadSource(SOURCE, encoder, student), [each])[0] for each in OUTCOMES]
    assert together == pytest.approx(alone, abs=1e-6)
    turned = judged(ReadSource(SOURCE, encoder, student), OUTCOMES[::-1])
    assert turned == pytest.approx(together[::-1], abs=1e-6)


def test_the_same_outcomes_give_the_same_to_the_last_bit(encoder, student):
    first = judged(ReadSource(SOURCE, encoder, student), OUTCOMES)
    assert judged(ReadSource(SOURCE, encoder, student), OUTCOMES) == first


def test_no_outcomes_have_no_probabilities(encoder, student):
    assert judged(ReadSource(SOURCE, encoder, student), []) == []


@pytest.mark.parametrize(
    "text", ["", " ", "\0", "\ud800 The cat.", "[PAD] </s>", "The", SOURCE, "word " * 200, "x" * 1_000]
)
def test_whatever_the_texts_each_has_a_probability(encoder, student, text):
    found = [
        *judged(ReadSource(SOURCE, encoder, student), [(text, 0.0), (text, 1.0)]),
        *judged(ReadSource(text, encoder, student), [(SOURCE, 0.5), (text, 0.5)]),
    ]
    assert len(found) == 4
    assert all(0 <= each <= 1 for each in found)


def test_of_what_is_hopeless_the_student_is_not_asked(encoder, student):
    hopeless, hopeful = OUTCOMES[0], OUTCOMES[1]
    whole = judged(ReadSource(SOURCE, encoder, student), [hopeless, hopeful])
    assert judged(ReadSource(SOURCE, encoder, student), [(hopeless[0], 0.0), hopeful], 0.2) == pytest.approx(
        [0.0, whole[1]], abs=1e-4
    )
    assert judged(ReadSource(SOURCE, encoder, None), OUTCOMES, 1.0) == [0.0] * len(OUTCOMES)


def test_the_features_tell_what_stands_side_by_side_now(encoder):
    own, turned = encoder.encode([SOURCE, OUTCOMES[0][0]])
    size = encoder.dimension
    found = features(own, turned)
    assert found.shape == (6 * size + 9,)
    assert found.dtype == np.float32
    come, gone = (
        [("rained", ","), (",", "the"), ("cancelled", ".")],
        [("cancelled", "because"), ("rained", ".")],
    )
    blocks = [
        (turned, [left for left, _ in come]),
        (turned, [right for _, right in come]),
        (own, [left for left, _ in gone]),
        (own, [right for _, right in gone]),
    ]
    for block, (encoding, words) in enumerate(blocks):
        expected = np.mean([encoding.states[list(encoding.words).index(word)] for word in words], axis=0)
        np.testing.assert_allclose(found[block * size : (block + 1) * size], expected, atol=1e-6)
    # No word went, and a comma came.
    comma = turned.states[list(turned.words).index(",")]
    assert not found[4 * size : 5 * size].any()
    np.testing.assert_allclose(found[5 * size : 6 * size], comma, atol=1e-6)
    assert list(found[-4:]) == [0.75, 0.5, 1, 9 / 8]


def test_where_nothing_has_changed_nothing_is_told(encoder):
    (own,) = encoder.encode([SOURCE])
    found = features(own, own)
    assert not found[: 6 * encoder.dimension].any()
    assert list(found[-9:]) == pytest.approx([1, 1, 1, 1, 1, 0, 0, 1, 1], abs=1e-5)


def test_words_that_come_and_go_are_told_apart(encoder):
    size = encoder.dimension
    long, short = encoder.encode(["She was very late.", "She was late."])
    gone, come = features(long, short), features(short, long)
    very = long.states[list(long.words).index("very")]
    np.testing.assert_allclose(gone[4 * size : 5 * size], very, atol=1e-6)
    np.testing.assert_allclose(come[5 * size : 6 * size], very, atol=1e-6)
    assert not gone[5 * size : 6 * size].any()
    assert not come[4 * size : 5 * size].any()
    assert gone[-1] < 1 < come[-1]


def test_a_word_that_comes_twice_is_two(encoder):
    one, two = encoder.encode(["The dog saw the cat.", "The cat saw the dog."])
    found = features(one, two)
    assert found.shape == (6 * encoder.dimension + 9,)
    assert found[-2] == 1
    assert found[-4] > 0


def test_the_evidence_is_one_row_of_numbers():
    row = evidence(SOURCE, OUTCOMES[0][0], share=0.5, by_states=1.25, likely=(-3.0, -7.0), similarity=0.75)
    assert row.dtype == np.float32
    assert row.shape == (9,)
    assert list(row[:5]) == pytest.approx([0.0, 1.25, -3.0, -7.0, 0.75])
    assert row[-1] == pytest.approx(7 / 20)
    same = evidence(SOURCE, SOURCE, share=0.5, by_states=0.0, likely=(0.0, 0.0), similarity=1.0)
    assert same[5] == same[6] == 0
    assert row[6] > 0
