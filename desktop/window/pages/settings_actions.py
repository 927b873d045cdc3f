"""Decides what happens on the page of settings."""

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from desktop.storage.declaration import Group, Setting
from desktop.storage.declared import SETTINGS
from desktop.window.background.preferences import Preferences
from desktop.window.look.translation import tr
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
        self.page = page = SettingsPage(SETTINGS)
        window.add_page(_NAME, tr("Settings"), page)
        window.book.bind("edit.settings", self.show)
        window.book.bind("help.shortcuts", lambda: self.show(Group.KEYBOARD))
        panel = ShortcutsPanel()
        page.add_panel(Group.KEYBOARD, panel)
        self._shortcuts = ShortcutsActions(panel, window.book, preferences)
        page.chosen.connect(self._choose)
        page.unchosen.connect(preferences.reset)
        page.reset_all.clicked.connect(self._ask_and_reset)
        page.models_wanted.connect(window.book["rewrite.models"].trigger)
        preferences.changed.connect(self._show_value)
        for setting in SETTINGS:
            self._show_value(setting)

    def show(self, group: Group = Group.REWRITING) -> None:
        """Show the page, at a group of settings."""
        self.page.show_group(group)
        self._window.show_page(_NAME)

    def reset_all(self) -> None:
        """Give every setting its usual value again."""
        for setting in SETTINGS:
            self._preferences.reset(setting)

    def _show_value(self, setting: Setting[Any]) -> None:
        self.page.show_value(setting, self._preferences.get(setting))

    def _choose(self, setting: Setting[Any], value: Any) -> None:
        try:
            self._preferences.set(setting, value)
        except ValueError as error:
            self._window.banner.say(f"{error}.")
            self._show_value(setting)

    def _ask_and_reset(self) -> None:
        button = QMessageBox.StandardButton
        answer = QMessageBox.warning(
            self._window,
            tr("Reset all settings?"),
            tr("Every setting gets its usual value again, shortcuts too. Your text and your history stay."),
            button.Reset | button.Cancel,
            button.Cancel,
        )
        if answer == button.Reset:
            self.reset_all()
