"""Keeping up with a moving control: only the latest value counts."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Throttle(QObject):
    """Calls `act` at once, then at most every `interval` milliseconds while calls keep coming.

    A call that comes too early is remembered, not queued: one call follows at the end of the
    interval, however many came in it.
    """

    def __init__(self, interval: int, act: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._act = act
        self._due = False
        self._timer = QTimer(self)
        self._timer.setInterval(interval)
        self._timer.timeout.connect(self._turn)

    def call(self) -> None:
        """Act now, or as soon as the interval allows."""
        if self._timer.isActive():
            self._due = True
        else:
            self._timer.start()
            self._act()

    def drop(self) -> None:
        """Forget a call that has not been acted on."""
        self._due = False

    def _turn(self) -> None:
        if self._due:
            self._due = False
            self._act()
        else:
            self._timer.stop()


class Debounce(QObject):
    """Calls `act` once, `interval` milliseconds after the last call."""

    def __init__(self, interval: int, act: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(interval)
        self._timer.timeout.connect(act)

    @property
    def waiting(self) -> bool:
        """Whether a call is still to be acted on."""
        return self._timer.isActive()

    def call(self) -> None:
        """Act when it has been quiet for the interval."""
        self._timer.start()

    def drop(self) -> None:
        """Forget a call that has not been acted on."""
        self._timer.stop()
