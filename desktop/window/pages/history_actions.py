"""Decides what happens on the page of earlier rewrites."""

from functools import cached_property, partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from desktop.storage import declared
from desktop.storage.errors import StorageError
from desktop.storage.history import Entry, Found
from desktop.storage.store import Store
from desktop.window.background.pacing import Debounce
from desktop.window.background.preferences import Preferences
from desktop.window.background.tasks import Tasks
from desktop.window.controllers.rewriting import Rewriting
from desktop.window.look.translation import tr
from desktop.window.pages.asking import is_sure
from desktop.window.pages.history_page import HistoryPage
from desktop.window.views.main_window import MainWindow

_PAGE = 50
"""Entries that are fetched at a time."""

_PAUSE = 150
"""Milliseconds of quiet after which what was typed is searched for."""

_NAME = "history"


class HistoryActions(QObject):
    """Searches the history, brings entries back, removes them.

    Args:
        window: gets the page.
        store: holds the history.
        preferences: whether it is kept.
        rewriting: rewrites what is brought back.
    """

    def __init__(
        self, window: MainWindow, store: Store, preferences: Preferences, rewriting: Rewriting
    ) -> None:
        super().__init__(window)
        self._preferences = preferences
        self._window = window
        self._store = store
        self._rewriting = rewriting
        self._tasks = Tasks((StorageError,), window.banner.say, self)
        self._entry: Entry | None = None
        self._all_there = False
        self._typing = Debounce(_PAUSE, self._search, self)
        window.book.bind("view.history", self.show)
        window.closing.connect(self._tasks.close)

    @cached_property
    def page(self) -> HistoryPage:
        """The page, made when it is first wanted."""
        page = HistoryPage()
        self._window.add_page(_NAME, tr("Earlier rewrites"), page)
        page.searched.connect(lambda _: self._typing.call())
        page.wanted.connect(self._fetch)
        page.more.connect(self._fetch_more)
        page.list.itemActivated.connect(lambda _: self._restore())
        page.restore.clicked.connect(self._restore)
        page.copy.clicked.connect(self._copy)
        page.remove.clicked.connect(self._remove)
        page.keep.toggled.connect(self._keep)
        page.wipe.clicked.connect(self._ask_and_wipe)
        return page

    def show(self) -> None:
        """Show the page with the newest rewrites."""
        self.page.keep.setChecked(self._preferences.get(declared.KEEP_HISTORY))
        self.page.search.clear()
        self._window.show_page(_NAME)
        self._search()

    def wipe(self) -> None:
        """Remove every entry for good."""
        self._tasks.run(self._store.history.wipe, lambda _: self._search(), self._search)

    def _search(self) -> None:
        query = self.page.search.text()

        def done(found: list[Found]) -> None:
            if query == self.page.search.text():
                self._all_there = len(found) < _PAGE
                self.page.show_list(found, searching=bool(query.strip()))

        self._tasks.run(lambda: self._store.history.search(query, _PAGE), done, lambda: None)

    def _fetch_more(self, before: int) -> None:
        if self._all_there:
            return
        self._all_there = True  # until these have come
        query = self.page.search.text()

        def done(found: list[Found]) -> None:
            if query == self.page.search.text():
                self._all_there = len(found) < _PAGE
                self.page.add(found)

        self._tasks.run(lambda: self._store.history.search(query, _PAGE, before), done, lambda: None)

    def _fetch(self, identity: int) -> None:
        def done(entry: Entry | None) -> None:
            self._entry = entry
            self.page.show_entry(entry)

        self._tasks.run(lambda: self._store.history.get(identity), done, lambda: None)

    def _restore(self) -> None:
        """Put the text back, with its sliders; one step for undo."""
        if self._entry is not None:
            self._window.show_desk()
            self._window.desk.source.when_filled(partial(self._put_back, self._entry))

    def _put_back(self, entry: Entry) -> None:
        desk = self._window.desk
        desk.lexical.slider.setValue(entry.lexical)
        desk.syntactic.slider.setValue(entry.syntactic)
        desk.length.choose(entry.length)
        desk.source.selectAll()
        desk.source.paste_text(entry.source)
        self._rewriting.rewrite()
        self._rewriting.tell(tr("The earlier text is back; undo brings back the other."))

    def _copy(self) -> None:
        if self._entry is not None:
            QGuiApplication.clipboard().setText(self._entry.rewrite)

    def _remove(self) -> None:
        if self._entry is not None:
            identity = self._entry.id
            self._tasks.run(
                lambda: self._store.history.remove(identity), lambda _: self._search(), self._search
            )

    def _keep(self, keep: bool) -> None:
        self._preferences.set(declared.KEEP_HISTORY, keep)

    def _ask_and_wipe(self) -> None:
        sure = is_sure(
            self._window,
            tr("Wipe the history?"),
            tr("All earlier rewrites are removed for good; your text here stays."),
            tr("Wipe"),
        )
        if sure:
            self.wipe()
