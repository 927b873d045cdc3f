"""Esc for a part of the window that has a use for it, whatever else it does in the program."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def takes_escape(event: QEvent) -> bool:
    """Whether Qt asks who wants Esc; then it is told that the widget does, and sends it the key."""
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.key() != Qt.Key.Key_Escape:
        return False
    event.accept()
    return True
