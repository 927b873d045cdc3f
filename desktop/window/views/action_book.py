"""The declared actions as Qt has them: in menus, with keys, bound to what they do."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from desktop.window.views.actions import Action, Menu, Role, menu_titles

_ROLES = {
    Role.QUIT: QAction.MenuRole.QuitRole,
    Role.ABOUT: QAction.MenuRole.AboutRole,
    Role.SETTINGS: QAction.MenuRole.PreferencesRole,
    # Else macOS guesses from the text, and takes what begins with "Settings" or "About".
    Role.PLAIN: QAction.MenuRole.NoRole,
}


class ActionBook(QObject):
    """Makes the declared actions and finds them by their ids.

    Args:
        window: the window in which their keys are heard.
        declared: the actions.
    """

    def __init__(self, window: QWidget, declared: Sequence[Action]) -> None:
        super().__init__(window)
        self._declared = tuple(declared)
        self._actions = {each.id: self._made(window, each) for each in declared}
        self._bound: set[str] = set()
        self.menus: dict[Menu, QMenu] = {}
        self.use_shortcuts({})

    def __getitem__(self, identity: str) -> QAction:
        """The action with this id."""
        return self._actions[identity]

    def __iter__(self) -> Iterator[Action]:
        """The declarations, in the order of the menus."""
        return iter(self._declared)

    @property
    def unbound(self) -> list[str]:
        """The ids of actions that do nothing yet."""
        return [each.id for each in self._declared if each.id not in self._bound]

    def bind(self, identity: str, act: Callable[..., Any]) -> None:
        """Have an action do something; `act` gets whether a switch is on, and nothing for others."""
        action = self._actions[identity]
        if action.isCheckable():
            action.toggled.connect(act)
        else:
            action.triggered.connect(lambda _=False: act())
        self._bound.add(identity)

    def use_shortcuts(self, given: Mapping[str, str]) -> None:
        """Give the actions their keys: those in `given` (id -> keys, "" for none), else the usual ones."""
        for each in self._declared:
            self._actions[each.id].setShortcut(QKeySequence(given.get(each.id, each.shortcut)))

    def claims(self, keys: QKeySequence) -> bool:
        """Whether these are the keys of an action."""
        return any(action.shortcut() == keys for action in self._actions.values())

    def fill(self, bar: QMenuBar) -> None:
        """Put all actions into menus of `bar`."""
        for menu, title in menu_titles().items():
            within = bar.addMenu(title)
            self.menus[menu] = within
            self._fill(within, [each for each in self._declared if each.menu is menu])

    def _fill(self, within: QMenu, declared: list[Action]) -> None:
        submenus: dict[str, QMenu] = {}
        group = declared[0].group if declared else 0
        for each in declared:
            if each.group != group:
                within.addSeparator()
                group = each.group
            place = within
            if each.submenu:
                if each.submenu not in submenus:
                    submenus[each.submenu] = within.addMenu(each.submenu)
                place = submenus[each.submenu]
            place.addAction(self._actions[each.id])

    @staticmethod
    def _made(window: QWidget, declared: Action) -> QAction:
        action = QAction(declared.text, window)
        action.setCheckable(declared.checkable)
        action.setMenuRole(_ROLES[declared.role])
        # Heard wherever the focus is, also where an action stands in no menu that is shown.
        window.addAction(action)
        return action
