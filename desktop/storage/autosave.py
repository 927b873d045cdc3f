"""Saves in the background what changes all the time, so that nobody waits for the disk."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from desktop.storage.errors import StorageError

T = TypeVar("T")


class Autosave(Generic[T]):
    """Saves the newest of what it is given, on a thread of its own; what came before it is dropped.

    Args:
        write: saves it; may wait for the disk.
        tell: hears, on that thread and in one sentence, that it could not be saved; once for as long as it
            goes on failing.
        interval: seconds from one saving to the next, at least.
    """

    def __init__(
        self, write: Callable[[T], None], tell: Callable[[str], None], interval: float = 1.0
    ) -> None:
        self._write = write
        self._tell = tell
        self._interval = interval
        self._condition = threading.Condition()
        self._pending: list[T] = []  # none or one
        self._busy = False
        self._hurried = False
        self._closed = False
        self._failing = False
        self._thread = threading.Thread(target=self._work, name="phrasewright-autosave", daemon=True)
        self._thread.start()

    def put(self, state: T) -> None:
        """Have this saved soon. Never waits."""
        with self._condition:
            self._pending = [state]
            self._condition.notify_all()

    def flush(self, timeout: float | None = None) -> bool:
        """Have what was put saved now, and wait for it; False when `timeout` seconds passed first."""
        with self._condition:
            self._hurried = True
            self._condition.notify_all()
            return self._condition.wait_for(lambda: not self._pending and not self._busy, timeout)

    def close(self, timeout: float | None = 10.0) -> bool:
        """Save what is left and end; False when `timeout` seconds passed first."""
        done = self.flush(timeout)
        with self._condition:
            self._closed = True
            self._condition.notify_all()
        self._thread.join(timeout)
        return done

    def _work(self) -> None:
        while True:
            with self._condition:
                self._condition.wait_for(lambda: self._pending or self._closed)
                if not self._pending:
                    return
                (state,) = self._pending
                self._pending = []
                self._busy = True
            self._save(state)
            with self._condition:
                self._busy = False
                self._hurried = self._hurried and bool(self._pending)
                self._condition.notify_all()
                self._condition.wait_for(lambda: self._hurried or self._closed, self._interval)

    def _save(self, state: T) -> None:
        try:
            self._write(state)
        except StorageError as error:
            if not self._failing:
                self._tell(str(error))
            self._failing = True
        else:
            self._failing = False
