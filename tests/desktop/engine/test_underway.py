"""How far a text is read ahead, and which of its sentences are written together."""

import threading
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.ranking import Candidate
from desktop.engine.segment import Segment
from desktop.engine.student import Order, Prompt
from desktop.engine.underway import Sentence, under_way, weighed


def sentence(place: int, length: int = 0, prompts: int = 2) -> Sentence:
    order = Order(tuple(Prompt(f"{place}") for _ in range(prompts)))
    orders = [order] if prompts else []
    segment = Segment(f"{place}.", place, sentence=True)
    return Sentence(segment, f"{place}.", None, None, False, orders=orders, length=length)


def never() -> bool:
    return False


class Pen:
    """Notes what is begun, and when."""

    def __init__(self) -> None:
        self.batches: list[list[Sentence]] = []
        self.alone: list[bool] = []

    def begin(self, sentences: Sequence[Sentence], alone: bool) -> None:
        self.batches.append(list(sentences))
        self.alone.append(alone)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 9)), max_size=90))
def test_every_sentence_is_begun_once_and_before_it_comes(kinds: list[tuple[int, int]]) -> None:
    pen = Pen()
    text = [sentence(place, 4 * length, prompts) for place, (length, prompts) in enumerate(kinds)]
    come = []
    for each in under_way(iter(text), pen.begin, never):
        assert any(each is other for batch in pen.batches for other in batch)
        come.append(each)
    assert come == text
    begun = [id(each) for batch in pen.batches for each in batch]
    assert sorted(begun) == sorted(map(id, text))
    for batch in pen.batches:
        assert len(batch) == 1 or (len({each.length for each in batch}) == 1 and batch[0].length)
        assert len(batch) == 1 or sum(each.prompts for each in batch) <= 12
    assert pen.alone == [not number for number in range(len(pen.batches))]


def test_a_long_text_goes_in_full_batches_after_a_small_start() -> None:
    pen = Pen()
    list(under_way((sentence(place, 24 + 4 * (place % 3)) for place in range(60)), pen.begin, never))
    sizes = [len(batch) for batch in pen.batches]
    assert sizes[:2] == [1, 1]
    assert max(sizes) == 6
    assert sum(size == 6 for size in sizes) >= 6


def test_no_more_is_read_than_what_may_be_written_together() -> None:
    read = 0

    def text() -> Iterator[Sentence]:
        nonlocal read
        for place in range(500):
            read += 1
            yield sentence(place, 24)

    for done, _ in enumerate(under_way(text(), Pen().begin, never)):
        assert read - done <= min(64, 8 * done) + 1
        if not done:
            assert read == 1
    assert read == 500


def test_a_sentence_with_nothing_to_write_has_its_turn_too() -> None:
    pen = Pen()
    assert len(list(under_way(iter([sentence(0, prompts=0), sentence(1, 24)]), pen.begin, never))) == 2
    assert [len(batch) for batch in pen.batches] == [1, 1]


def test_once_cancelled_nothing_more_is_begun() -> None:
    pen = Pen()
    stop = threading.Event()
    text = under_way((sentence(place, 24) for place in range(50)), pen.begin, stop.is_set)
    for _ in range(5):
        next(text)
    begun = len(pen.batches)
    stop.set()
    assert list(text) == []
    assert len(pen.batches) == begun


def test_two_are_weighed_at_a_time_behind_the_first() -> None:
    both = threading.Barrier(2, timeout=20)
    first_is_done = threading.Event()

    def weigh(each: Sentence) -> list[Candidate]:
        if each.segment.start:
            assert first_is_done.is_set()
            both.wait()  # passes only where two are here at once
        return []

    text = weighed((sentence(place) for place in range(5)), weigh, 2)
    found = [next(text)[0].segment.start]
    first_is_done.set()
    found += [each.segment.start for each, _ in text]
    assert found == [0, 1, 2, 3, 4]


def test_what_goes_wrong_with_a_sentence_is_told_in_its_turn() -> None:
    def weigh(each: Sentence) -> list[Candidate]:
        if each.segment.start == 2:
            raise ValueError("broken")
        return []

    text = weighed((sentence(place) for place in range(5)), weigh, 2)
    assert [next(text)[0].segment.start for _ in range(2)] == [0, 1]
    with pytest.raises(ValueError, match="broken"):
        next(text)
