"""What the embedded encoder and student make of exchanges, clear ones only."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.acceptance import acceptances, features, log_odds
from desktop.engine.readsource import ReadSource

SOURCE = "The concert started late because of the rain."
REWRITES = [
    ("The concert began late because of the rain.", 0.85),
    ("The concert started late due to the rain.", 0.9),
    ("The concert started late owing to all of this rain, which nobody had expected.", 0.4),
    ("The concert banana late because of the rain.", 0.1),
]


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        (SOURCE, "began", "banana"),
        (SOURCE, "began", "ate"),
        ("She hopes to purchase a house near the river.", "buy", "bribe"),
        ("She hopes to purchase a house near the river.", "buy", "paint"),
        ("Nobody knew the answer to his question.", "No one", "Bread"),
        ("We often meet in town.", "frequently", "soft"),
    ],
)
def test_of_two_exchanges_that_are_as_sure_elsewhere_the_wrong_one_is_accepted_less(
    encoder, student, sentence, right, wrong
):
    (gone,) = {"started", "purchase", "Nobody", "often"} & set(sentence.split())
    rewrites = [(sentence.replace(gone, come), 0.85) for come in (right, wrong)]
    accepted, refused = acceptances(ReadSource(sentence, encoder, student), rewrites)
    assert accepted > refused + 0.1


def test_what_stands_in_more_sentences_is_accepted_more(encoder, student):
    (text, _), *_ = REWRITES
    found = acceptances(ReadSource(SOURCE, encoder, student), [(text, sure) for sure in (0.0, 0.3, 0.6, 1.0)])
    assert found == sorted(set(found))


def test_an_exchange_fares_the_same_alone_and_in_company(encoder, student):
    together = acceptances(ReadSource(SOURCE, encoder, student), REWRITES)
    alone = [acceptances(ReadSource(SOURCE, encoder, student), [each])[0] for each in REWRITES]
    assert together == pytest.approx(alone, abs=1e-6)
    turned = acceptances(ReadSource(SOURCE, encoder, student), REWRITES[::-1])
    assert turned == pytest.approx(together[::-1], abs=1e-6)


def test_the_same_exchanges_give_the_same_to_the_last_bit(encoder, student):
    first = acceptances(ReadSource(SOURCE, encoder, student), REWRITES)
    assert acceptances(ReadSource(SOURCE, encoder, student), REWRITES) == first


def test_no_rewrites_have_no_acceptances(encoder, student):
    assert acceptances(ReadSource(SOURCE, encoder, student), []) == []


@pytest.mark.parametrize(
    "text", ["", " ", "\0", "\ud800 The cat.", "[PAD] </s>", "The", SOURCE, "word " * 500, "x" * 3_000]
)
def test_whatever_the_texts_each_has_a_probability(encoder, student, text):
    found = [
        *acceptances(ReadSource(SOURCE, encoder, student), [(text, 0.0), (text, 1.0)]),
        *acceptances(ReadSource(text, encoder, student), [(SOURCE, 0.5), (text, 0.5)]),
    ]
    assert len(found) == 4
    assert all(0 <= each <= 1 for each in found)


def test_the_features_tell_what_goes_and_what_comes(encoder):
    own, began, due = encoder.encode([SOURCE, *(text for text, _ in REWRITES[:2])])
    size = encoder.dimension
    found = features(own, began)
    assert found.shape == (3 * size + 5,)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found[:size], own.states[own.words.index("started")], atol=1e-6)
    np.testing.assert_allclose(found[size : 2 * size], began.states[began.words.index("began")], atol=1e-6)
    np.testing.assert_allclose(
        found[2 * size : 3 * size], abs(found[:size] - found[size : 2 * size]), atol=1e-6
    )
    assert list(found[-2:]) == [1, 1]
    assert list(features(own, due)[-2:]) == [2, 2]


def test_where_nothing_is_exchanged_nothing_is_told(encoder):
    (own,) = encoder.encode([SOURCE])
    found = features(own, own)
    assert not found[: 3 * encoder.dimension].any()
    assert found[-5] == pytest.approx(1)
    assert list(found[-2:]) == [0, 0]


def test_words_that_only_go_or_only_come_have_no_counterpart(encoder):
    long, short = encoder.encode(["She was very late.", "She was late."])
    size = encoder.dimension
    gone, come = features(long, short), features(short, long)
    assert (list(gone[-2:]), list(come[-2:])) == ([1, 0], [0, 1])
    assert not gone[size : 2 * size].any()
    assert not come[:size].any()


@given(st.floats(0, 1), st.floats(0, 1))
def test_the_log_odds_rise_with_the_share_and_have_an_end(one, other):
    low, high = sorted((one, other))
    assert log_odds(low) <= log_odds(high)
    assert abs(log_odds(one)) < 10
    assert log_odds(one) == pytest.approx(-log_odds(1 - one), abs=1e-6)


def test_of_what_is_hopeless_the_student_is_not_asked(encoder, student):
    all_asked = acceptances(ReadSource(SOURCE, encoder, student), REWRITES)
    least = (min(all_asked) + max(all_asked)) / 2
    found = acceptances(ReadSource(SOURCE, encoder, student), REWRITES, least)
    assert 0.0 in found
    assert [each for each in found if each] == pytest.approx(
        [whole for whole, each in zip(all_asked, found, strict=True) if each], abs=1e-4
    )
    assert max(found) == pytest.approx(max(all_asked), abs=1e-4)
