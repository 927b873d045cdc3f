"""Python's garbage collection, at times of our choosing."""

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from desktop.window.portions import Portions

_OFTEN = 2000
"""Milliseconds between two collections of what is young."""

_SELDOM = 60.0
"""Seconds between two collections of everything."""


class Tidier(QObject):
    """Collects garbage on the interface's thread, and everything only while little is there and nothing runs.

    Left to itself, Python collects whenever enough objects have been made: for a tenth of a second
    at a time with a novel in the window, and on whichever thread made them, though Qt's objects
    must not be destroyed on the engine's.

    Args:
        busy: whether something runs now, or so much is there that looking at all of it would be felt.
    """

    def __init__(self, busy: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._busy = busy
        self._last = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(_OFTEN)
        self._tidying = Portions(self.tidy, self, once=True)
        self._timer.timeout.connect(self._tidying.start)

    def start(self) -> None:
        """Take over from Python. What is there by now, mostly modules, is never looked at again."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """Give back to Python."""
        self._timer.stop()
        self._tidying.stop()
        gc.unfreeze()
        gc.enable()

    def tidy(self) -> None:
        """Collect what is young, or everything when it is time and nothing runs."""
        if time.monotonic() - self._last > _SELDOM and not self._busy():
            gc.collect()
            self._last = time.monotonic()
        else:
            gc.collect(1)
