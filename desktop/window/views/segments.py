"""A row of segments, of which one is chosen."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget


@dataclass(frozen=True, slots=True)
class Segment:
    """One choice.

    Attributes:
        value: what is chosen with it.
        text: what stands on it.
        name: what it is called for those who hear.
        description: what it does, in a sentence.
    """

    value: Hashable
    text: str
    name: str
    description: str


class Segments(QWidget):
    """Choices side by side; Tab reaches the one that is chosen, arrow keys the others.

    Args:
        choices: two or more.
        value: of the one that is chosen at first.
    """

    moved = Signal(object)
    """Another one was chosen: its value."""

    def __init__(self, choices: Sequence[Segment], value: Hashable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.buttons: dict[Hashable, QRadioButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        places = ("first", *["middle"] * (len(choices) - 2), "last")
        for each, place in zip(choices, places, strict=True):
            button = QRadioButton(each.text)
            button.setProperty("segment", place)
            button.setAccessibleName(each.name)
            button.setAccessibleDescription(each.description)
            button.setChecked(each.value == value)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.toggled.connect(self._move)
            self._group.addButton(button)
            self.buttons[each.value] = button
            row.addWidget(button)
        self._let_tab_reach_the_choice()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    @property
    def value(self) -> Hashable:
        """What is chosen."""
        return next(value for value, button in self.buttons.items() if button.isChecked())

    def choose(self, value: Hashable) -> None:
        """Choose another one."""
        self.buttons[value].setChecked(True)

    def _move(self, on: bool) -> None:
        # Each choice toggles two buttons; the one that goes on has the say.
        if on:
            self._let_tab_reach_the_choice()
            self.moved.emit(self.value)

    def _let_tab_reach_the_choice(self) -> None:
        """One stop for Tab, as with any group of radio buttons; arrow keys do the rest."""
        for button in self.buttons.values():
            policy = Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
