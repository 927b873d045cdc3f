"""The stage "session": one engine in one process, for as long as somebody may sit at it.

It runs in a process of its own, so that the memory is the engine's and nobody else's. A session that
was stopped begins anew: half of one says nothing about the whole.
"""

import itertools
import multiprocessing
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import psutil

from desktop.engine.request import Request
from desktop.engine.rewriter import load
from trainer.evaluation import items as test
from trainer.evaluation.measures.measure import Measure
from trainer.evaluation.statistics.bootstrap import Resamples
from trainer.settings.study import Session
from trainer.studies import found
from trainer.studies.found import Found, Sampled
from trainer.teachers.progress import say

MEMORY = Measure("memory", "memory, MB", "physical memory of the process after these rewrites", "lower")
SECONDS = Measure(
    "seconds", "seconds", "mean for a sentence, on this machine and under the load that it had then", "lower"
)
SLOWEST = Measure(
    "slowest", "95th percentile, s", "seconds that 95 % of the sentences did not exceed", "lower"
)
UNCHANGED = Measure("unchanged", "unchanged", "share of sentences that came back as they were")
# Where the sliders go when they are moved, round by round.
_POSITIONS = ((20, 10), (40, 25), (60, 40), (80, 60), (100, 25), (30, 80))


@dataclass(frozen=True, slots=True)
class Block:
    """Some rewrites, one after the other.

    Attributes:
        seconds: that each took.
        unchanged: how many sentences came back as they were.
        memory: bytes that the process held afterwards.
    """

    seconds: tuple[float, ...]
    unchanged: int
    memory: int


def run(settings: Session, folder: Path) -> None:
    """Hold the session, and write what was found.

    Raises:
        TrainerError: the test file is not usable.
        EngineError: the bundle is not.
    """
    sentences = [item.source for item in test.sample(settings.pairs, settings.different, settings.seed)]
    # Forked, the session would begin with the memory of this process.
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        blocks = pool.submit(hold, settings, sentences).result()
    found.write(folder, [SECONDS, SLOWEST, MEMORY, UNCHANGED], _found(settings, sentences, blocks))


def hold(settings: Session, sentences: Sequence[str]) -> list[Block]:
    """Rewrite sentence after sentence in this process; the first block is empty: the engine loaded."""
    rewriter = load(settings.bundle)
    process = psutil.Process()
    blocks = [Block((), 0, process.memory_info().rss)]
    work = itertools.islice(_work(settings, sentences), settings.rewrites)
    parent = multiprocessing.parent_process()
    while batch := list(itertools.islice(work, settings.block)):
        seconds, unchanged = [], 0
        for sentence, request in batch:
            if parent is not None and not parent.is_alive():
                sys.exit("The study has been stopped.")
            start = time.perf_counter()
            done = list(rewriter.rewrite(sentence, request, lambda: False))
            seconds.append(time.perf_counter() - start)
            unchanged += all(rewrite.unchanged for rewrite in done)
        blocks.append(Block(tuple(seconds), unchanged, process.memory_info().rss))
        say(f"{sum(len(block.seconds) for block in blocks)} of {settings.rewrites} rewrites")
    return blocks


def _work(settings: Session, sentences: Sequence[str]) -> Iterator[tuple[str, Request]]:
    """What is rewritten and what is asked, without end."""
    for number in itertools.count():
        request = settings.request()
        if settings.moved:
            lexical, syntactic = _POSITIONS[number % len(_POSITIONS)]
            request = replace(request, lexical=lexical, syntactic=syntactic)
        yield from ((sentence, request) for sentence in sentences)


def _found(settings: Session, sentences: Sequence[str], blocks: Sequence[Block]) -> Iterator[Found]:
    done = 0
    sizes = {"different sentences": min(len(sentences), settings.rewrites)}
    for block in blocks:
        done += len(block.seconds)
        place = Found(at=float(done), sizes=sizes, figures={MEMORY.name: block.memory / 1e6})
        if block.seconds:
            seconds = np.array(block.seconds)
            resamples = Resamples(len(seconds), settings.resamples, settings.seed)
            place.figures[SECONDS.name] = resamples.mean(seconds)
            place.figures[SLOWEST.name] = float(np.quantile(seconds, 0.95))
            place.figures[UNCHANGED.name] = block.unchanged / len(block.seconds)
            place.values[SECONDS.name] = Sampled(f"rewrites to {done}", seconds)
        yield place
