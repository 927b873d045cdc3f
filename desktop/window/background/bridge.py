"""From the engine's thread to the interface's."""

import threading
from collections import deque

from PySide6.QtCore import QObject, Qt, Signal

from desktop.engine.facade import Event


class EventBridge(QObject):
    """A listener for the engine that hands events over on the interface's thread.

    Events wait in a queue and the interface is woken once, not once for each of them: a fast
    engine cannot flood the event loop, and the receiver takes as many as it has time for.
    """

    ready = Signal()
    """Events wait; comes on the interface's thread."""

    _woken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._events: deque[Event] = deque()
        self._lock = threading.Lock()
        self._waking = False
        self._woken.connect(self._wake, Qt.ConnectionType.QueuedConnection)

    def __call__(self, event: Event) -> None:
        """Take an event, on any thread."""
        with self._lock:
            self._events.append(event)
            if self._waking:
                return
            self._waking = True
        self._woken.emit()

    def take(self) -> Event | None:
        """The next event, or None when there is none."""
        with self._lock:
            return self._events.popleft() if self._events else None

    def _wake(self) -> None:
        with self._lock:
            self._waking = False
        self.ready.emit()
