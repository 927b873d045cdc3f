"""How the window looks, as the writer has set it: theme, font, marks."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from desktop.storage import declared
from desktop.storage.declaration import Setting
from desktop.window.background.preferences import Preferences
from desktop.window.look import motion, sheet, theme
from desktop.window.views.main_window import MainWindow

_STEP = 1
"""Points by which the text grows or shrinks at a time."""


class Appearance(QObject):
    """Applies the settings of appearance, at the start and whenever they change.

    Args:
        window: what is to look so.
        preferences: what the writer has set.
    """

    def __init__(self, window: MainWindow, preferences: Preferences) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._preferences = preferences
        book, desk = window.book, window.desk
        marks = book["view.marks"]
        desk.marks.toggled.connect(marks.setChecked)
        marks.toggled.connect(desk.marks.setChecked)
        book.bind("view.marks", partial(preferences.set, declared.MARK_CHANGES))
        book.bind("view.scroll_together", partial(preferences.set, declared.SCROLL_TOGETHER))
        book.bind("view.bigger", lambda: self._resize(+_STEP))
        book.bind("view.smaller", lambda: self._resize(-_STEP))
        book.bind("view.usual_size", lambda: self._resize(None))
        for identity, part in (
            ("view.text", desk.source),
            ("view.rewrite", desk.rewrite),
            ("view.alternatives", desk.alternatives.view),
        ):
            book.bind(identity, part.setFocus)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._recolour)
        preferences.changed.connect(self._follow)
        sheet.teller.dressed.connect(self._use_font)
        for setting in (
            declared.REDUCE_MOTION,
            declared.THEME,
            declared.FONT,
            declared.MARK_CHANGES,
            declared.SCROLL_TOGETHER,
        ):
            self._follow(setting)

    def _follow(self, setting: Setting[Any]) -> None:
        """Let the window look as a setting says now."""
        get = self._preferences.get
        if setting is declared.THEME:
            theme.choose(get(declared.THEME))
            self._recolour()
        elif setting is declared.REDUCE_MOTION:
            motion.choose(get(declared.REDUCE_MOTION))
        elif setting in {declared.FONT, declared.FONT_SIZE}:
            self._use_font()
        elif setting is declared.MARK_CHANGES:
            self._window.book["view.marks"].setChecked(get(declared.MARK_CHANGES))
            self._desk.rewrite.mark_changes(get(declared.MARK_CHANGES))
        elif setting is declared.SCROLL_TOGETHER:
            self._window.book["view.scroll_together"].setChecked(get(declared.SCROLL_TOGETHER))

    def _use_font(self) -> None:
        font = theme.text_font(
            self._preferences.get(declared.FONT), self._preferences.get(declared.FONT_SIZE)
        )
        for pane in (self._desk.source, self._desk.rewrite):
            pane.set_font(font)
        self._desk.alternatives.set_font(font)

    def _resize(self, by: int | None) -> None:
        size = declared.FONT_SIZE
        if by is None:
            self._preferences.reset(size)
        else:
            wanted = self._preferences.get(size) + by
            self._preferences.set(size, min(size.high, max(size.low, wanted)))

    def _recolour(self) -> None:
        self._desk.source.recolour()
        self._desk.rewrite.recolour()
        for icon in (*self._desk.icons, *self._window.icons):
            icon.draw()
