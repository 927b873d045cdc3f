"""The panel of other ways to say a sentence."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QLabel,
    QListView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.engine.result import Alternative
from desktop.window import theme
from desktop.window.draft import Sentence

_MEASURES = ("Meaning", "Wording", "Structure")
_CELL = 96
_BAR = 44
_PAD = theme.SPACE
_MARK = 3 * theme.SPACE
_NONE = "Put the cursor in a sentence to see other ways to say it."

_Index = QModelIndex | QPersistentModelIndex


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
    def measures(self) -> tuple[int, int, int]:
        """Meaning kept, wording changed, structure changed; each 0..100."""
        one = self.alternative
        return tuple(
            min(100, max(0, round(100 * part))) for part in (one.similarity, one.lexical, one.syntactic)
        )  # type: ignore[return-value]

    def spoken(self) -> str:
        """The row in words, for those who hear it."""
        figures = ", ".join(
            f"{name.lower()} {value}" for name, value in zip(_MEASURES, self.measures, strict=True)
        )
        parts = [self.alternative.text, "Your own sentence." if self.own else f"{figures.capitalize()}."]
        return " ".join([*parts, "Taken."] if self.taken else parts)


class OptionList(QAbstractListModel):
    """The options of one sentence."""

    OPTION = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.options: list[Option] = []

    def show(self, sentence: Sentence | None) -> None:
        """Offer the options of `sentence`."""
        self.beginResetModel()
        self.options = []
        if sentence is not None:
            last = len(sentence.rewrite.alternatives)
            self.options = [
                Option(alternative, place == sentence.chosen, place == last)
                for place, alternative in enumerate(sentence.options)
            ]
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
            case Qt.ItemDataRole.AccessibleTextRole:
                return option.spoken()
            case self.OPTION:
                return option
        return None


class _OptionDelegate(QStyledItemDelegate):
    """Paints a row: whether it is taken, its text in at most two lines, its measures as bars."""

    _LINES = 2

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802 - Qt's name
        """As high as the text needs in the width there is."""
        width = self._view.viewport().width()
        row = index.data(OptionList.OPTION)
        lines = len(_lines(row.alternative.text, option.font, width - self._taken_up()))
        metrics = QFontMetrics(option.font)
        return QSize(width, min(lines, self._LINES) * metrics.lineSpacing() + 2 * _PAD)

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

    @staticmethod
    def _taken_up() -> int:
        """What of the width is not the text's."""
        return _MARK + 5 * _PAD + len(_MEASURES) * _CELL

    @staticmethod
    def _paint_mark(painter: QPainter, area: QRect, taken: bool) -> None:
        """A tick before the row that stands in the text, a ring before the others."""
        colours = theme.current()
        middle = QRectF(area.left() + _PAD, area.center().y() - 5.5, 12, 12)
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
        lines = _lines(row.alternative.text, font, width)
        shown = lines[: self._LINES]
        if len(lines) > self._LINES:
            rest = "".join(lines[self._LINES - 1 :])
            shown[-1] = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
        painter.setPen(QColor(colours.faint if row.own else colours.ink))
        painter.setFont(font)
        height = metrics.lineSpacing()
        top = area.center().y() + 1 - len(shown) * height / 2
        for place, line in enumerate(shown):
            painter.drawText(
                QRectF(area.left() + _PAD + _MARK, top + place * height, width, height),
                Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine,
                line.rstrip(),
            )

    @staticmethod
    def _paint_measures(painter: QPainter, area: QRect, row: Option) -> None:
        colours = theme.current()
        left = area.right() - _PAD - len(_MEASURES) * _CELL
        middle = area.center().y() + 1
        painter.setFont(QApplication.font())
        if row.own:
            painter.setPen(QColor(colours.faint))
            painter.drawText(
                QRectF(left, area.top(), len(_MEASURES) * _CELL, area.height()),
                Qt.AlignmentFlag.AlignVCenter,
                "as you wrote it",
            )
            return
        for place, value in enumerate(row.measures):
            start = left + place * _CELL
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.rule))
            painter.drawRoundedRect(QRectF(start, middle - 2, _BAR, 4), 2, 2)
            if value:
                painter.setBrush(QColor(colours.accent))
                painter.drawRoundedRect(QRectF(start, middle - 2, max(4, _BAR * value / 100), 4), 2, 2)
            painter.setPen(QColor(colours.faint))
            painter.drawText(
                QRectF(start + _BAR, area.top(), 32, area.height()),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                str(value),
            )


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


class _OptionView(QListView):
    """A list of options in which Enter takes, on every system."""

    resized = Signal()
    """The room for the rows is another, be it for a scroll bar."""

    def keyPressEvent(self, event: Any) -> None:  # noqa: N802 - Qt's name
        """Enter, Return and Space take the current row; on macOS, Enter alone would edit it."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.clicked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Tell those who stand in line with the rows."""
        super().resizeEvent(event)
        self.resized.emit()


class AlternativesPanel(QWidget):
    """Shows the options of one sentence and says which is taken."""

    taken = Signal(int)
    """An option was clicked, or Enter pressed on it: its row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = OptionList(self)
        self.view = _OptionView()
        self.view.setModel(self.model)
        self.view.setFont(theme.scaled(theme.text_font(), 0.92))
        self.view.setItemDelegate(_OptionDelegate(self.view))
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMouseTracking(True)
        self.view.setTabKeyNavigation(False)
        self.view.setAccessibleName("Alternatives of the sentence at the cursor")
        self.view.setAccessibleDescription(
            "Each row is another way to say the sentence. Arrow keys move, Enter takes one."
        )
        self.view.clicked.connect(lambda index: self.taken.emit(index.row()))
        self.note = QLabel(_NONE)
        self.note.setProperty("role", "note")
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note.setWordWrap(True)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.note)
        self._pages.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addLayout(self._heading())
        column.addWidget(self._pages, 1)
        self.view.resized.connect(self._align)

    def show_sentence(self, sentence: Sentence | None) -> None:
        """Offer the options of `sentence`, or say what to do when it is None."""
        row = self.view.currentIndex().row()
        if sentence is None or sentence.reason is not None:
            reason = None if sentence is None else sentence.reason
            self.note.setText(_NONE if reason is None else f"Kept as you wrote it: {reason.value}.")
            self.model.show(None)
            self._pages.setCurrentWidget(self.note)
            self._measures.setVisible(False)
            return
        same = [option.alternative for option in self.model.options] == list(sentence.options)
        self.model.show(sentence)
        self.view.setCurrentIndex(
            self.model.index(row if same and row >= 0 and self.view.hasFocus() else sentence.chosen)
        )
        self._pages.setCurrentWidget(self.view)
        self._measures.setVisible(True)

    def _align(self) -> None:
        """Put the headings over the bars, which move aside for a scroll bar."""
        page = self.view.viewport()
        right = page.mapTo(self.view, page.rect().topRight()).x()
        layout = self._measures.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, self.view.width() - right + _PAD, 0)

    def _heading(self) -> QHBoxLayout:
        title = QLabel("Other ways to say it")
        title.setProperty("tone", "title")
        title.setBuddy(self.view)
        self._measures = QWidget()
        names = QHBoxLayout(self._measures)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(0)
        for name in _MEASURES:
            label = QLabel(name)
            label.setProperty("tone", "faint")
            label.setFixedWidth(_CELL)
            names.addWidget(label)
        self._measures.setVisible(False)
        row = QHBoxLayout()
        row.addWidget(title)
        row.addStretch(1)
        row.addWidget(self._measures)
        return row
