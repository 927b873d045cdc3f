"""The palette of commands: everything that can be done, found by typing a few letters of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.window.look import theme
from desktop.window.look.translation import tr

_ID = Qt.ItemDataRole.UserRole
_WIDTH = 640
_TALLEST = 420
_BELOW_TOP = 56
"""Pixels from the upper edge of the window."""


@dataclass(frozen=True, slots=True)
class Command:
    """One line of the palette.

    Attributes:
        id: of the action.
        name: what it is called.
        menu: where it stands.
        keys: its keys as the desktop writes them; "" for none.
    """

    id: str
    name: str
    menu: str
    keys: str


class Palette(QFrame):
    """Lies over the window while a command is looked for. It decides nothing.

    Args:
        window: over which it lies.
    """

    searched = Signal(str)
    """Something was typed."""

    wanted = Signal(str)
    """A command is to be done: the id of its action. The palette is closed by then."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("role", "palette")
        self._before: QWidget | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("What do you want to do?"))
        self.search.setAccessibleName(tr("Find a command"))
        self.search.setAccessibleDescription(
            tr("Type a few letters; arrow keys choose, Enter does it, Escape leaves.")
        )
        self.search.textChanged.connect(self.searched)
        self.search.installEventFilter(self)
        self.list = QTreeWidget()
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setColumnCount(3)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for section in (1, 2):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.ResizeToContents)
        self.list.setAccessibleName(tr("Commands"))
        self.list.setAccessibleDescription(tr("What can be done now and holds what you typed."))
        self.list.itemClicked.connect(self._do)
        self.list.currentItemChanged.connect(self._speak)
        self.nothing = QLabel(tr("No command has these words."))
        self.nothing.setProperty("tone", "faint")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE, theme.SPACE, theme.SPACE, theme.SPACE)
        column.setSpacing(theme.SPACE)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing, 1)
        self.hide()

    def open(self) -> None:
        """Show it, empty, in the upper middle of the window."""
        window = self._window
        focused = window.window().focusWidget()
        if not self.isVisible():
            self._before = focused
        self.search.clear()
        self.show()
        self.raise_()
        self.search.setFocus()

    def leave(self) -> None:
        """Close it and give the focus back."""
        before, self._before = self._before, None
        self.hide()
        if before is not None:
            before.setFocus()

    def show_commands(self, commands: Sequence[Command]) -> None:
        """Show these, the first chosen."""
        blocked = self.list.blockSignals(True)
        self.list.clear()
        faint = QColor(theme.current().faint)
        for command in commands:
            item = QTreeWidgetItem([command.name, command.menu, command.keys])
            item.setData(0, _ID, command.id)
            item.setForeground(1, faint)
            item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.list.addTopLevelItem(item)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
        self.list.blockSignals(blocked)
        self.list.setVisible(bool(commands))
        self.nothing.setVisible(not commands)
        self._fit(len(commands))
        self._speak(first)

    def _fit(self, lines: int) -> None:
        """Be as tall as so many lines, where the window has room."""
        window = self._window
        self.list.ensurePolished()  # else its rows are measured without the style sheet
        frame = self.list.height() - self.list.viewport().height() if self.list.isVisible() else 0
        around = self.search.sizeHint().height() + 4 * theme.SPACE + max(frame, 2 * theme.SPACE)
        wanted = around + max(2, lines) * max(24, self.list.sizeHintForRow(0))
        tallest = min(_TALLEST, window.height() - _BELOW_TOP - theme.MARGIN)
        width = min(_WIDTH, window.width() - 2 * theme.MARGIN)
        self.setGeometry((window.width() - width) // 2, _BELOW_TOP, width, min(wanted, tallest))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Arrow keys, Enter and Escape while one types; whoever goes elsewhere closes it."""
        kind = event.type()
        if kind is QEvent.Type.FocusOut and self.isVisible():
            self._before = None
            self.hide()
        elif isinstance(event, QKeyEvent) and event.key() in _KEYS:
            if kind is QEvent.Type.ShortcutOverride:
                event.accept()  # these keys are the palette's, whatever actions have them
            elif kind is QEvent.Type.KeyPress:
                self._press(Qt.Key(event.key()))
                return True
        return super().eventFilter(watched, event)

    def _press(self, key: Qt.Key) -> None:
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._do(self.list.currentItem())
        else:
            row = self.list.currentIndex().row() + _KEYS[key]
            item = self.list.topLevelItem(max(0, min(row, self.list.topLevelItemCount() - 1)))
            if item is not None:
                self.list.setCurrentItem(item)

    def _do(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            identity = item.data(0, _ID)
            self.leave()
            self.wanted.emit(identity)

    def _speak(self, item: QTreeWidgetItem | None) -> None:
        """The focus stays where one types: say which one is chosen."""
        if item is not None and self.isVisible():
            words = ", ".join(filter(None, (item.text(column) for column in range(3))))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.list, words))


_KEYS = {
    Qt.Key.Key_Escape: 0,
    Qt.Key.Key_Return: 0,
    Qt.Key.Key_Enter: 0,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -8,
    Qt.Key.Key_PageDown: 8,
}
"""The keys that the palette takes, and by how many lines they move."""
