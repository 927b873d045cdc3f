"""The bar in which one looks for words."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from desktop.window.look import theme
from desktop.window.look.translation import tr
from desktop.window.views.clearing import add_clear_button
from desktop.window.views.escape import takes_escape


class FindBar(QFrame):
    """A line to type into, what was found, and ways on. Hidden until it is asked for; it decides nothing."""

    typed = Signal(str)
    """Something else is looked for."""

    onward = Signal()
    """The next match is wanted."""

    backward = Signal()
    """The match before is wanted."""

    left = Signal()
    """Esc was pressed, or the button that closes the bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = _Field()
        self.field.setPlaceholderText(tr("Find in both pages"))
        add_clear_button(self.field)
        self.field.setAccessibleName(tr("Find"))
        self.field.setAccessibleDescription(
            tr("Looks in your text and in the rewrite. Enter goes on, Shift+Enter back, Esc closes.")
        )
        self.field.setMinimumWidth(30 * theme.SPACE)
        self.field.textChanged.connect(self.typed)
        self.field.onward.connect(self.onward)
        self.field.backward.connect(self.backward)
        self.field.left.connect(self.left)
        self.found = QLabel()
        self.found.setProperty("tone", "faint")
        self.found.setAccessibleName(tr("What was found"))
        self.previous = _button(tr("Previous"), tr("Go to the match before."))
        self.previous.clicked.connect(self.backward)
        self.next = _button(tr("Next"), tr("Go to the next match."))
        self.next.clicked.connect(self.onward)
        self.close_button = _button(tr("Close"), tr("Close the line and go back to the page."))
        self.close_button.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE)
        row.addWidget(self.field, 1)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        row.addWidget(self.found, 2)
        row.addWidget(self.close_button)
        self.hide()

    def show_found(self, words: str, *, some: bool) -> None:
        """Say what was found, and whether there is anything to go to."""
        self.found.setText(words)
        self.previous.setEnabled(some)
        self.next.setEnabled(some)


class _Field(QLineEdit):
    onward = Signal()
    backward = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Esc closes the bar, whatever else it does in the program."""
        return takes_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes on, Shift+Enter back, Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.backward if back else self.onward).emit()
        else:
            super().keyPressEvent(event)


def _button(text: str, description: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("small", True)
    button.setToolTip(description)
    button.setAccessibleDescription(description)
    return button
