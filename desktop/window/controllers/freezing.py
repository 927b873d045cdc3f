"""What the writer froze: stretches of the text that are to come through as they are."""

import re
from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from desktop.window.controllers.undoing import Steps
from desktop.window.text.offsets import Offsets
from desktop.window.views.source_pane import SourcePane

Span = tuple[int, int]

_WORDS = re.compile(r"[\w]+(?:['’.-]\w+)*")


class Freezing(QObject):
    """Holds the frozen stretches, which move along with the text.

    Args:
        pane: the page with the text.
        steps: remembers what was frozen, for undo.
    """

    changed = Signal()
    """Something is frozen, or is no longer."""

    def __init__(self, pane: SourcePane, steps: Steps) -> None:
        super().__init__(pane)
        self._pane = pane
        self._steps = steps
        self._cursors: list[QTextCursor] = []

    @property
    def units(self) -> list[Span]:
        """The frozen stretches, in UTF-16 units of the text, in order and apart."""
        found: list[Span] = []
        for start, end in sorted((each.selectionStart(), each.selectionEnd()) for each in self._cursors):
            if start == end:
                continue  # its text has been deleted
            if found and start <= found[-1][1]:
                found[-1] = (found[-1][0], max(end, found[-1][1]))
            else:
                found.append((start, end))
        return found

    def characters(self, text: str) -> tuple[Span, ...]:
        """The frozen stretches, in characters of `text`, which is that of the page."""
        spans = self.units
        if not spans:
            return ()
        offsets = Offsets(text)
        return tuple((offsets.to_characters(start), offsets.to_characters(end)) for start, end in spans)

    def restore(self, spans: Iterable[Span], text: str) -> None:
        """Freeze these stretches, in characters of `text`, and no others; nothing to undo."""
        offsets = Offsets(text)
        self._set([(offsets.to_units(start), offsets.to_units(end)) for start, end in spans])

    def covers(self, span: Span) -> bool:
        """Whether all of a stretch, in UTF-16 units, is frozen."""
        return any(start <= span[0] and span[1] <= end for start, end in self.units)

    def toggle(self, span: Span) -> bool:
        """Freeze a stretch, in UTF-16 units, or thaw it if it is frozen; whether it is frozen now."""
        before = self.units
        frozen = not self.covers(span)
        if frozen:
            after = [*before, span]
        else:
            after = [each for each in before if each[1] <= span[0] or each[0] >= span[1]]
            for start, end in before:
                if start < span[1] and end > span[0]:
                    after += [each for each in ((start, span[0]), (span[1], end)) if each[0] < each[1]]
        self._steps.take(lambda: self._set(after), lambda: self._set(before))
        return frozen

    def thaw_all(self) -> None:
        """Freeze nothing any more."""
        before = self.units
        if before:
            self._steps.take(lambda: self._set([]), lambda: self._set(before))

    def _set(self, spans: Iterable[Span]) -> None:
        self._cursors = []
        for start, end in spans:
            cursor = QTextCursor(self._pane.document())
            last = self._pane.document().characterCount() - 1
            cursor.setPosition(min(start, last))
            cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
            # What is typed behind it is not frozen.
            cursor.setKeepPositionOnInsert(True)
            self._cursors.append(cursor)
        self.changed.emit()


def whole_words(text: str, span: Span) -> Span:
    """`span` grown to whole words, or the word that it touches; (start, start) where there is none.

    Args:
        text: any text.
        span: in characters.
    """
    start, end = span
    touched = [match for match in _WORDS.finditer(text) if match.start() <= end and match.end() >= start]
    inside = [match for match in touched if match.start() < end and match.end() > start] or touched[-1:]
    if not inside:
        return start, start
    if start == end:
        return inside[0].span()
    return min(start, inside[0].start()), max(end, inside[-1].end())
