"""The one door to the engine, for the window, the terminal and the trainer.

A single worker thread does all rewriting. The newest request wins: submitting a job cancels the
one before it, and nothing queues. A job's listener hears each rewrite as soon as it is there, then
exactly one of `Finished`, `Cancelled` or `Failed`, and nothing after that.
"""

import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from desktop.engine.errors import EngineError
from desktop.engine.request import Request
from desktop.engine.result import Rewrite


class Rewrites(Protocol):
    """What the facade drives: something that rewrites a text sentence by sentence."""

    def rewrite(self, text: str, request: Request, cancelled: Callable[[], bool]) -> Iterator[Rewrite]:
        """Yield the rewrite of each sentence in order; stop early when `cancelled()` turns true."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A sentence is done; `progress` (0..1) is the share of the text that is."""

    job: "Job"
    rewrite: Rewrite
    progress: float


@dataclass(frozen=True, slots=True)
class Finished:
    """Every sentence is done."""

    job: "Job"


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The job was cancelled, or a newer one took its place."""

    job: "Job"


@dataclass(frozen=True, slots=True)
class Failed:
    """The job ended early; `message` says why, in one sentence without the writer's text."""

    job: "Job"
    message: str


Event = Rewritten | Finished | Cancelled | Failed
Listener = Callable[[Event], None]


class Job:
    """One text to rewrite. Made by `Engine.submit`."""

    def __init__(self, text: str, request: Request, listener: Listener) -> None:
        self.text = text
        self.request = request
        self._listener = listener
        # Reentrant, for a listener may cancel the very job it hears from.
        self._lock = threading.RLock()
        self._over = threading.Event()

    @property
    def over(self) -> bool:
        """Whether the last event has been delivered."""
        return self._over.is_set()

    def cancel(self) -> None:
        """End the job now; its listener hears `Cancelled` before this returns, unless it was over."""
        self._deliver(Cancelled(self))

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until the job is over; False when `timeout` seconds passed first."""
        return self._over.wait(timeout)

    def _deliver(self, event: Event) -> None:
        with self._lock:
            if self._over.is_set():
                return
            if not isinstance(event, Rewritten):
                self._over.set()
            self._listener(event)


class Engine:
    """Runs jobs one at a time on its own thread.

    Args:
        load: makes the rewriter; called once, on the worker thread, when it is first needed.
    """

    def __init__(self, load: Callable[[], Rewrites]) -> None:
        self._load = load
        self._condition = threading.Condition()
        self._pending: Job | None = None
        self._current: Job | None = None
        self._closed = False
        self._thread = threading.Thread(target=self._work, name="phrasewright-engine", daemon=True)

    def warm(self) -> None:
        """Start loading the models now, so that the first job need not wait for them."""
        with self._condition:
            if not self._thread.ident and not self._closed:
                self._thread.start()

    def submit(self, text: str, request: Request, listener: Listener) -> Job:
        """Rewrite `text`; any earlier job is cancelled.

        Args:
            text: any text at all.
            request: what the writer asks for.
            listener: hears the job's events, on the worker thread (`Cancelled` on the thread that
                cancels). It must return quickly.

        Raises:
            EngineError: the engine has been closed.
        """
        job = Job(text, request, listener)
        with self._condition:
            if self._closed:
                raise EngineError("The rewriting engine has been shut down; start the program again.")
            displaced = [self._current, self._pending]
            self._pending = job
            self._condition.notify()
        for other in displaced:
            if other is not None:
                other.cancel()
        self.warm()
        return job

    def stream(self, text: str, request: Request) -> Iterator[Rewrite]:
        """Rewrite `text` and yield each sentence as it is done. Leaving the loop cancels the job.

        Raises:
            EngineError: the job failed, or a newer one took its place.
        """
        events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        job = self.submit(text, request, events.put)
        try:
            while True:
                match events.get():
                    case Rewritten(rewrite=rewrite):
                        yield rewrite
                    case Finished():
                        return
                    case Cancelled():
                        raise EngineError("The run was cancelled.")
                    case Failed(message=message):
                        raise EngineError(message)
        finally:
            job.cancel()

    def close(self, timeout: float = 5.0) -> None:
        """Cancel what runs and stop the worker, waiting at most `timeout` seconds for it."""
        with self._condition:
            self._closed = True
            jobs = [self._current, self._pending]
            self._pending = None
            self._condition.notify()
        for job in jobs:
            if job is not None:
                job.cancel()
        if self._thread.is_alive() and threading.current_thread() is not self._thread:
            self._thread.join(timeout)

    def _work(self) -> None:
        rewriter, failure = self._try_to_load()
        while (job := self._next()) is not None:
            if rewriter is None:
                rewriter, failure = self._try_to_load()  # whatever was in the way may be gone
            if rewriter is None:
                job._deliver(Failed(job, failure))
            else:
                _run(rewriter, job)

    def _try_to_load(self) -> tuple[Rewrites | None, str]:
        try:
            return self._load(), ""
        except Exception as error:  # whatever it is, it becomes a message
            return None, _message(error)

    def _next(self) -> Job | None:
        """Wait for the next job; None when the engine has been closed."""
        with self._condition:
            self._current = None
            while self._pending is None and not self._closed:
                self._condition.wait()
            self._current, self._pending = self._pending, None
            return None if self._closed else self._current


def _run(rewriter: Rewrites, job: Job) -> None:
    """Rewrite one job's text, delivering each sentence and then how it ended."""
    try:
        for rewrite in rewriter.rewrite(job.text, job.request, lambda: job.over):
            job._deliver(Rewritten(job, rewrite, rewrite.end / len(job.text)))
            if job.over:
                return
    except Exception as error:
        job._deliver(Failed(job, _message(error)))
    else:
        job._deliver(Finished(job))


def _message(error: Exception) -> str:
    if isinstance(error, EngineError):
        return str(error)
    # The text of an unforeseen error may quote the writer's: only its kind is safe to show.
    return f"The rewriting engine failed ({type(error).__name__}); your text is as it was."
