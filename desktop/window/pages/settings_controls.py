"""The right control for each kind of setting."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontDatabase, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from desktop.storage.declaration import Choice, Face, Keys, Line, Number, Setting, Student, Switch
from desktop.window.look import theme
from desktop.window.look.translation import tr
from desktop.window.views.key_edit import KeyEdit

_WIDE = 220
"""Pixels of a control that holds words."""


@dataclass(frozen=True, slots=True)
class Control:
    """What a setting is seen and changed with.

    Attributes:
        widget: stands on the page.
        show: shows a value; the writer's doing is not heard of meanwhile.
    """

    widget: QWidget
    show: Callable[[Any], None]


Chosen = Callable[[Any], None]
"""Hears the value that the writer gives a setting."""


def control(setting: Setting[Any], chosen: Chosen, choose_model: Callable[[], None]) -> Control:
    """The control for a setting.

    Args:
        setting: one that stands in a row of its own.
        chosen: hears the value that the writer gives it.
        choose_model: opens the page on which a model is chosen.

    Raises:
        TypeError: there is no control for settings of this kind.
    """
    match setting:
        case Switch():
            made = _switch(chosen)
        case Number():
            made = _number(setting, chosen)
        case Choice():
            made = _choice(setting, chosen)
        case Face():
            made = _face(chosen)
        case Keys():
            made = _keys(chosen)
        case Student():
            made = _student(choose_model)
        case Line():
            made = _line(setting, chosen)
        case _:
            raise TypeError(f"no control shows a {type(setting).__name__}")
    made.widget.setAccessibleName(tr(setting.label))
    made.widget.setAccessibleDescription(tr(setting.tooltip))
    return made


def _switch(chosen: Chosen) -> Control:
    box = QCheckBox()
    box.setProperty("bare", True)
    box.toggled.connect(chosen)
    return Control(box, _quietly(box, box.setChecked))


def _number(setting: Number, chosen: Chosen) -> Control:
    box = QSpinBox()
    box.setRange(setting.low, setting.high)
    box.setGroupSeparatorShown(True)
    # The padding of a style sheet does not reach the field within.
    box.lineEdit().setTextMargins(theme.SPACE + 2, 0, 0, 0)
    if setting.unit:
        box.setSuffix(f" {setting.unit}")
    # A number that is being typed is not meant yet.
    box.setKeyboardTracking(False)
    box.valueChanged.connect(chosen)
    _leave_wheel(box)
    return Control(box, _quietly(box, box.setValue))


def _choice(setting: Choice, chosen: Chosen) -> Control:
    box = QComboBox()
    for value, name in setting.choices:
        box.addItem(tr(name), value)
    box.currentIndexChanged.connect(lambda index: chosen(box.itemData(index)))
    _leave_wheel(box)
    return Control(box, _quietly(box, lambda value: box.setCurrentIndex(box.findData(value))))


def _face(chosen: Chosen) -> Control:
    box = QComboBox()
    box.setMinimumWidth(_WIDE)
    box.setMaximumWidth(_WIDE)
    box.addItem(tr("The usual one"), "")
    for family in QFontDatabase.families():
        if not QFontDatabase.isPrivateFamily(family):
            box.addItem(family, family)
    box.currentIndexChanged.connect(lambda index: chosen(box.itemData(index)))
    _leave_wheel(box)

    def show(value: str) -> None:
        if box.findData(value) < 0:
            # The face of another computer: it stays the writer's wish.
            box.addItem(tr("{face} (not installed)", face=value), value)
        box.setCurrentIndex(box.findData(value))

    return Control(box, _quietly(box, show))


def _keys(chosen: Chosen) -> Control:
    edit = KeyEdit()
    edit.setMinimumWidth(_WIDE)
    edit.pressed.connect(lambda keys: chosen(keys.toString(QKeySequence.SequenceFormat.PortableText)))
    return Control(edit, lambda value: edit.show_keys(QKeySequence(value)))


def _student(choose_model: Callable[[], None]) -> Control:
    button = QPushButton()
    button.clicked.connect(choose_model)
    return Control(button, lambda value: button.setText((value or tr("The embedded one")) + "…"))


def _line(setting: Line, chosen: Chosen) -> Control:
    edit = QLineEdit()
    edit.setMaxLength(setting.longest)
    edit.setMinimumWidth(_WIDE)
    edit.editingFinished.connect(lambda: chosen(edit.text().strip()))
    return Control(edit, _quietly(edit, edit.setText))


def _quietly(widget: QWidget, show: Callable[[Any], object]) -> Callable[[Any], None]:
    """Shows a value without telling that it has changed."""

    def quiet(value: Any) -> None:
        blocked = widget.blockSignals(True)
        try:
            show(value)
        finally:
            widget.blockSignals(blocked)

    return quiet


class _LeaveWheel(QObject):
    """Leaves the wheel to the page: who scrolls past a control does not mean to change it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _leave_wheel(widget: QWidget) -> None:
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.installEventFilter(_LeaveWheel(widget))
