import pytest

from desktop.engine.bundle import Kind, find, load
from desktop.engine.encoder import load_encoder
from desktop.engine.pool import Pool
from desktop.engine.ranking import Candidate
from desktop.engine.request import Request
from desktop.engine.rewriter import student_bundle
from desktop.engine.student import load_student

SOURCE = "The committee postponed its decision until the spring."
REWRITES = [
    "The committee delayed its decision until the spring.",
    "The committee put off its decision until spring.",
    "The panel deferred its ruling until the spring.",
    "Until the spring, the committee delayed its decision.",
    "The committee's decision was postponed until the spring.",
    "The committee bought a large red bicycle in Rome.",
]


@pytest.fixture(scope="module")
def encoder():
    return load_encoder(load(find("all-minilm-l6-v2"), Kind.ENCODER))


@pytest.fixture(scope="module")
def student():
    return load_student(student_bundle())


class Counting:
    """An encoder that counts what it reads."""

    def __init__(self, encoder):
        self.encoder, self.read = encoder, 0

    def encode(self, sentences):
        self.read += len(sentences)
        return self.encoder.encode(sentences)


def pool(encoder, student, texts=tuple(REWRITES)):
    return Pool(SOURCE, [Candidate.measured(SOURCE, text, -0.3) for text in texts], encoder, student)


def test_what_holds_is_measured_and_what_does_not_is_gone(encoder, student):
    held = pool(encoder, student).holding(Request(lexical=60, alternatives=5))
    assert {each.text for each in held} <= set(REWRITES[:5])
    assert held
    for each in held:
        assert each.similarity < 1
        assert 0 < each.faithful < 1


def test_nothing_is_measured_twice_and_earlier_requests_leave_no_trace(encoder, student):
    counting = Counting(encoder)
    used = pool(counting, student)
    asked = [Request(lexical=lexical, alternatives=3) for lexical in (10, 90, 40)]
    first = [used.holding(request) for request in asked]
    read = counting.read
    assert [used.holding(request) for request in asked] == first
    assert counting.read == read
    assert [pool(encoder, student).holding(request) for request in asked] == first


def test_enough_is_enough(encoder, student):
    counting = Counting(encoder)
    assert pool(counting, student, [REWRITES[0] + " " * spaces for spaces in range(30)]).holding(
        Request(lexical=20)
    )
    assert counting.read <= 11


def test_no_candidates_hold_nothing(encoder, student):
    assert pool(encoder, student, ()).holding(Request()) == []
