"""Counting words, however many there are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject

from desktop.window.controllers import word_count
from desktop.window.controllers.word_count import WordCount


@pytest.fixture(autouse=True, scope="module")
def small_portions():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(word_count, "_PORTION", 7)
        yield


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text("ab \n\u00a0é", max_size=60), min_size=1, max_size=4))
def test_the_newest_text_is_counted_right_whatever_came_before(qapp, texts):
    parent = QObject()
    count = WordCount(parent)
    for text in texts:
        count.of(text)  # the ones before may not be counted to their ends
    for _ in range(100):
        count._count()
    assert count.words == len(texts[-1].split())


def test_a_long_text_is_counted_in_turns(qtbot, qapp):
    parent = QObject()
    count = WordCount(parent)
    with qtbot.waitSignal(count.counted, timeout=10000):
        count.of("words " * 200)
        assert count.words == 0
    assert count.words == 200
