"""Decides about single words: which others fit, and what becomes of the sentence with one of them."""

from concurrent.futures import CancelledError, Future
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desktop.engine.errors import EngineError
from desktop.engine.facade import Engine
from desktop.engine.wordquery import WORD, WordOption, WordQuery
from desktop.window.background.session import Session
from desktop.window.controllers.changes import own_words
from desktop.window.controllers.rewriting import Rewriting
from desktop.window.controllers.sentences import Sentences
from desktop.window.look.translation import tr
from desktop.window.text.offsets import Offsets
from desktop.window.text.pieces import Piece
from desktop.window.text.wish import Span
from desktop.window.views.main_window import MainWindow
from desktop.window.views.text_pane import TextPane
from desktop.window.views.words_view import Own

_COUNT = 8
"""Words that are asked for."""


@dataclass(slots=True)
class _Question:
    """What was asked, and about which sentence.

    Attributes:
        query: for the engine.
        piece: the sentence.
        place: of it in the text, in UTF-16 units.
        in_rewrite: whether the word stands in the rewrite.
        tried_on: whether one of the words is tried on.
    """

    query: WordQuery
    piece: Piece
    place: Span
    in_rewrite: bool
    tried_on: bool = False

    def stands(self, pieces: list[Piece]) -> bool:
        """Whether the sentence is still there, and the same but for what is tried on."""
        if self.piece not in pieces:
            return False
        text = self.piece.text if self.in_rewrite else self.piece.source
        return text == self.query.rewrite or self.tried_on


class Words(QObject):
    """Asks the engine about the word that was clicked, and puts another in its place.

    In the rewrite, the rest of the sentence is made anew behind the new word, or the writer's own words are
    put back in place of it; in the text, a synonym takes the place of the word and nothing else changes.

    Args:
        window: holds the pages and the list of words.
        session: holds the draft.
        engine: finds words.
        rewriting: knows what is kept.
        sentences: knows the current sentence.
    """

    _came = Signal(object, object)

    def __init__(
        self, window: MainWindow, session: Session, engine: Engine, rewriting: Rewriting, sentences: Sentences
    ) -> None:
        super().__init__(window)
        self._desk = window.desk
        self._session = session
        self._engine = engine
        self._rewriting = rewriting
        self._sentences = sentences
        self._asked: _Question | None = None
        self._view = window.desk.alternatives.words
        self._came.connect(self._show)
        self._view.tried.connect(self._try)
        self._view.taken.connect(self._take)
        self._view.left.connect(self._leave)
        for pane in (window.desk.source, window.desk.rewrite):
            pane.clicked.connect(lambda units, pane=pane: self._clicked(pane, units))
        window.book.bind("rewrite.words", self._ask_at_cursor)
        sentences.moved.connect(self._follow)
        session.edited.connect(self._check)
        session.changed.connect(self._check)

    def ask(self, pane: TextPane, units: int) -> bool:
        """Look for other words for the one at this place of a page; whether there is a word."""
        draft = self._session.draft
        in_rewrite = pane is self._desk.rewrite
        index = draft.at_rewrite(units) if in_rewrite else draft.at_source(units)
        if index is None:
            return False
        piece = draft.pieces[index]
        if piece.rewrite is None or piece.stand_in is not None:
            return False
        text = piece.text if in_rewrite else piece.source
        span = draft.source_span(index)
        at = draft.rewrite_span(index)[0] if in_rewrite else span[0]
        place = Offsets(text).to_characters(max(0, units - at))
        word = next((each for each in WORD.finditer(text) if each.start() <= place <= each.end()), None)
        if word is None:
            return False
        keep = tuple(dict.fromkeys((*self._rewriting.kept_words, *draft.phrases(index))))
        query = WordQuery(piece.source, text, word.start(), _COUNT, keep)
        self._asked = _Question(query, piece, span, in_rewrite)
        self._view.wait(query.word, own_words(piece, word.span()) if in_rewrite else ())
        self._engine.look_up(query).add_done_callback(lambda future: self._hear(query, future))
        return True

    def _hear(self, query: WordQuery, future: "Future[tuple[WordOption, ...]]") -> None:
        """On the engine's thread."""
        try:
            answer: object = future.result()
        except CancelledError:
            return
        except EngineError as error:
            answer = str(error)
        self._came.emit(query, answer)

    def _show(self, query: WordQuery, answer: object) -> None:
        if self._asked is None or query is not self._asked.query:
            return
        if isinstance(answer, str):
            self._view.say_of(query.word, answer)
            return
        if isinstance(answer, tuple):
            self._view.offer(query.word, answer)
            self._rewriting.announce(
                tr("{number} other words for {word}.", number=len(answer), word=query.word)
            )

    def _try(self, option: WordOption | Own) -> None:
        """Show the sentence of the rewrite with a word, without taking it."""
        asked = self._asked
        if asked is not None and asked.in_rewrite:
            asked.tried_on = True
            self._sentences.try_on(asked.piece, option.alternative)

    def _take(self, option: WordOption | Own) -> None:
        asked, self._asked = self._asked, None
        if asked is None:
            return
        if asked.in_rewrite:
            self._sentences.take_new(asked.piece, option.alternative)
        else:
            source = self._desk.source
            if source.text_between(*asked.place) == asked.query.source:
                source.replace(asked.place, option.alternative.text)
        self._view.clear()
        own = isinstance(option, Own)
        self._rewriting.tell(
            tr("Your own words are back.") if own else tr("Took “{word}”.", word=option.word)
        )

    def _leave(self) -> None:
        in_rewrite = self._asked is not None and self._asked.in_rewrite
        self._forget()
        (self._desk.rewrite if in_rewrite else self._desk.source).setFocus()

    def _clicked(self, pane: TextPane, units: int) -> None:
        if not self.ask(pane, units):
            self._forget()

    def _ask_at_cursor(self) -> None:
        pane = self._desk.rewrite if self._desk.rewrite.hasFocus() else self._desk.source
        if self.ask(pane, pane.textCursor().position()):
            self._view.list.setFocus()
        else:
            self._rewriting.tell(tr("Put the cursor in a word of a rewritten sentence first."))

    def _check(self, *_: object) -> None:
        """Forget the question if the sentence is another now."""
        if self._asked is not None and not self._asked.stands(self._session.draft.pieces):
            self._forget()

    def _follow(self) -> None:
        """Forget the question if the writer has gone on to another sentence."""
        if self._asked is not None and self._sentences.piece is not self._asked.piece:
            self._forget()

    def _forget(self) -> None:
        asked, self._asked = self._asked, None
        if asked is not None:
            if asked.tried_on:
                self._sentences.end_trying()
            self._view.clear()
