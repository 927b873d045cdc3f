"""Decides what happens on the panel of shortcuts."""

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from desktop.storage import declared
from desktop.storage.declaration import Setting
from desktop.window.background.preferences import Preferences
from desktop.window.look.translation import tr
from desktop.window.pages import shortcuts
from desktop.window.pages.shortcuts_panel import Row, ShortcutsPanel
from desktop.window.views.action_book import ActionBook
from desktop.window.views.actions import Action, menu_titles


class ShortcutsActions(QObject):
    """Lets the writer give keys to actions. What two would share is told, and only taken when said so.

    Args:
        panel: shows the actions.
        book: holds them.
        preferences: keep the keys.
    """

    def __init__(self, panel: ShortcutsPanel, book: ActionBook, preferences: Preferences) -> None:
        super().__init__(panel)
        self._panel = panel
        self._book = book
        self._preferences = preferences
        self._chosen: Action | None = None
        self._wanted = ""
        panel.searched.connect(lambda _: self._show())
        panel.looked.connect(self._look)
        panel.pressed.connect(lambda keys: self._press(shortcuts.portable(keys)))
        panel.take.clicked.connect(self._take)
        panel.reset.clicked.connect(self._reset)
        panel.reset_all.clicked.connect(lambda: preferences.reset(declared.SHORTCUTS))
        preferences.changed.connect(self._follow)
        self._show()

    @property
    def _given(self) -> shortcuts.Table:
        given: tuple[tuple[str, str], ...] = self._preferences.get(declared.SHORTCUTS)
        return dict(given)

    def _follow(self, setting: Setting[Any]) -> None:
        if setting is declared.SHORTCUTS:
            self._show()

    def _show(self) -> None:
        given = self._given
        words = self._panel.search.text().casefold().split()
        titles = {menu: title.replace("&", "") for menu, title in menu_titles().items()}
        rows = []
        for action in self._book:
            keys = shortcuts.native(shortcuts.in_force(given, action))
            row = Row(action.id, action.plain_text, titles[action.menu], keys, action.id not in given)
            if all(word in f"{row.name} {row.menu} {row.keys}".casefold() for word in words):
                rows.append(row)
        self._panel.show_rows(rows, "" if self._chosen is None else self._chosen.id)
        self._panel.reset_all.setEnabled(bool(given))

    def _look(self, identity: str) -> None:
        self._chosen = next((each for each in self._book if each.id == identity), None)
        if self._chosen is None:
            self._panel.show_action("", QKeySequence(), usual=True)
            return
        given = self._given
        keys = shortcuts.in_force(given, self._chosen)
        self._panel.show_action(
            self._chosen.plain_text, QKeySequence(keys), usual=self._chosen.id not in given
        )
        other = shortcuts.holder(self._book, given, keys, self._chosen)
        if other is not None:
            self._wanted = keys
            self._offer(keys, other)

    def _press(self, keys: str) -> None:
        if self._chosen is None:
            return
        obstacle = shortcuts.obstacle(keys)
        if obstacle:
            self._panel.say(obstacle)
            return
        self._wanted = keys
        other = shortcuts.holder(self._book, self._given, keys, self._chosen)
        if other is None:
            self._give(shortcuts.assigned(self._given, self._chosen, keys))
        else:
            self._offer(keys, other)

    def _offer(self, keys: str, other: Action) -> None:
        self._panel.say(
            tr("{keys} belongs to “{action}”.", keys=shortcuts.native(keys), action=other.plain_text),
            takes=True,
        )

    def _take(self) -> None:
        """Take the keys that were pressed from the action that has them."""
        if self._chosen is None:
            return
        given = self._given
        other = shortcuts.holder(self._book, given, self._wanted, self._chosen)
        if other is not None:
            given = shortcuts.assigned(given, other, "")
        self._give(shortcuts.assigned(given, self._chosen, self._wanted))
        self._panel.keys.setFocus()

    def _reset(self) -> None:
        """Give the chosen action its usual keys, unless another has them now."""
        if self._chosen is not None:
            self._press(self._chosen.shortcut)

    def _give(self, table: shortcuts.Table) -> None:
        self._preferences.set(declared.SHORTCUTS, tuple(sorted(table.items())))
