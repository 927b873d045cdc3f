"""The page of earlier rewrites: a list that can be searched, and the one that is looked at."""

from textwrap import shorten

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.storage.history import Entry, Found
from desktop.window.look import theme
from desktop.window.look.translation import tr
from desktop.window.views.clearing import add_clear_button

_ID = Qt.ItemDataRole.UserRole


class HistoryPage(QWidget):
    """Shows what the history holds. It decides nothing."""

    searched = Signal(str)
    """Something was typed into the search line."""

    wanted = Signal(int)
    """The whole of an entry is wanted: its number."""

    more = Signal(int)
    """Older entries than this one are wanted: its number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search earlier rewrites"))
        add_clear_button(self.search)
        self.search.setAccessibleName(tr("Search earlier rewrites"))
        self.search.setAccessibleDescription(tr("Shows those that have all of these words."))
        self.search.textChanged.connect(self.searched)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setTabKeyNavigation(False)
        self.list.setAccessibleName(tr("Earlier rewrites"))
        self.list.setAccessibleDescription(tr("The newest first. Enter brings one back."))
        self.list.currentItemChanged.connect(self._look)
        self.list.verticalScrollBar().valueChanged.connect(self._reach)
        self.note = QLabel()
        self.note.setProperty("role", "note")
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note.setWordWrap(True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.note)
        self._stack.addWidget(self.list)
        self.source = _text(tr("The text then"))
        self.rewrite = _text(tr("Its rewrite then"))
        self.restore = QPushButton(tr("Bring back"))
        self.restore.setProperty("leading", True)
        self.restore.setAccessibleDescription(
            tr("Put this text back, with its sliders; undo brings back what you have now.")
        )
        self.copy = QPushButton(tr("Copy its rewrite"))
        self.copy.setAccessibleDescription(tr("Copy this earlier rewrite to the clipboard."))
        self.remove = QPushButton(tr("Remove"))
        self.remove.setAccessibleDescription(tr("Remove this rewrite from the history for good."))
        self.keep = QCheckBox(tr("Keep a history"))
        self.keep.setAccessibleDescription(
            tr("Whether rewrites are kept from now on; they never leave this computer.")
        )
        self.wipe = QPushButton(tr("Wipe the history…"))
        self.wipe.setAccessibleDescription(tr("Remove all earlier rewrites for good."))
        self._lay_out()
        self.setFocusProxy(self.search)
        self.show_entry(None)

    def show_list(self, found: list[Found], *, searching: bool) -> None:
        """Show these entries, the newest first."""
        self.list.clear()
        self.add(found)
        if found:
            self._stack.setCurrentWidget(self.list)
            self.list.setCurrentRow(0)
        else:
            self.note.setText(
                tr("Nothing found.") if searching else tr("Rewrites that you finish will be kept here.")
            )
            self._stack.setCurrentWidget(self.note)
            self.show_entry(None)

    def add(self, found: list[Found]) -> None:
        """Show older entries below."""
        for each in found:
            moment = QDateTime.fromSecsSinceEpoch(round(each.at))
            when = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
            item = QListWidgetItem(f"{when}\n{shorten(each.source, 110, placeholder='…')}")
            item.setData(_ID, each.id)
            self.list.addItem(item)

    def show_entry(self, entry: Entry | None) -> None:
        """Show the whole of an entry."""
        self.source.setPlainText(entry.source if entry else "")
        self.rewrite.setPlainText(entry.rewrite if entry else "")
        for button in (self.restore, self.copy, self.remove):
            button.setEnabled(entry is not None)

    def _look(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.wanted.emit(item.data(_ID))

    def _reach(self, value: int) -> None:
        if value == self.list.verticalScrollBar().maximum() and self.list.count():
            self.more.emit(self.list.item(self.list.count() - 1).data(_ID))

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(self.search)
        column.addWidget(self._stack, 1)
        row = QHBoxLayout()
        row.addWidget(self.keep)
        row.addStretch(1)
        row.addWidget(self.wipe)
        column.addLayout(row)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        for name, part in ((tr("The text then"), self.source), (tr("Its rewrite then"), self.rewrite)):
            title = QLabel(name)
            title.setProperty("tone", "title")
            column.addWidget(title)
            column.addWidget(part, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE)
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(self.copy)
        row.addWidget(self.restore)
        column.addLayout(row)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setHandleWidth(2 * theme.SPACE)
        halves.setChildrenCollapsible(False)
        halves.addWidget(left)
        halves.addWidget(right)
        halves.setStretchFactor(0, 2)
        halves.setStretchFactor(1, 3)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(halves)


def _text(name: str) -> QPlainTextEdit:
    pane = QPlainTextEdit()
    pane.setReadOnly(True)
    pane.setTabChangesFocus(True)
    pane.document().setDocumentMargin(2 * theme.SPACE)
    pane.setAccessibleName(name)
    pane.setAccessibleDescription(tr("Of the rewrite that is chosen in the list."))
    return pane
