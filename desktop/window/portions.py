"""Long work in portions: of all that is under way in the window, one portion in a turn of the event loop.

With a timer for each, portions of several works would fall into the same turn and add up to what is felt.
What a portion has changed is drawn in a turn between it and the next one.
"""

import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QObject, QTimer
from shiboken6 import isValid

_APART = 1
"""Milliseconds from the end of one portion to the next, in which what it has changed can be drawn."""

_FRESH = 0.001
"""Seconds that a turn may have taken already when a portion begins in it."""

_PATIENCE = 5
"""Turns that a portion lets pass at most, because they had something else to do."""


class Portions(QObject):
    """Work that goes on, a portion in a turn, from its start until it is stopped.

    Args:
        act: does the next portion, on the interface's thread.
        once: whether one portion is all of it.
    """

    def __init__(self, act: Callable[[], object], parent: QObject, *, once: bool = False) -> None:
        super().__init__(parent)
        self._act = act
        self._once = once
        self._active = False

    @property
    def active(self) -> bool:
        """Whether there is more to do."""
        return self._active

    def start(self) -> None:
        """Begin, or go on, in a turn to come."""
        if not self._active:
            self._active = True
            _turns().queue(self)

    def stop(self) -> None:
        """Do no more of it."""
        self._active = False

    def turn(self) -> None:
        """The next portion."""
        if self._once:
            self._active = False
        self._act()


class _Turns(QObject):
    """Hands out the turns of the event loop, to one work after the other."""

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self._works: deque[Portions] = deque()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_APART)
        self._timer.timeout.connect(self._take)
        self._began = 0.0  # this turn, on the clock
        self._waited = 0  # turns
        self._dispatcher: QAbstractEventDispatcher | None = None  # while there is work

    def queue(self, work: Portions) -> None:
        if work not in self._works:
            self._works.append(work)
        if self._dispatcher is None:
            self._dispatcher = QAbstractEventDispatcher.instance()
            self._dispatcher.awake.connect(self._begin)
            self._begin()
        if not self._timer.isActive():
            self._timer.start()

    def _begin(self) -> None:
        """A turn of the event loop begins."""
        self._began = time.perf_counter()

    def _take(self) -> None:
        if self._waited < _PATIENCE and time.perf_counter() - self._began > _FRESH:
            self._waited += 1
            self._timer.start()
            return
        self._waited = 0
        while self._works:
            work = self._works.popleft()
            if not isValid(work) or not work.active:
                continue  # neither takes a turn
            self._works.append(work)
            try:
                work.turn()
            finally:
                self._timer.start()  # from its end on, for it may take longer than that
            return
        if self._dispatcher is not None:
            self._dispatcher.awake.disconnect(self._begin)
            self._dispatcher = None


_kept: list[_Turns] = []
"""The one for the application that there is; a test may have another."""


def _turns() -> _Turns:
    if not _kept or not isValid(_kept[0]):
        _kept[:] = [_Turns(QCoreApplication.instance())]
    return _kept[0]
