"""The window around the pages: menus, the bar for messages, one page at a time. It decides nothing."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QMoveEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.window.look import theme
from desktop.window.look.drawings import IconOf
from desktop.window.look.translation import tr
from desktop.window.views.action_book import ActionBook
from desktop.window.views.actions import declared
from desktop.window.views.banner import Banner
from desktop.window.views.desk import Desk


class MainWindow(QMainWindow):
    """Shows the desk, or a page that has been added to it.

    Attributes:
        book: everything that the writer can do.
        icons: on buttons of the pages, to be drawn anew when the theme changes.
        banner: says what went wrong, above whatever page is shown.
        desk: where the writer works.
    """

    closing = Signal()
    """The window is about to close."""

    paged = Signal(str)
    """Another page is shown: its name; "" for the desk."""

    moved = Signal()
    """The window stands elsewhere or has another size."""

    dropped = Signal(str)
    """A file was dropped on the window: its path."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.setWindowTitle("Phrasewright")
        self.resize(1280, 800)
        self.setMinimumSize(QSize(760, 520))
        self.book = ActionBook(self, declared())
        self.banner = Banner()
        self.desk = Desk()
        self.icons: list[IconOf] = []
        for pane in (self.desk.source, self.desk.rewrite):
            pane.claimed = self.book.claims
        self.put_away_while(lambda: False)
        self._quitting = False
        self._pages: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        self._stack.addWidget(self.desk)
        around = QWidget()
        column = QVBoxLayout(around)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = QVBoxLayout()
        above.setContentsMargins(theme.MARGIN, theme.SPACE, theme.MARGIN, 0)
        above.addWidget(self.banner)
        column.addLayout(above)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(around)
        self.book.fill(self.menuBar())
        self.book.bind("file.quit", self.quit)

    @property
    def page(self) -> str:
        """The name of the page that is shown; "" for the desk."""
        shown = self._stack.currentWidget()
        return next((name for name, page in self._pages.items() if page is shown), "")

    def add_page(self, name: str, title: str, content: QWidget) -> None:
        """Add a page, under a heading and with a way back to the desk.

        Args:
            name: for `show_page`.
            title: its heading.
            content: what is on it; gets the focus when the page is shown.
        """
        back = QPushButton(tr("Back to the text"))
        back.clicked.connect(self.show_desk)
        self.icons.append(IconOf(back, "back"))
        page = _framed(title, content, back)
        page.setFocusProxy(content)
        self._pages[name] = page
        self._stack.addWidget(page)

    def show_page(self, name: str) -> None:
        """Show the page of this name."""
        page = self._pages[name]
        self._stack.setCurrentWidget(page)
        for view in page.findChildren(QAbstractItemView):
            # What it measured before it was shown knew nothing of the style sheet.
            view.scheduleDelayedItemsLayout()
        page.setFocus()
        self.paged.emit(name)

    def show_desk(self) -> None:
        """Go back to the desk."""
        if self.page:
            self._stack.setCurrentWidget(self.desk)
            self.desk.source.setFocus()
            self.paged.emit("")

    def put_away_while(self, stays: Callable[[], bool]) -> None:
        """Hide instead of closing whenever `stays` says that the program goes on without a window."""
        self._stays = stays

    def quit(self) -> None:
        """Close for good, also where closing only puts the window away."""
        self._quitting = True
        self.close()

    def moveEvent(self, event: QMoveEvent) -> None:  # noqa: N802 - Qt's name
        """Tell."""
        super().moveEvent(event)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Tell."""
        super().resizeEvent(event)
        self.moved.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Hand on the first file."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files[0])

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Let the controllers put things in order, then close; or hide where the program goes on."""
        application = QGuiApplication.instance()
        logging_out = isinstance(application, QGuiApplication) and application.isSavingSession()
        if self._stays() and not self._quitting and not logging_out:
            self.hide()
            event.ignore()
            return
        # Hidden first: what is put in order may take a moment that nobody need watch.
        self.hide()
        self.closing.emit()
        super().closeEvent(event)


def _framed(title: str, content: QWidget, back: QPushButton) -> QWidget:
    heading = QLabel(title)
    heading.setProperty("tone", "heading")
    back.setAccessibleDescription(tr("Close this page and go back to your text."))
    row = QHBoxLayout()
    row.addWidget(heading)
    row.addStretch(1)
    row.addWidget(back, 0, Qt.AlignmentFlag.AlignVCenter)
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(theme.MARGIN, 2 * theme.SPACE, theme.MARGIN, 2 * theme.SPACE)
    column.setSpacing(2 * theme.SPACE)
    column.addLayout(row)
    column.addWidget(content, 1)
    return page
