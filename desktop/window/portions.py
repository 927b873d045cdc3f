"""Long work in portions: of all that is under way in the window, one portion in a turn of the event loop.

With a timer for each, portions of several works would fall into the same turn and add up to what is felt.
What a portion has changed is drawn in a turn between it and the next one.
"""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from shiboken6 import isValid

_APART = 1
"""Milliseconds between two portions: without them, what one has changed is drawn in the turn of the next."""


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

    def queue(self, work: Portions) -> None:
        if work not in self._works:
            self._works.append(work)
        if not self._timer.isActive():
            self._timer.start()

    def _take(self) -> None:
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


_kept: list[_Turns] = []
"""The one for the application that there is; a test may have another."""


def _turns() -> _Turns:
    if not _kept or not isValid(_kept[0]):
        _kept[:] = [_Turns(QCoreApplication.instance())]
    return _kept[0]
