"""Decides when the first steps are shown: on an empty page, until the writer has seen enough of them."""

from functools import cached_property
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from desktop.storage import declared
from desktop.storage.declaration import Setting
from desktop.window.background.preferences import Preferences
from desktop.window.look.translation import tr
from desktop.window.views.first_steps import FirstSteps
from desktop.window.views.main_window import MainWindow

# Not translated: it is to be rewritten, and the students write English.
EXAMPLE = (
    "The committee postponed its decision until the following week because several members had not yet read "
    "the lengthy report about the new bridge. It did not expect the costs to rise by 12.5 % before March.\n\n"
    "They serve breakfast all day and offer affordable prices. The food is delicious, and I definitely "
    "recommend going early to avoid the wait."
)

_NAME = "first_steps"


class Welcoming(QObject):
    """Shows the first steps in place of an empty rewrite, and on a page of their own when asked for.

    Args:
        window: where they are shown.
        preferences: whether they are wanted on empty pages.
    """

    def __init__(self, window: MainWindow, preferences: Preferences) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        window.book.bind("help.first_steps", self._show_page)
        steps = window.desk.first_steps
        steps.example.clicked.connect(self._try_example)
        steps.never.clicked.connect(lambda: preferences.set(declared.WELCOME, False))
        window.desk.source.textChanged.connect(self.follow)
        preferences.changed.connect(self._follow_setting)
        self._tell()
        self.follow()

    @cached_property
    def page(self) -> FirstSteps:
        """The first steps on a page of their own, made when it is first wanted."""
        page = FirstSteps()
        for button in (page.example, page.never):
            button.hide()
        self._window.add_page(_NAME, tr("First steps"), page)
        return page

    def follow(self) -> None:
        """Show the first steps, or what is rewritten."""
        desk = self._window.desk
        empty = desk.source.document().isEmpty()
        desk.welcome(empty and self._preferences.get(declared.WELCOME))

    def _follow_setting(self, setting: Setting[Any]) -> None:
        if setting is declared.WELCOME:
            self.follow()
        elif setting is declared.SHORTCUTS:
            self._tell()

    def _tell(self) -> None:
        self._window.desk.first_steps.tell(self._keys)

    def _keys(self, identity: str) -> str:
        keys = self._window.book[identity].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return f" ({keys})" if keys else ""

    def _show_page(self) -> None:
        self.page.tell(self._keys)
        self._window.show_page(_NAME)

    def _try_example(self) -> None:
        source = self._window.desk.source
        source.setFocus()
        source.paste_text(EXAMPLE)
