"""The measured session: one warm engine, single sentences first, then a document.

It runs in a process of its own, so that its peak memory is the engine's.
"""

import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

from desktop.bench import progress
from desktop.bench.memory import peak_memory
from desktop.bench.text import PATTERNS, document, sentence
from desktop.engine.facade import Engine, Rewrites
from desktop.engine.measures import words
from desktop.engine.request import Request

ALTERNATIVES = 4


@dataclass(frozen=True, slots=True)
class Session:
    """What was measured.

    Attributes:
        sentence_s: seconds for each sentence on its own, with `ALTERNATIVES` rewrites.
        document_words: words of the document.
        document_s: seconds for all of it, with the default request.
        document_first_s: seconds to its first sentence.
        document_rewritten: share of its sentences that did not come back unchanged, 0..1.
        peak_memory: most physical memory of the process, in bytes.
    """

    sentence_s: tuple[float, ...]
    document_words: int
    document_s: float
    document_first_s: float
    document_rewritten: float
    peak_memory: int


def measure(load: Callable[[], Rewrites], sentences: int, count: int) -> Session:
    """Measure a session.

    Args:
        load: makes the rewriter.
        sentences: how many to rewrite one by one, 1 or more.
        count: words of the document, 1 or more.

    Raises:
        EngineError: the models cannot be loaded, or fail.
    """
    first = sentences + PATTERNS - sentences % PATTERNS
    text = document(count, first)
    with closing(Engine(load)) as engine:
        # The models are loaded, and parts that load when first used are too.
        for number in range(first - PATTERNS, first - PATTERNS + 2):
            _seconds(engine, sentence(number), Request(alternatives=2))
        single = []
        for number in range(sentences):
            progress.show(f"one sentence after another: {number + 1} of {sentences}")
            single.append(_seconds(engine, sentence(number), Request(alternatives=ALTERNATIVES)))
        first_s, rewritten, total = 0.0, 0, 0
        start = time.perf_counter()
        for rewrite in engine.stream(text, Request()):
            first_s = first_s or time.perf_counter() - start
            rewritten += not rewrite.unchanged
            total += 1
            progress.show(f"document: {rewrite.end * 100 // len(text)} %")
        seconds = time.perf_counter() - start
    progress.show("")
    return Session(
        tuple(single), len(words(text)), seconds, first_s, rewritten / max(total, 1), peak_memory()
    )


def _seconds(engine: Engine, text: str, request: Request) -> float:
    start = time.perf_counter()
    for _ in engine.stream(text, request):
        pass
    return time.perf_counter() - start
