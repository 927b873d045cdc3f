"""The style sheet of the whole program, changed while it runs without holding up the interface.

To exchange a style sheet, Qt polishes each widget once for every widget above it: 200 ms and more with all
pages open. To take one away and to set one where there is none, it polishes each widget once, which with all
pages open still takes 30 ms each time. So what is not in sight is undressed first, a few widgets in a turn of
the event loop; then the old sheet goes in one turn and the new one comes in the next, with little left that
wears it. Until then, nothing is painted. The rest is dressed last, a few at a time.
"""

import time
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class _Teller(QObject):
    """Tells how far a change has come."""

    dressed = Signal()
    """Widgets wear another style sheet; Qt has given them the fonts that they had at first."""


teller = _Teller()

_WANTED = "wantedSheet"
"""Property of the application: the style sheet that it has, or is about to have."""

TURN = 1
"""Milliseconds: with none at all, it would not be a turn of its own but the end of the one before."""

_PORTION = 0.006
"""Seconds for which widgets are undressed or dressed before the interface has its turn."""

_AT_LEAST = 4
"""Widgets in such a portion, however slow the machine is."""

_held: list[QWidget] = []
"""Windows that are not painted until the new style sheet is there."""

_aside: list[QWidget] = []
"""Widgets out of sight that wear no style sheet for now, which Qt is made to pass over."""

_changes: list[Iterator[None]] = []
"""The change that is under way, if there is one, turn by turn."""


def wanted(application: QApplication) -> str:
    """The style sheet that the program has, or is about to have."""
    return str(application.property(_WANTED) or "")


def changing() -> bool:
    """Whether some of the program does not wear the wanted style sheet yet."""
    return bool(_changes)


def wear(application: QApplication, sheet: str) -> None:
    """Use a style sheet: at once where there is none, else in turns of the event loop to come."""
    if wanted(application) == sheet:
        return
    application.setProperty(_WANTED, sheet)
    if _changes:
        return  # the change that is under way ends with what is wanted then
    if not application.styleSheet():
        application.setStyleSheet(sheet)
        return
    _changes.append(_change(application))
    _go_on(application)


def _go_on(application: QApplication) -> None:
    """The next turn of the change."""
    if next(_changes[0], False) is False:
        _changes.clear()
    else:
        QTimer.singleShot(TURN, application, lambda: _go_on(application))


def _change(application: QApplication) -> Iterator[None]:
    """Change to the wanted style sheet; each step is for a turn of its own."""
    while application.styleSheet() != wanted(application):
        _hold(application)  # colours that are painted otherwise are the new ones already
        for widget in _portions([each for each in application.allWidgets() if not each.isVisible()]):
            if widget is None:
                yield
            elif widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
                application.style().unpolish(widget)
                _pass_over(widget, True)
                _aside.append(widget)
        yield
        _hold(application)  # also a window that has come meanwhile
        application.setStyleSheet("")
        yield
        application.setStyleSheet(wanted(application))
        teller.dressed.emit()
        yield
        _let_go()
        # What has come into sight meanwhile first.
        undressed = sorted(filter(isValid, _aside), key=lambda widget: not widget.isVisible())
        _aside.clear()
        for widget in _portions(undressed):
            if widget is None:
                yield
            else:
                _pass_over(widget, False)
                for kind in (QEvent.Type.Polish, QEvent.Type.StyleChange):
                    QCoreApplication.sendEvent(widget, QEvent(kind))
        teller.dressed.emit()
        yield


def _portions(widgets: list[QWidget]) -> Iterator[QWidget | None]:
    """Those of the widgets that are still there, and None whenever the interface is to have its turn."""
    began, done = time.perf_counter(), 0
    for widget in widgets:
        if isValid(widget):
            yield widget
        done += 1
        if done >= _AT_LEAST and time.perf_counter() - began > _PORTION:
            yield None
            began, done = time.perf_counter(), 0


def _pass_over(widget: QWidget, over: bool) -> None:
    """Have Qt leave a widget alone when the style changes, as if it were new and had a style of its own."""
    widget.setAttribute(Qt.WidgetAttribute.WA_WState_Polished, not over)
    widget.setAttribute(Qt.WidgetAttribute.WA_SetStyle, over)


def _hold(application: QApplication) -> None:
    for window in application.topLevelWidgets():
        if window.isVisible() and window.updatesEnabled():
            window.setUpdatesEnabled(False)
            _held.append(window)


def _let_go() -> None:
    while _held:
        window = _held.pop()
        if isValid(window):
            window.setUpdatesEnabled(True)
