"""Decides which commands the palette shows, and does them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QKeySequence

from desktop.window.views.actions import menu_titles
from desktop.window.views.main_window import MainWindow
from desktop.window.views.palette import Command, Palette

_OWN = "view.commands"


class Commands(QObject):
    """Finds actions by what the writer types.

    Args:
        window: holds the actions.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._book = window.book
        self.palette = Palette(window)
        self.palette.searched.connect(self._show)
        self.palette.wanted.connect(self._do)
        window.book.bind(_OWN, self._open)

    def _open(self) -> None:
        if self.palette.isVisible():
            self.palette.leave()
            return
        self.palette.open()
        self._show("")

    def _show(self, query: str) -> None:
        titles = {menu: title.replace("&", "") for menu, title in menu_titles().items()}
        native = QKeySequence.SequenceFormat.NativeText
        commands = [
            Command(
                each.id,
                each.plain_text,
                titles[each.menu],
                self._book[each.id].shortcut().toString(native),
            )
            for each in self._book
            if each.id != _OWN and self._book[each.id].isEnabled()
        ]
        self.palette.show_commands(matching(query, commands))

    def _do(self, identity: str) -> None:
        # Once the focus is back where it was: some actions are about what has it.
        QTimer.singleShot(0, self, self._book[identity].trigger)


def matching(query: str, commands: Sequence[Command]) -> list[Command]:
    """The commands whose words begin with those of the query, the better matches first.

    A name that begins with the query comes first, then one with all its words at the beginnings of words,
    then one in which they stand anywhere, also in the menu's name; within these in the order that was given.
    """
    words = query.casefold().split()

    def rank(command: Command) -> int | None:
        name = command.name.casefold()
        if name.startswith(" ".join(words)):
            return 0
        if all(f" {word}" in f" {name}" for word in words):
            return 1
        if all(word in f"{name} {command.menu.casefold()}" for word in words):
            return 2
        return None

    ranked = [(place, command) for command in commands if (place := rank(command)) is not None]
    return [command for _, command in sorted(ranked, key=lambda each: each[0])]
