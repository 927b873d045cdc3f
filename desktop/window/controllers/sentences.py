"""Decides about single sentences: which one the writer is at, and what stands for it."""

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.engine.result import Alternative, Rewrite
from desktop.window.background.session import Session
from desktop.window.controllers.rewriting import Rewriting
from desktop.window.controllers.undoing import Steps
from desktop.window.look.translation import tr
from desktop.window.text.draft import Decided
from desktop.window.text.pieces import Choice, Decision, Piece, own_option
from desktop.window.text.reasons import why_kept
from desktop.window.views.actions import DIRECT_CHOICES
from desktop.window.views.main_window import MainWindow
from desktop.window.views.text_pane import Mark

# So far behind a sentence the cursor is still at it: behind a space or two, or a new line.
_SPACES = 3
_ONE_BY_ONE = 300
"""Sentences that can be exchanged in the text one by one while the interface waits."""


class _Offer(NamedTuple):
    """What there is to choose from for a sentence."""

    rewrite: Rewrite | None
    options: tuple[Alternative, ...]


class _Preview(NamedTuple):
    """Something that is tried on.

    Attributes:
        piece: the sentence.
        choice: what stands for it, and comes back.
        offer: what there was to choose from before.
        rewrite: what the engine had made of it when it was tried on.
    """

    piece: Piece
    choice: Choice
    offer: _Offer
    rewrite: Rewrite | None


class Sentences(QObject):
    """Ties the pages and the alternatives to the draft.

    The sentence that the writer is at is known by a place in the source text, so that it is still
    the same when the rewrite is made anew.

    Args:
        window: holds the pages.
        session: holds the draft.
        rewriting: decides what is rewritten.
        steps: remembers what was chosen, for undo.
    """

    moved = Signal()
    """The writer has come to another sentence, or to none."""

    def __init__(self, window: MainWindow, session: Session, rewriting: Rewriting, steps: Steps) -> None:
        super().__init__(window)
        self._desk = window.desk
        self._session = session
        self._rewriting = rewriting
        self._steps = steps
        self._piece: Piece | None = None
        self._found = 0  # where that was among the pieces
        self._place = 0  # UTF-16 units of the source text
        self._typing = False  # whether the writer last moved by typing
        self._previewed: _Preview | None = None
        self._showing = QTimer(self)
        self._showing.setSingleShot(True)
        self._showing.setInterval(0)
        self._showing.timeout.connect(self._show)
        desk, book = window.desk, window.book
        desk.source.cursorPositionChanged.connect(self._moved_in_source)
        desk.rewrite.cursorPositionChanged.connect(self._moved_in_rewrite)
        desk.rewrite.explain = self._explain
        panel = desk.alternatives
        panel.taken.connect(self.take)
        panel.previewed.connect(self._preview)
        panel.left.connect(self._leave)
        panel.accept.clicked.connect(self.accept)
        panel.reject.clicked.connect(self.reject)
        book.bind("rewrite.next", partial(self._step, +1))
        book.bind("rewrite.previous", partial(self._step, -1))
        for option in range(DIRECT_CHOICES):
            book.bind(f"rewrite.take_{option + 1}", partial(self.take, option))
        book.bind("rewrite.accept", self.accept)
        book.bind("rewrite.reject", self.reject)
        book.bind("rewrite.accept_all", partial(self._decide_all, Decision.ACCEPTED))
        book.bind("rewrite.reject_all", partial(self._decide_all, Decision.REJECTED))
        book.bind("rewrite.use", self._use)
        session.edited.connect(lambda _: self._showing.start())
        session.changed.connect(self._show)

    @property
    def rewriting(self) -> Rewriting:
        """What decides what is rewritten."""
        return self._rewriting

    @property
    def piece(self) -> Piece | None:
        """The sentence that the writer is at."""
        return self._piece

    @property
    def current(self) -> int | None:
        """The index of the sentence that the writer is at."""
        pieces, piece = self._session.draft.pieces, self._piece
        if piece is None:
            return None
        if self._found >= len(pieces) or pieces[self._found] is not piece:
            # It is asked for at every turn, and seldom has another place than before.
            try:
                self._found = pieces.index(piece)
            except ValueError:
                return None
        return self._found

    def take(self, option: int) -> None:
        """Let option number `option` of the current sentence stand in the text."""
        self._end_preview()
        index, piece = self.current, self._piece
        if index is None or piece is None or piece.closed or piece.frozen:
            return
        if not 0 <= option < len(piece.options):
            return
        own = option == len(piece.options) - 1
        decision = Decision.REJECTED if own else Decision.ACCEPTED
        self._choose(piece, Choice(piece.options[option], decision))
        self._rewriting.tell(
            tr("Your own sentence is back.") if own else tr("Took alternative {number}.", number=option + 1)
        )

    def take_new(self, piece: Piece, alternative: Alternative) -> None:
        """Let a new option of a sentence stand in the text, which may be the writer's own sentence."""
        self._end_preview()
        if alternative.text == piece.source:
            self._choose(piece, Choice(own_option(piece.source), Decision.REJECTED))
            return
        piece.offer(alternative)
        accepted = piece.decision is Decision.ACCEPTED
        self._choose(piece, Choice(alternative, Decision.ACCEPTED if accepted else Decision.MENDED))

    def try_on(self, piece: Piece, alternative: Alternative) -> None:
        """Show a new option of a sentence in the rewrite without taking it."""
        self._end_preview()
        if piece in self._session.draft.pieces and not piece.frozen:
            self._show_option(piece, alternative)

    def end_trying(self) -> None:
        """Let what was tried on go."""
        self._end_preview()

    def tries(self, piece: Piece) -> bool:
        """Whether something is tried on for this sentence."""
        return self._previewed is not None and self._previewed.piece is piece

    def accept(self) -> None:
        """Hold on to what stands for the current sentence, or, if that is so, let it change again."""
        self._end_preview()
        piece = self._piece
        if self.current is None or piece is None or piece.rewrite is None or piece.closed:
            return
        again = piece.decision in {Decision.ACCEPTED, Decision.REJECTED}
        decision = Decision.OPEN if again else Decision.REJECTED if piece.own else Decision.ACCEPTED
        self._choose(piece, Choice(piece.choice.option, decision))
        self._rewriting.tell(tr("This sentence may change again.") if again else tr("Accepted."))
        if again:
            self._rewriting.rewrite()

    def reject(self) -> None:
        """Let the writer's own sentence stand, for good."""
        if self._piece is not None:
            self.take(len(self._piece.options) - 1)

    def decisions(self) -> list[Decided]:
        """About which sentences the writer has decided; what is only tried on is left out."""
        draft, preview = self._session.draft, self._previewed
        found = draft.decided()
        if preview is not None and preview.piece in draft.pieces:
            start, _ = draft.source_chars(draft.pieces.index(preview.piece))
            option = preview.choice.option
            found = [each._replace(option=option) if each.start == start else each for each in found]
        return found

    def refresh(self) -> None:
        """Show everything about the current sentence anew."""
        self._show()

    def _choose(self, piece: Piece, choice: Choice) -> None:
        """Make a choice for a sentence: one step for undo."""
        self._steps.take(partial(self._apply, piece, choice), partial(self._apply, piece, piece.choice))

    def _apply(self, piece: Piece, choice: Choice) -> None:
        pieces = self._session.draft.pieces
        index = pieces.index(piece) if piece in pieces else None
        if index is None:  # it has been written anew since
            index = next((i for i, each in enumerate(pieces) if each.source == piece.source), None)
        if index is not None:
            self._session.choose(index, choice)

    def _decide_all(self, decision: Decision) -> None:
        """Accept or reject every sentence that the writer has not decided about: one step for undo."""
        pieces = [each for each in self._session.draft.pieces if not each.own and self._undecided(each)]
        before: dict[Piece, Choice] = {}

        def decide(piece: Piece) -> Choice | None:
            if not self._undecided(piece):
                return None
            before[piece] = piece.choice
            return Choice(piece.options[piece.chosen if decision is Decision.ACCEPTED else -1], decision)

        if pieces:
            each = self._session.choose_each
            self._steps.take(partial(each, pieces, decide), partial(each, pieces, before.get))
        accepted = decision is Decision.ACCEPTED
        self._rewriting.tell(tr("All changes accepted.") if accepted else tr("Your own text is back."))

    @staticmethod
    def _undecided(piece: Piece) -> bool:
        # Told apart one by one, for to look an enum up in a set takes three times as long.
        return not piece.own and (piece.decision is Decision.OPEN or piece.decision is Decision.MENDED)

    def _use(self) -> None:
        """Let the rewrite take the place of the text: one step for undo."""
        draft, source = self._session.draft, self._desk.source
        changes = draft.changes()
        if not changes or draft.text != source.text():
            return
        if len(changes) <= _ONE_BY_ONE:
            # What is frozen between them stays so.
            source.replace_each(
                [(draft.to_units(start), draft.to_units(end), text) for start, end, text in changes]
            )
        else:
            source.selectAll()
            source.paste_text(draft.rewrite)
        self._rewriting.tell(tr("The rewrite is your text now; undo brings the old one back."))

    # Trying an alternative on

    def _preview(self, option: int) -> None:
        """Show an option in the rewrite without taking it."""
        index, piece = self.current, self._piece
        if index is None or piece is None or not 0 <= option < len(piece.options):
            return
        alternative = piece.options[option]
        if self._previewed is not None and all(
            each.text != alternative.text for each in self._previewed.offer.options
        ):
            return  # the row of a word that is tried on, which goes with it
        self._end_preview()
        self._show_option(piece, alternative)

    def _show_option(self, piece: Piece, alternative: Alternative) -> None:
        choice, offer = piece.choice, _Offer(piece.rewrite, piece.options)
        piece.offer(alternative)
        self._previewed = _Preview(piece, choice, offer, piece.rewrite)
        index = self._session.draft.pieces.index(piece)
        self._session.choose(index, Choice(alternative, choice.decision))
        self._desk.rewrite.show_span(self._session.draft.rewrite_span(index))

    def _end_preview(self) -> None:
        """Go back to what stood there, unless the engine has said something else since."""
        preview, self._previewed = self._previewed, None
        if preview is None or preview.piece not in self._session.draft.pieces:
            return
        piece = preview.piece
        answered = piece.rewrite is not preview.rewrite
        if not answered or preview.choice.decision is not Decision.OPEN:
            self._session.choose(self._session.draft.pieces.index(piece), preview.choice)
        if not answered:
            # What was tried on is not on offer any more than before.
            piece.rewrite, piece.options = preview.offer
            piece.choose(preview.choice)

    def _leave(self) -> None:
        """Esc in the list: nothing is taken."""
        self._end_preview()
        pane, draft, index = self._desk.rewrite, self._session.draft, self.current
        if index is not None and draft.at_rewrite(pane.textCursor().position()) != index:
            pane.put_cursor(draft.rewrite_span(index)[0])  # else the next arrow key would lead elsewhere
        pane.setFocus()

    # The sentence that the writer is at

    def _moved_in_source(self) -> None:
        if self._desk.source.filling:
            return
        self._typing = self._rewriting.typing.waiting
        if self._typing:
            return  # what is being typed is not in the draft yet
        self._go(self._desk.source.textCursor().position())

    def _moved_in_rewrite(self) -> None:
        pane = self._desk.rewrite
        if pane.applying or not pane.hasFocus():
            return
        index = self._session.draft.at_rewrite(pane.textCursor().position())
        if index is not None:
            self._go(self._session.draft.source_span(index)[0], index)

    def _step(self, by: int) -> None:
        draft = self._session.draft
        pieces, current = draft.pieces, self.current
        if current is None:
            onward = range(len(pieces))
        else:
            onward = range(current + 1, len(pieces)) if by > 0 else range(current - 1, -1, -1)
        index = next((i for i in onward if pieces[i].rewrite is not None), current)
        if index is None:
            return
        self._go(draft.source_span(index)[0], index)
        self._desk.source.show_span(draft.source_span(index))
        self._rewriting.announce(draft.pieces[index].text)

    def _go(self, place: int, index: int | None = None) -> None:
        """Make the sentence at `place` of the source text the current one."""
        self._place = place
        draft = self._session.draft
        if index is None:
            index = self._near(place)
        piece = None if index is None else draft.pieces[index]
        if piece is not self._piece:
            self._end_preview()
            self._piece = piece
            self._show()
            self._scroll()
            self.moved.emit()

    def _show(self) -> None:
        self._showing.stop()
        draft, desk = self._session.draft, self._desk
        if self._previewed is not None and self._previewed.piece not in draft.pieces:
            self._previewed = None
        typed = not self._rewriting.typing.waiting
        if self._typing and typed:
            self._typing = False
            self._go(desk.source.textCursor().position())
        index = self.current
        if index is None and typed:
            index = self._near(self._place)
            self._piece = None if index is None else draft.pieces[index]
        if index is None:
            desk.alternatives.show_sentence(None)
            desk.source.mark(Mark.CURRENT, [])
            desk.rewrite.mark(Mark.CURRENT, [])
            return
        piece = draft.pieces[index]
        settled = piece.rewrite is not None
        taken = self._previewed.choice.text if self._previewed is not None else None
        desk.alternatives.show_sentence(piece if settled else None, taken)
        desk.source.mark(Mark.CURRENT, [draft.source_span(index)] if settled else [])
        desk.rewrite.mark(Mark.CURRENT, [draft.rewrite_span(index)] if settled else [])

    def _near(self, place: int) -> int | None:
        """The index of the sentence at a place of the source text, or a little before it."""
        at_source = self._session.draft.at_source
        found = (at_source(each) for each in range(place, max(place - _SPACES, -1), -1))
        return next((index for index in found if index is not None), None)

    def _scroll(self) -> None:
        """Bring the current sentence into sight on the page where the writer is not."""
        index, draft = self.current, self._session.draft
        if index is None:
            return
        if self._desk.rewrite.hasFocus():
            self._desk.source.show_span(draft.source_span(index))
        else:
            self._desk.rewrite.show_span(draft.rewrite_span(index))

    def _explain(self, units: int) -> str:
        """What a tooltip says about the sentence at this place of the rewrite."""
        index = self._session.draft.at_rewrite(units)
        return "" if index is None else why_kept(self._session.draft.pieces[index])
