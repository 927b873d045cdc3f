"""Counts the words of a text, however long it is, while the interface has its turns."""

from PySide6.QtCore import QObject, Signal

from desktop.window.portions import Portions

_PORTION = 200_000
"""Characters that are counted at a time."""


class WordCount(QObject):
    """Knows how many words a text has; a long one is counted bit by bit.

    Attributes:
        words: of the text; of the one before it while it is being counted.
    """

    counted = Signal()
    """`words` is another."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.words = 0
        self._text = ""
        self._place = 0
        self._found = 0
        self._counting = Portions(self._count, self)

    def of(self, text: str) -> None:
        """Count the words of this text from now on; those of a short one at once."""
        if text == self._text:
            return
        self._text, self._place, self._found = text, 0, 0
        self._counting.start()
        if len(text) <= _PORTION:
            self._count()

    def _count(self) -> None:
        end = min(self._place + _PORTION, len(self._text))
        while end < len(self._text) and not self._text[end].isspace():
            end += 1
        self._found += len(self._text[self._place : end].split())
        self._place = end
        if end < len(self._text):
            return
        self._counting.stop()
        if self._found != self.words:
            self.words = self._found
            self.counted.emit()
