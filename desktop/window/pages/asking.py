"""Asks before something is done that cannot be undone."""

from PySide6.QtWidgets import QMessageBox, QWidget

Button = QMessageBox.StandardButton


def is_sure(parent: QWidget, title: str, text: str, go_on: Button = Button.Yes) -> bool:
    """Whether the writer wants it done; the button at hand is the one that does nothing.

    Args:
        parent: the window.
        title: the question.
        text: what would be gone, and what would stay.
        go_on: the button that has it done.
    """
    return QMessageBox.warning(parent, title, text, go_on | Button.Cancel, Button.Cancel) == go_on
