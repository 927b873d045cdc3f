"""Finds words in both pages."""

from PySide6.QtCore import QObject, QTimer

from desktop.window.controllers.rewriting import Rewriting
from desktop.window.look.translation import numeral, tr
from desktop.window.text.haystack import Haystack, Span
from desktop.window.views.main_window import MainWindow
from desktop.window.views.text_pane import Mark, TextPane

_PACE = 60
"""Milliseconds between two looks at what is in sight."""

_LONGEST = 200
"""Characters of a selection that is taken for what is looked for."""


class Finding(QObject):
    """Looks for words: marks what is in sight of both pages and goes from match to match of one.

    That page is the one in which the writer was last.

    Args:
        window: holds the pages and the bar.
        rewriting: speaks to those who hear.
    """

    def __init__(self, window: MainWindow, rewriting: Rewriting) -> None:
        super().__init__(window)
        self._window = window
        self._rewriting = rewriting
        self._bar = window.desk.find_bar
        self._panes = (window.desk.source, window.desk.rewrite)
        self._pane: TextPane = window.desk.source
        self._haystacks: dict[TextPane, tuple[str, Haystack]] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PACE)
        self._timer.timeout.connect(self._show)
        self._bar.typed.connect(self._search)
        self._bar.onward.connect(self.next)
        self._bar.backward.connect(self.previous)
        self._bar.left.connect(self.close)
        for pane in self._panes:
            pane.textChanged.connect(self._soon)
            pane.resized.connect(self._soon)
            pane.verticalScrollBar().valueChanged.connect(self._soon)
        book = window.book
        book.bind("edit.find", self.open)
        book.bind("edit.find_next", self.next)
        book.bind("edit.find_previous", self.previous)

    def open(self) -> None:
        """Ask what to look for; what is selected is a first answer."""
        self._window.show_desk()
        self._choose_pane()
        selected = self._pane.textCursor().selectedText()
        self._bar.show()
        if selected and len(selected) <= _LONGEST and "\u2029" not in selected:
            self._bar.field.setText(selected)
        self._bar.field.setFocus()
        self._bar.field.selectAll()
        self._show()

    def close(self) -> None:
        """Look no more, and stay at what was found."""
        self._bar.hide()
        for pane in self._panes:
            pane.mark(Mark.FOUND, [])
        self._haystacks.clear()
        self._pane.setFocus()

    def next(self) -> None:
        """Go to the match behind the cursor, or from the last to the first."""
        self._go(onward=True)

    def previous(self) -> None:
        """Go to the match before the cursor, or from the first to the last."""
        self._go(onward=False)

    def _go(self, *, onward: bool) -> None:
        if self._bar.isHidden():
            self.open()
        self._choose_pane()
        needle, hay = self._bar.field.text(), self._haystack(self._pane)
        cursor = self._pane.textCursor()
        if onward:
            found = hay.after(needle, cursor.selectionEnd()) or hay.after(needle, 0)
        else:
            found = hay.before(needle, cursor.selectionStart())
            found = found or hay.before(needle, self._pane.document().characterCount())
        self._reach(found)

    def _search(self, needle: str) -> None:
        """Go to the first match from where the writer is, as the words grow."""
        hay = self._haystack(self._pane)
        self._reach(hay.after(needle, self._pane.textCursor().selectionStart()) or hay.after(needle, 0))

    def _reach(self, found: Span | None) -> None:
        if found is not None:
            self._pane.select(found)
        self._show()
        if self._bar.field.text():
            self._rewriting.announce(self._bar.found.text())

    def _choose_pane(self) -> None:
        for pane in self._panes:
            if pane.hasFocus():
                self._pane = pane

    def _soon(self, *_: object) -> None:
        if not self._bar.isHidden() and not self._timer.isActive():
            self._timer.start()

    def _show(self) -> None:
        """Mark what is in sight, and say how much there is."""
        if self._bar.isHidden():
            return
        needle = self._bar.field.text()
        said = []
        some = False
        names = (tr("Your text"), tr("Rewrite"))
        for pane, name in zip(self._panes, names, strict=True):
            hay = self._haystack(pane)
            pane.mark(Mark.FOUND, hay.within(needle, pane.visible()))
            count = hay.count(needle)
            at = hay.number(needle, pane.textCursor().selectionEnd())
            here = pane is self._pane and hay.after(needle, pane.textCursor().selectionStart())
            some = some or (pane is self._pane and count > 0)
            if here and here == (pane.textCursor().selectionStart(), pane.textCursor().selectionEnd()):
                said.append(tr("{page}: {number} of {count}", page=name, number=at, count=numeral(count)))
            else:
                said.append(tr("{page}: {count} found", page=name, count=numeral(count)))
        self._bar.show_found("   ·   ".join(said) if needle else "", some=some)

    def _haystack(self, pane: TextPane) -> Haystack:
        """What is looked through, made anew when the page has changed."""
        text = pane.text()
        known = self._haystacks.get(pane)
        if known is None or known[0] is not text:
            known = self._haystacks[pane] = (text, Haystack(text))
        return known[1]
