"""A long day at the desk: `python -m tests.hardening.soak --rewrites 10000 [--stand-in] [--nice 10]`.

A page of five sentences is rewritten again and again while the sliders wander; now and then a sentence gives
way to a new one, and other words are asked for. For each thousand rewrites it prints what each sentence took
that was written anew, what each of the others took, which were chosen among what was remembered, and how
much memory the process holds. At the end a line through these figures tells how much they have grown.

Times on the clock tell how busy the machine was; the time of the processor, of all threads together, does so
less, but a busy neighbour on the same core slows that down, too. So after each thousand the same twelve
sentences are written anew twice, in turns: by the engine that has the whole day behind it, and by one in a
process that has just begun. What they differ by is what the day has done.

With `--stand-in` the student is replaced by one that copies (`tests.benchmarks.memory`), and every run has a
new sentence: then all that is left to grow is the engine itself.
"""

import argparse
import math
import multiprocessing
import os
import random
import statistics
import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any

import psutil

from desktop.bench.text import sentence
from desktop.engine.errors import EngineError
from desktop.engine.facade import Engine
from desktop.engine.request import Length, Request
from desktop.engine.rewriter import Rewriter, load
from desktop.engine.wordquery import WORD, WordQuery
from tests.benchmarks.memory import copying_rewriter

_SENTENCES = 5
# Of so many runs of the page, one begins with a new sentence; one asks about a word; one changes the length.
_NEW, _ASKED, _LENGTH = 8, 25, 40
# The stand-in is quick: every run has a new sentence.
_NEW_FOR_STAND_IN = 1
# The page that is written here and in a new process: where its sentences begin, and how they are shared out.
_PROBED, _BLOCKS, _IN_BLOCK = 500_000, 4, 3
_HEAD = (
    "rewrites | written anew: number, processor each, 95 of 100 within, on the clock | "
    "remembered: number, processor each, 95 of 100 within | same page: here, in a new process | memory"
)


class Desk:
    """A page, and where the sliders stand."""

    def __init__(self, seed: int, new: int) -> None:
        self._new = new
        self._chance = random.Random(seed)
        self._written = _SENTENCES
        self._page = [sentence(number) for number in range(_SENTENCES)]
        self._sliders = [40, 25]
        self._length = Length.SAME

    def step(self, number: int) -> tuple[str, Request]:
        """The page and the request of this run."""
        if number % self._new == 0:
            self._page[self._chance.randrange(_SENTENCES)] = sentence(self._written)
            self._written += 1
        if number % _LENGTH == 0:
            self._length = self._chance.choice(list(Length))
        which = self._chance.randrange(2)
        moved = self._sliders[which] + self._chance.choice((-10, -5, -2, 2, 5, 10))
        self._sliders[which] = min(max(moved, 0), 100)
        return " ".join(self._page), Request(*self._sliders, self._length, alternatives=6)

    def query(self, text: str) -> WordQuery:
        """A question about some word."""
        places = [match.start() for match in WORD.finditer(text)]
        return WordQuery(text, text, self._chance.choice(places), 6)


@dataclass
class Spent:
    """What the runs of a page took, for each sentence: seconds."""

    anew: list[float] = field(default_factory=list)
    on_clock: list[float] = field(default_factory=list)
    remembered: list[float] = field(default_factory=list)
    written: int = 0
    chosen: int = 0

    def add(self, sentences: int, written: int, busy: float, clock: float) -> None:
        """Note a run of a page.

        Args:
            sentences: how many it has.
            written: how many of them were written anew; what the others took is next to nothing then.
            busy: seconds of the processor, of all threads.
            clock: seconds.
        """
        if written:
            self.anew.append(busy / written)
            self.on_clock.append(clock / written)
            self.written += written
        else:
            self.remembered.append(busy / sentences)
        self.chosen += sentences - written


def _make(stand_in: bool) -> Rewriter:
    return copying_rewriter(None) if stand_in else load(None)


def watched(rewriter: Rewriter) -> tuple[Rewriter, Callable[[], int]]:
    """A rewriter, and what tells how many sentences it has written since that was last asked."""
    began: set[int] = set()
    pool: Any = rewriter._pool

    def counting(under_way: Any, *others: Any) -> Any:
        # One that is tried twice, for nothing held at first, is still one.
        began.add(under_way.segment.start)
        return pool(under_way, *others)

    def count() -> int:
        number = len(began)
        began.clear()
        return number

    rewriter._pool = counting  # type: ignore[method-assign]
    return rewriter, count


def _probe(engine: Engine, block: int, number: int) -> float:
    """Seconds of the processor for a few sentences that are always the same, and are written anew."""
    text = " ".join(sentence(_PROBED + block * _IN_BLOCK + each) for each in range(_IN_BLOCK))
    # A word to keep that is not there changes nothing but what may be remembered.
    request = Request(40, 25, keep=(f"Unheard{number}",), alternatives=6)
    busy = time.process_time()
    for _ in engine.stream(text, request):
        pass
    return time.process_time() - busy


def _newcomer(pipe: Connection, stand_in: bool) -> None:
    """The other process: it probes when it is told to."""
    with closing(Engine(lambda: _make(stand_in))) as engine:
        _probe(engine, _BLOCKS, 0)
        pipe.send(0.0)
        for block in range(_BLOCKS):
            pipe.recv()
            pipe.send(_probe(engine, block, 0))


def compare(engine: Engine, number: int, stand_in: bool) -> tuple[float, float]:
    """Seconds of the processor for a sentence of the same page, here and in a process that has just begun."""
    here, there = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_newcomer, args=(there, stand_in), daemon=True)
    process.start()
    here.recv()
    # What else is laid out at a first call, the threads' own memory, is there on both sides then.
    _probe(engine, _BLOCKS, number)
    own = new = 0.0
    for block in range(_BLOCKS):
        # Whoever is first changes, as the machine's load may.
        if block % 2:
            own += _probe(engine, block, number)
        here.send(block)
        new += here.recv()
        if not block % 2:
            own += _probe(engine, block, number)
    process.join()
    return own / _BLOCKS / _IN_BLOCK, new / _BLOCKS / _IN_BLOCK


def soak(rewrites: int, stand_in: bool, seed: int, each: int = 1000) -> list[tuple[float, ...]]:
    """Rewrite so many sentences and print a line for each thousand.

    Returns:
        Each line's figures: milliseconds of the processor for a sentence written anew and for one
        remembered, the same page here and in a new process, and the megabytes that are held.
    """
    print(_HEAD, flush=True)
    rewriter, written = watched(_make(stand_in))
    done, runs, began, lines = 0, 0, time.monotonic(), list[tuple[float, ...]]()
    spent = Spent()
    desk = Desk(seed, _NEW_FOR_STAND_IN if stand_in else _NEW)
    with closing(Engine(lambda: rewriter)) as engine:
        # What is made once, at the first rewrite, is no part of the day.
        _probe(engine, _BLOCKS, -1)
        written()
        while done < rewrites:
            text, request = desk.step(runs)
            runs += 1
            busy, clock = time.process_time(), time.perf_counter()
            page = list(engine.stream(text, request))
            spent.add(len(page), written(), time.process_time() - busy, time.perf_counter() - clock)
            if runs % _ASKED == 0:
                # A word that is no word for the engine is said to be so.
                with suppress(EngineError, ValueError):
                    engine.look_up(desk.query(page[0].source)).result()
            whole = (done + len(page)) // each > done // each
            done += len(page)
            if whole or done >= rewrites:
                lines.append(_report(done, spent, compare(engine, runs, stand_in)))
                spent = Spent()
                written()
    print(f"{done:,} rewrites in {runs:,} runs of a page, {(time.monotonic() - began) / 60:.1f} minutes")
    if len(lines) > 2:
        _tell_growth(lines)
    return lines


def _report(done: int, spent: Spent, page: tuple[float, float]) -> tuple[float, ...]:
    anew, remembered = 1000 * statistics.fmean(spent.anew or [0.0]), spent.remembered or [0.0]
    times = f"{1000 * statistics.fmean(remembered):.2f} ms | {1000 * _most(remembered):.2f} ms"
    figures = (
        anew,
        1000 * statistics.fmean(remembered),
        1000 * page[0],
        1000 * page[1],
        psutil.Process().memory_info().rss / 1e6,
    )
    print(
        f"| {done:,} | {spent.written:,} | {anew:.0f} ms | {1000 * _most(spent.anew):.0f} ms "
        f"| {1000 * statistics.median(spent.on_clock or [0.0]):.0f} ms | {spent.chosen:,} "
        f"| {times if spent.remembered else 'none in a run alone | –'} "
        f"| {figures[2]:.0f} ms | {figures[3]:.0f} ms | {figures[4]:.0f} MB |",
        flush=True,
    )
    return figures


def _most(seconds: Sequence[float]) -> float:
    """What 95 of 100 stay within."""
    return sorted(seconds)[round(0.95 * (len(seconds) - 1))] if seconds else 0.0


def _tell_growth(lines: Sequence[tuple[float, ...]]) -> None:
    anew, remembered, here, new, memory = zip(*lines, strict=True)
    ratio = [own / other for own, other in zip(here, new, strict=True)]
    for name, values in (
        ("written anew", anew),
        ("remembered", remembered),
        ("the same page, here for each ms in a new process", ratio),
        ("memory", memory),
    ):
        # With the stand-in no run is without a sentence written anew.
        if any(values):
            grown, doubt = growth(values)
            print(f"{name}: {grown:+.1%} from the first line to the last, give or take {doubt:.1%}")


def growth(values: Sequence[float]) -> tuple[float, float]:
    """How much figures grow from the first to the last, by the line that fits them best.

    Returns:
        The growth as a share of their mean, and two standard errors of it.
    """
    places = range(len(values))
    line = statistics.linear_regression(places, values)
    span, mean = len(values) - 1, statistics.fmean(values)
    left = sum((value - line.intercept - line.slope * place) ** 2 for place, value in enumerate(values))
    spread = sum((place - span / 2) ** 2 for place in places)
    error = math.sqrt(left / (len(values) - 2) / spread)
    return line.slope * span / mean, 2 * error * span / mean


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rewrites", type=int, default=10_000)
    parser.add_argument("--stand-in", action="store_true")
    parser.add_argument("--nice", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    if hasattr(os, "nice"):
        os.nice(chosen.nice)
    soak(chosen.rewrites, chosen.stand_in, chosen.seed)


if __name__ == "__main__":
    main()
