"""One program at a time: a second start hands over to the first and ends.

It works with files alone, for the program that ships can open no socket: a lock file says that there is a
first one, and a request in a folder that the first one watches brings its window to the front.
"""

import uuid
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

from desktop.atomicfile import write_atomically

_FOLDER = "requests"
_LOCK = "window.lock"
_SHOW, _TOGGLE = ".request", ".toggle"


class Single(QObject):
    """Knows whether this is the first program, and hears from others.

    Args:
        folder: where things are kept; those who share it are one program.
    """

    asked = Signal(str)
    """Another start wants this window in front: the path of a document to open, or ""."""

    toggled = Signal()
    """Another start wants this window in front, or out of the way if it is there."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._requests = folder / _FOLDER
        self._lock = QLockFile(str(folder / _LOCK))
        # A lock is stale only when its process is gone, however long the program has run.
        self._lock.setStaleLockTime(0)
        self._watcher: QFileSystemWatcher | None = None

    def claim(self) -> bool:
        """Be the first program; False where another is. Where no lock can be made, each is a first one."""
        if not self._lock.tryLock(0) and self._lock.error() is QLockFile.LockError.LockFailedError:
            return False
        with suppress(OSError):
            self._requests.mkdir(mode=0o700, exist_ok=True)
            self._watcher = QFileSystemWatcher([str(self._requests)], self)
            self._watcher.directoryChanged.connect(self._hear)
            self._clear()
        return True

    def ask(self, document: Path | None, *, toggle: bool = False) -> bool:
        """Have the first program show its window, and open a document; False if that cannot be asked.

        Args:
            document: to be opened, or None.
            toggle: whether the window is to get out of the way if it is in front.
        """
        path = str(document.resolve()) if document is not None else ""
        name = f"{uuid.uuid4().hex}{_TOGGLE if toggle and not path else _SHOW}"
        try:
            write_atomically(self._requests / name, path.encode("utf-8", "surrogateescape"))
        except OSError:
            return False
        return True

    def release(self) -> None:
        """Let another be the first."""
        self._lock.unlock()

    def _hear(self) -> None:
        for request in self._waiting():
            with suppress(OSError):
                path = request.read_bytes().decode("utf-8", "surrogateescape")
                request.unlink()
                if request.suffix == _TOGGLE:
                    self.toggled.emit()
                else:
                    self.asked.emit(path)

    def _clear(self) -> None:
        """What was asked of a program that is gone."""
        for request in self._waiting():
            request.unlink(missing_ok=True)

    def _waiting(self) -> list[Path]:
        """What has been asked for, in any order but always the same."""
        return sorted(each for each in self._requests.iterdir() if each.suffix in {_SHOW, _TOGGLE})
