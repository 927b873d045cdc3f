"""A page of plain text: lines with room between them, and stretches that are marked."""

import math
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import Enum, auto

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLayout,
)
from PySide6.QtWidgets import QPlainTextDocumentLayout, QPlainTextEdit, QTextEdit, QToolTip, QWidget

from desktop.window.look import theme
from desktop.window.text.offsets import well_formed

Span = tuple[int, int]


def shown(text: str) -> str:
    """`text` as a pane can hold it: no lone surrogates, and nothing but newlines ends a line.

    Of the same length, so that places in it stay what they are.
    """
    return well_formed(text).translate({0x0D: " ", 0xFDD0: "\ufffd", 0xFDD1: "\ufffd"})


class Mark(Enum):
    """What a stretch of a page is marked as, in the order in which marks lie over one another."""

    PARTNER = auto()
    CURRENT = auto()
    PENDING = auto()
    FROZEN = auto()
    FOUND = auto()
    MISSPELT = auto()


_KNOWN = 1000
"""Blocks whose extents are remembered: more than are in sight."""


class _SpacedLayout(QPlainTextDocumentLayout):
    """Lays out plain text with room between the lines, which QPlainTextEdit cannot by itself.

    Only blocks that are looked at are laid out, so this costs the same for a note and for a novel.

    Attributes:
        step: from one line to the next, in logical pixels.
    """

    def __init__(self, document: QTextDocument, font: QFont) -> None:
        super().__init__(document)
        self._known: dict[tuple[int, int, float, float], QRectF] = {}
        self.use(font)

    def use(self, font: QFont) -> None:
        """Go by the size of another font."""
        # Whole, for Qt keeps places in sixty-fourths of a pixel and would give back another number.
        size = max(theme.LINE_SPACING * QFontInfo(font).pixelSize(), QFontMetricsF(font).height())
        self.step = math.ceil(size)
        self._known.clear()

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:  # noqa: N802 - Qt's name
        """The extent of `block`, with its lines moved apart."""
        # Qt asks for that of each block in sight many times in a turn, and most are as they were.
        layout = block.layout() if block.isValid() else None
        if layout is not None and layout.lineCount() and block.next().isValid():
            known = self._known.get((block.blockNumber(), *_size(layout)))
            if known is not None:
                return known
        extent = super().blockBoundingRect(block)
        if layout is None:
            return extent
        count = layout.lineCount()
        if not count:
            return extent
        first, last = layout.lineAt(0), layout.lineAt(count - 1)
        if count > 1:
            before_last = layout.lineAt(count - 2)
            spaced = layout.lineAt(1).y() - first.y() >= self.step
            if not spaced or last.y() - before_last.y() < self.step:
                place = first.y()
                for index in range(count):
                    line = layout.lineAt(index)
                    line.setPosition(QPointF(line.x(), place))
                    place += max(self.step, line.height())
        extent.setHeight(last.y() + max(self.step, last.height()))
        if block.next().isValid():
            if len(self._known) > _KNOWN:
                self._known.clear()
            self._known[(block.blockNumber(), *_size(layout))] = extent
        return extent


class TextPane(QPlainTextEdit):
    """A page of plain text with marks."""

    hovered = Signal(int)
    """The mouse is over this place, in UTF-16 units; -1 when it has left."""

    resized = Signal()
    """The page has another size."""

    clicked = Signal(int)
    """The mouse was pressed and let go at this place, in UTF-16 units, without selecting anything."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme.text_font())
        self._layout = _SpacedLayout(self.document(), self.font())
        self.document().setDocumentLayout(self._layout)
        self.document().setDocumentMargin(theme.MARGIN - theme.SPACE // 2)
        self._marked: dict[Mark, list[QTextCursor]] = {}
        self._applying = False
        self._text: str | None = None  # as it was last read, and changed with the page since
        self.document().contentsChange.connect(self._follow)
        self.explain: Callable[[int], str] = lambda _units: ""
        self.claimed: Callable[[QKeySequence], bool] = lambda _keys: False
        self.viewport().setMouseTracking(True)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that more or less is in sight; a cursor that was, still is."""
        cursor = self.textCursor()
        seen = event.oldSize().height() > 0 and self._in_sight(cursor.block(), event.oldSize().height())
        seen = seen and self.cursorRect().bottom() <= event.oldSize().height()
        super().resizeEvent(event)
        if seen and self.cursorRect().bottom() > self.viewport().height():
            self.ensureCursorVisible()
        self.resized.emit()

    def text(self) -> str:
        """The text, exactly; its lines end with plain newlines."""
        if self._text is None:
            # Not toPlainText(), which turns no-break spaces into plain ones.
            self._text = well_formed(self.document().toRawText().replace("\u2029", "\n"))
        return self._text

    def _follow(self, position: int, removed: int, added: int) -> None:
        """Change what was read as the page has changed: to read all of a novel takes many times as long."""
        text, self._text = self._text, None
        # Where nothing takes two units, places in the page are places in the text; else it is read anew.
        if text is None or len(text) - removed + added != self.document().characterCount() - 1:
            return
        new = self.text_between(position, position + added)
        if len(new) == added:
            self._text = f"{text[:position]}{new}{text[position + removed :]}"

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """What is copied is plain text: marks and colours are no part of it."""
        selected = self.textCursor()
        data = QMimeData()
        data.setText(self.text_between(selected.selectionStart(), selected.selectionEnd()))
        return data

    @property
    def applying(self) -> bool:
        """Whether the text is being changed by the program, so that the cursor moves without the writer."""
        return self._applying

    def event(self, event: QEvent) -> bool:
        """Leave the keys of the program's actions to it, also those that a text field has a use for."""
        override = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if override and self.claimed(QKeySequence(event.keyCombination())):  # type: ignore[attr-defined]
            event.ignore()
            return False
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Tell when the mouse leaves, and in a tooltip what there is to say about what is under it."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.explain(self.cursorForPosition(event.pos()).position()))
            return True
        if event.type() is QEvent.Type.Leave:
            self.hovered.emit(-1)
        return super().viewportEvent(event)

    @property
    def line_step(self) -> int:
        """From one line to the next, in logical pixels."""
        return self._layout.step

    def mark(self, mark: Mark, spans: Iterable[Span]) -> None:
        """Mark these stretches, in UTF-16 units, and no others, as something."""
        wanted = list(spans)
        if wanted != self.marked(mark):
            self._marked[mark] = [self._cursor(*span) for span in wanted]
            self._show_marks()

    def marked(self, mark: Mark) -> list[Span]:
        """The stretches that are marked as something, where they stand now."""
        return [(each.selectionStart(), each.selectionEnd()) for each in self._marked.get(mark, [])]

    def recolour(self) -> None:
        """Show the marks in the colours of the theme that there is now."""
        self._show_marks()

    def _show_marks(self) -> None:
        selections = []
        for mark in Mark:
            cursors = self._marked.get(mark)
            if not cursors:
                continue
            look = _format(mark)
            for cursor in cursors:
                selection = QTextEdit.ExtraSelection()
                selection.format = look
                selection.cursor = cursor
                selections.append(selection)
        self.setExtraSelections(selections)

    def text_between(self, start: int, end: int) -> str:
        """The text between two places, in UTF-16 units; lines end with plain newlines."""
        cursor = self._cursor(start, end)
        return well_formed(cursor.selectedText().replace("\u2029", "\n"))

    def set_font(self, font: QFont) -> None:
        """Use another font; lines stay where they are as far as they can."""
        if font == self.font():
            return
        self.setFont(font)
        self._layout.use(font)
        self.viewport().update()

    def visible(self) -> Span:
        """The first and the last place that are in sight, in UTF-16 units."""
        page = self.viewport().rect()
        first = self.cursorForPosition(page.topLeft()).position()
        last = self.cursorForPosition(page.bottomRight()).position()
        return min(first, last), max(first, last)

    def show_span(self, span: tuple[int, int], above: int | None = None) -> None:
        """Bring where `span` begins in sight, unless it is; the cursor stays.

        Args:
            span: in UTF-16 units.
            above: lines that are to stand above it if the page has to be scrolled; by default a sixth.
        """
        block = self.document().findBlock(span[0])
        if not block.isValid():
            return  # it is still to come
        page = self.viewport().rect()
        if self._in_sight(block):
            place = self.cursorRect(self._cursor(span[0], span[0]))
            if page.top() <= place.top() and place.bottom() <= page.bottom():
                return
        self.blockBoundingRect(block)  # lays it out
        line = block.layout().lineForTextPosition(span[0] - block.position())
        # The bar counts lines; the wanted one is to stand in the upper part of the page.
        wanted = block.firstLineNumber() + (line.lineNumber() if line.isValid() else 0)
        if above is None:
            above = int(page.height() / self.line_step / 6)
        self.verticalScrollBar().setValue(max(0, wanted - above))

    def lines_above(self, units: int) -> int:
        """How many lines of the page are above a place that is in sight."""
        return max(0, self.cursorRect(self._cursor(units, units)).top() // self.line_step)

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Many changes that are laid out as one."""
        self._applying = True
        block = QTextCursor(self.document())
        block.beginEditBlock()
        try:
            yield
        finally:
            block.endEditBlock()
            self._applying = False

    def _in_sight(self, block: QTextBlock, height: int | None = None) -> bool:
        """Whether some of `block` may be on the page, or on one so high.

        Asked first, for Qt's own geometry lays out all that lies between the page and a block.
        """
        seen = self.firstVisibleBlock()
        top = self.contentOffset().y()
        while seen.isValid() and top <= (self.viewport().height() if height is None else height):
            if seen == block:
                return True
            top += self.blockBoundingRect(seen).height()
            seen = seen.next()
        return False

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        last = self.document().characterCount() - 1
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def select(self, span: Span) -> None:
        """Select a stretch and show where it begins."""
        self.setTextCursor(self._cursor(*span))
        self.show_span(span)

    def put_cursor(self, units: int) -> None:
        """Put the cursor at a place and show that."""
        self.setTextCursor(self._cursor(units, units))
        self.show_span((units, units))

    def scroll_to(self, units: int) -> None:
        """Let the line of this place be the topmost."""
        block = self.document().findBlock(units)
        if not block.isValid():
            return  # it is still to come
        self.blockBoundingRect(block)  # lays it out
        line = block.layout().lineForTextPosition(units - block.position())
        self.verticalScrollBar().setValue(block.firstLineNumber() + max(0, line.lineNumber()))

    # A click between two lines belongs to the upper one; Qt would take it to that line's end.

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802, D102 - Qt's own
        super().mousePressEvent(self._on_a_line(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802, D102 - Qt's own
        event = self._on_a_line(event)
        super().mouseMoveEvent(event)
        if not event.buttons():
            self.hovered.emit(self.cursorForPosition(event.position().toPoint()).position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802, D102 - Qt's own
        super().mouseReleaseEvent(self._on_a_line(event))
        if event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self.clicked.emit(self.textCursor().position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802, D102 - Qt's own
        super().mouseDoubleClickEvent(self._on_a_line(event))

    def _on_a_line(self, event: QMouseEvent) -> QMouseEvent:
        """`event`, moved up onto the line under which it happened."""
        place = event.position()
        block = self.firstVisibleBlock()
        top = self.contentOffset().y()
        while block.isValid():
            extent = self.blockBoundingRect(block)
            if place.y() < top + extent.height():
                break
            top += extent.height()
            block = block.next()
        else:
            return event
        lowest = top + _end_of_line_at(block, place.y() - top) - 1
        if place.y() <= lowest:
            return event
        return QMouseEvent(
            event.type(),
            QPointF(place.x(), lowest),
            event.scenePosition(),
            event.globalPosition(),
            event.button(),
            event.buttons(),
            event.modifiers(),
            event.pointingDevice(),
        )


def _size(layout: QTextLayout) -> tuple[int, float, float]:
    """How many lines there are, and their extent as it stands."""
    count, extent = layout.lineCount(), layout.boundingRect()
    # A single line may be wider than the page.
    width = max(extent.width(), layout.lineAt(0).naturalTextWidth()) if count == 1 else extent.width()
    return count, width, extent.height()


def _end_of_line_at(block: QTextBlock, height: float) -> float:
    """The lower end of the last line of `block` that begins at or above `height`, in its coordinates."""
    layout = block.layout()
    low, high = 0, layout.lineCount() - 1
    while low < high:
        middle = (low + high + 1) // 2
        if layout.lineAt(middle).y() <= height:
            low = middle
        else:
            high = middle - 1
    line = layout.lineAt(low)
    return line.y() + line.height()


def _format(mark: Mark) -> QTextCharFormat:
    """How a mark looks; whatever its colour says, a line or a pattern says as well."""
    colours = theme.current()
    look = QTextCharFormat()
    match mark:
        case Mark.PENDING:
            look.setForeground(QColor(colours.pending))
        case Mark.FROZEN:
            look.setBackground(QBrush(QColor(colours.frost)))
            look.setForeground(QColor(colours.frozen))
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
            look.setUnderlineColor(QColor(colours.frozen))
        case Mark.FOUND:
            look.setBackground(QColor(colours.found))
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            look.setUnderlineColor(QColor(colours.accent))
        case Mark.PARTNER:
            look.setBackground(QColor(colours.glow))
        case Mark.CURRENT:
            look.setBackground(QColor(colours.tint))
        case Mark.MISSPELT:
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
            look.setUnderlineColor(QColor(colours.alert))
    return look
