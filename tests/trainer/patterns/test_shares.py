import pytest

from trainer.patterns.shares import shares


def test_of_nothing_known_half_stand() -> None:
    assert list(shares([0, 0, 1], [])) == [0.5, 0.5, 0.5]


def test_a_pattern_without_marks_is_like_the_others_of_its_list() -> None:
    marks = [*[([0], True)] * 8, *[([2], False)] * 8]
    found = shares([0, 0, 1, 1], marks)
    assert found[1] == pytest.approx(0.9)
    assert found[3] == pytest.approx(0.1)
    # Its own marks, and three more as the list has them.
    assert found[0] == pytest.approx((8 + 3 * 0.9) / 11)


def test_its_own_marks_say_the_more_the_more_there_are() -> None:
    few = shares([0, 0], [*[([0], False)] * 20, ([1], True)])[1]
    many = shares([0, 0], [*[([0], False)] * 20, *[([1], True)] * 40])[1]
    assert few < 0.5
    assert 0.9 < many < 1


def test_a_mark_counts_for_each_pattern_that_makes_the_text() -> None:
    found = shares([0, 1, 2], [([0, 1], True), ([0, 1], True)])
    assert found[0] == found[1] == pytest.approx((2 + 3 * 0.75) / 5)
    assert found[2] == 0.5


def test_the_order_of_the_marks_makes_no_difference() -> None:
    marks = [([0], True), ([1], False), ([0, 1], True), ([1], True)]
    assert list(shares([0, 0], marks)) == list(shares([0, 0], marks[::-1]))
