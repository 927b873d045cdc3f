"""The bar that says what went wrong, in one sentence each: several messages stand one below the other."""

from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.window.look import theme
from desktop.window.look.translation import said, tr

SEEN = 3
"""So many messages are seen at a time; more come up as these are dismissed."""


class Topic(Enum):
    """What a message is about; a newer one about the same, or its being settled, puts an end to it."""

    REWRITE = auto()
    FILE = auto()
    MODEL = auto()


class Banner(QWidget):
    """Hidden until there is something to say; the writer dismisses it or tries again."""

    retried = Signal()
    """“Try again” was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages: list[Message] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, theme.SPACE)
        self._column.setSpacing(theme.SPACE)
        self.hide()

    @property
    def messages(self) -> tuple["Message", ...]:
        """All that have not been dismissed, the oldest first; only the first `SEEN` are seen."""
        return tuple(self._messages)

    def say(self, message: str, *, topic: Topic | None = None) -> None:
        """Show `message`, which may come from the floors below.

        Args:
            message: a sentence. If it stands there already, it is only announced once more.
            topic: what it is about; an earlier message about that gives way. One about the rewrite offers to
                try again.
        """
        message = said(message)
        if topic is not None:
            self.settle(topic)
        if all(each.text != message for each in self._messages):
            made = Message(message, topic)
            made.retry.clicked.connect(self.retried)
            made.dismiss.clicked.connect(lambda: self._drop([made]))
            self._messages.append(made)
            self._column.addWidget(made)
            self._show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message))

    def settle(self, topic: Topic) -> None:
        """What messages about this say holds no longer."""
        self._drop([each for each in self._messages if each.topic is topic])

    def clear(self) -> None:
        """Dismiss those that are seen."""
        self._drop(self._messages[:SEEN])

    def _drop(self, gone: list["Message"]) -> None:
        for each in gone:
            if each not in self._messages:
                continue
            focused = each.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
            place = self._messages.index(each)
            self._messages.remove(each)
            self._column.removeWidget(each)
            each.hide()
            each.deleteLater()
            self._show()
            if focused and self._messages:
                # The focus must not go astray with the button.
                self._messages[min(place, len(self._messages) - 1, SEEN - 1)].dismiss.setFocus()

    def _show(self) -> None:
        for place, each in enumerate(self._messages):
            each.setVisible(place < SEEN)
        self.setVisible(bool(self._messages))


class Message(QFrame):
    """One message and what can be done about it.

    Args:
        text: what it says.
        topic: what it is about.
    """

    def __init__(self, text: str, topic: Topic | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.text = text
        self.topic = topic
        self.label = QLabel(text)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.retry = QPushButton(tr("Try again"))
        self.retry.setAccessibleDescription(tr("Rewrite the text once more."))
        self.dismiss = QPushButton(tr("Dismiss"))
        self.dismiss.setAccessibleDescription(tr("Close this message."))
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * theme.SPACE, theme.SPACE, theme.SPACE, theme.SPACE)
        row.setSpacing(theme.SPACE)
        row.addWidget(self.label, 1)
        row.addWidget(self.retry)
        row.addWidget(self.dismiss)
        self.retry.setVisible(topic is Topic.REWRITE)
