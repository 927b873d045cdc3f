"""Decides what happens when the writer types, slides, moves or picks."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication

from desktop.engine.request import Request
from desktop.window.draft import Draft, Edit, Sentence
from desktop.window.main_window import MainWindow
from desktop.window.pacing import Debounce, Throttle
from desktop.window.session import Session, State

TYPING_PAUSE = 300
"""Milliseconds of quiet after which what was typed is rewritten."""

SLIDER_PACE = 150
"""Milliseconds between two requests while a slider moves."""

ALTERNATIVES = 5
"""How many rewrites of each sentence the writer can choose from."""

_TOLD = 4000
"""Milliseconds for which a passing remark stands in the foot."""


class Controller(QObject):
    """Ties the window to the session.

    The sentence that the writer is at is known by a place in the source text, so that it is still
    the same when the rewrite is made anew.
    """

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._draft: Draft | None = None
        self._current: int | None = None
        self._shown: tuple[Sentence, int] | None = None
        self._place = 0  # UTF-16 units of the source text
        self._words = 0
        self._typing = Debounce(TYPING_PAUSE, self.rewrite, self)
        self._sliding = Throttle(SLIDER_PACE, self.rewrite, self)
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.timeout.connect(self._show_state)
        window.source.textChanged.connect(self._typed)
        window.source.cursorPositionChanged.connect(self._moved_in_source)
        window.rewrite.cursorPositionChanged.connect(self._moved_in_rewrite)
        window.rewrite.explain = self._explain
        for dial in (window.lexical, window.syntactic, window.length):
            dial.moved.connect(self._sliding.call)
        window.alternatives.taken.connect(self._take)
        window.marks.toggled.connect(window.rewrite.show_marks)
        window.copy.clicked.connect(self._copy)
        window.copy_action.triggered.connect(self._copy)
        window.stop.clicked.connect(self._stop)
        window.stop_action.triggered.connect(self._stop)
        window.again_action.triggered.connect(self.rewrite_again)
        window.banner.retried.connect(self.rewrite_again)
        window.next_action.triggered.connect(lambda: self._step(+1))
        window.previous_action.triggered.connect(lambda: self._step(-1))
        for option, action in enumerate(window.choose_actions):
            action.triggered.connect(lambda _=False, option=option: self._take(option))
        window.closing.connect(self._close)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._recolour)
        session.edited.connect(self._show_edits)
        session.changed.connect(self._show_session)
        session.ended.connect(self._show_end)
        session.chose.connect(self._show_choice)
        self._show_session()

    @property
    def request(self) -> Request:
        """What the controls ask for."""
        return Request(
            lexical=self._window.lexical.value,
            syntactic=self._window.syntactic.value,
            length=self._window.length.value,
            alternatives=ALTERNATIVES,
        )

    def rewrite(self) -> None:
        """Rewrite the text as it stands, unless that is being done or has been done."""
        self._typing.drop()
        self._sliding.drop()
        text = self._window.source.text()
        draft = self._session.draft
        under_way = self._session.state in {State.BUSY, State.FINISHED}
        if under_way and draft is not None and draft.text == text and self._session.request == self.request:
            return
        self._start(text)

    def rewrite_again(self) -> None:
        """Rewrite the text as it stands, in any case."""
        self._typing.drop()
        self._sliding.drop()
        self._start(self._window.source.text())

    def tell(self, remark: str) -> None:
        """Let a remark stand in the foot for a moment."""
        self._window.state.setText(remark)
        self._telling.start(_TOLD)
        self._announce(remark)

    def _start(self, text: str) -> None:
        self._window.banner.hide()
        self._telling.stop()
        self._session.start(text, self.request)
        # Not at once: in a long text, counting is worth a turn of its own.
        QTimer.singleShot(0, self, self._count)

    def _count(self) -> None:
        draft = self._session.draft
        self._words = 0 if draft is None else len(draft.text.split())
        self._show_figures()

    # The writer did something

    def _typed(self) -> None:
        self._place = self._window.source.textCursor().position()
        if self._window.source.document().isEmpty():
            self.rewrite()
        else:
            self._typing.call()

    def _moved_in_source(self) -> None:
        if self._typing.waiting:
            return  # what is being typed is not in the draft yet
        self._go(self._window.source.textCursor().position())

    def _moved_in_rewrite(self) -> None:
        pane = self._window.rewrite
        if pane.applying or self._draft is None or not pane.hasFocus():
            return
        index = self._draft.at_rewrite(pane.textCursor().position())
        if index is not None:
            self._go(self._draft.source_span(index)[0], index)

    def _step(self, by: int) -> None:
        if self._draft is None or not self._draft.sentences:
            return
        last = len(self._draft.sentences) - 1
        index = 0 if self._current is None else min(max(self._current + by, 0), last)
        self._go(self._draft.source_span(index)[0], index)
        if self._current is not None:
            self._window.source.show_span(self._draft.source_span(self._current))
            self._announce(self._draft.sentences[self._current].text)

    def _take(self, option: int) -> None:
        if self._draft is None or self._current is None:
            return
        sentence = self._draft.sentences[self._current]
        if sentence.reason is None and 0 <= option < len(sentence.options):
            self._session.choose(self._current, option)
            self.tell("Your own sentence is back." if sentence.own else f"Took alternative {option + 1}.")

    def _copy(self) -> None:
        draft = self._session.draft
        if draft is None or not draft.sentences:
            self.tell("There is nothing to copy yet.")
            return
        QGuiApplication.clipboard().setText(draft.rewrite)
        unfinished = self._session.state is not State.FINISHED
        self.tell("Copied; what is not rewritten yet, as you wrote it." if unfinished else "Copied.")

    def _stop(self) -> None:
        self._typing.drop()
        self._sliding.drop()
        if self._session.state is State.BUSY:
            self._session.stop()
        else:
            self._window.banner.hide()

    def _close(self) -> None:
        self._typing.drop()
        self._sliding.drop()
        self._session.close()

    # The session did something

    def _show_edits(self, edits: list[Edit]) -> None:
        self._window.rewrite.apply(edits)

    def _show_session(self) -> None:
        window, session = self._window, self._session
        if session.draft is not self._draft:
            self._draft = session.draft
            self._current = None
            window.rewrite.begin(self._draft)
            if self._draft is None:
                self._shown = None
                self._show_sentence()
        busy = session.state is State.BUSY
        window.progress.setVisible(busy)
        window.progress.setValue(round(1000 * session.progress))
        if window.stop.hasFocus() and not busy:
            window.source.setFocus()  # the focus must not go astray with the button
        window.stop.setVisible(busy)
        window.stop_action.setEnabled(busy or not window.banner.isHidden())
        some = self._draft is not None and bool(self._draft.sentences)
        for part in (window.copy, window.copy_action, window.save_action):
            part.setEnabled(some)
        self._show_figures()
        if not self._telling.isActive():
            self._show_state()
        if self._current is None:
            self._go(self._place)

    def _show_end(self) -> None:
        window, session = self._window, self._session
        window.rewrite.end()
        if session.state is State.FAILED:
            window.banner.say(session.failure, retry=True)
            window.stop_action.setEnabled(True)
        elif session.state is State.FINISHED and self._draft is not None:
            tally = self._draft.tally
            self._announce(f"Rewrite finished: {tally.rewritten} of {tally.sentences} sentences rewritten.")

    def _show_choice(self, index: int, span: tuple[int, int]) -> None:
        if self._draft is not None:
            self._window.rewrite.replace(span, self._draft.sentences[index])
            self._show_sentence()

    def _show_figures(self) -> None:
        draft, window = self._draft, self._window
        if draft is None:
            window.figures.setText("")
            window.lexical.set_reached(None)
            window.syntactic.set_reached(None)
            return
        tally = draft.tally
        figures = [_counted(self._words, "word"), _counted(tally.sentences, "sentence")]
        if tally.sentences:
            figures.append(f"{tally.rewritten:,} rewritten")
            kept = tally.sentences - tally.rewritten
            if kept:
                figures.append(f"{kept:,} kept as written")
        window.figures.setText("   ·   ".join(figures))
        window.lexical.set_reached(tally.lexical)
        window.syntactic.set_reached(tally.syntactic)

    def _show_state(self) -> None:
        done = f"{self._session.progress:.0%}"
        self._window.state.setText(
            {
                State.EMPTY: "",
                State.BUSY: "Rewriting…" if not self._session.progress else f"Rewriting… {done}",
                State.FINISHED: "Done",
                State.STOPPED: "Stopped; the rest is as it was",
                State.FAILED: "Not finished",
            }[self._session.state]
        )

    def _announce(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, words))

    # The sentence that the writer is at

    def _go(self, place: int, index: int | None = None) -> None:
        """Make the sentence at `place` of the source text the current one."""
        self._place = place
        draft = self._draft
        if draft is None:
            return
        if index is None:
            index = draft.at_source(place)
        if index == self._current and index is not None:
            return
        if index is None and (self._session.state is State.BUSY or self._typing.waiting):
            return  # it is still to come; until then, what was shown may stand
        self._current = index
        self._show_sentence()

    def _show_sentence(self) -> None:
        window, draft = self._window, self._draft
        if draft is None or self._current is None:
            window.alternatives.show_sentence(None)
            window.source.highlight(None)
            window.rewrite.highlight(None)
            return
        window.alternatives.show_sentence(draft.sentences[self._current])
        source, rewrite = draft.source_span(self._current), draft.rewrite_span(self._current)
        window.source.highlight(source)
        window.rewrite.highlight(rewrite)
        if window.rewrite.hasFocus():
            window.source.show_span(source)
        else:
            window.rewrite.show_span(rewrite)

    def _explain(self, units: int) -> str:
        """What a tooltip says about the sentence at this place of the rewrite."""
        index = None if self._draft is None else self._draft.at_rewrite(units)
        if index is None or self._draft is None:
            return ""
        sentence = self._draft.sentences[index]
        if sentence.reason is not None:
            return f"Kept as you wrote it: {sentence.reason.value}."
        return "Your own sentence, as you chose." if sentence.own else ""

    def _recolour(self) -> None:
        self._window.rewrite.restyle()
        self._show_sentence()


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
