"""A field in which a shortcut is pressed."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QLineEdit, QWidget

from desktop.window.views.clearing import add_clear_button


class KeyEdit(QKeySequenceEdit):
    """Takes one combination of keys; the button at its end takes it away."""

    pressed = Signal(QKeySequence)
    """Keys were pressed, or taken away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._beginning = False
        self.setMaximumSequenceLength(1)
        self._field = self.findChild(QLineEdit)
        if self._field is not None:
            add_clear_button(self._field)
        self.keySequenceChanged.connect(self._tell)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        """Name the field within as well: it is what is heard."""
        super().setAccessibleName(name)
        if self._field is not None:
            self._field.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Qt empties the field before it takes a key, which is not what the writer wants to have done."""
        self._beginning = True
        super().keyPressEvent(event)
        self._beginning = False

    def show_keys(self, keys: QKeySequence) -> None:
        """Show keys without telling."""
        blocked = self.blockSignals(True)
        self.setKeySequence(keys)
        self.blockSignals(blocked)

    def _tell(self, keys: QKeySequence) -> None:
        if not (self._beginning and keys.isEmpty()):
            self.pressed.emit(keys)
