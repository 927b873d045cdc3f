"""Work that may wait for a disk, on a thread of its own; what comes of it, on the interface's."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")

_LOG = logging.getLogger(__name__)


class Tasks(QObject):
    """Does one thing after another in the background.

    Args:
        expected: the errors whose message is for the writer.
        tell: hears what went wrong, in one sentence.
    """

    _over = Signal(object)

    def __init__(
        self, expected: tuple[type[Exception], ...], tell: Callable[[str], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._expected = expected
        self._tell = tell
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="phrasewright-files")
        self._left = False
        self._over.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[], None]) -> None:
        """Do `work` in the background, then `done` with its result, or `failed` once the writer was told."""

        def act() -> None:
            finish: Callable[[], Any]
            try:
                result = work()
            except self._expected as error:
                message = str(error)
                _LOG.warning("Something in the background could not be done", exc_info=True)

                def finish() -> None:
                    self._tell(message)
                    failed()
            except Exception as error:
                mistake = error
                _LOG.exception("Something in the background went wrong")

                def finish() -> None:
                    failed()
                    raise mistake  # to whoever deals with mistakes
            else:

                def finish() -> None:
                    done(result)

            self._over.emit(finish)

        self._worker.submit(act)

    def _finish(self, finish: Callable[[], Any]) -> None:
        if not self._left:
            finish()

    def close(self) -> None:
        """Wait for what is under way and begin nothing more."""
        self._worker.shutdown()

    def leave(self) -> None:
        """Begin nothing more, and leave what is under way to itself: nobody hears what comes of it."""
        self._left = True
        self._worker.shutdown(wait=False, cancel_futures=True)
