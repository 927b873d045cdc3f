"""The panel below the pages: other ways to say a sentence, and other words for one of its words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.window.look import theme
from desktop.window.look.drawings import IconOf
from desktop.window.look.translation import tr
from desktop.window.text.pieces import Decision, Piece
from desktop.window.text.reasons import why_kept
from desktop.window.views.options import CELL, PAD, OptionDelegate, OptionList, OptionView, measures
from desktop.window.views.words_view import WordsView

_NARROW = 640
"""Pixels of the list below which its buttons show icons alone."""


class AlternativesPanel(QWidget):
    """Shows the options of one sentence and says which is taken."""

    taken = Signal(int)
    """An option was clicked, or Enter pressed on it: its row."""

    previewed = Signal(int)
    """The arrow keys have come to an option: its row."""

    left = Signal()
    """Esc was pressed in the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = OptionList(self)
        self.view = OptionView()
        self.view.setModel(self.model)
        self.set_font(theme.text_font())
        self.view.setItemDelegate(OptionDelegate(self.view))
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMouseTracking(True)
        self.view.setTabKeyNavigation(False)
        self.view.setAccessibleName(tr("Alternatives of the sentence at the cursor"))
        self.view.setAccessibleDescription(
            tr(
                "Each row is another way to say the sentence. "
                "Arrow keys try one, Enter takes it, Esc goes back."
            )
        )
        self.view.clicked.connect(lambda index: self.taken.emit(index.row()))
        self.view.previewed.connect(self.previewed)
        self.view.left.connect(self.left)
        self.words = WordsView()
        self.accept = _button(tr("Accept"), tr("Hold on to what stands for this sentence."))
        self.accept.setCheckable(True)
        self.reject = _button(tr("Reject"), tr("Let your own sentence stand."))
        self.freeze = _button(
            tr("Freeze"), tr("Keep this sentence as you wrote it, whatever the sliders say.")
        )
        self.freeze.setCheckable(True)
        self.icons = [IconOf(getattr(self, name), name) for name in ("accept", "reject", "freeze")]
        self.note = QLabel()
        self.note.setProperty("role", "note")
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note.setWordWrap(True)
        self.remark = QLabel()
        self.remark.setProperty("tone", "faint")
        self.remark.setWordWrap(True)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.note)
        self._pages.addWidget(self.view)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addLayout(self._heading())
        column.addWidget(self.remark)
        column.addWidget(self._pages, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * theme.SPACE)
        row.addLayout(column, 3)
        row.addWidget(self.words, 1)
        self.view.resized.connect(self._align)
        self.show_sentence(None)

    def set_font(self, font: object) -> None:
        """Show the options in the font of the pages, somewhat smaller."""
        self.view.setFont(theme.scaled(font, 0.92))  # type: ignore[arg-type]

    def show_sentence(self, piece: Piece | None, taken: str | None = None) -> None:
        """Offer the options of a sentence, or say what to do when it is None.

        Args:
            piece: the sentence.
            taken: the text of the option that is taken, where another is only tried on.
        """
        open_ = piece is not None and not piece.closed and not piece.frozen
        self.accept.setVisible(open_)
        self.reject.setVisible(open_)
        self.freeze.setVisible(piece is not None)
        self._measures.setVisible(open_)
        remark = why_kept(piece) if piece is not None and open_ and piece.reason is not None else ""
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))
        if piece is not None:
            accepted = piece.decision is Decision.ACCEPTED
            self.freeze.setChecked(piece.frozen)
            self.accept.setChecked(accepted)
            self.reject.setEnabled(piece.decision is not Decision.REJECTED)
            self._label(self.accept, tr("Accepted") if accepted else tr("Accept"))
            self._label(self.reject, tr("Reject"))
            self._label(self.freeze, tr("Frozen") if piece.frozen else tr("Freeze"))
        if piece is None or not open_:
            nothing = tr("Put the cursor in a sentence to see other ways to say it.")
            self.note.setText(nothing if piece is None else why_kept(piece))
            self.model.show(None)
            self._pages.setCurrentWidget(self.note)
            return
        row = self.view.currentIndex().row()
        same = [option.alternative for option in self.model.options] == list(piece.options)
        self.model.show(piece, taken)
        kept = same and row >= 0 and self.view.hasFocus()
        if not kept:
            # What is tried on may be a row that goes again.
            row = next(
                (place for place, option in enumerate(self.model.options) if option.taken), piece.chosen
            )
        self.view.setCurrentIndex(self.model.index(row))
        self._pages.setCurrentWidget(self.view)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """There may be room for more or less words."""
        super().resizeEvent(event)
        self._align()

    def _label(self, button: QPushButton, name: str) -> None:
        """Say on a button what it does, or show only its icon where there is no room for more."""
        # Not that of the list, which does not grow while there is a remark in its place.
        button.setText("" if self._pages.width() < _NARROW else name)
        button.setAccessibleName(name)

    def _align(self) -> None:
        """Put the headings over the bars, which move aside for a scroll bar."""
        page = self.view.viewport()
        right = page.mapTo(self.view, page.rect().topRight()).x()
        for button in (self.accept, self.reject, self.freeze):
            self._label(button, button.accessibleName())
        layout = self._measures.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, self.view.width() - right + PAD, 0)

    def _heading(self) -> QHBoxLayout:
        title = QLabel(tr("Alternatives"))
        title.setProperty("tone", "title")
        title.setBuddy(self.view)
        title.setMinimumHeight(4 * theme.SPACE)
        self._measures = QWidget()
        names = QHBoxLayout(self._measures)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(0)
        for name in measures():
            label = QLabel(name)
            label.setProperty("tone", "faint")
            label.setFixedWidth(CELL)
            names.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE)
        row.addWidget(title)
        for button in (self.accept, self.reject, self.freeze):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._measures)
        return row


def _button(text: str, description: str) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(text)
    button.setProperty("small", True)
    button.setToolTip(description)
    button.setAccessibleDescription(description)
    return button
