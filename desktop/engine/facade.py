"""The one door to the engine, for the window, the terminal and the trainer.

A single worker thread does all rewriting. The newest request wins: submitting a job cancels the
one before it, and nothing queues. A job's listener hears each rewrite as soon as it is there, then
exactly one of `Finished`, `Cancelled` or `Failed`, and nothing after that.

Questions about a single word are answered on a thread of their own, while a text is being rewritten.
There too the newest wins.
"""

import queue
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from desktop.engine.errors import EngineError
from desktop.engine.request import Request
from desktop.engine.result import Rewrite
from desktop.engine.wordquery import WordOption, WordQuery


class Rewrites(Protocol):
    """What the facade drives: something that rewrites a text sentence by sentence."""

    def rewrite(self, text: str, request: Request, cancelled: Callable[[], bool]) -> Iterator[Rewrite]:
        """Yield the rewrite of each sentence in order; stop early when `cancelled()` turns true."""

    def options(self, query: WordQuery) -> tuple[WordOption, ...]:
        """Other words for a place; called on another thread than `rewrite`, also at the same time."""


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


_CLOSED = "The rewriting engine has been shut down; start the program again."

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
        self._ended = False
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
            if self._ended:
                return
            if isinstance(event, Rewritten):
                self._listener(event)
                return
            # Ended first, for the listener may cancel; over last, for who waits may count on the event.
            self._ended = True
            try:
                self._listener(event)
            finally:
                self._over.set()


class Engine:
    """Runs jobs one at a time on its own thread.

    Args:
        load: makes the rewriter; called once, on the worker thread, when it is first needed.
    """

    def __init__(self, load: Callable[[], Rewrites]) -> None:
        self._load = load
        self._loading = threading.Lock()
        self._rewriter: Rewrites | None = None
        self._asker = ThreadPoolExecutor(1, thread_name_prefix="phrasewright-words")
        self._question: Future[tuple[WordOption, ...]] | None = None
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
                raise EngineError(_CLOSED)
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

    def look_up(self, query: WordQuery) -> "Future[tuple[WordOption, ...]]":
        """Ask for other words at one place; an earlier question that is not being answered is dropped.

        Returns:
            A future of the options, the likeliest first. It is cancelled when a newer question comes
            first, and raises `EngineError` where the models cannot be loaded or fail.

        Raises:
            EngineError: the engine has been closed.
        """
        with self._condition:
            if self._closed:
                raise EngineError(_CLOSED)
            if self._question is not None:
                self._question.cancel()
            self._question = self._asker.submit(self._answer, query)
            return self._question

    def close(self, timeout: float = 5.0) -> None:
        """Cancel what runs and stop the worker, waiting at most `timeout` seconds for it."""
        with self._condition:
            self._closed = True
            jobs = [self._current, self._pending]
            self._pending = None
            self._condition.notify()
        self._asker.shutdown(wait=False, cancel_futures=True)
        for job in jobs:
            if job is not None:
                job.cancel()
        if self._thread.is_alive() and threading.current_thread() is not self._thread:
            self._thread.join(timeout)

    def _work(self) -> None:
        # Now, and not when the first job comes; should it fail, that job tries again and tells.
        with suppress(BaseException):
            self._loaded()
        while (job := self._next()) is not None:
            try:
                rewriter = self._loaded()
            except BaseException as error:  # whatever it is, it becomes a message
                job._deliver(Failed(job, _message(error)))
            else:
                _run(rewriter, job)

    def _answer(self, query: WordQuery) -> tuple[WordOption, ...]:
        try:
            return self._loaded().options(query)
        except BaseException as error:
            raise EngineError(_message(error)) from error

    def _loaded(self) -> Rewrites:
        """The rewriter; loaded by whichever thread needs it first."""
        with self._loading:
            if self._rewriter is None:
                self._rewriter = self._load()
            return self._rewriter

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
    except BaseException as error:  # a panic in a library written in Rust is no Exception
        job._deliver(Failed(job, _message(error)))
    else:
        job._deliver(Finished(job))


def _message(error: BaseException) -> str:
    if isinstance(error, EngineError):
        return str(error)
    # The text of an unforeseen error may quote the writer's: only its kind is safe to show.
    return f"The rewriting engine failed ({type(error).__name__}); your text is as it was."
