"""Sentences for the writer that may come from any thread."""

from PySide6.QtCore import QObject, Qt, Signal

from desktop.window.views.banner import Banner


class Notices(QObject):
    """Shows in the banner what it is called with, on whichever thread.

    Args:
        banner: where sentences are shown.
    """

    _told = Signal(str)

    def __init__(self, banner: Banner) -> None:
        super().__init__(banner)
        self._told.connect(banner.say, Qt.ConnectionType.QueuedConnection)

    def __call__(self, sentence: str) -> None:
        """Show a sentence; on any thread."""
        self._told.emit(sentence)
