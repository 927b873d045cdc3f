"""The list of other words for one word."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.engine.result import Alternative
from desktop.engine.wordquery import WordOption
from desktop.window.look import theme
from desktop.window.look.translation import tr
from desktop.window.views.escape import takes_escape

_BAR = 36
_OPTION = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Own:
    """The writer's own words, in place of those that were exchanged for them.

    Attributes:
        word: what the row says.
        alternative: the whole sentence with them.
    """

    word: str
    alternative: Alternative


class _List(QListWidget):
    """Arrow keys try a row on, Enter takes it, Esc goes back."""

    tried = Signal(int)
    took = Signal(int)
    left = Signal()

    def event(self, event: QEvent) -> bool:
        return takes_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.took.emit(self.currentRow())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            before = self.currentRow()
            super().keyPressEvent(event)
            if self.currentRow() != before:
                self.tried.emit(self.currentRow())

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.tried.emit(self.currentRow())  # what Enter would take is there to be seen


class _Row(QStyledItemDelegate):
    """A word and how much of the meaning the sentence keeps with it, as a bar; or that it is the writer's."""

    def sizeHint(self, option: QStyleOptionViewItem, index: object) -> QSize:  # noqa: N802 - Qt's name
        del index
        return QSize(80, option.fontMetrics.lineSpacing() + 2 * theme.SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        word: WordOption | Own = index.data(_OPTION)  # type: ignore[attr-defined]
        colours = theme.current()
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        inside = QRectF(area).adjusted(1, 1, -1, -1)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.desk))
            painter.drawRoundedRect(inside, theme.RADIUS - 2, theme.RADIUS - 2)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inside, theme.RADIUS - 2, theme.RADIUS - 2)
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setFont(option.font)
        left, middle = area.right() - theme.SPACE - _BAR, area.center().y() + 1
        if isinstance(word, Own):
            yours = tr("yours")
            left = area.right() - theme.SPACE - option.fontMetrics.horizontalAdvance(yours)
            painter.setPen(QColor(colours.faint))
            place = QRectF(left, area.top(), area.right() - theme.SPACE - left + 1, area.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, yours)
        else:
            painter.setBrush(QColor(colours.rule))
            painter.drawRoundedRect(QRectF(left, middle - 2, _BAR, 4), 2, 2)
            painter.setBrush(QColor(colours.accent))
            meaning = min(1.0, max(0.1, word.alternative.similarity))
            painter.drawRoundedRect(QRectF(left, middle - 2, _BAR * meaning, 4), 2, 2)
        painter.setPen(QColor(colours.ink))
        room = QRectF(
            area.left() + theme.SPACE, area.top(), left - area.left() - 2 * theme.SPACE, area.height()
        )
        text = option.fontMetrics.elidedText(word.word, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()


class WordsView(QWidget):
    """Shows other words for the word that was clicked, the writer's own first."""

    tried = Signal(object)
    """The arrow keys have come to a word: its `WordOption` or `Own`."""

    taken = Signal(object)
    """A word was chosen: its `WordOption` or `Own`."""

    left = Signal()
    """Esc was pressed in the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel()
        self._title.setProperty("tone", "title")
        self._title.setMinimumHeight(4 * theme.SPACE)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self.list = _List()
        self.list.setItemDelegate(_Row(self.list))
        self.list.setMouseTracking(True)
        self.list.setTabKeyNavigation(False)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Other words"))
        self.list.setAccessibleDescription(
            tr("Words that fit where the clicked one stands. Arrow keys try, Enter takes, Esc goes back.")
        )
        self.list.tried.connect(self._try)
        self.list.took.connect(self._take)
        self.list.itemClicked.connect(lambda item: self._take(self.list.row(item)))
        self.list.left.connect(self.left)
        self.note = QLabel()
        self.note.setProperty("role", "note")
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.remark = QLabel()
        self.remark.setProperty("tone", "faint")
        self.remark.setWordWrap(True)
        found = QWidget()
        below = QVBoxLayout(found)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(theme.SPACE // 2)
        below.addWidget(self.list, 1)
        below.addWidget(self.remark)
        self._found = found
        self._pages = QStackedWidget()
        self._pages.addWidget(self.note)
        self._pages.addWidget(found)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(self._title)
        column.addWidget(self._pages, 1)
        self._title.setBuddy(self.list)
        self.setMinimumWidth(22 * theme.SPACE)
        self.clear()

    @property
    def options(self) -> list[WordOption]:
        """What the engine offers."""
        return [each for each in self._rows() if isinstance(each, WordOption)]

    @property
    def own(self) -> list[Own]:
        """What of the writer's own words can be put back."""
        return [each for each in self._rows() if isinstance(each, Own)]

    def clear(self) -> None:
        """No word was clicked."""
        self.say(tr("Other words"), tr("Click a word for others that fit there."))

    def wait(self, word: str, own: Sequence[Own] = ()) -> None:
        """Words are being looked for; the writer's own are there already."""
        self._offer(word, own, tr("Looking for words…"))

    def say(self, title: str, note: str) -> None:
        """Offer nothing, and say why."""
        self._title.setText(title)
        self.note.setText(note)
        self.list.clear()
        self._pages.setCurrentWidget(self.note)

    def say_of(self, word: str, note: str) -> None:
        """Offer no more than there is, and say why."""
        self._offer(word, self.own, note)

    def offer(self, word: str, options: Sequence[WordOption]) -> None:
        """Offer words instead of `word`, besides the writer's own."""
        if not options:
            self._offer(word, self.own, tr("No other word keeps the meaning of the sentence."))
            return
        # A word that the writer had is there already, with the rest of the sentence as it is.
        known = {each.word for each in self.own}
        self._offer(word, [*self.own, *(each for each in options if each.word not in known)], "")

    def _offer(self, word: str, rows: Sequence[WordOption | Own], note: str) -> None:
        title = tr("Instead of “{word}”", word=word)
        if not rows:
            self.say(title, note)
            return
        self._title.setText(title)
        self.remark.setText(note)
        self.remark.setVisible(bool(note))
        row = max(0, self.list.currentRow())
        self.list.clear()
        for each in rows:
            item = QListWidgetItem(each.word)
            item.setData(_OPTION, each)
            item.setToolTip(f"<p>{escape(each.alternative.text)}</p>")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _spoken(each))
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, len(rows) - 1))
        self._pages.setCurrentWidget(self._found)

    def _rows(self) -> list[WordOption | Own]:
        return [self.list.item(row).data(_OPTION) for row in range(self.list.count())]

    def _try(self, row: int) -> None:
        if 0 <= row < self.list.count():
            self.tried.emit(self.list.item(row).data(_OPTION))

    def _take(self, row: int) -> None:
        if 0 <= row < self.list.count():
            self.taken.emit(self.list.item(row).data(_OPTION))


def _spoken(row: WordOption | Own) -> str:
    """A row in words, for those who hear it."""
    if isinstance(row, Own):
        return tr("{word}, your own. The sentence: {sentence}", word=row.word, sentence=row.alternative.text)
    meaning = round(100 * max(0.0, row.alternative.similarity))
    return tr("{word}. Meaning {meaning}.", word=row.word, meaning=meaning)
