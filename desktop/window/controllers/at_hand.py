"""Keeps the program at hand: in the tray, behind keys that are heard everywhere, and for other starts."""

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QWindow
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from desktop.storage import declared
from desktop.storage.declaration import Setting
from desktop.window.background.hotkey import Hotkey
from desktop.window.background.preferences import Preferences
from desktop.window.look.translation import tr
from desktop.window.views.main_window import MainWindow

_CLICK = 0.5
"""Seconds that a click on the icon may take to be told of, after it has taken the focus from the window."""


class AtHand(QObject):
    """Shows and hides the window without its being closed. Off unless the writer has asked for it.

    Args:
        window: the window.
        preferences: what the writer has set.
        icon: for the tray.
        tell: hears in one sentence what this desktop cannot do.
    """

    def __init__(
        self, window: MainWindow, preferences: Preferences, icon: QIcon, tell: Callable[[str], None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._icon = icon
        self._tell = tell
        self._tray: QSystemTrayIcon | None = None
        self._left = float("-inf")  # when the program lost the focus to another one
        self._has_focus = False
        self.hotkey = Hotkey(self)
        self.hotkey.pressed.connect(self.toggle)
        window.put_away_while(lambda: self._tray is not None)
        window.closing.connect(self._end)
        preferences.changed.connect(self._follow)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusWindowChanged.connect(self._focused)
        self._use_tray()
        self._use_hotkey()

    @property
    def in_tray(self) -> bool:
        """Whether the program has an icon in the tray."""
        return self._tray is not None

    def show(self) -> None:
        """Bring the window in front of others, as far as the desktop allows."""
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def toggle(self) -> None:
        """Bring the window to the front, or put it away if it is there."""
        if self._in_front():
            self._show_or_put_away()
        else:
            self.show()

    def _in_front(self) -> bool:
        """Whether the window has the focus, or had it when it was put away."""
        # Qt may count a window that was hidden and shown again as inactive, though it never lost the focus.
        return self._window.isActiveWindow() or self._has_focus

    def _show_or_put_away(self) -> None:
        """Put the window away, unless it is away already."""
        window = self._window
        if window.isMinimized() or not window.isVisible():
            self.show()
        elif self._tray is not None:
            window.hide()
        else:
            window.showMinimized()

    def _focused(self, window: QWindow | None) -> None:
        """The focus has gone to this window of the program, or to another program."""
        self._left = float("-inf") if window is not None else time.monotonic()
        self._has_focus = window is not None and window == self._window.windowHandle()

    def _follow(self, setting: Setting[Any]) -> None:
        if setting is declared.TRAY:
            self._use_tray()
        elif setting is declared.GLOBAL_HOTKEY:
            self._use_hotkey()

    def _use_tray(self) -> None:
        wanted = self._preferences.get(declared.TRAY)
        if not wanted:
            self._leave_tray()
        elif not QSystemTrayIcon.isSystemTrayAvailable():
            self._tell(tr("This desktop has no tray, so closing the window still ends the program."))
        elif self._tray is None:
            self._tray = tray = QSystemTrayIcon(self._icon, self)
            tray.setToolTip("Phrasewright")
            menu = QMenu(self._window)
            menu.addAction(tr("Show the window"), self.show)
            menu.addAction(self._window.book["file.quit"])
            tray.setContextMenu(menu)
            tray.activated.connect(self._activated)
            tray.show()
            QGuiApplication.setQuitOnLastWindowClosed(False)

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Trigger:
            return
        # Some desktops give the focus to the tray before they tell of the click.
        if time.monotonic() - self._left < _CLICK:
            self._show_or_put_away()
        else:
            self.toggle()

    def _leave_tray(self) -> None:
        if self._tray is not None:
            self._tray.hide()
            self._tray.deleteLater()
            self._tray = None
            QGuiApplication.setQuitOnLastWindowClosed(True)
            self._window.show()

    def _use_hotkey(self) -> None:
        keys = self._preferences.get(declared.GLOBAL_HOTKEY)
        if self.hotkey.use(keys):
            return
        if not self.hotkey.possible():
            self._tell(
                tr(
                    "Here, only the system itself can give keys that work everywhere: in its settings, let "
                    "“{keys}” start the command “{command}”.",
                    keys=keys,
                    command="phrasewright-window --toggle",
                )
            )
        else:
            self._tell(
                tr("“{keys}” cannot be heard everywhere: another program may have these keys.", keys=keys)
            )

    def _end(self) -> None:
        """The window closes for good."""
        self.hotkey.release()
        if self._tray is not None:
            self._tray.hide()
            self._tray = None
            if self.thread().loopLevel():  # else it would end the next loop that begins
                QCoreApplication.exit()
