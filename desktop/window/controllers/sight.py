"""What both pages show about the sentences in sight: partners under the mouse, what waits, what is frozen."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop.storage import declared
from desktop.storage.settings import Settings
from desktop.window.background.session import Session, State
from desktop.window.controllers.freezing import Freezing
from desktop.window.portions import Portions
from desktop.window.text.draft import Draft
from desktop.window.text.offsets import utf16_length
from desktop.window.text.wish import Span
from desktop.window.views.desk import Desk
from desktop.window.views.text_pane import Mark, TextPane

_PACE = 40
"""Milliseconds between two looks at what is in sight."""

_LOOKED = 250
"""Milliseconds that the pages must rest before the engine goes where the writer looks."""

_FADES_AFTER = 200
"""Milliseconds before what an earlier rewrite left fades: a quick engine need not flicker."""


class Sight(QObject):
    """Keeps both pages in step and marks what is in sight, and only that: a novel costs as much as a note.

    Args:
        desk: holds the pages.
        session: holds the draft.
        freezing: what is frozen.
        settings: what the writer has set.
    """

    def __init__(self, desk: Desk, session: Session, freezing: Freezing, settings: Settings) -> None:
        super().__init__(desk)
        self._desk = desk
        self._session = session
        self._freezing = freezing
        self._settings = settings
        self._scrolling = False
        self._moved = False  # something above may have grown since
        self._left: TextPane = desk.source  # the page where the writer was last, if on none now
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focused)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PACE)
        self._marking = Portions(self._mark, self, once=True)
        self._timer.timeout.connect(self._marking.start)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_LOOKED)
        self._rest.timeout.connect(session.look)
        self._rest.timeout.connect(self._soon)
        self._fading = QTimer(self)
        self._fading.setSingleShot(True)
        self._fading.setInterval(_FADES_AFTER)
        self._fading.timeout.connect(self._marking.start)
        session.near = self._near
        session.edited.connect(self._move)
        session.changed.connect(self._soon)
        freezing.changed.connect(self._soon)
        for pane, other in ((desk.source, desk.rewrite), (desk.rewrite, desk.source)):
            pane.resized.connect(self._move)
            pane.verticalScrollBar().valueChanged.connect(lambda _, a=pane, b=other: self._scrolled(a, b))
            pane.hovered.connect(lambda units, pane=pane: self._hover(pane, units))

    def _near(self) -> int:
        """Where the writer looks, in characters of the text."""
        return self._session.draft.to_characters(self._desk.source.visible()[0])

    def _move(self, *_: object) -> None:
        """What is in sight may have come to another place."""
        self._moved = True
        self._soon()

    def _soon(self, *_: object) -> None:
        if self._session.state is not State.BUSY:
            self._fading.stop()
        elif not self._fading.isActive():
            self._fading.start()
        if not self._timer.isActive():
            self._timer.start()

    def _hover(self, pane: TextPane, units: int) -> None:
        """Light up the sentence under the mouse and its partner."""
        draft, desk = self._session.draft, self._desk
        index = None
        if units >= 0:
            index = draft.at_source(units) if pane is desk.source else draft.at_rewrite(units)
        if index is None or draft.pieces[index].rewrite is None:
            desk.source.mark(Mark.PARTNER, [])
            desk.rewrite.mark(Mark.PARTNER, [])
        else:
            desk.source.mark(Mark.PARTNER, [draft.source_span(index)])
            desk.rewrite.mark(Mark.PARTNER, [draft.rewrite_span(index)])

    def _scrolled(self, pane: TextPane, other: TextPane) -> None:
        """A page shows another part: so does the other, if it was the writer who went there."""
        self._soon()
        if pane is self._desk.source and not self._rest.isActive():
            self._rest.start()
        if not self._scrolling and self._leads(pane, other):
            self._follow(pane, other)

    def _leads(self, pane: TextPane, other: TextPane) -> bool:
        """Whether the writer is on this page; a rewrite that grows moves its page by itself."""
        for place in (TextPane.underMouse, TextPane.hasFocus):
            if place(pane) != place(other):
                return place(pane)
        return pane is self._left

    def _focused(self, _: QWidget | None, now: QWidget | None) -> None:
        """The focus has gone to this part of the program."""
        if isinstance(now, TextPane) and now in {self._desk.source, self._desk.rewrite}:
            self._left = now

    def _follow(self, pane: TextPane, other: TextPane) -> None:
        """Bring the partner of the topmost sentence to the top of the other page."""
        busy = pane.applying or other.applying or self._desk.source.filling
        if busy or not pane.isVisible() or not self._settings.get(declared.SCROLL_TOGETHER):
            return
        place = self._partner(pane, pane.visible()[0])
        if place is None:
            return
        self._scrolling = True
        try:
            bar = pane.verticalScrollBar()
            if bar.value() == bar.maximum():
                other.verticalScrollBar().setValue(other.verticalScrollBar().maximum())
            elif bar.value() == 0:
                other.verticalScrollBar().setValue(0)
            else:
                other.scroll_to(place)
        finally:
            self._scrolling = False

    def _keep_in_sight(self, pane: TextPane, other: TextPane) -> None:
        """Where both pages begin alike, the sentence that the writer is at may be below the end of one."""
        together = self._settings.get(declared.SCROLL_TOGETHER)
        here, there = pane.marked(Mark.CURRENT), other.marked(Mark.CURRENT)
        if together and here and there:
            first, last = pane.visible()
            if first <= here[0][0] <= last:
                self._scrolling = True
                try:
                    other.show_span(there[0], pane.lines_above(here[0][0]))
                finally:
                    self._scrolling = False

    def _partner(self, pane: TextPane, units: int) -> int | None:
        """The place on the other page that belongs to this one; as far into the sentence as this is."""
        draft, forth = self._session.draft, pane is self._desk.source
        index = draft.at_source(units) if forth else draft.at_rewrite(units)
        if index is None:
            return None
        here, there = draft.source_span(index), draft.rewrite_span(index)
        if not forth:
            here, there = there, here
        share = (units - here[0]) / max(1, here[1] - here[0])
        return there[0] + round(min(1.0, max(0.0, share)) * (there[1] - there[0]))

    def _mark(self) -> None:
        draft, desk = self._session.draft, self._desk
        follows = self._moved and self._leads(desk.source, desk.rewrite)
        if follows:
            self._follow(desk.source, desk.rewrite)  # what grew above has pushed it away
        if not self._rest.isActive():
            self._moved = False
            if follows:
                self._keep_in_sight(desk.source, desk.rewrite)
        first, last = desk.rewrite.visible()
        busy = self._session.state is State.BUSY
        faded = busy and not self._fading.isActive()
        pending: list[Span] = []
        frozen: list[Span] = []
        for index in range(draft.shown_at(first), min(draft.shown_at(last) + 1, len(draft.pieces))):
            piece = draft.pieces[index]
            if busy and (faded or piece.raw) and draft.pending(index):
                pending.append(draft.rewrite_span(index))
            if piece.frozen:
                frozen.append(draft.rewrite_span(index))
            elif piece.rewrite is not None:
                frozen += _frozen_in(draft, index)
        desk.rewrite.mark(Mark.PENDING, pending)
        desk.rewrite.mark(Mark.FROZEN, frozen)
        seen = desk.source.visible()
        desk.source.mark(
            Mark.FROZEN, [each for each in self._freezing.units if each[0] <= seen[1] and each[1] >= seen[0]]
        )


def _frozen_in(draft: Draft, index: int) -> list[Span]:
    """Where the frozen words of sentence `index` stand in its rewrite, in UTF-16 units of what is shown."""
    piece = draft.pieces[index]
    at = draft.rewrite_span(index)[0]
    found = []
    for phrase in draft.phrases(index):
        place = piece.text.find(phrase)
        if place >= 0:
            start = at + utf16_length(piece.text[:place])
            found.append((start, start + utf16_length(phrase)))
    return found
