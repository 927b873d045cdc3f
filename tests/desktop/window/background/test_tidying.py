import gc
import weakref

import pytest

from desktop.window.background import tidying
from desktop.window.background.tidying import Tidier


class Knot:
    """Garbage that only a collection finds."""

    def __init__(self):
        self.itself = self


@pytest.fixture
def tidier(qtbot):
    busy = []
    made = Tidier(lambda: bool(busy))
    made.busy = busy
    made.start()
    yield made
    made.stop()
    assert gc.isenabled()


def test_python_no_longer_collects_by_itself(tidier):
    assert not gc.isenabled()


def test_the_young_are_collected_often(qtbot, tidier):
    tidier._timer.setInterval(10)
    knot = weakref.ref(Knot())
    qtbot.waitUntil(lambda: knot() is None)


def test_everything_is_collected_seldom_and_never_while_busy(tidier, monkeypatch):
    monkeypatch.setattr(tidying, "_SELDOM", -1.0)
    kept = Knot()
    gc.collect()  # now it is old
    knot = weakref.ref(kept)
    del kept
    tidier.busy.append(True)
    tidier.tidy()
    assert knot() is not None
    tidier.busy.clear()
    tidier.tidy()
    assert knot() is None
