"""The two pages: the writer's text, and its rewrite."""

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain, islice

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextDocumentLayout, QPlainTextEdit, QTextEdit, QToolTip, QWidget

from desktop.window import theme
from desktop.window.differences import changed_spans
from desktop.window.draft import Draft, Drop, Edit, Insert, Keep, Sentence
from desktop.window.offsets import utf16_length, well_formed

_STALE_AFTER = 200
"""Milliseconds before what is left of an earlier rewrite fades: a quick engine need not flicker."""

_RESTYLED_AT_A_TIME = 40
"""Sentences whose marks are set anew before the interface has its turn."""


def shown(text: str) -> str:
    """`text` as a pane can hold it: no lone surrogates, and nothing but newlines ends a line.

    Of the same length, so that places in it stay what they are.
    """
    return well_formed(text).translate({0x0D: " ", 0xFDD0: "\ufffd", 0xFDD1: "\ufffd"})


class _SpacedLayout(QPlainTextDocumentLayout):
    """Lays out plain text with room between the lines, which QPlainTextEdit cannot by itself.

    Only blocks that are looked at are laid out, so this costs the same for a note and for a novel.

    Attributes:
        step: from one line to the next, in logical pixels.
    """

    def __init__(self, document: QTextDocument, font: QFont) -> None:
        super().__init__(document)
        # Whole, for Qt keeps places in sixty-fourths of a pixel and would give back another number.
        size = max(theme.LINE_SPACING * QFontInfo(font).pixelSize(), QFontMetricsF(font).height())
        self.step = math.ceil(size)

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:  # noqa: N802 - Qt's name
        """The extent of `block`, with its lines moved apart."""
        extent = super().blockBoundingRect(block)
        layout = block.layout()
        count = layout.lineCount()
        if not block.isValid() or not count:
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
        return extent


class TextPane(QPlainTextEdit):
    """A page of plain text with a highlighted stretch."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme.text_font())
        self._layout = _SpacedLayout(self.document(), self.font())
        self.document().setDocumentLayout(self._layout)
        self.document().setDocumentMargin(theme.MARGIN - theme.SPACE // 2)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def line_step(self) -> int:
        """From one line to the next, in logical pixels."""
        return self._layout.step

    def highlight(self, span: tuple[int, int] | None) -> None:
        """Put the tint behind `span`, in UTF-16 units, or behind nothing."""
        selections = []
        if span is not None:
            selection = QTextEdit.ExtraSelection()
            selection.format.setBackground(QColor(theme.current().tint))
            selection.cursor = self._cursor(*span)
            selections.append(selection)
        self.setExtraSelections(selections)

    def highlighted(self) -> tuple[int, int] | None:
        """The stretch that is highlighted, in UTF-16 units."""
        for selection in self.extraSelections():
            return selection.cursor.selectionStart(), selection.cursor.selectionEnd()
        return None

    def show_span(self, span: tuple[int, int]) -> None:
        """Scroll as little as is needed to show where `span` begins; the cursor stays."""
        block = self.document().findBlock(span[0])
        page = self.viewport().rect()
        if self._in_sight(block):
            place = self.cursorRect(self._cursor(span[0], span[0]))
            if page.top() <= place.top() and place.bottom() <= page.bottom():
                return
        self.blockBoundingRect(block)  # lays it out
        line = block.layout().lineForTextPosition(span[0] - block.position())
        # The bar counts lines; the wanted one is to stand in the upper part of the page.
        wanted = block.firstLineNumber() + (line.lineNumber() if line.isValid() else 0)
        above = int(page.height() / self.line_step / 6)
        self.verticalScrollBar().setValue(max(0, wanted - above))

    def _in_sight(self, block: QTextBlock) -> bool:
        """Whether some of `block` may be on the page.

        Asked first, for Qt's own geometry lays out all that lies between the page and a block.
        """
        seen = self.firstVisibleBlock()
        top = self.contentOffset().y()
        while seen.isValid() and top <= self.viewport().height():
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

    # A click between two lines belongs to the upper one; Qt would take it to that line's end.

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802, D102 - Qt's own
        super().mousePressEvent(self._on_a_line(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802, D102 - Qt's own
        super().mouseMoveEvent(self._on_a_line(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802, D102 - Qt's own
        super().mouseReleaseEvent(self._on_a_line(event))

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


class SourcePane(TextPane):
    """Where the writer writes: plain text, whatever is pasted."""

    def text(self) -> str:
        """The text, exactly; its lines end with plain newlines."""
        # Not toPlainText(), which turns no-break spaces into plain ones.
        return well_formed(self.document().toRawText().replace("\u2029", "\n"))

    def set_text(self, text: str) -> None:
        """Replace the text, as from a file: nothing to undo."""
        self.setPlainText(shown(text))

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Paste or drop as plain text."""
        if source.hasText():
            text = source.text().replace("\r\n", "\n").replace("\r", "\n")
            self.textCursor().insertText(shown(text))
            self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Type; Shift+Enter makes a plain newline too, not Unicode's line separator."""
        if event.matches(QKeySequence.StandardKey.InsertLineSeparator):
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)


class RewritePane(TextPane):
    """The rewrite, which grows sentence by sentence and cannot be typed in."""

    restyled = Signal()
    """All marks are as they should be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.explain: Callable[[int], str] = lambda _units: ""
        self._draft: Draft | None = None
        self._marked = True
        self._applying = False
        self._edge = QTextCursor(self.document())
        self._stale = False
        self._stale_timer = QTimer(self)
        self._stale_timer.setSingleShot(True)
        self._stale_timer.setInterval(_STALE_AFTER)
        self._stale_timer.timeout.connect(self._fade)
        self._to_restyle: Iterator[int] | None = None
        self._tail_outdated = False
        self._restyling = QTimer(self)
        self._restyling.setInterval(0)
        self._restyling.timeout.connect(self._restyle)

    @property
    def applying(self) -> bool:
        """Whether the text is being changed, so that the cursor moves without the writer."""
        return self._applying

    @property
    def marks_shown(self) -> bool:
        """Whether changed words are marked."""
        return self._marked

    def begin(self, draft: Draft | None) -> None:
        """Show another draft from now on; what is shown becomes its tail."""
        if self._to_restyle is not None:
            self._tail_outdated = True
        self._stop_restyling()
        self._draft = draft
        if draft is None or not draft.has_tail:
            with self._changing():
                self.clear()
            self._tail_outdated = False
        self._edge = QTextCursor(self.document())
        if draft is not None and draft.has_tail:
            if not self._stale_timer.isActive():
                self._stale_timer.start()
        else:
            self._settle_down()

    def apply(self, edits: list[Edit]) -> None:
        """Change the text as the draft has changed."""
        caret = self.textCursor()
        place = caret.position()
        pushed = place == self._edge.position() and not caret.hasSelection()
        with self._changing():
            for edit in edits:
                match edit:
                    case Keep(units):
                        self._edge.setPosition(self._edge.position() + units)
                    case Drop(units) if units:
                        end = self._edge.position() + units
                        self._edge.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                        self._edge.removeSelectedText()
                    case Insert(text, None):
                        self._edge.insertText(shown(text), QTextCharFormat())
                    case Insert(_, sentence) if sentence is not None:
                        self._insert(self._edge, sentence)
            if pushed:
                # What comes in at the caret goes behind it, instead of pushing it along.
                caret.setPosition(place)
                self.setTextCursor(caret)

    def end(self) -> None:
        """No more edits come for this draft."""
        self._settle_down()
        if self._tail_outdated:
            self._tail_outdated = False
            self.restyle()

    def replace(self, span: tuple[int, int], sentence: Sentence) -> None:
        """Show `sentence` anew where it stood until now."""
        with self._changing():
            cursor = self._cursor(*span)
            cursor.removeSelectedText()
            self._insert(cursor, sentence)

    def show_marks(self, marked: bool) -> None:
        """Mark changed words, or show the rewrite clean."""
        if marked != self._marked:
            self._marked = marked
            self.restyle()

    def restyle(self) -> None:
        """Set all marks anew, those in sight first, a few at a time."""
        draft = self._draft
        if draft is None:
            return
        self._tail_outdated = draft.has_tail
        first = draft.at_rewrite(self.cursorForPosition(self.viewport().rect().topLeft()).position()) or 0
        # What is inserted from now on has the right marks from the start.
        count = len(draft.sentences)
        self._to_restyle = chain(range(first, count), range(first))
        self._restyling.start()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the text, with a veil over what an earlier rewrite left."""
        super().paintEvent(event)
        if not self._stale or self._draft is None or not self._draft.has_tail:
            return
        veil = QColor(theme.current().page)
        veil.setAlpha(150)
        page = QRectF(self.viewport().rect())
        painter = QPainter(self.viewport())
        if self._edge.block().blockNumber() < self.firstVisibleBlock().blockNumber():
            painter.fillRect(page, veil)
        elif self._in_sight(self._edge.block()):
            edge = QRectF(self.cursorRect(self._edge))
            line = self.line_step
            painter.fillRect(QRectF(edge.left(), edge.top(), page.width(), line), veil)
            painter.fillRect(QRectF(0, edge.top() + line, page.width(), page.height()), veil)
        painter.end()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Say in a tooltip what there is to say about the sentence under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.explain(self.cursorForPosition(event.pos()).position()))
            return True
        return super().viewportEvent(event)

    def _insert(self, cursor: QTextCursor, sentence: Sentence) -> None:
        for text, changed in self._runs(sentence):
            cursor.insertText(shown(text), self._mark() if changed else QTextCharFormat())

    def _runs(self, sentence: Sentence) -> list[tuple[str, bool]]:
        """The sentence as it stands, cut where marks begin and end."""
        text = sentence.text
        if sentence.own or not self._marked:
            return [(text, False)]
        runs = []
        place = 0
        for start, end in changed_spans(sentence.source, text):
            runs += [(text[place:start], False), (text[start:end], True)]
            place = end
        return [*runs, (text[place:], False)]

    def _mark(self) -> QTextCharFormat:
        mark = QTextCharFormat()
        mark.setFontWeight(QFont.Weight.DemiBold)
        mark.setFontUnderline(True)
        mark.setUnderlineColor(QColor(theme.current().accent))
        return mark

    def _restyle(self) -> None:
        draft = self._draft
        if draft is None or self._to_restyle is None:
            self._stop_restyling()
            return
        mark, plain = self._mark(), QTextCharFormat()
        indices = list(islice(self._to_restyle, _RESTYLED_AT_A_TIME))
        with self._changing():
            for index in indices:
                place = draft.rewrite_span(index)[0]
                for text, changed in self._runs(draft.sentences[index]):
                    end = place + utf16_length(text)
                    self._cursor(place, end).setCharFormat(mark if changed else plain)
                    place = end
        if len(indices) < _RESTYLED_AT_A_TIME:
            self._stop_restyling()
            self.restyled.emit()

    def _stop_restyling(self) -> None:
        self._restyling.stop()
        self._to_restyle = None

    def _fade(self) -> None:
        self._stale = True
        self.viewport().update()

    def _settle_down(self) -> None:
        self._stale_timer.stop()
        self._stale = False
        self.viewport().update()

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
