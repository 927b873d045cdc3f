"""The style sheet of the whole program, changed while it runs without holding up the interface.

To exchange a style sheet, Qt polishes each widget once for every widget above it: 200 ms and more with all
pages open. To take one away and to set one where there is none, it polishes each widget once. So the old one
goes in one turn of the event loop and the new one comes in the next, while nothing is painted; only in the
third, all is.
"""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_WANTED = "wantedSheet"
"""Property of the application: the style sheet that it has, or is about to have."""

_TURN = 1
"""Milliseconds: with none at all, it would not be a turn of its own but the end of the one before."""

_held: list[QWidget] = []
"""Windows that are not painted until the new style sheet is there."""


def wanted(application: QApplication) -> str:
    """The style sheet that the program has, or is about to have."""
    return str(application.property(_WANTED) or "")


def wear(application: QApplication, sheet: str) -> None:
    """Use a style sheet: at once where there is none, else in a turn of the event loop to come."""
    if wanted(application) == sheet:
        return
    application.setProperty(_WANTED, sheet)
    if not application.styleSheet():
        _put_on(application)
        return
    for window in application.topLevelWidgets():
        if window.isVisible() and window.updatesEnabled():
            window.setUpdatesEnabled(False)
            _held.append(window)
    application.setStyleSheet("")
    QTimer.singleShot(_TURN, application, lambda: _put_on(application))


def _put_on(application: QApplication) -> None:
    if application.styleSheet() != wanted(application):
        application.setStyleSheet(wanted(application))
    QTimer.singleShot(_TURN, application, _let_go)


def _let_go() -> None:
    while _held:
        window = _held.pop()
        if isValid(window):
            window.setUpdatesEnabled(True)
