"""What the engine owes any text whatever, and a bench that puts it to the proof."""

import time
import traceback
from collections.abc import Callable, Iterator

from desktop.engine.errors import EngineError
from desktop.engine.facade import Cancelled, Engine, Event, Failed, Finished, Rewritten
from desktop.engine.guards import GuardedSource
from desktop.engine.layout import flatten
from desktop.engine.prose import reason_to_keep
from desktop.engine.request import Request
from desktop.engine.result import Rewrite
from desktop.engine.rewriter import Rewriter
from desktop.engine.segment import split
from desktop.engine.wordquery import WordOption, WordQuery


class BrokenError(Exception):
    """What the engine owes every text and did not do; `str` is the kind of failure."""


class Bench:
    """An engine to run texts through.

    Args:
        rewriter: what it drives.
        patience: seconds of processor time that a text may take, apart from those for its length.
    """

    def __init__(self, rewriter: Rewriter, patience: float = 5.0) -> None:
        self._watched = _Watched(rewriter)
        self._engine = Engine(lambda: self._watched)
        self._patience = patience

    def close(self) -> None:
        self._engine.close()

    def run(self, text: str, request: Request) -> list[Rewrite]:
        """Rewrite `text` and check all that holds for any text.

        Raises:
            BrokenError: it does not.
        """
        events: list[Event] = []
        # Processor time: on a busy machine the clock on the wall tells nothing.
        began = time.process_time()
        self._engine.submit(text, request, events.append).wait()
        _require(
            time.process_time() - began < self._patience + len(text) / 20_000, "takes longer than its length"
        )
        if isinstance(events[-1], Failed):
            raise _crash(self._watched.fault)
        _require(isinstance(events[-1], Finished), "does not finish")
        _require(all(isinstance(event, Rewritten) for event in events[:-1]), "ends more than once")
        rewritten = [event for event in events if isinstance(event, Rewritten)]
        progress = [event.progress for event in rewritten]
        _require(
            progress == sorted(progress) and all(0 < share <= 1 for share in progress), "progress is off"
        )
        rewrites = [event.rewrite for event in rewritten]
        check(text, request, rewrites)
        return rewrites

    def cancel(self, text: str, request: Request, after: float) -> None:
        """Begin to rewrite `text`, cancel it `after` so many seconds, and check that it ends there.

        Raises:
            BrokenError: it does not.
        """
        events: list[Event] = []
        job = self._engine.submit(text, request, events.append)
        job.wait(after)
        job.cancel()
        _require(job.over, "is not over when cancelled")
        heard = len(events)
        _require(isinstance(events[-1], Cancelled | Finished), "a cancelled job fails")
        time.sleep(0.001)
        _require(len(events) == heard, "speaks after its end")

    def ask(self, query: WordQuery) -> tuple[WordOption, ...]:
        """Ask for other words at a place, and check what holds for any answer.

        Raises:
            BrokenError: it does not.
        """
        try:
            options = self._engine.look_up(query).result()
        except EngineError as error:
            raise _crash(error.__cause__) from error
        _require(len(options) <= query.count, "more words than were asked for")
        offered = [option.word.lower() for option in options]
        _require(len(set(offered)) == len(offered), "a word is offered twice")
        _require(query.word.lower() not in offered, "the word itself is offered")
        guarded = GuardedSource(flatten(query.source), query.keep)
        for option in options:
            _require_fit(option.alternative.text, query.source, guarded)
        return options


class _Watched:
    """A rewriter whose exceptions are remembered: the facade tells the writer their kind alone."""

    def __init__(self, rewriter: Rewriter) -> None:
        self._rewriter = rewriter
        self.options = rewriter.options
        self.fault: Exception | None = None

    def rewrite(self, text: str, request: Request, cancelled: Callable[[], bool]) -> Iterator[Rewrite]:
        self.fault = None
        try:
            yield from self._rewriter.rewrite(text, request, cancelled)
        except Exception as error:
            self.fault = error
            raise


def check(text: str, request: Request, rewrites: list[Rewrite]) -> None:
    """What holds for the rewrites of any text.

    Raises:
        BrokenError: it does not.
    """
    segments = list(split(text))
    _require("".join(segment.text for segment in segments) == text, "segments lose text")
    sentences = [(segment.start, segment.text) for segment in segments if segment.sentence]
    _require([(each.start, each.source) for each in rewrites] == sentences, "sentences come back otherwise")
    for rewrite in rewrites:
        _require(text[rewrite.start : rewrite.end] == rewrite.source, "a place is wrong")
        source = flatten(rewrite.source)
        reason = reason_to_keep(source)
        _require(reason is None or rewrite.reason is reason, "what is not for the student is rewritten")
        _require(1 <= len(rewrite.alternatives) <= request.alternatives, "alternatives are too few or many")
        texts = {alternative.text for alternative in rewrite.alternatives}
        _require(len(texts) == len(rewrite.alternatives), "two alternatives are one")
        if rewrite.unchanged:
            _require(rewrite.text == rewrite.source, "an unchanged sentence is changed")
        _require(reason is None or len(texts) == 1, "what is not for the student is rewritten")
        guarded = GuardedSource(source, request.keep, request.free)
        for alternative in rewrite.alternatives[rewrite.unchanged :]:
            _require_fit(alternative.text, rewrite.source, guarded)
            _require(flatten(alternative.text) != source, "an alternative is the source")
            _require(
                0 <= alternative.lexical <= 1 and 0 <= alternative.syntactic <= 1, "a measure is out of range"
            )


def _require_fit(text: str, source: str, guarded: GuardedSource) -> None:
    """See that a rewrite can stand where its source stood."""
    flat = flatten(text)
    _require(bool(flat), "an alternative is empty")
    _require(guarded.broken(flat) is None, "an alternative breaks a guard")
    _require(text == text.strip(), "an alternative has white space at its ends")
    odd = {character for character in text if not character.isprintable()}
    _require(odd <= {" ", *source}, "an alternative holds new control characters")


def _require(holds: bool, failure: str) -> None:
    if not holds:
        raise BrokenError(failure)


def _crash(fault: BaseException | None) -> BrokenError:
    """The failure that an exception is, named after where it was raised; the exception is its cause."""
    frame = traceback.extract_tb(fault.__traceback__)[-1] if fault else None
    place = f"{frame.filename.rpartition('/')[2]}:{frame.name}" if frame else "?"
    broken = BrokenError(f"{type(fault).__name__} in {place}")
    broken.__cause__ = fault
    return broken
