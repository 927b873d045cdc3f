"""The page with the rewrite."""

import time
from itertools import chain, islice

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from desktop.window.look import theme
from desktop.window.portions import Portions
from desktop.window.text.draft import Draft, Edit
from desktop.window.text.offsets import utf16_length
from desktop.window.text.pieces import Piece
from desktop.window.views.text_pane import TextPane, shown

_RESTYLED_AT_A_TIME = 20
"""Sentences whose marks are set anew before the interface has its turn."""

_PORTION = 16_000
"""UTF-16 units that are put into the page before the interface has its turn, about."""

_TURN = 0.008
"""Seconds after which it has its turn in any case: marks of changed words take longer than plain text."""


_Looks = tuple[QTextCharFormat, QTextCharFormat]
"""How words look that stay, and those that have changed."""


class RewritePane(TextPane):
    """The rewrite, which cannot be typed in. A long one comes in bit by bit."""

    restyled = Signal()
    """All marks of changed words are as they should be."""

    filled = Signal()
    """A long text is all there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._draft = Draft()
        self._changes_marked = True
        self._filled: int | None = None  # units that are there, while not all are
        self._filling = Portions(self._fill, self)
        self._to_restyle: chain[int] | None = None
        self._restyling = Portions(self._restyle, self)

    @property
    def changes_marked(self) -> bool:
        """Whether changed words are marked."""
        return self._changes_marked

    def begin(self, draft: Draft) -> None:
        """Show another draft, which is empty yet."""
        self._stop_restyling()
        self._filling.stop()
        self._filled = None
        self._draft = draft
        with self._changing():
            self.clear()

    def apply(self, edits: list[Edit]) -> None:
        """Change the text as the draft has changed."""
        caret = self.textCursor()
        place = caret.position()
        looks = self._looks()
        with self._changing():
            for edit in edits:
                if self._filled is None or edit.start < self._filled:
                    place = self._apply(edit, place, looks)
            # What comes in at the caret goes behind it, instead of pushing it along.
            if not caret.hasSelection() and place < self.document().characterCount():
                caret.setPosition(place)
                self.setTextCursor(caret)

    def mark_changes(self, marked: bool) -> None:
        """Mark changed words, or show the rewrite clean."""
        if marked != self._changes_marked:
            self._changes_marked = marked
            self.restyle()

    def restyle(self) -> None:
        """Set all marks of changed words anew, those in sight first, a few at a time."""
        first = self._draft.shown_at(self.visible()[0])
        # What is inserted from now on has the right marks from the start.
        count = len(self._draft.pieces)
        self._to_restyle = chain(range(first, count), range(first))
        self._restyling.start()

    def recolour(self) -> None:
        """Show everything in the colours of the theme that there is now."""
        super().recolour()
        self.restyle()

    def _apply(self, edit: Edit, place: int, looks: _Looks) -> int:
        """Make one edit; where the caret at `place` belongs afterwards."""
        end = edit.end
        if self._filled is not None and end > self._filled:
            end = self._filled
        cursor = self._cursor(edit.start, end)
        cursor.removeSelectedText()
        length = sum(piece.shown_units for piece in edit.pieces)
        if length > _PORTION or (self._filled is not None and end == self._filled):
            # The rest is put in from here on.
            cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            self._filled = edit.start
            self._filling.start()
        else:
            for piece in edit.pieces:
                _insert(cursor, piece, looks)
            if self._filled is not None:
                self._filled += length - (end - edit.start)
        if place <= edit.start:
            return place
        return place + length - (end - edit.start) if place >= end else min(place, edit.start + length)

    def _fill(self) -> None:
        """Put the next portion in."""
        if self._filled is None:
            self._filling.stop()
            return
        pieces = self._draft.pieces
        index = self._draft.shown_at(self._filled)
        came = 0
        looks = self._looks()
        with self._changing():
            cursor = QTextCursor(self.document())
            cursor.movePosition(QTextCursor.MoveOperation.End)
            began = time.perf_counter()
            while index < len(pieces) and came < _PORTION and time.perf_counter() - began < _TURN:
                _insert(cursor, pieces[index], looks)
                came += pieces[index].shown_units
                index += 1
        self._filled += came
        if index >= len(pieces):
            self._filled = None
            self._filling.stop()
            self.filled.emit()

    def _looks(self) -> _Looks:
        mark = QTextCharFormat()
        if self._changes_marked:
            mark.setFontWeight(QFont.Weight.DemiBold)
            mark.setFontUnderline(True)
            mark.setUnderlineColor(QColor(theme.current().accent))
        return QTextCharFormat(), mark

    def _restyle(self) -> None:
        draft = self._draft
        if self._to_restyle is None:
            self._stop_restyling()
            return
        looks = self._looks()
        indices = list(islice(self._to_restyle, _RESTYLED_AT_A_TIME))
        with self._changing():
            for index in indices:
                if index >= len(draft.pieces) or draft.pieces[index].own:
                    continue
                place, end = draft.shown_span(index)
                if self._filled is not None and end > self._filled:
                    continue
                for text, changed in draft.pieces[index].runs():
                    end = place + utf16_length(text)
                    self._cursor(place, end).setCharFormat(looks[changed])
                    place = end
        if len(indices) < _RESTYLED_AT_A_TIME:
            self._stop_restyling()
            self.restyled.emit()

    def _stop_restyling(self) -> None:
        self._restyling.stop()
        self._to_restyle = None


def _insert(cursor: QTextCursor, piece: Piece, looks: _Looks) -> None:
    for text, changed in piece.runs():
        cursor.insertText(shown(text), looks[changed])
