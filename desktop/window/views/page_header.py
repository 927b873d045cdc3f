"""The name of a page with its controls at the right, in whatever room there is for them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.window.look import theme

_BESIDE = 4
"""Pixels between an icon and the words beside it, as Qt has them."""


_GIVES = 8
"""Pixels by which the room around the words of buttons may shrink before any words go."""


class PageHeader(QWidget):
    """Never makes its page wider, or the other one would be narrower whenever a button comes.

    Where there is too little room, buttons show their icons alone, and at last the name goes.

    Args:
        name: of the page.
        pane: the page itself.
        controls: stand at the right.
        iconic: those of the controls that can do without words, the first of them first.
    """

    def __init__(
        self, name: str, pane: QWidget, controls: Sequence[QWidget] = (), iconic: Sequence[QPushButton] = ()
    ) -> None:
        super().__init__()
        self._words = {button: button.text() for button in iconic}
        self.title = QLabel(name)
        self.title.setProperty("tone", "title")
        self.title.setBuddy(pane)
        # Both pages begin at the same height, whatever stands above them.
        self.setMinimumHeight(4 * theme.SPACE)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(3 * theme.SPACE // 2)
        self._row.addWidget(self.title)
        self._row.addStretch(1)
        for control in controls:
            self._row.addWidget(control)
        for button, words in self._words.items():
            button.setAccessibleName(words)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as its parts, and no width of its own."""
        return QSize(0, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        """A control has come or gone, or has another size."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """There is more room, or less."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show as much as there is room for."""
        # What all of it needs, reckoned from what is shown now: to try it out would ask for another layout.
        title = self.title.sizeHint().width() + self._row.spacing()
        needed = self._row.minimumSize().width() + (title if self.title.isHidden() else 0)
        room = self.width() + _GIVES
        for button, words in self._words.items():
            if not button.isHidden() and not button.text():
                needed += self._extra(button, words)
        for button, words in self._words.items():
            narrow = needed > room
            if narrow and not button.isHidden():
                needed -= self._extra(button, words)
            if (button.text() == "") is not narrow:
                button.setText("" if narrow else words)
        self.title.setVisible(needed <= room)

    @staticmethod
    def _extra(button: QPushButton, words: str) -> int:
        return button.fontMetrics().horizontalAdvance(words) + _BESIDE
