"""A list of ways to say a sentence, each with its measures as bars."""

import math
from dataclasses import dataclass
from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.engine.result import Alternative
from desktop.window.look import theme
from desktop.window.look.translation import tr
from desktop.window.text.pieces import Piece
from desktop.window.views.escape import takes_escape

CELL = 76
_BAR = 36
PAD = theme.SPACE
_MARK = 3 * theme.SPACE

_REMEMBERED = 50
"""Rows of which it is remembered how they are cut into lines."""

_Index = QModelIndex | QPersistentModelIndex


def measures() -> tuple[str, str, str]:
    """What the bars stand for."""
    return tr("Meaning"), tr("Wording"), tr("Structure")


@dataclass(frozen=True, slots=True)
class Option:
    """One row of the panel.

    Attributes:
        alternative: what it offers.
        taken: whether it stands in the text.
        own: whether it is the writer's own sentence.
    """

    alternative: Alternative
    taken: bool
    own: bool

    @property
    def measures(self) -> tuple[int | None, int, int]:
        """Meaning kept, wording changed, structure changed; 0..100; the first None if not measured."""
        one = self.alternative
        meaning = None if math.isnan(one.similarity) else _percent(one.similarity)
        return meaning, _percent(one.lexical), _percent(one.syntactic)

    def spoken(self) -> str:
        """The row in words, for those who hear it."""
        figures = ", ".join(
            f"{name.lower()} {value}"
            for name, value in zip(measures(), self.measures, strict=True)
            if value is not None
        )
        parts = [self.alternative.text, tr("Your own sentence.") if self.own else f"{figures.capitalize()}."]
        return " ".join([*parts, tr("Taken.")] if self.taken else parts)


class OptionList(QAbstractListModel):
    """The options of one sentence."""

    OPTION = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.options: list[Option] = []

    def show(self, piece: Piece | None, taken: str | None = None) -> None:
        """Offer the options of `piece`; `taken` stands in the text, by default what is chosen."""
        options: list[Option] = []
        if piece is not None:
            last = len(piece.options) - 1
            options = [
                Option(
                    alternative,
                    alternative.text == taken if taken is not None else place == piece.chosen,
                    place == last,
                )
                for place, alternative in enumerate(piece.options)
            ]
        if options == self.options:
            return
        if [each.alternative for each in options] == [each.alternative for each in self.options]:
            self.options = options
            self.dataChanged.emit(self.index(0), self.index(len(options) - 1))
            return
        self.beginResetModel()
        self.options = options
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own signature
        """How many options there are."""
        return 0 if parent.isValid() else len(self.options)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a view or a screen reader asks of a row."""
        if not index.isValid():
            return None
        option = self.options[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return option.alternative.text
            case Qt.ItemDataRole.ToolTipRole:
                # The whole of it, also where the row has no room; only rich text wraps.
                return f"<p>{escape(option.alternative.text)}</p>"
            case Qt.ItemDataRole.AccessibleTextRole:
                return option.spoken()
            case self.OPTION:
                return option
        return None


class OptionDelegate(QStyledItemDelegate):
    """Paints a row: whether it is taken, its text in at most three lines, its measures as bars."""

    _MOST = 3

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._cut: dict[tuple[str, str, int], list[str]] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802 - Qt's name
        """As high as the text needs in the width there is."""
        width = self._view.viewport().width()
        row = index.data(OptionList.OPTION)
        lines = len(self._lines(row.alternative.text, option.font, width - self._taken_up()))
        metrics = QFontMetrics(option.font)
        return QSize(width, min(lines, self._MOST) * metrics.lineSpacing() + 2 * PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the row `index`."""
        row: Option = index.data(OptionList.OPTION)
        colours = theme.current()
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        under_mouse = bool(state & QStyle.StateFlag.State_MouseOver)
        at_cursor = bool(state & QStyle.StateFlag.State_HasFocus)
        if row.taken or under_mouse:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.tint if row.taken else colours.desk))
            painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), theme.RADIUS - 2, theme.RADIUS - 2)
        if at_cursor:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 1.5))
            painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), theme.RADIUS - 2, theme.RADIUS - 2)
        font = QFont(option.font)
        self._paint_mark(painter, area, row.taken)
        self._paint_text(painter, area, row, font)
        self._paint_measures(painter, area, row)
        painter.restore()

    def _lines(self, text: str, font: QFont, width: int) -> list[str]:
        """The same as `_lines`, of what is painted again and again."""
        key = text, font.key(), width
        if key not in self._cut:
            if len(self._cut) > _REMEMBERED:
                self._cut.clear()
            self._cut[key] = _lines(text, font, width)
        return self._cut[key]

    @staticmethod
    def _taken_up() -> int:
        """What of the width is not the text's."""
        return _MARK + 5 * PAD + 3 * CELL

    @staticmethod
    def _paint_mark(painter: QPainter, area: QRect, taken: bool) -> None:
        """A tick before the row that stands in the text, a ring before the others."""
        colours = theme.current()
        middle = QRectF(area.left() + PAD, area.center().y() - 5.5, 12, 12)
        painter.setPen(QPen(QColor(colours.accent if taken else colours.faint), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle)
        if taken:
            painter.setBrush(QColor(colours.accent))
            painter.drawEllipse(middle.adjusted(3, 3, -3, -3))

    def _paint_text(self, painter: QPainter, area: QRect, row: Option, font: QFont) -> None:
        colours = theme.current()
        metrics = QFontMetrics(font)
        width = area.width() - self._taken_up()
        lines = self._lines(row.alternative.text, font, width)
        shown = lines[: self._MOST]
        if len(lines) > self._MOST:
            rest = "".join(lines[self._MOST - 1 :])
            shown[-1] = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
        painter.setPen(QColor(colours.faint if row.own else colours.ink))
        painter.setFont(font)
        height = metrics.lineSpacing()
        top = area.center().y() + 1 - len(shown) * height / 2
        for place, line in enumerate(shown):
            painter.drawText(
                QRectF(area.left() + PAD + _MARK, top + place * height, width, height),
                Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine,
                line.rstrip(),
            )

    @staticmethod
    def _paint_measures(painter: QPainter, area: QRect, row: Option) -> None:
        colours = theme.current()
        left = area.right() - PAD - 3 * CELL
        middle = area.center().y() + 1
        painter.setFont(QApplication.font())
        if row.own:
            painter.setPen(QColor(colours.faint))
            painter.drawText(
                QRectF(left, area.top(), 3 * CELL, area.height()),
                Qt.AlignmentFlag.AlignVCenter,
                tr("as you wrote it"),
            )
            return
        for place, value in enumerate(row.measures):
            if value is None:
                continue
            start = left + place * CELL
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.rule))
            painter.drawRoundedRect(QRectF(start, middle - 2, _BAR, 4), 2, 2)
            if value:
                painter.setBrush(QColor(colours.accent))
                painter.drawRoundedRect(QRectF(start, middle - 2, max(4, _BAR * value / 100), 4), 2, 2)
            painter.setPen(QColor(colours.faint))
            painter.drawText(
                QRectF(start + _BAR, area.top(), 26, area.height()),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                str(value),
            )


def _percent(share: float) -> int:
    return min(100, max(0, round(100 * share)))


def _lines(text: str, font: QFont, width: int) -> list[str]:
    """`text` cut into lines of at most `width` pixels."""
    layout = QTextLayout(text.replace("\n", " "), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    cuts = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(40, width))
        cuts.append((line.textStart(), line.textStart() + line.textLength()))
    layout.endLayout()
    units = text.replace("\n", " ").encode("utf-16-le", "surrogatepass")
    return [units[2 * start : 2 * end].decode("utf-16-le", "replace") for start, end in cuts] or [""]


class OptionView(QListView):
    """A list of options in which Enter takes, on every system."""

    resized = Signal()
    """The room for the rows is another, be it for a scroll bar."""

    previewed = Signal(int)
    """The arrow keys have come to a row."""

    left = Signal()
    """Esc was pressed."""

    def event(self, event: QEvent) -> bool:
        """Esc goes back, whatever else it does in the program."""
        return takes_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrow keys preview; Enter, Return and Space take the current row; Esc goes back."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.clicked.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            before = self.currentIndex()
            super().keyPressEvent(event)
            if self.currentIndex() != before:
                self.previewed.emit(self.currentIndex().row())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Tell those who stand in line with the rows, which may need other heights now."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self.resized.emit()
