"""The window's conversation with the engine: what runs now, what came of it, what was chosen."""

import time
from enum import Enum, auto

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.engine.facade import Cancelled, Engine, Event, Failed, Finished, Job, Rewritten
from desktop.engine.request import Request
from desktop.window.bridge import EventBridge
from desktop.window.draft import Draft, Edit

_TURN = 0.012
"""Seconds of events taken in at a time; then the interface has its turn."""

_BATCH = 32
"""Events taken in at a time, at most: each costs its showing as well."""

_COSTLY = 0.025
"""Seconds of showing after which the next turn waits, as in one paragraph of a thousand pages."""


class State(Enum):
    """What the window is doing."""

    EMPTY = auto()
    BUSY = auto()
    FINISHED = auto()
    STOPPED = auto()
    FAILED = auto()


class Session(QObject):
    """Holds the current draft and the engine's job that fills it.

    Only events of the current job count; those of earlier ones are dropped.

    Args:
        engine: the engine, of which this is the only user.
    """

    edited = Signal(list)
    """The draft has grown: the `Edit`s by which the shown rewrite changes."""

    changed = Signal()
    """`state`, `draft` or `progress` is another."""

    ended = Signal()
    """The run is over; `state` says how."""

    chose = Signal(int, tuple)
    """Another option was taken: the sentence's index, and where its text stood until now."""

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._bridge = EventBridge(self)
        self._bridge.ready.connect(self._take_turn)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._hear)
        self._job: Job | None = None
        self.draft: Draft | None = None
        self.request = Request()
        self.state = State.EMPTY
        self.progress = 0.0
        self.failure = ""

    def start(self, text: str, request: Request) -> None:
        """Rewrite `text`, in place of whatever runs now. A blank text empties the session."""
        if not text.strip():
            self._clear()
            return
        self._release()
        self.draft = Draft(text, self.draft)
        self.request = request
        self.progress = 0.0
        self.state = State.BUSY
        self.changed.emit()
        self._job = self._engine.submit(text, request, self._bridge)

    def stop(self) -> None:
        """Cancel what runs and keep what has come so far."""
        if self.state is State.BUSY:
            self._end(State.STOPPED)

    def choose(self, index: int, option: int) -> None:
        """Let another option of sentence `index` stand in the text."""
        if self.draft is None or self.draft.sentences[index].chosen == option:
            return
        self.chose.emit(index, self.draft.choose(index, option))
        self.changed.emit()

    def close(self) -> None:
        """Stop the engine for good."""
        self._release()
        self._engine.close()

    def _clear(self) -> None:
        self._release()
        self.draft = None
        self.progress = 0.0
        self.state = State.EMPTY
        self.changed.emit()

    def _release(self) -> None:
        """Let go of the current job, so that nothing more is heard of it."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def _end(self, state: State) -> None:
        self._release()
        self.state = state
        if state is State.FINISHED:
            self.progress = 1.0
        if self.draft is not None:
            finished = state is State.FINISHED
            self.edited.emit(self.draft.finish() if finished else self.draft.stop())
        self.changed.emit()
        self.ended.emit()

    def _take_turn(self) -> None:
        if not self._pause.isActive():
            self._hear()

    def _hear(self) -> None:
        """Take in what the engine has sent, as much as there is time for."""
        began = time.perf_counter()
        edits: list[Edit] = []
        ended: Event | None = None
        more = False
        for _ in range(_BATCH):
            event = self._bridge.take()
            more = event is not None
            if event is None:
                break
            if event.job is not self._job or self.draft is None:
                continue
            if isinstance(event, Rewritten):
                edits += self.draft.settle(event.rewrite)
                self.progress = event.progress
            else:
                ended = event
                break
            if time.perf_counter() - began > _TURN:
                break
        if edits:
            self.edited.emit(edits)
            self.changed.emit()
        match ended:
            case Finished():
                self._end(State.FINISHED)
            case Failed(message=message):
                self.failure = message
                self._end(State.FAILED)
            case Cancelled():
                self._end(State.STOPPED)
        spent = time.perf_counter() - began
        if more or spent > _COSTLY:
            self._pause.start(round(3000 * spent) if spent > _COSTLY else 0)
