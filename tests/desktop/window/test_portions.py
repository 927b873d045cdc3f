"""Portions of several works never fall into one turn of the event loop."""

import time

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from desktop.window.portions import Portions


def test_each_turn_has_one_portion_and_every_work_its_share(qtbot, qapp):
    parent = QObject()
    turn, log = [0], []
    turns = QTimer(parent)
    turns.timeout.connect(lambda: turn.__setitem__(0, turn[0] + 1))
    turns.start(0)
    works = [Portions(lambda name=name: log.append((turn[0], name)), parent) for name in "abc"]
    for work in works:
        work.start()
        work.start()  # is under way already
    qtbot.waitUntil(lambda: len(log) >= 30, timeout=10000)
    for work in works:
        work.stop()
    numbers = [number for number, _ in log]
    assert len(set(numbers)) == len(numbers)
    assert [name for _, name in log[:9]] == list("abcabcabc")
    done = len(log)
    qtbot.wait(30)
    assert len(log) == done


def test_one_portion_can_be_all(qtbot, qapp):
    parent, log = QObject(), []
    work = Portions(lambda: log.append(work.active), parent, once=True)
    work.start()
    assert work.active
    assert not log  # not in this turn
    qtbot.waitUntil(lambda: bool(log), timeout=10000)
    qtbot.wait(20)
    assert log == [False]
    work.start()
    qtbot.waitUntil(lambda: len(log) == 2, timeout=10000)


def test_what_is_stopped_or_gone_takes_no_turn(qtbot, qapp):
    gone, parent, log = QObject(), QObject(), []
    orphan = Portions(lambda: log.append("orphan"), gone)
    stopped = Portions(lambda: log.append("stopped"), parent)
    goes_on = Portions(lambda: log.append("goes on"), parent)
    for work in (orphan, stopped, goes_on):
        work.start()
    stopped.stop()
    delete(gone)
    qtbot.waitUntil(lambda: len(log) >= 5, timeout=10000)
    assert set(log) == {"goes on"}
    goes_on.stop()


def test_what_a_portion_changes_is_drawn_in_another_turn(qtbot, qapp):
    class Page(QWidget):
        def paintEvent(self, event):  # noqa: N802 - Qt's name
            log.append("drawn")
            time.sleep(0.003)  # longer than portions are apart

    log, page = [], Page()
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: "drawn" in log, timeout=10000)
    qtbot.wait(50)

    def act():
        log.append("portion")
        page.update()
        time.sleep(0.003)

    works = [Portions(act, page), Portions(act, page)]
    for work in works:
        work.start()
    turns = []
    while turns.count(("drawn",)) < 30 and len(turns) < 500:
        log.clear()
        qapp.processEvents()
        turns.append(tuple(log))
    for work in works:
        work.stop()
    assert turns.count(("drawn",)) == 30
    assert set(turns) <= {(), ("portion",), ("drawn",)}
