"""Decides what stands on the page of statistics."""

from functools import cached_property

from PySide6.QtCore import QObject

from desktop.window.background.tasks import Tasks
from desktop.window.controllers.rewriting import Rewriting
from desktop.window.look.translation import tr
from desktop.window.pages.statistics_page import StatisticsPage
from desktop.window.text.statistics import statistics
from desktop.window.views.main_window import MainWindow

_NAME = "statistics"


class StatisticsActions(QObject):
    """Counts in the background when the page is asked for.

    Args:
        window: gets the page.
        rewriting: holds the text and its rewrite.
    """

    def __init__(self, window: MainWindow, rewriting: Rewriting) -> None:
        super().__init__(window)
        self._window = window
        self._session = rewriting.session
        self._tasks = Tasks((), window.banner.say, self)
        window.book.bind("view.statistics", self.show)
        window.closing.connect(self._tasks.close)

    @cached_property
    def page(self) -> StatisticsPage:
        """The page, made when it is first wanted."""
        page = StatisticsPage()
        self._window.add_page(_NAME, tr("Statistics"), page)
        return page

    def show(self) -> None:
        """Show the page, as things stand now."""
        draft = self._session.draft
        text, pieces = draft.text, list(draft.pieces)
        page = self.page
        self._window.show_page(_NAME)
        if not pieces:
            page.show_statistics(None)
            return
        page.wait()
        self._tasks.run(lambda: statistics(text, pieces), page.show_statistics, lambda: None)
