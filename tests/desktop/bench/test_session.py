import time
from collections.abc import Callable, Iterator

from desktop.bench.session import ALTERNATIVES, measure
from desktop.bench.text import sentence
from desktop.engine.measures import words
from desktop.engine.request import Request
from desktop.engine.result import Alternative, Reason, Rewrite
from desktop.engine.segment import split
from desktop.engine.wordquery import WordOption, WordQuery

NAP = 0.004


class Sleeper:
    """A rewriter that takes the same time for each sentence and keeps every fourth."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, Request]] = []

    def rewrite(self, text: str, request: Request, cancelled: Callable[[], bool]) -> Iterator[Rewrite]:
        for number, segment in enumerate(piece for piece in split(text) if piece.sentence):
            time.sleep(NAP)
            self.heard.append((segment.text, request))
            if number % 4 == 3:
                yield Rewrite.keeping(segment.start, segment.text, Reason.NO_SAFE_REWRITE)
            else:
                yield Rewrite(segment.start, segment.text, (Alternative("x", 1.0, 1.0, 0.0),))

    def options(self, query: WordQuery) -> tuple[WordOption, ...]:
        raise AssertionError("no question was asked")


def test_it_measures_each_sentence_and_the_document() -> None:
    sleeper = Sleeper()
    session = measure(lambda: sleeper, 5, 400)
    assert len(session.sentence_s) == 5
    assert all(seconds >= NAP for seconds in session.sentence_s)
    single = [(text, request) for text, request in sleeper.heard if request.alternatives == ALTERNATIVES]
    assert [text for text, _ in single] == [sentence(number) for number in range(5)]
    document = [text for text, request in sleeper.heard if request == Request()]
    assert session.document_words == sum(len(words(text)) for text in document) >= 400
    assert session.document_s >= NAP * len(document)
    assert NAP <= session.document_first_s < session.document_s
    assert session.document_rewritten == 1 - len(document) // 4 / len(document)
    assert session.peak_memory > 1_000_000


def test_nothing_is_rewritten_twice() -> None:
    sleeper = Sleeper()
    measure(lambda: sleeper, 40, 1000)
    texts = [text for text, _ in sleeper.heard]
    assert len(set(texts)) == len(texts)
