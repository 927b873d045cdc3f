"""The settings as the window changes them: at once for everybody, on the disk a moment later."""

from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.storage.declaration import Setting
from desktop.storage.errors import StorageError
from desktop.storage.store import Store
from desktop.window.background.tasks import Tasks

T = TypeVar("T")


class Preferences(QObject):
    """The one way by which settings change while the window is open, so that all can follow.

    Args:
        store: holds the settings, and is told when they have changed.
    """

    changed = Signal(object)
    """A setting has another value: the `Setting`."""

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._tasks = Tasks((StorageError,), store.tell, self)

    def get(self, setting: Setting[T]) -> T:
        """The value of a setting."""
        return self._store.settings.get(setting)

    def set(self, setting: Setting[T], value: T) -> None:
        """Give a setting another value.

        Raises:
            ValueError: it does not take that value; says what it takes.
        """
        before = self.get(setting)
        self._store.settings.set(setting, value)
        self._tell(setting, before)

    def reset(self, setting: Setting[Any]) -> None:
        """Give a setting its usual value again."""
        before = self.get(setting)
        self._store.settings.reset(setting)
        self._tell(setting, before)

    def close(self) -> None:
        """Wait until all is written down."""
        self._tasks.close()

    def _tell(self, setting: Setting[T], before: T) -> None:
        self._tasks.run(self._write, lambda _: None, lambda: None)
        if self.get(setting) != before:
            self.changed.emit(setting)

    def _write(self) -> None:
        self._store.settings.save()
        self._store.apply()
