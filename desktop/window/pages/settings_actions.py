"""Decides what happens on the page of settings."""

from functools import cached_property
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QSystemTrayIcon

from desktop.storage.declaration import Group, Setting
from desktop.storage.declared import GLOBAL_HOTKEY, SETTINGS, TRAY
from desktop.window.background.hotkey import Hotkey
from desktop.window.background.preferences import Preferences
from desktop.window.look import sheet
from desktop.window.look.translation import tr
from desktop.window.pages.asking import is_sure
from desktop.window.pages.settings_page import SettingsPage
from desktop.window.pages.shortcuts_actions import ShortcutsActions
from desktop.window.pages.shortcuts_panel import ShortcutsPanel
from desktop.window.views.main_window import MainWindow

_NAME = "settings"


class SettingsActions(QObject):
    """Shows the settings as they are, and changes them as the writer says.

    Args:
        window: gets the page.
        preferences: the settings.
    """

    def __init__(self, window: MainWindow, preferences: Preferences) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        window.book.bind("edit.settings", self.show)
        window.book.bind("help.shortcuts", lambda: self.show(Group.KEYBOARD, enter=True))

    @cached_property
    def page(self) -> SettingsPage:
        """The page, made when it is first wanted."""
        window, preferences = self._window, self._preferences
        page = SettingsPage(SETTINGS, preferences.get, {Group.KEYBOARD: self._keyboard}, _notes())
        window.add_page(_NAME, tr("Settings"), page)
        page.chosen.connect(self._choose)
        page.unchosen.connect(preferences.reset)
        page.reset_all.clicked.connect(self._ask_and_reset)
        page.models_wanted.connect(window.book["rewrite.models"].trigger)
        preferences.changed.connect(page.show_value)
        return page

    def show(self, group: Group = Group.REWRITING, *, enter: bool = False) -> None:
        """Show the page, at a group of settings; `enter` goes on to what the group has."""

        def show() -> None:
            self._window.show_page(_NAME)
            if enter:
                # What was made just now takes no focus yet.
                QTimer.singleShot(0, self.page, self.page.enter_group)

        there = "page" in vars(self)
        self.page.show_group(group)
        if there:
            show()
        else:
            # To make it and to show it takes too long for one turn of the event loop.
            QTimer.singleShot(sheet.TURN, self, show)

    def reset_all(self) -> None:
        """Give every setting its usual value again."""
        for setting in SETTINGS:
            self._preferences.reset(setting)

    def _keyboard(self) -> ShortcutsPanel:
        panel = ShortcutsPanel()
        self._shortcuts = ShortcutsActions(panel, self._window.book, self._preferences)
        return panel

    def _choose(self, setting: Setting[Any], value: Any) -> None:
        try:
            self._preferences.set(setting, value)
        except ValueError as error:
            self._window.banner.say(f"{error}.")
            self.page.show_value(setting)

    def _ask_and_reset(self) -> None:
        sure = is_sure(
            self._window,
            tr("Reset all settings?"),
            tr("Every setting gets its usual value again, shortcuts too. Your text and your history stay."),
            tr("Reset"),
        )
        if sure:
            self.reset_all()


def _notes() -> dict[str, str]:
    """What this desktop cannot do for a setting."""
    notes = {}
    if not QSystemTrayIcon.isSystemTrayAvailable():
        notes[TRAY.key] = tr("This desktop has no tray now, so closing the window ends the program.")
    if not Hotkey.possible():
        notes[GLOBAL_HOTKEY.key] = tr(
            "Here, only the system itself can give such keys: in its settings, let them start the command "
            "“{command}”.",
            command="phrasewright-window --toggle",
        )
    return notes
