"""Which keys may be given to an action, and who has them now."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from desktop.window.look.translation import tr
from desktop.window.views.action_book import ActionBook
from desktop.window.views.actions import Action, menu_titles

Table = dict[str, str]
"""Keys in Qt's portable notation by the ids of actions; only those that are not the usual ones."""

_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


def portable(keys: QKeySequence) -> str:
    """Keys as the settings hold them."""
    return keys.toString(QKeySequence.SequenceFormat.PortableText)


def native(keys: str) -> str:
    """Keys as this desktop writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def in_force(given: Mapping[str, str], action: Action) -> str:
    """The keys that an action has; "" for none."""
    return given.get(action.id, action.shortcut)


def assigned(given: Mapping[str, str], action: Action, keys: str) -> Table:
    """The table in which an action has these keys; "" takes them away."""
    table = {identity: each for identity, each in given.items() if identity != action.id}
    if QKeySequence(keys) != QKeySequence(action.shortcut):
        table[action.id] = keys
    return table


def holder(book: ActionBook, given: Mapping[str, str], keys: str, besides: Action) -> Action | None:
    """The other action that has these keys, if there is one."""
    if not keys:
        return None
    wanted = QKeySequence(keys)
    return next(
        (each for each in book if each.id != besides.id and QKeySequence(in_force(given, each)) == wanted),
        None,
    )


def obstacle(keys: str) -> str:
    """Why no action may have these keys, in a sentence; "" where one may."""
    if not keys:
        return ""
    combination = QKeySequence(keys)[0]  # type: ignore[index]
    key, modifiers = combination.key(), combination.keyboardModifiers()
    function_key = Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35
    if not (modifiers & _MODIFIERS or function_key or key == Qt.Key.Key_Escape):
        return tr(
            "{keys} is needed for writing: take Ctrl or Alt with it, or a function key.", keys=native(keys)
        )
    for title in menu_titles().values():
        if QKeySequence.mnemonic(title) == QKeySequence(keys):
            return tr("{keys} opens the menu “{menu}”.", keys=native(keys), menu=title.replace("&", ""))
    return ""
