"""Decides what is rewritten, and when: as the writer types, slides, asks again or stops."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication

from desktop.engine.request import Part, Request
from desktop.storage import declared
from desktop.storage.settings import Settings
from desktop.window.background.pacing import Debounce, Throttle
from desktop.window.background.session import Session, State
from desktop.window.controllers.freezing import Freezing
from desktop.window.controllers.word_count import WordCount
from desktop.window.look.translation import tr
from desktop.window.portions import Portions
from desktop.window.text import figures
from desktop.window.text.draft import Decided
from desktop.window.text.overlap import common_start
from desktop.window.text.wish import Span, Wish
from desktop.window.views.banner import Topic
from desktop.window.views.main_window import MainWindow

TYPING_PAUSE = 300
"""Milliseconds of quiet after which what was typed is rewritten."""

SLIDER_PACE = 150
"""Milliseconds between two requests while a slider moves."""

_TOLD = 4000
"""Milliseconds for which a passing remark stands in the foot."""

_STANDS = 500
"""Milliseconds that a rewrite must stand to be announced: a slider that moves is heard, not each end."""

_SHORT = 100_000
"""Characters of a text whose figures are told anew while it is being rewritten."""


class Rewriting(QObject):
    """Ties the controls to the session, and says how far that is.

    Args:
        window: holds the controls.
        session: rewrites.
        settings: what the writer has set.
        freezing: what is frozen.

    Attributes:
        typing: waits until the writer pauses.
        kept_words: words and phrases that come through wherever they stand.
        scope: the part of the text that alone is rewritten, in characters; None for all of it.
        held: whether nothing is rewritten until a text is taken up again.
    """

    def __init__(self, window: MainWindow, session: Session, settings: Settings, freezing: Freezing) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._session = session
        self._settings = settings
        self._freezing = freezing
        self._words = WordCount(self)
        self._words.counted.connect(self._show_figures)
        self._counting = Portions(self._count, self, once=True)
        self._ease: tuple[int | None, int | None] = (None, None)
        self.kept_words: tuple[str, ...] = ()
        self.scope: Span | None = None
        self.held = False
        self.typing = Debounce(TYPING_PAUSE, self.rewrite, self)
        self._sliding = Throttle(SLIDER_PACE, self.rewrite, self)
        self._standing = Debounce(_STANDS, self._announce_end, self)
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.timeout.connect(self.show_state)
        desk, book = self._desk, window.book
        desk.source.textChanged.connect(self._typed)
        self._beginning = Portions(self.rewrite, self, once=True)
        desk.source.filled.connect(self._beginning.start)
        for dial in (desk.lexical, desk.syntactic, desk.length):
            dial.moved.connect(self._sliding.call)
        freezing.changed.connect(self._sliding.call)
        desk.copy.clicked.connect(self._copy)
        desk.stop.clicked.connect(self._stop)
        desk.everything.clicked.connect(self.rewrite_all)
        window.banner.retried.connect(self.rewrite_again)
        book.bind("edit.copy_rewrite", self._copy)
        book.bind("rewrite.stop", self._stop)
        book.bind("rewrite.again", self.rewrite_again)
        book.bind("rewrite.selection", self.rewrite_selection)
        window.closing.connect(self._close)
        session.edited.connect(desk.rewrite.apply)
        session.changed.connect(self._show_session)
        session.ended.connect(self._show_end)
        self._shown_draft = session.draft
        desk.rewrite.begin(session.draft)
        self._show_session()

    @property
    def session(self) -> Session:
        """What rewrites."""
        return self._session

    @property
    def request(self) -> Request:
        """What the controls ask for."""
        get = self._settings.get
        free = {
            Part.QUOTATIONS: not get(declared.KEEP_QUOTATIONS),
            Part.NUMBERS: not get(declared.KEEP_NUMBERS),
            Part.LINKS: not get(declared.KEEP_LINKS),
        }
        return Request(
            lexical=self._desk.lexical.value,
            syntactic=self._desk.syntactic.value,
            length=self._desk.length.value,
            alternatives=get(declared.ALTERNATIVES),
            keep=self.kept_words,
            free=tuple(part for part, is_free in free.items() if is_free),
        )

    def rewrite(self) -> None:
        """Rewrite what does not answer the controls yet."""
        if self.held or self._desk.source.filling:
            return  # it comes to that when all of it is there
        self._drop()
        text = self._desk.source.text()
        session = self._session
        served = session.state in {State.BUSY, State.FINISHED} and session.draft.text == text
        if served and session.draft.wish == self._wish(text) and not session.waiting:
            return
        self._start(text)

    def rewrite_again(self) -> None:
        """Rewrite the text as it stands, in any case."""
        if self.held or self._desk.source.filling:
            return
        self._drop()
        self._start(self._desk.source.text(), anew=True)

    def take_up(self, decided: Sequence[Decided]) -> None:
        """Rewrite a text that has come back, but for the sentences about which the writer had decided."""
        self.held = False
        self._drop()
        self._start(self._desk.source.text(), decided=decided)

    def rewrite_selection(self) -> None:
        """Rewrite from now on only what is selected in the text, or the sentence at the cursor."""
        self._drop()
        text = self._desk.source.text()
        cursor = self._desk.source.textCursor()
        draft = self._session.draft
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        index = draft.at_source(start) if draft.text == text else None
        if start == end and index is not None and not draft.pieces[index].raw:
            start, end = draft.source_span(index)
        if start == end:
            self.tell(tr("Select what is to be rewritten first."))
            return
        if draft.text != text:
            draft = type(draft)()
            draft.set_text(text)
        self.scope = (draft.to_characters(start), draft.to_characters(end))
        self._start(text)

    def rewrite_all(self) -> None:
        """Rewrite all of the text again, not only a part."""
        self.scope = None
        self.rewrite()

    def tell(self, remark: str) -> None:
        """Let a remark stand in the foot for a moment."""
        self._desk.state.setText(remark)
        self._telling.start(_TOLD)
        self.announce(remark)

    def announce(self, words: str) -> None:
        """Say something to those who hear."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, words))

    def _wish(self, text: str) -> Wish:
        return Wish(self.request, self._freezing.characters(text), self.scope)

    def _drop(self) -> None:
        self.typing.drop()
        self._sliding.drop()

    def _start(self, text: str, *, anew: bool = False, decided: Sequence[Decided] = ()) -> None:
        self._window.banner.settle(Topic.REWRITE)
        self._telling.stop()
        self._standing.drop()
        self._move_scope(text)
        self._session.start(text, self._wish(text), anew=anew, decided=decided)
        # Not at once: in a long text, counting is worth a turn of its own.
        self._counting.start()

    def _move_scope(self, text: str) -> None:
        """Let the part that is rewritten move along with the text; without any text, it is forgotten."""
        if self.scope is None:
            return
        if not text.strip():
            self.scope = None
            return
        old = self._session.draft.text
        start, end = self.scope
        shift = len(text) - len(old)
        same = common_start(old, text)
        if shift and old:
            start += shift if same < start else 0
            end += shift if same <= end else 0
        self.scope = (max(0, start), max(start, end)) if start < end else None

    def _typed(self) -> None:
        source = self._desk.source
        if source.filling:
            return
        if source.document().isEmpty():
            self.rewrite()
        elif self._settings.get(declared.REWRITE_WHILE_TYPING):
            self.typing.call()

    def _copy(self) -> None:
        draft = self._session.draft
        if not draft.pieces:
            self.tell(tr("There is nothing to copy yet."))
            return
        QGuiApplication.clipboard().setText(draft.rewrite)
        finished = self._session.state is State.FINISHED
        self.tell(tr("Copied.") if finished else tr("Copied; what is not rewritten yet, as you wrote it."))

    def _stop(self) -> None:
        self._drop()
        if self._session.state is State.BUSY:
            self._session.stop()
        elif not self._window.banner.isHidden():
            self._window.banner.clear()
        else:
            self._window.show_desk()

    def _close(self) -> None:
        self._drop()
        self.held = True  # also if a long text is still coming in
        self._standing.drop()
        self._session.close()

    # The session did something

    def _show_session(self) -> None:
        desk, session, book = self._desk, self._session, self._window.book
        if session.draft is not self._shown_draft:
            self._shown_draft = session.draft
            desk.rewrite.begin(session.draft)
        busy = session.state is State.BUSY
        desk.progress.setVisible(busy)
        desk.progress.setValue(round(1000 * session.progress))
        if desk.stop.hasFocus() and not busy:
            desk.source.setFocus()  # the focus must not go astray with the button
        desk.stop.setVisible(busy)
        desk.everything.setVisible(self.scope is not None)
        some = bool(session.draft.pieces)
        desk.copy.setEnabled(some)
        for identity in ("edit.copy_rewrite", "file.save", "file.save_as", "file.compare"):
            book[identity].setEnabled(some)
        self._show_figures()
        if not self._telling.isActive():
            self.show_state()

    def _show_end(self) -> None:
        session = self._session
        if session.state is State.FAILED:
            self._window.banner.say(session.failure, topic=Topic.REWRITE)
        elif session.state is State.FINISHED:
            if len(session.draft.text) < _SHORT:
                self._count()
            else:  # in a turn of its own: the session has had its share of this one
                self._counting.start()
            self._standing.call()

    def _announce_end(self) -> None:
        tally = self._session.draft.tally
        self.announce(
            tr(
                "Rewrite finished: {rewritten} of {sentences} sentences rewritten.",
                rewritten=tally.rewritten,
                sentences=tally.sentences,
            )
        )

    def _count(self) -> None:
        draft = self._session.draft
        self._words.of(draft.text)
        sentences = draft.tally.sentences
        self._ease = (None, None)
        if sentences and (self._session.state is not State.BUSY or len(draft.text) < _SHORT):
            size, beginning = len(draft.text), draft.beginning(figures.SAMPLE)
            before = figures.ease(draft.text[: figures.SAMPLE], size, sentences)
            self._ease = (before, figures.ease(beginning, size, sentences))
        self._show_figures()

    def _show_figures(self) -> None:
        draft, desk = self._session.draft, self._desk
        tally = draft.tally
        desk.figures.setText(figures.described(self._words.words, tally, self._ease) if draft.pieces else "")
        desk.lexical.set_reached(tally.lexical)
        desk.syntactic.set_reached(tally.syntactic)

    def show_state(self) -> None:
        """Say in the foot how far it is."""
        session = self._session
        busy = tr("Rewriting…")
        if session.state is State.BUSY and session.progress:
            busy = tr("Rewriting… {percent}%", percent=round(100 * session.progress))
        if session.seconds_left is not None:
            busy += "   ·   " + figures.time_left(session.seconds_left)
        self._desk.state.setText(
            {
                State.EMPTY: "",
                State.BUSY: busy,
                State.FINISHED: tr("Done") if self.scope is None else tr("Done, only what you selected"),
                State.STOPPED: tr("Stopped; the rest is as it was"),
                State.FAILED: tr("Not finished"),
            }[session.state]
        )
