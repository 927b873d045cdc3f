"""The window's conversation with the engine: what runs now, what came of it, what was chosen."""

import math
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from enum import Enum, auto

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.engine.facade import Cancelled, Engine, Event, Failed, Finished, Job, Rewritten
from desktop.engine.result import Rewrite
from desktop.window.background.bridge import EventBridge
from desktop.window.portions import Portions
from desktop.window.text.draft import Decided, Draft, Edit
from desktop.window.text.pieces import Choice, Piece
from desktop.window.text.wish import Run, Wish

_TURN = 0.004
"""Seconds of events taken in, or of choices made, at a time; to show them takes about as long again."""

_BATCH = 16
"""Events taken in at a time, at most: each costs its showing as well."""

_CHOSEN_AT_A_TIME = 20
"""Sentences for which others stand in one turn, at most."""

_COSTLY = 0.025
"""Seconds of showing after which the next turn waits, as in one paragraph of a thousand pages."""

_MANY = 1000
"""Pieces of a text from which it takes a turn of its own to see what of it waits."""

_FORETOLD_AFTER = 3.0
"""Seconds of rewriting after which the time left can be told."""


class State(Enum):
    """What the window is doing."""

    EMPTY = auto()
    BUSY = auto()
    FINISHED = auto()
    STOPPED = auto()
    FAILED = auto()


Fit = Callable[[int, Rewrite], Rewrite]
"""Leaves out of a rewrite, whose run starts at a character of the text, what the document has no room for."""


def _anything_fits(_start: int, rewrite: Rewrite) -> Rewrite:
    return rewrite


class Session(QObject):
    """Holds the draft and has the engine fill it, run by run: what is in sight first, then the rest.

    Only events of the current job count; those of earlier ones are dropped.

    Args:
        engine: the engine, of which this is the only user.

    Attributes:
        draft: the text and its rewrite.
        near: where the writer looks, in characters of the text.
        fitting: gives for a text what is called on the engine's thread with each of its rewrites.
    """

    edited = Signal(list)
    """The draft has changed: the `Edit`s by which the shown rewrite changes."""

    changed = Signal()
    """`state`, `progress` or what is in the draft is another."""

    chosen = Signal()
    """Something else stands for a sentence, because the writer chose it or tries it on."""

    ended = Signal()
    """The engine has done what there was to do; `state` says how that ended."""

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._bridge = EventBridge(self)
        self._bridge.ready.connect(self._take_turn)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._hearing = Portions(self._hear, self)
        self._pause.timeout.connect(self._hearing.start)
        self._beginning = Portions(self._begin, self, once=True)
        self._going = Portions(self._go_on, self, once=True)
        self._choosing = Portions(self._choose_some, self)
        self._to_choose: Iterator[tuple[Piece, Callable[[Piece], Choice | None]]] = iter(())
        self._chosen_to = 0
        self._job: Job | None = None
        self._run: Run | None = None
        self._at = 0
        self._total = 0
        self._left = 0
        self._began: float | None = None
        self.draft = Draft()
        self.near: Callable[[], int] = lambda: 0
        self.fitting: Callable[[str], Fit] = lambda _text: _anything_fits
        self.state = State.EMPTY
        self.failure = ""

    @property
    def progress(self) -> float:
        """The share of the text that is done, 0..1."""
        return 1 - self._left / self._total if self._total else float(self.state is State.FINISHED)

    @property
    def waiting(self) -> bool:
        """Whether something waits to be rewritten that nobody is at."""
        return self.state is not State.BUSY and self.draft.waiting

    @property
    def seconds_left(self) -> float | None:
        """How long it will still take, about; None while that cannot be told."""
        done = self._total - self._left
        if self.state is not State.BUSY or self._began is None or not done:
            return None
        spent = time.monotonic() - self._began
        return spent / done * self._left if spent > _FORETOLD_AFTER else None

    def start(self, text: str, wish: Wish, *, anew: bool = False, decided: Sequence[Decided] = ()) -> None:
        """Rewrite `text`, in place of whatever runs now. A blank text empties the session.

        Args:
            text: the writer's.
            wish: what is asked for.
            anew: whether to rewrite also what answers the wish already.
            decided: about which sentences the writer has decided already, where the draft is empty yet.
        """
        self._release()
        if not text.strip():
            self._clear()
            return
        edit = self.draft.set_text(text, decided)
        edits = [] if edit is None else [edit]
        edits += self.draft.ask(wish)
        if anew:
            self.draft.forget()
        if edits:
            self.edited.emit(edits)
        self._total = self._left = 0
        self._began = None
        self.state = State.BUSY
        if len(self.draft.pieces) > _MANY:
            self._beginning.start()
        else:
            self._begin()

    def _begin(self) -> None:
        self._total = self._left = max(1, self.draft.unfinished)
        self.changed.emit()
        self._go_on()

    def look(self) -> None:
        """The writer looks somewhere else: go on there, if that still waits."""
        if self.state is not State.BUSY or self._run is None:
            return
        near = self.near()
        run = self.draft.next_run(near)
        if run is not None and not self._run.start <= near < self._run.end and run != self._run:
            self._release()
            self._submit(run)

    def stop(self) -> None:
        """Cancel what runs and keep what has come so far."""
        if self.state is State.BUSY:
            self._end(State.STOPPED)

    def choose(self, index: int, choice: Choice) -> None:
        """Let this stand for sentence `index`."""
        self._chose(self.draft.choose(index, choice))

    def choose_each(self, pieces: Iterable[Piece], choice: Callable[[Piece], Choice | None]) -> None:
        """Let others stand for many sentences, a few in each turn; forget what is left of an earlier call.

        Args:
            pieces: the sentences, in the order of the draft; those that have gone from it are left out.
            choice: what is to stand for one of them; None leaves it as it is.
        """
        every = list(pieces)
        self._to_choose = ((piece, choice) for piece in every)
        self._chosen_to = 0
        if len(every) < _CHOSEN_AT_A_TIME:
            self._choose_some(math.inf)
        else:
            self._choosing.start()  # whoever called has had time enough

    def _choose_some(self, seconds: float = _TURN) -> None:
        """Let others stand for the next sentences, as many as there is time for."""
        edits: list[Edit] = []
        began = time.perf_counter()
        self._choosing.stop()
        for count, (piece, choice) in enumerate(self._to_choose, 1):
            index = self._index(piece)
            chosen = None if index is None else choice(piece)
            if index is not None and chosen is not None:
                edits += self.draft.choose(index, chosen)
                self._chosen_to = index
            if count == _CHOSEN_AT_A_TIME or time.perf_counter() - began > seconds:
                self._choosing.start()
                break
        self._chose(edits)

    def _index(self, piece: Piece) -> int | None:
        """Where a piece stands now, most likely behind the one that was chosen last."""
        for start in (self._chosen_to, 0):
            with suppress(ValueError):
                return self.draft.pieces.index(piece, start)
        return None

    def _chose(self, edits: list[Edit]) -> None:
        if edits:
            self.edited.emit(edits)
        self.changed.emit()
        self.chosen.emit()

    def close(self) -> None:
        """Have the engine stop for good, without waiting for it."""
        self._release()
        self._engine.close(timeout=0)

    def _clear(self) -> None:
        self.draft = Draft()
        self._total = self._left = 0
        self.state = State.EMPTY
        self.changed.emit()

    def _go_on(self) -> None:
        """Begin with what waits next."""
        run = self.draft.next_run(self.near())
        if run is None or run == self._run:
            self._end(State.FINISHED)
        else:
            self._submit(run)

    def _submit(self, run: Run) -> None:
        self._going.stop()
        self._run, self._at = run, run.start
        fit = self.fitting(self.draft.text)

        def listen(event: Event) -> None:
            if isinstance(event, Rewritten):
                event = Rewritten(event.job, fit(run.start, event.rewrite), event.progress)
            self._bridge(event)

        self._job = self._engine.submit(self.draft.text[run.start : run.end], run.request, listen)

    def _release(self) -> None:
        """Let go of the current job, so that nothing more is heard of it."""
        self._beginning.stop()
        self._going.stop()
        job, self._job = self._job, None
        self._run = None
        if job is not None:
            job.cancel()

    def _end(self, state: State) -> None:
        self._release()
        self.state = state
        if state is State.FINISHED:
            self._left = 0
        edits = self.draft.stop()
        if edits:
            self.edited.emit(edits)
        self.changed.emit()
        self.ended.emit()

    def _take_turn(self) -> None:
        if not self._pause.isActive():
            self._hearing.start()

    def _hear(self) -> None:
        """Take in what the engine has sent, as much as there is time for."""
        began = time.perf_counter()
        edits: list[Edit] = []
        ended: Event | None = None
        more = heard = False
        for _ in range(_BATCH):
            event = self._bridge.take()
            more = event is not None
            if event is None:
                break
            if event.job is not self._job or self._run is None:
                continue
            heard = True
            if not isinstance(event, Rewritten):
                ended = event
                break
            edits += self._settle(self._run, event.rewrite)
            if time.perf_counter() - began > _TURN:
                break
        if isinstance(ended, Finished) and self._run is not None:
            edits += self.draft.finish(self._run, self._at)
        if edits:
            self.edited.emit(edits)
        if heard:
            self.changed.emit()
        if ended is not None:
            self._follow(ended)
        spent = time.perf_counter() - began
        if spent > _COSTLY:
            self._pause.start(round(3000 * spent))
        if spent > _COSTLY or not more:
            self._hearing.stop()

    def _follow(self, ended: Event) -> None:
        match ended:
            case Finished():
                self._job = None
                if len(self.draft.pieces) > _MANY:
                    self._going.start()
                else:
                    self._go_on()
            case Failed(message=message):
                self.failure = message
                self._end(State.FAILED)
            case Cancelled():
                self._end(State.STOPPED)

    def _settle(self, run: Run, rewrite: Rewrite) -> list[Edit]:
        if self._began is None:
            self._began = time.monotonic()
        edits = self.draft.settle(run, self._at, rewrite)
        end = run.start + rewrite.end
        self._left = max(1, self._left - (end - self._at))
        self._at = end
        return edits
