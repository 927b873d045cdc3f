"""The bar that says in one sentence what went wrong."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.window.look import theme
from desktop.window.look.translation import said, tr


class Banner(QFrame):
    """Hidden until there is something to say; the writer dismisses it or tries again."""

    retried = Signal()
    """“Try again” was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.retry = QPushButton(tr("Try again"))
        self.retry.setAccessibleDescription(tr("Rewrite the text once more."))
        self.retry.clicked.connect(self.retried)
        self.dismiss = QPushButton(tr("Dismiss"))
        self.dismiss.setAccessibleDescription(tr("Close this message."))
        self.dismiss.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * theme.SPACE, theme.SPACE, theme.SPACE, theme.SPACE)
        row.setSpacing(theme.SPACE)
        row.addWidget(self.label, 1)
        row.addWidget(self.retry)
        row.addWidget(self.dismiss)
        self.hide()

    def say(self, message: str, *, retry: bool = False) -> None:
        """Show `message`, which may come from the floors below; `retry` offers to rewrite again."""
        message = said(message)
        self.label.setText(message)
        self.retry.setVisible(retry)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message))
