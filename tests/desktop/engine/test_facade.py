import threading
import time
from collections.abc import Callable, Iterator

import pytest

from desktop.engine.errors import EngineError
from desktop.engine.facade import Cancelled, Engine, Event, Failed, Finished, Job, Rewritten
from desktop.engine.request import Request
from desktop.engine.result import Alternative, Rewrite
from desktop.engine.wordquery import WordOption, WordQuery

REQUEST = Request()


class Shouter:
    """Rewrites each word in capitals, waiting before each until it is let go."""

    def __init__(self, free: bool = True) -> None:
        self.gate = threading.Event()
        self.texts: list[str] = []
        if free:
            self.gate.set()

    def rewrite(self, text: str, request: Request, cancelled: Callable[[], bool]) -> Iterator[Rewrite]:
        self.texts.append(text)
        place = 0
        for word in text.split():
            while not self.gate.wait(0.002):
                if cancelled():
                    return
            place = text.index(word, place)
            yield Rewrite(place, word, (Alternative(word.upper(), 1.0, 0.0, 0.0),))

    def options(self, query: WordQuery) -> tuple[WordOption, ...]:
        if query.word == "bad":
            raise RuntimeError(query.source)
        self.gate.wait(5)
        return (WordOption(query.word.upper(), Alternative(query.rewrite, 1.0, 0.0, 0.0)),)


class Notes:
    """Remembers the events of jobs."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def __call__(self, event: Event) -> None:
        self.events.append(event)

    def of(self, job: Job) -> list[type]:
        return [type(event) for event in self.events if event.job is job]


@pytest.fixture
def notes() -> Notes:
    return Notes()


def test_a_job_is_over_only_once_its_last_event_is_heard() -> None:
    hearing, heard = threading.Event(), threading.Event()

    def listen(event: Event) -> None:
        if isinstance(event, Finished):
            hearing.set()
            heard.wait(5)

    engine = Engine(Shouter)
    job = engine.submit("one", REQUEST, listen)
    assert hearing.wait(5)
    assert not job.over
    heard.set()
    assert job.wait(5)
    engine.close()


def test_rewrites_stream_in_order_with_progress_to_one(notes: Notes) -> None:
    engine = Engine(Shouter)
    job = engine.submit("one two three", REQUEST, notes)
    assert job.wait(5)
    assert notes.of(job) == [Rewritten, Rewritten, Rewritten, Finished]
    progress = [event.progress for event in notes.events if isinstance(event, Rewritten)]
    assert progress == sorted(progress)
    assert progress[-1] == 1.0
    engine.close()


def test_the_newest_request_wins_and_nothing_queues(notes: Notes) -> None:
    shouter = Shouter(free=False)
    engine = Engine(lambda: shouter)
    jobs = [engine.submit(f"text {number}", REQUEST, notes) for number in range(50)]
    shouter.gate.set()
    assert jobs[-1].wait(5)
    assert notes.of(jobs[-1])[-1] is Finished
    assert all(notes.of(job)[-1] is Cancelled for job in jobs[:-1])
    assert len(shouter.texts) <= 3
    engine.close()


def test_cancelling_is_instant_and_final(notes: Notes) -> None:
    shouter = Shouter(free=False)
    engine = Engine(lambda: shouter)
    job = engine.submit("one two", REQUEST, notes)
    while not shouter.texts:
        time.sleep(0.001)
    job.cancel()
    assert job.over
    shouter.gate.set()
    assert engine.submit("three", REQUEST, notes).wait(5)
    assert notes.of(job) == [Cancelled]
    engine.close()


def test_a_job_is_over_once_only(notes: Notes) -> None:
    engine = Engine(Shouter)
    job = engine.submit("one", REQUEST, notes)
    job.wait(5)
    job.cancel()
    engine.close()
    assert notes.of(job) == [Rewritten, Finished]


def test_a_listener_may_cancel_its_own_job() -> None:
    heard: list[Event] = []

    def listen(event: Event) -> None:
        heard.append(event)
        event.job.cancel()

    engine = Engine(Shouter)
    assert engine.submit("one two three", REQUEST, listen).wait(5)
    engine.close()
    assert [type(event) for event in heard] == [Rewritten, Cancelled]


def test_an_empty_text_is_finished_at_once(notes: Notes) -> None:
    engine = Engine(Shouter)
    job = engine.submit("", REQUEST, notes)
    assert job.wait(5)
    assert notes.of(job) == [Finished]
    engine.close()


def test_an_unforeseen_failure_does_not_quote_the_text(notes: Notes) -> None:
    class Broken:
        def rewrite(self, text: str, request: Request, cancelled: Callable[[], bool]) -> Iterator[Rewrite]:
            raise KeyError(text)

    engine = Engine(Broken)
    engine.submit("my secret", REQUEST, notes).wait(5)
    (failed,) = notes.events
    assert isinstance(failed, Failed)
    assert "secret" not in failed.message
    assert "KeyError" in failed.message
    assert engine.submit("again", REQUEST, notes).wait(5)  # the worker lives on
    engine.close()


def test_models_that_cannot_be_loaded_are_tried_again_later(notes: Notes) -> None:
    attempts: list[int] = []

    def load() -> Shouter:
        attempts.append(1)
        if len(attempts) < 3:
            raise EngineError("The bundle is broken; install it again.")
        return Shouter()

    engine = Engine(load)
    engine.submit("one", REQUEST, notes).wait(5)
    assert isinstance(notes.events[-1], Failed)
    assert notes.events[-1].message == "The bundle is broken; install it again."
    engine.submit("one", REQUEST, notes).wait(5)
    assert isinstance(notes.events[-1], Finished)
    engine.close()


def test_stream_yields_and_raises() -> None:
    engine = Engine(Shouter)
    assert [rewrite.text for rewrite in engine.stream("one two", REQUEST)] == ["ONE", "TWO"]
    engine.close()
    with pytest.raises(EngineError, match="shut down"):
        list(engine.stream("one", REQUEST))


def test_leaving_the_stream_cancels() -> None:
    shouter = Shouter()
    engine = Engine(lambda: shouter)
    stream = engine.stream("one two three four", REQUEST)
    assert next(stream).text == "ONE"
    stream.close()
    assert next(iter(engine.stream("five", REQUEST))).text == "FIVE"
    engine.close()


def test_close_ends_a_running_job_and_the_thread(notes: Notes) -> None:
    shouter = Shouter(free=False)
    engine = Engine(lambda: shouter)
    job = engine.submit("one two", REQUEST, notes)
    engine.close()
    assert notes.of(job) == [Cancelled]
    assert not any(thread.name == "phrasewright-engine" for thread in threading.enumerate())


def test_words_are_looked_up_while_a_text_is_rewritten(notes: Notes) -> None:
    shouter = Shouter(free=False)
    engine = Engine(lambda: shouter)
    job = engine.submit("one two", REQUEST, notes)
    answer = engine.look_up(WordQuery("a word", "a word", 2))
    shouter.gate.set()
    assert [option.word for option in answer.result(5)] == ["WORD"]
    assert job.wait(5)
    assert notes.of(job)[-1] is Finished
    engine.close()


def test_the_newest_question_wins() -> None:
    shouter = Shouter(free=False)
    engine = Engine(lambda: shouter)
    answers = [engine.look_up(WordQuery("a word", "a word", 2)) for _ in range(5)]
    shouter.gate.set()
    assert answers[-1].result(5)
    assert all(answer.cancelled() for answer in answers[1:-1])
    engine.close()


def test_a_failed_question_says_so_without_the_writers_text() -> None:
    engine = Engine(Shouter)
    with pytest.raises(EngineError) as failure:
        engine.look_up(WordQuery("my secret bad", "bad", 0)).result(5)
    assert "secret" not in str(failure.value)
    engine.close()
    with pytest.raises(EngineError, match="shut down"):
        engine.look_up(WordQuery("a", "a", 0))
