"""The controls above the pages: two sliders that say what was reached, and the length."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QStyle,
    QStyleOptionSlider,
    QVBoxLayout,
    QWidget,
)

from desktop.engine.request import Length
from desktop.window.look import theme
from desktop.window.look.translation import tr
from desktop.window.views.segments import Segment, Segments

_NARROW = 260
"""Pixels of a dial in which there is no room for sentences."""


class ReachSlider(QSlider):
    """A slider from 0 to 100 on which a tick shows what was reached."""

    _GROOVE = 4
    _HANDLE = 16

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, 100)
        self.setPageStep(10)
        self.reached: int | None = None

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough to be set to the point with the mouse."""
        return QSize(200, self._HANDLE + 8)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As narrow as it may get."""
        return QSize(110, self._HANDLE + 8)

    def set_reached(self, reached: int | None) -> None:
        """Show the tick at `reached`, or none."""
        self.reached = reached
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint groove, tick and handle, at the places where the style expects them."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle = self.height() / 2
        here = self._place(self.value())
        for colour, start, end in ((colours.rule, 0.0, float(self.width())), (colours.accent, 0.0, here)):
            painter.setBrush(QColor(colour))
            groove = QRectF(start, middle - self._GROOVE / 2, end - start, self._GROOVE)
            painter.drawRoundedRect(groove, self._GROOVE / 2, self._GROOVE / 2)
        if self.reached is not None:
            painter.setBrush(QColor(colours.ink))
            painter.drawRoundedRect(QRectF(self._place(self.reached) - 1, middle - 7, 2, 14), 1, 1)
        size = self._HANDLE / 2
        painter.setBrush(QColor(colours.page))
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.drawEllipse(QRectF(here - size + 1, middle - size + 1, 2 * size - 2, 2 * size - 2))
        if self.hasFocus() or self.isSliderDown():
            painter.setBrush(QColor(colours.accent))
            painter.drawEllipse(QRectF(here - 4, middle - 4, 8, 8))
        painter.end()

    def _place(self, value: int) -> float:
        """Where the middle of the handle stands at `value`."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        option.sliderPosition = value
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, self
        )
        return QRectF(handle).center().x()


class DiversityDial(QWidget):
    """A named slider with its value, and below it what was asked and reached.

    Args:
        name: what it is called in the window.
        description: what it does, in one sentence.
        value: where it stands at first.
    """

    moved = Signal(int)
    """The value is another."""

    def __init__(self, name: str, description: str, value: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._description = description
        title = QLabel(name)
        title.setProperty("tone", "title")
        self.slider = ReachSlider()
        self.slider.setAccessibleName(name)
        self.slider.setToolTip(description)
        title.setBuddy(self.slider)
        self.figures = QLabel()
        self.figures.setProperty("tone", "faint")
        self.figures.setAccessibleName(tr("{name}: asked and reached", name=name))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.SPACE)
        grid.setVerticalSpacing(theme.SPACE // 2)
        grid.addWidget(title, 0, 0)
        grid.addWidget(self.figures, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.slider, 1, 0, 1, 2)
        self.slider.setValue(value)
        self.slider.valueChanged.connect(self._move)
        self._say()

    @property
    def value(self) -> int:
        """What is asked for, 0..100."""
        return self.slider.value()

    def set_reached(self, reached: int | None) -> None:
        """Say what the rewrite reached, 0..100, or that there is nothing to say."""
        if reached != self.slider.reached:
            self.slider.set_reached(reached)
            self._say()

    def _move(self, value: int) -> None:
        self._say()
        self.moved.emit(value)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Say it shorter where there is less room."""
        super().resizeEvent(event)
        self._say()

    def _say(self) -> None:
        reached = self.slider.reached
        asked = tr("asked {asked}", asked=self.value)
        figures = (
            asked
            if reached is None
            else tr("asked {asked}, reached {reached}", asked=self.value, reached=reached)
        )
        narrow = self.width() < _NARROW and reached is not None
        self.figures.setText(f"{self.value} → {reached}" if narrow else figures)
        self.figures.setToolTip(figures)
        self.slider.setAccessibleDescription(
            tr("{description} Now {figures}.", description=self._description, figures=figures)
        )


class LengthChoice(QWidget):
    """Shorter, same or longer: one of three segments."""

    moved = Signal(object)
    """Another `Length` was chosen."""

    def __init__(self, value: Length, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(tr("Length"))
        title.setProperty("tone", "title")
        choices = []
        for length in Length:
            text, description = _in_words(length)
            name = tr("Length: {length}", length=text.lower())
            choices.append(Segment(length, text, name, description))
        self._segments = Segments(choices, value)
        self._segments.moved.connect(self.moved)
        self.buttons = self._segments.buttons
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE // 2)
        column.addWidget(title)
        column.addWidget(self._segments)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    @property
    def value(self) -> Length:
        """The length that is asked for."""
        value = self._segments.value
        assert isinstance(value, Length)  # noqa: S101 - there are no others
        return value

    def choose(self, length: Length) -> None:
        """Ask for another length."""
        self._segments.choose(length)


def _in_words(length: Length) -> tuple[str, str]:
    """What a length is called, and what it does."""
    return {
        Length.SHORTER: (tr("Shorter"), tr("Ask for rewrites of a shorter length.")),
        Length.SAME: (tr("Same"), tr("Ask for rewrites of the same length.")),
        Length.LONGER: (tr("Longer"), tr("Ask for rewrites of a longer length.")),
    }[length]
