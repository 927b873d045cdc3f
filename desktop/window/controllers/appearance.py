"""How the window looks, as the writer has set it: theme, font, marks."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from desktop.storage import declared
from desktop.storage.errors import StorageError
from desktop.storage.settings import Settings
from desktop.window.look import theme
from desktop.window.views.main_window import MainWindow

_STEP = 1
"""Points by which the text grows or shrinks at a time."""


class Appearance(QObject):
    """Applies the settings of appearance, at the start and whenever they change.

    Args:
        window: what is to look so.
        settings: what the writer has set.
    """

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._settings = settings
        book, desk = window.book, window.desk
        marks = book["view.marks"]
        desk.marks.toggled.connect(marks.setChecked)
        marks.toggled.connect(desk.marks.setChecked)
        book.bind("view.marks", self._mark_changes)
        book.bind("view.scroll_together", self._scroll_together)
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
        self.apply()

    def apply(self) -> None:
        """Let the window look as the settings say now."""
        get = self._settings.get
        theme.choose(get(declared.THEME))
        font = theme.text_font(get(declared.FONT), get(declared.FONT_SIZE))
        for pane in (self._desk.source, self._desk.rewrite):
            pane.set_font(font)
        self._desk.alternatives.set_font(font)
        self._window.book["view.marks"].setChecked(get(declared.MARK_CHANGES))
        self._window.book["view.scroll_together"].setChecked(get(declared.SCROLL_TOGETHER))
        self._desk.rewrite.mark_changes(get(declared.MARK_CHANGES))
        self._recolour()

    def _mark_changes(self, marked: bool) -> None:
        self._settings.set(declared.MARK_CHANGES, marked)
        self._desk.rewrite.mark_changes(marked)
        self._save()

    def _scroll_together(self, together: bool) -> None:
        self._settings.set(declared.SCROLL_TOGETHER, together)
        self._save()

    def _resize(self, by: int | None) -> None:
        size = declared.FONT_SIZE
        if by is None:
            self._settings.reset(size)
        else:
            wanted = self._settings.get(size) + by
            self._settings.set(size, min(size.high, max(size.low, wanted)))
        self._save()
        self.apply()

    def _save(self) -> None:
        try:
            self._settings.save()
        except StorageError as error:
            self._window.banner.say(str(error))

    def _recolour(self) -> None:
        self._desk.source.recolour()
        self._desk.rewrite.recolour()
        for icon in (*self._desk.icons, *self._window.icons):
            icon.draw()
