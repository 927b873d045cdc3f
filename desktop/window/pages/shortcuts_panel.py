"""The panel on which every action has its keys."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.window.look import theme
from desktop.window.look.translation import tr
from desktop.window.views.clearing import add_clear_button
from desktop.window.views.key_edit import KeyEdit

_ID = Qt.ItemDataRole.UserRole
_WIDEST = 760
"""Pixels beyond which a row is too long for the eye to follow."""


@dataclass(frozen=True, slots=True)
class Row:
    """An action in the list.

    Attributes:
        id: of the action.
        name: what it is called.
        menu: where it stands.
        keys: its keys as the desktop writes them; "" for none.
        usual: whether they are the usual ones.
    """

    id: str
    name: str
    menu: str
    keys: str
    usual: bool


class ShortcutsPanel(QWidget):
    """Shows actions with their keys, and the one that is being changed. It decides nothing."""

    searched = Signal(str)
    """Something was typed into the search line."""

    looked = Signal(str)
    """Another action is chosen in the list: its id; "" for none."""

    pressed = Signal(QKeySequence)
    """The writer wants these keys for the chosen action; empty to have none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search by name or keys"))
        add_clear_button(self.search)
        self.search.setAccessibleName(tr("Search actions"))
        self.search.setAccessibleDescription(tr("Shows the actions whose name or keys hold these words."))
        self.search.textChanged.connect(self.searched)
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setTabKeyNavigation(False)
        self.list.setHeaderLabels([tr("Action"), tr("Menu"), tr("Keys")])
        self.list.header().setSectionsMovable(False)
        self.list.header().setStretchLastSection(False)
        for column, mode in enumerate(
            (QHeaderView.ResizeMode.Stretch, *[QHeaderView.ResizeMode.ResizeToContents] * 2)
        ):
            self.list.header().setSectionResizeMode(column, mode)
        self.list.setAccessibleName(tr("Actions and their keys"))
        self.list.setAccessibleDescription(tr("Enter changes the keys of the chosen action."))
        self.list.currentItemChanged.connect(self._look)
        self.name = QLabel()
        self.name.setProperty("tone", "title")
        self.keys = KeyEdit()
        self.keys.setAccessibleDescription(
            tr("Press the new keys; the button at its end takes the keys away. Tab leaves.")
        )
        self.keys.pressed.connect(self.pressed)
        self.list.itemActivated.connect(lambda _: self.keys.setFocus())
        self.name.setBuddy(self.keys)
        self.reset = QPushButton(tr("Reset"))
        self.reset.setAccessibleDescription(tr("Give the chosen action its usual keys again."))
        self.reset_all = QPushButton(tr("Reset all shortcuts"))
        self.reset_all.setAccessibleDescription(tr("Give every action its usual keys again."))
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setProperty("tone", "faint")
        self.take = QPushButton(tr("Take them"))
        self.take.setAccessibleDescription(tr("The chosen action gets these keys and the other loses them."))
        self._lay_out()

    def show_rows(self, rows: Iterable[Row], chosen: str) -> None:
        """Show these actions, one of them chosen if it is among them."""
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for row in rows:
            item = QTreeWidgetItem([row.name, row.menu, row.keys])
            item.setData(0, _ID, row.id)
            font = item.font(2)
            font.setBold(not row.usual)
            item.setFont(2, font)
            if not row.usual:
                item.setToolTip(2, tr("Yours, not the usual ones"))
            self.list.addTopLevelItem(item)
            if row.id == chosen:
                self.list.setCurrentItem(item)
        first = self.list.topLevelItem(0)
        if not self.list.selectedItems() and first is not None:
            self.list.setCurrentItem(first)
        self.list.blockSignals(blocked)
        self._look(self.list.currentItem())

    def show_action(self, name: str, keys: QKeySequence, *, usual: bool) -> None:
        """Show the keys of the chosen action, to be changed; `name` is "" where none is chosen."""
        self.name.setText(tr("Keys for “{action}”", action=name) if name else "")
        self.keys.setAccessibleName(self.name.text() or tr("Keys"))
        self.keys.show_keys(keys)
        self.keys.setEnabled(bool(name))
        self.reset.setEnabled(bool(name) and not usual)
        self.say("")

    def say(self, note: str, *, takes: bool = False) -> None:
        """Say something about the keys that were pressed; `takes` offers to take them from another action."""
        self.note.setText(note)
        self.take.setVisible(takes)

    def _look(self, item: QTreeWidgetItem | None) -> None:
        self.looked.emit("" if item is None else item.data(0, _ID))

    def _lay_out(self) -> None:
        self.take.hide()
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.reset_all)
        card = QFrame()
        card.setProperty("role", "card")
        change = QHBoxLayout()
        change.setSpacing(theme.SPACE)
        change.addWidget(self.name, 1)
        change.addWidget(self.keys)
        change.addWidget(self.reset)
        said = QHBoxLayout()
        said.addWidget(self.note, 1)
        said.addWidget(self.take)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(2 * theme.SPACE, theme.SPACE + 4, 2 * theme.SPACE, theme.SPACE + 4)
        inner.addLayout(change)
        inner.addLayout(said)
        self.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * theme.SPACE)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addWidget(card)
        self.setFocusProxy(self.search)
