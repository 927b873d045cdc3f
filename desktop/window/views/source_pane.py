"""The page where the writer writes."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QWidget

from desktop.window.portions import Portions
from desktop.window.text.offsets import Offsets
from desktop.window.views.text_pane import TextPane, shown

_PORTION = 24_000
"""Characters that are put into the page before the interface has its turn."""


class SourcePane(TextPane):
    """Plain text, whatever is pasted. A long text comes in bit by bit, and cannot be edited meanwhile.

    Attributes:
        continuing: whether what the document tells of as a step for undo belongs to the step before.
    """

    dropped = Signal(str)
    """A file was dropped: its path."""

    filled = Signal()
    """A long text is all there."""

    replaced = Signal()
    """The whole text is another; nothing before that can be undone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting = ""
        self._came = 0
        self._place: QTextCursor | None = None
        self._undoable = True
        self._to_start = False
        self._begun = False  # whether there is a step for undo that the next portion joins
        self.continuing = False
        self._later: list[Callable[[], object]] = []
        self._filling = Portions(self._fill, self)

    @property
    def filling(self) -> bool:
        """Whether a long text is still coming in."""
        return self._filling.active

    @property
    def coming_text(self) -> str:
        """The text as it will be when all of a long one is there."""
        text, place = self.text(), self._place
        if place is None:
            return text
        at = Offsets(text).to_characters(place.position())
        return f"{text[:at]}{shown(self._waiting[self._came :])}{text[at:]}"

    def when_filled(self, act: Callable[[], object]) -> None:
        """Call `act` as soon as all of a long text is there, which may be now.

        Whatever puts another text in its place does so with this: the first would be lost half-way.
        """
        if self.filling:
            self._later.append(act)
        else:
            act()

    def set_text(self, text: str) -> None:
        """Replace the text, as from a file: nothing to undo."""
        self._forget_coming()
        if len(text) <= _PORTION:
            self.setPlainText(shown(text))
            self.replaced.emit()
            return
        self.clear()
        self.setUndoRedoEnabled(False)
        self._undoable = False
        self.replaced.emit()
        self._begin(text)

    def exchange(self, text: str) -> None:
        """Replace the text, as from a file: one step for undo."""
        self._forget_coming()
        self.selectAll()
        if len(text) <= _PORTION:
            self.textCursor().insertText(shown(text))
            self.moveCursor(QTextCursor.MoveOperation.Start)
        else:
            self._undoable = True
            self._begin(text)
            self._to_start = True

    def replace(self, span: tuple[int, int], text: str) -> None:
        """Let `text` stand in place of a stretch, in UTF-16 units: one step for undo."""
        cursor = self._cursor(*span)
        cursor.insertText(shown(text))

    def replace_each(self, changes: list[tuple[int, int, str]]) -> None:
        """Let other texts stand in place of several stretches, ascending and apart: one step for undo."""
        cursor = self._cursor(0, 0)
        cursor.beginEditBlock()
        for start, end, text in reversed(changes):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(shown(text))
        cursor.endEditBlock()

    def paste_text(self, text: str) -> None:
        """Put `text` where the cursor is, in place of what is selected: one step for undo."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if len(text) <= _PORTION:
            self.textCursor().insertText(shown(text))
            self.ensureCursorVisible()
        else:
            self._undoable = True
            self._begin(text)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Paste or drop as plain text; a dropped file is opened."""
        files = [url.toLocalFile() for url in source.urls() if url.isLocalFile()]
        if files:
            self.dropped.emit(files[0])
        elif source.hasText():
            self.paste_text(source.text())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        """Whether there is text or a file in it."""
        return not self.filling and (source.hasText() or source.hasUrls())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Type; Shift+Enter makes a plain newline too, not Unicode's line separator."""
        if event.matches(QKeySequence.StandardKey.InsertLineSeparator):
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def _begin(self, text: str) -> None:
        self._waiting, self._came = text, 0
        self._to_start = False
        self._place = self.textCursor()
        self.setReadOnly(True)
        self._begun = self._place.hasSelection()
        self._place.beginEditBlock()
        self._place.removeSelectedText()
        self._place.endEditBlock()
        self._filling.start()

    def _fill(self) -> None:
        """Put the next portion in."""
        place = self._place
        if place is None:
            self._filling.stop()
            return
        if self._came == len(self._waiting):
            self._end()  # in a turn of its own: whoever hears of it has much to do
            return
        end = min(self._came + _PORTION, len(self._waiting))
        portion = shown(self._waiting[self._came : end])
        # Qt tells of each portion as if it were a step of its own.
        self.continuing = self._begun
        self._begun = True
        if self._undoable:
            place.joinPreviousEditBlock()
        else:
            place.beginEditBlock()
        place.insertText(portion)
        place.endEditBlock()
        self.continuing = False
        self._came = end

    def _forget_coming(self) -> None:
        self._filling.stop()
        self._waiting, self._came = "", 0
        self._place = None
        self.setReadOnly(False)
        if not self.isUndoRedoEnabled():
            self.setUndoRedoEnabled(True)

    def _end(self) -> None:
        """All is there."""
        self._forget_coming()
        if self._to_start:
            self.moveCursor(QTextCursor.MoveOperation.Start)
        self.filled.emit()
        while self._later and not self.filling:
            self._later.pop(0)()
