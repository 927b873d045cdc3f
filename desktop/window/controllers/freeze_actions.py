"""Decides what is frozen when the writer asks for it, on either page."""

from PySide6.QtCore import QObject

from desktop.window.controllers.freezing import Freezing, whole_words
from desktop.window.controllers.rewriting import Rewriting
from desktop.window.controllers.sentences import Sentences
from desktop.window.look.translation import tr
from desktop.window.text.offsets import Offsets
from desktop.window.text.wish import Span
from desktop.window.views.main_window import MainWindow


class FreezeActions(QObject):
    """Freezes and thaws words and sentences.

    Args:
        window: holds the pages.
        rewriting: says what happened, and holds the draft's session.
        sentences: knows the current sentence.
        freezing: what is frozen.
    """

    def __init__(
        self, window: MainWindow, rewriting: Rewriting, sentences: Sentences, freezing: Freezing
    ) -> None:
        super().__init__(window)
        self._desk = window.desk
        self._rewriting = rewriting
        self._session = rewriting.session
        self._sentences = sentences
        self._freezing = freezing
        window.desk.alternatives.freeze.clicked.connect(self._freeze_sentence)
        window.book.bind("rewrite.freeze", self._freeze_words)
        window.book.bind("rewrite.freeze_sentence", self._freeze_sentence)
        window.book.bind("rewrite.thaw", freezing.thaw_all)

    def _freeze_words(self) -> None:
        """Freeze or thaw what is selected, or the word at the cursor."""
        span = self._words_in_rewrite() if self._desk.rewrite.hasFocus() else self._words_in_source()
        if span is None or span[0] == span[1]:
            self._rewriting.tell(tr("Put the cursor in a word of your text, or select some, to freeze it."))
            return
        frozen = self._freezing.toggle(span)
        self._rewriting.tell(tr("Frozen.") if frozen else tr("No longer frozen."))

    def _words_in_source(self) -> Span:
        cursor = self._desk.source.textCursor()
        block = self._desk.source.document().findBlock(cursor.selectionStart())
        last = self._desk.source.document().findBlock(cursor.selectionEnd())
        start, end = block.position(), last.position() + last.length() - 1
        text = self._desk.source.text_between(start, end)
        offsets = Offsets(text)
        inside = whole_words(
            text,
            (
                offsets.to_characters(cursor.selectionStart() - start),
                offsets.to_characters(cursor.selectionEnd() - start),
            ),
        )
        return start + offsets.to_units(inside[0]), start + offsets.to_units(inside[1])

    def _words_in_rewrite(self) -> Span | None:
        """Where the words that are selected in the rewrite stand in the text; None if they do not."""
        index = self._sentences.current
        if index is None:
            return None
        draft, cursor = self._session.draft, self._desk.rewrite.textCursor()
        piece = draft.pieces[index]
        at = draft.rewrite_span(index)[0]
        offsets = Offsets(piece.text)
        start, end = whole_words(
            piece.text,
            (
                offsets.to_characters(max(0, cursor.selectionStart() - at)),
                offsets.to_characters(max(0, cursor.selectionEnd() - at)),
            ),
        )
        words = piece.text[start:end]
        place = piece.source.find(words) if words else -1
        if place < 0:
            return None
        begin = draft.source_chars(index)[0] + place
        return draft.to_units(begin), draft.to_units(begin + len(words))

    def _freeze_sentence(self) -> None:
        """Freeze or thaw the whole current sentence."""
        index = self._sentences.current
        if index is not None:
            frozen = self._freezing.toggle(self._session.draft.source_span(index))
            self._rewriting.tell(tr("Sentence frozen.") if frozen else tr("Sentence no longer frozen."))
