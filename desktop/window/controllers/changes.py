"""Decides about single changes: goes from one to the next, and puts the writer's own words back."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject

from desktop.engine.wordquery import WORD
from desktop.window.background.session import Session
from desktop.window.controllers.rewriting import Rewriting
from desktop.window.controllers.sentences import Sentences
from desktop.window.look.translation import tr
from desktop.window.text.changes import Change, Kind, changes, concerning, put_back
from desktop.window.text.offsets import Offsets
from desktop.window.text.pieces import Decision, Piece
from desktop.window.text.wish import Span
from desktop.window.views.main_window import MainWindow
from desktop.window.views.words_view import Own


def own_words(piece: Piece, span: Span) -> list[Own]:
    """What the writer had instead of some words of a rewrite, as rows to choose from.

    Args:
        piece: the sentence.
        span: of the words in what stands for it, in characters.
    """
    if not _open(piece):
        return []
    found = concerning(changes(piece.source, piece.text), *span)
    return [Own(_named(each), put_back(piece.source, piece.text, [each])) for each in found]


class Changes(QObject):
    """Ties the changes in the rewrite to keys.

    Args:
        window: holds the pages.
        session: holds the draft.
        rewriting: tells the writer what was done.
        sentences: put what was chosen into the text.
    """

    def __init__(
        self, window: MainWindow, session: Session, rewriting: Rewriting, sentences: Sentences
    ) -> None:
        super().__init__(window)
        self._desk = window.desk
        self._session = session
        self._rewriting = rewriting
        self._sentences = sentences
        window.book.bind("rewrite.next_change", partial(self._go, +1))
        window.book.bind("rewrite.previous_change", partial(self._go, -1))
        window.book.bind("rewrite.put_back", self._put_back)

    def _go(self, by: int) -> None:
        """Select the next change, or the one before, in the rewrite."""
        self._sentences.end_trying()
        pane, draft = self._desk.rewrite, self._session.draft
        caret = pane.textCursor()
        place = caret.selectionEnd() if by > 0 else caret.selectionStart()
        at = min(draft.shown_at(place), len(draft.pieces) - 1)
        order = range(at, len(draft.pieces)) if by > 0 else range(at, -1, -1)
        for index in order:
            for change, (start, end) in self._in(index, by):
                if start >= place if by > 0 else end <= place:
                    pane.setFocus()
                    pane.select((start, end))
                    self._rewriting.tell(_told(change))
                    return
        self._rewriting.tell(tr("No other change behind this.") if by > 0 else tr("No other change before."))

    def _in(self, index: int, by: int) -> Iterator[tuple[Change, Span]]:
        """The changes of a sentence and where they are, in UTF-16 units of the page."""
        draft = self._session.draft
        piece = draft.pieces[index]
        if not _open(piece) or piece.decision is Decision.ACCEPTED:
            return
        offsets, start = Offsets(piece.text), draft.rewrite_span(index)[0]
        for change in changes(piece.source, piece.text)[::by]:
            span = _selected(piece, change)
            yield change, (start + offsets.to_units(span[0]), start + offsets.to_units(span[1]))

    def _put_back(self) -> None:
        """Put the writer's words back where the cursor is, or wherever something is selected."""
        pane, draft = self._desk.rewrite, self._session.draft
        caret = pane.textCursor()
        index = draft.at_rewrite(caret.selectionStart())
        found: list[Change] = []
        if index is not None and _open(draft.pieces[index]):
            piece = draft.pieces[index]
            at, offsets = draft.rewrite_span(index)[0], Offsets(piece.text)
            start, end = (
                offsets.to_characters(max(0, place - at))
                for place in (caret.selectionStart(), caret.selectionEnd())
            )
            words = [each.span() for each in WORD.finditer(piece.text)]
            span = next((each for each in words if each[0] <= start <= each[1]), None)
            if span is not None or end > start:
                span = (start, end) if end > start or span is None else span
                near = concerning(changes(piece.source, piece.text), *span)
                found = [each for each in near if each.kind is not Kind.LOST] or near[:1]
        if index is None or not found:
            self._rewriting.tell(tr("Put the cursor in a changed word of the rewrite first."))
            return
        place = min(each.start for each in found)
        self._sentences.take_new(piece, put_back(piece.source, piece.text, found))
        pane.setFocus()
        pane.put_cursor(at + min(offsets.to_units(place), draft.rewrite_span(index)[1] - at))
        self._rewriting.tell(tr("Your own words are back."))


def _open(piece: Piece) -> bool:
    """Whether there may be changes in what is shown of it."""
    return not piece.own and piece.stand_in is None


def _selected(piece: Piece, change: Change) -> Span:
    """The words to be selected for a change: its own, or one beside the gap where some were lost."""
    span = next((each for each in change.marked if each[0] < each[1]), None)
    if span is not None:
        return span
    start, end = change.marked[0]
    words = [each.span() for each in WORD.finditer(piece.text)]
    behind = next((each for each in words if each[0] >= end), None)
    return behind or next((each for each in reversed(words) if each[1] <= start), (start, end))


def _named(change: Change) -> str:
    """A row for a change: what would be there again."""
    match change.kind:
        case Kind.EXCHANGED if " " not in change.became:
            return change.was
        case Kind.EXCHANGED:  # of which the word that was asked about is but a part
            return tr("{old} for “{new}”", old=change.was, new=change.became)
        case Kind.ADDED:
            return tr("without “{words}”", words=change.became)
        case Kind.LOST:
            return tr("with “{words}”", words=change.was)
        case Kind.MOVED:
            return tr("“{words}” where it was", words=change.was)


def _told(change: Change) -> str:
    """What was done to the words of the writer."""
    match change.kind:
        case Kind.EXCHANGED:
            return tr("“{new}” instead of “{old}”.", new=change.became, old=change.was)
        case Kind.ADDED:
            return tr("“{new}” is new.", new=change.became)
        case Kind.LOST:
            return tr("“{old}” is gone here.", old=change.was)
        case Kind.MOVED:
            return tr("“{new}” has moved.", new=change.became)
