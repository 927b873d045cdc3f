import threading

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QThread

from desktop.window.background.tasks import Tasks


@pytest.fixture
def tasks(qtbot):
    told = []
    owner = QObject()
    made = Tasks((ValueError,), told.append, owner)
    made.told, made.owner = told, owner
    yield made
    made.close()


def test_the_work_is_done_elsewhere_and_its_result_comes_here(qtbot, qapp, tasks):
    threads = []
    tasks.run(lambda: threads.append(QThread.currentThread()) or 42, threads.append, lambda: None)
    qtbot.waitUntil(lambda: threads[1:] == [42])
    assert threads[0] is not qapp.thread()


def test_what_may_go_wrong_is_told(qtbot, tasks):
    failed = []

    def work():
        raise ValueError("The disk is full.")

    tasks.run(work, failed.append, lambda: failed.append("failed"))
    qtbot.waitUntil(lambda: failed == ["failed"])
    assert tasks.told == ["The disk is full."]


def test_a_mistake_goes_to_whoever_deals_with_mistakes(qtbot, tasks):
    def work():
        raise KeyError("whatever")

    with qtbot.captureExceptions() as caught:
        tasks.run(work, lambda _: None, lambda: None)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is KeyError
    assert tasks.told == []


def test_what_is_left_to_itself_is_not_heard_of(qtbot, tasks):
    begun, go_on, heard = threading.Event(), threading.Event(), []

    def work():
        begun.set()
        return go_on.wait(10)

    tasks.run(work, heard.append, lambda: heard.append("failed"))
    assert begun.wait(10)
    tasks.leave()
    go_on.set()
    tasks.close()  # by now it is over
    QCoreApplication.processEvents()
    assert heard == []
