"""The list of other words for one word."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
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

from desktop.engine.wordquery import WordOption
from desktop.window.look import theme
from desktop.window.look.translation import tr
from desktop.window.views.escape import takes_escape

_BAR = 36
_OPTION = Qt.ItemDataRole.UserRole


class _List(QListWidget):
    """Enter takes a row, Esc goes back."""

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
            super().keyPressEvent(event)


class _Row(QStyledItemDelegate):
    """A word and how much of the meaning the sentence keeps with it, as a bar."""

    def sizeHint(self, option: QStyleOptionViewItem, index: object) -> QSize:  # noqa: N802 - Qt's name
        del index
        return QSize(80, option.fontMetrics.lineSpacing() + 2 * theme.SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        word: WordOption = index.data(_OPTION)  # type: ignore[attr-defined]
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
        left, middle = area.right() - theme.SPACE - _BAR, area.center().y() + 1
        painter.setBrush(QColor(colours.rule))
        painter.drawRoundedRect(QRectF(left, middle - 2, _BAR, 4), 2, 2)
        painter.setBrush(QColor(colours.accent))
        meaning = min(1.0, max(0.1, word.alternative.similarity))
        painter.drawRoundedRect(QRectF(left, middle - 2, _BAR * meaning, 4), 2, 2)
        painter.setPen(QColor(colours.ink))
        painter.setFont(option.font)
        room = QRectF(
            area.left() + theme.SPACE, area.top(), left - area.left() - 2 * theme.SPACE, area.height()
        )
        text = option.fontMetrics.elidedText(word.word, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()


class WordsView(QWidget):
    """Shows other words for the word that was clicked."""

    taken = Signal(object)
    """A word was chosen: its `WordOption`."""

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
            tr("Words that fit where the clicked one stands. Enter takes one, Esc goes back.")
        )
        self.list.took.connect(self._take)
        self.list.itemClicked.connect(lambda item: self._take(self.list.row(item)))
        self.list.left.connect(self.left)
        self.note = QLabel()
        self.note.setProperty("role", "note")
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.note)
        self._pages.addWidget(self.list)
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
        """What is offered."""
        return [self.list.item(row).data(_OPTION) for row in range(self.list.count())]

    def clear(self) -> None:
        """No word was clicked."""
        self.say(tr("Other words"), tr("Click a word for others that fit there."))

    def wait(self, word: str) -> None:
        """Words are being looked for."""
        self.say(tr("Instead of “{word}”", word=word), tr("Looking for words…"))

    def say(self, title: str, note: str) -> None:
        """Offer nothing, and say why."""
        self._title.setText(title)
        self.note.setText(note)
        self.list.clear()
        self._pages.setCurrentWidget(self.note)

    def offer(self, word: str, options: tuple[WordOption, ...]) -> None:
        """Offer words instead of `word`."""
        if not options:
            self.say(
                tr("Instead of “{word}”", word=word), tr("No other word keeps the meaning of the sentence.")
            )
            return
        self._title.setText(tr("Instead of “{word}”", word=word))
        self.list.clear()
        for option in options:
            item = QListWidgetItem(option.word)
            item.setData(_OPTION, option)
            item.setToolTip(option.alternative.text)
            meaning = round(100 * max(0.0, option.alternative.similarity))
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                tr("{word}. Meaning {meaning}.", word=option.word, meaning=meaning),
            )
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._pages.setCurrentWidget(self.list)

    def _take(self, row: int) -> None:
        if 0 <= row < self.list.count():
            self.taken.emit(self.list.item(row).data(_OPTION))
