"""The page of settings, made of their declarations: one row for each, with what it does and its way back."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.storage.declaration import Choice, Group, Number, Setting, Switch
from desktop.window.look import sheet, theme
from desktop.window.look.translation import tr
from desktop.window.pages.settings_controls import control

_GROUPS_WIDTH = 200
_ROWS_WIDTH = 760
"""Pixels beyond which a row is too long for the eye to follow."""


class SettingsPage(QWidget):
    """Shows settings, group by group. It decides nothing.

    Args:
        settings: those that stand in rows.
        value: gives the value that a setting has.
        panels: makes what is shown for groups whose settings do not stand in rows.
        notes: what is to be said of settings here, by their key, besides what they do.
    """

    chosen = Signal(object, object)
    """The writer gives a setting a value: the `Setting`, the value."""

    unchosen = Signal(object)
    """The writer wants the usual value of a setting back: the `Setting`."""

    models_wanted = Signal()
    """A model is to be chosen."""

    def __init__(
        self,
        settings: Sequence[Setting[Any]],
        value: Callable[[Setting[Any]], Any],
        panels: Mapping[Group, Callable[[], QWidget]],
        notes: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._notes = notes
        self._settings = settings
        self._value = value
        self._make = panels
        self.groups = QListWidget()
        self.groups.setTabKeyNavigation(False)
        self.groups.setAccessibleName(tr("Groups of settings"))
        self.groups.setAccessibleDescription(tr("Arrow keys choose which settings are shown."))
        self.reset_all = QPushButton(tr("Reset all settings…"))
        self.reset_all.setAccessibleDescription(tr("Give every setting its usual value again."))
        self.rows: dict[str, SettingRow] = {}
        self._panels = QStackedWidget()
        self._made: dict[Group, QWidget] = {}
        self._entering: Group | None = None  # goes there as soon as its panel is shown
        for group in Group:
            self.groups.addItem(tr(str(group)))
        self.groups.currentRowChanged.connect(self._show_panel)
        left = QVBoxLayout()
        left.setSpacing(2 * theme.SPACE)
        left.addWidget(self.groups, 1)
        left.addWidget(self.reset_all)
        # As wide as the button below it, in whatever language.
        self.groups.setMinimumWidth(_GROUPS_WIDTH)
        self.groups.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        around = QHBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(2 * theme.SPACE)
        around.addLayout(left)
        around.addWidget(self._panels, 1)
        self.setFocusProxy(self.groups)
        self.groups.setCurrentRow(0)

    def show_group(self, group: Group) -> None:
        """Show the settings of a group."""
        self.groups.setCurrentRow(list(Group).index(group))

    def enter_group(self) -> None:
        """Go on from the list of groups to what the chosen one has, once that is shown."""
        group = list(Group)[self.groups.currentRow()]
        if self._panels.currentWidget() is self._made[group]:
            self._made[group].setFocus()
        else:
            self._entering = group

    def show_value(self, setting: Setting[Any]) -> None:
        """Show the value that a setting has now."""
        if setting.key in self.rows:
            self.rows[setting.key].show_value(self._value(setting))

    def _show_panel(self, row: int) -> None:
        """Show the panel of a group, made when it is first wanted."""
        group = list(Group)[row]
        if group not in self._made:
            make = self._make.get(group)
            self._made[group] = self._rows(group) if make is None else make()
            if self.isVisible():
                # To make it and to show it takes too long for one turn of the event loop.
                QTimer.singleShot(sheet.TURN, self, lambda: self._show_panel(self.groups.currentRow()))
                return
        self._panels.addWidget(self._made[group])
        self._panels.setCurrentWidget(self._made[group])
        entering, self._entering = self._entering, None
        if entering is group:
            # What was shown just now takes no focus yet.
            QTimer.singleShot(0, self, self.enter_group)

    def _rows(self, group: Group) -> QWidget:
        card = QFrame()
        card.setProperty("role", "card")
        card.setMaximumWidth(_ROWS_WIDTH)
        rows = QVBoxLayout(card)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for setting in (each for each in self._settings if each.group is group):
            row = SettingRow(setting, self.models_wanted.emit, self._notes.get(setting.key, ""))
            row.chosen.connect(lambda value, setting=setting: self.chosen.emit(setting, value))
            row.reset.clicked.connect(lambda _=False, setting=setting: self.unchosen.emit(setting))
            row.setProperty("first", not rows.count())
            rows.addWidget(row)
            self.rows[setting.key] = row
            self.show_value(setting)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.SPACE, 0)
        column.addWidget(card)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        return area


class SettingRow(QFrame):
    """One setting: its name, what it does, its control, and the way back to its usual value.

    Args:
        setting: the setting.
        choose_model: called when a model is to be chosen.
        remark: what else is to be said of it; "" for nothing.
    """

    chosen = Signal(object)
    """The writer gives it a value."""

    def __init__(
        self, setting: Setting[Any], choose_model: Any, remark: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "row")
        self._setting = setting
        self.control = control(setting, self.chosen.emit, choose_model)
        name = QLabel(tr(setting.label))
        name.setProperty("tone", "title")
        name.setBuddy(self.control.widget)
        tooltip = QLabel(tr(setting.tooltip))
        tooltip.setProperty("tone", "faint")
        tooltip.setWordWrap(True)
        self.reset = QPushButton(tr("Reset"))
        self.reset.setProperty("small", True)
        usual = _in_words(setting)
        self.reset.setAccessibleName(tr("Reset “{setting}”", setting=tr(setting.label)))
        self.reset.setAccessibleDescription(tr("Give it its usual value again: {value}.", value=usual))
        self.reset.setToolTip(tr("Usually: {value}", value=usual))
        # The row must not jump when the button comes and goes.
        policy = self.reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(policy)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(name)
        words.addWidget(tooltip)
        if remark:
            self.control.widget.setAccessibleDescription(f"{tr(setting.tooltip)} {remark}")
            said = QLabel(remark)
            said.setProperty("tone", "remark")
            said.setWordWrap(True)
            words.addWidget(said)
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * theme.SPACE, theme.SPACE + 4, 2 * theme.SPACE, theme.SPACE + 4)
        line.setSpacing(2 * theme.SPACE)
        line.addLayout(words, 1)
        line.addWidget(self.reset)
        line.addWidget(self.control.widget)

    def show_value(self, value: Any) -> None:
        """Show the value that the setting has."""
        self.control.show(value)
        usual = value == self._setting.default
        if usual and self.reset.hasFocus():
            self.control.widget.setFocus()  # the focus must not go astray with the button
        self.reset.setVisible(not usual)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A switch may be hit anywhere in its row."""
        widget = self.control.widget
        if isinstance(widget, QCheckBox) and self.rect().contains(event.position().toPoint()):
            widget.toggle()


def _in_words(setting: Setting[Any]) -> str:
    """The usual value of a setting, as the page shows it."""
    value = setting.default
    match setting:
        case Switch():
            return tr("on") if value else tr("off")
        case Choice():
            return tr(dict(setting.choices)[value])
        case Number():
            return f"{value:,} {setting.unit}".strip()
        case _:
            return str(value) or tr("none")
