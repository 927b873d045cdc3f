"""What the student makes of a rewrite, read back, against rewrites that a strict reader marked."""

import numpy as np
import pytest

from desktop.engine.bundle import Kind, find, load
from desktop.engine.encoder import load_encoder
from desktop.engine.faithfulness import Faithfulness, faithfulness
from desktop.engine.readsource import ReadSource
from desktop.engine.recovery import hopeless, probability
from desktop.engine.rewriter import student_bundle
from desktop.engine.student import load_student
from tests.desktop.engine.test_faithfulness import area, marked


@pytest.fixture(scope="module")
def student():
    return load_student(student_bundle(), 2)


@pytest.fixture(scope="module")
def judged(student):
    """(by words, with recovery, fault) of each marked rewrite, both as probabilities."""
    encoder = load_encoder(load(find("all-minilm-l6-v2"), Kind.ENCODER))
    found = []
    for source, rewrite, fault in marked():
        by_words = faithfulness(*encoder.encode([source, rewrite]))
        (recovery,) = ReadSource(source, encoder, student).recoveries([rewrite])
        found.append((by_words.probability, probability(by_words, recovery), fault))
    return found


def areas(judged, column, faults=None):
    right = [row[column] for row in judged if not row[2]]
    wrong = [row[column] for row in judged if row[2] and (faults is None or row[2] in faults)]
    return area(right, wrong)


def test_reading_back_tells_more_than_the_words_alone(judged):
    assert areas(judged, 1) > areas(judged, 0) + 0.02


def test_reading_back_sees_something_of_roles(judged):
    assert areas(judged, 1, {"role"}) > areas(judged, 0, {"role"}) + 0.2


def test_what_was_written_with_doubt_is_less_probable():
    judged = Faithfulness(0.4, 0.9, 0.9, 0.9)
    assert probability(judged, -5, -0.8) < probability(judged, -5, -0.2)


def test_what_was_put_in_another_order_is_less_probable():
    judged = Faithfulness(0.4, 0.9, 0.9, 0.9)
    found = [probability(judged, -5, -0.2, syntactic) for syntactic in (0.0, 0.3, 0.6, 1.0)]
    assert found == sorted(set(found), reverse=True)
    assert all(0 < each < 1 for each in found)
    assert found[0] == probability(judged, -5, -0.2)


def test_the_order_tells_nothing_of_what_somebody_else_wrote():
    judged = Faithfulness(0.4, 0.9, 0.9, 0.9)
    assert probability(judged, -5, None, 1.0) == probability(judged, -5)


def test_what_is_odd_in_itself_is_less_probable():
    judged = Faithfulness(0.4, 0.9, 0.9, 0.9)
    found = [probability(judged, -5, -0.2, 0.1, loss) for loss in (-1.0, -5.0, -20.0)]
    assert found == sorted(set(found), reverse=True)
    assert all(0 < each < 1 for each in found)
    assert probability(judged, -5, None, 0.1, -20.0) == probability(judged, -5)


def test_hopeless_is_what_words_or_score_speak_much_against():
    doubtful, made_up = Faithfulness(0.35, 0.9, 0.9, 0.9), Faithfulness(0.05, 0.9, 0.2, 0.2)
    assert not hopeless(doubtful, -0.2)
    assert hopeless(doubtful, -0.9)
    assert hopeless(made_up, -0.2)


def test_where_much_is_asked_for_there_is_more_hope():
    doubtful = Faithfulness(0.35, 0.9, 0.9, 0.9)
    assert hopeless(doubtful, -0.4)
    assert not hopeless(doubtful, -0.4, bold=True)
    assert hopeless(doubtful, -0.9, bold=True)


def test_the_probability_rises_with_both_measures_and_never_overflows():
    def at(by_words, recovery):
        return probability(Faithfulness(by_words, 0.9, 0.9, 0.9), recovery)

    assert at(0.2, -10) < at(0.4, -10) < at(0.4, -5)
    extremes = [at(by_words, recovery) for by_words in (1e-12, 0.57) for recovery in (-1e5, -1.0, 0.0)]
    assert np.isfinite(extremes).all()
    assert all(0 <= each <= 1 for each in extremes)
