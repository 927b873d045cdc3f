"""A long day at the desk: `python -m tests.hardening.soak --rewrites 10000 [--stand-in] [--nice 10]`.

A page of five sentences is rewritten again and again while the sliders wander; now and then a sentence gives
way to a new one, and other words are asked for. For each thousand rewrites it prints how long they took,
those apart that only chose anew among what was remembered, how much of the processor went into each that was
written anew, and how much memory the process holds. Times on the clock tell how busy the machine was, too;
the time of the processor, of all threads together, hardly does. With `--stand-in` the student is replaced
by one that copies (`tests.benchmarks.memory`): then all that is left to grow is the engine itself,
and ten thousand rewrites take minutes.
"""

import argparse
import os
import random
import statistics
import time
from contextlib import closing, suppress

import psutil

from desktop.bench.text import sentence
from desktop.engine.errors import EngineError
from desktop.engine.facade import Engine
from desktop.engine.request import Length, Request
from desktop.engine.rewriter import load
from desktop.engine.wordquery import WORD, WordQuery
from tests.benchmarks.memory import copying_rewriter

_SENTENCES = 5
# Of so many runs of the page, one begins with a new sentence; one asks about a word; one changes the length.
_NEW, _ASKED, _LENGTH = 8, 25, 40
# The stand-in is quick: every run has a new sentence.
_NEW_FOR_STAND_IN = 1
# A rewrite faster than this only chose anew.
_REMEMBERED_S = 0.005


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


def _held() -> float:
    return psutil.Process().memory_info().rss / 1e6


def soak(rewrites: int, stand_in: bool, seed: int) -> None:
    """Rewrite so many sentences and print a line for each thousand."""
    print(
        "rewrites   written anew   half within   95 of 100   chosen anew, half within   processor   memory",
        flush=True,
    )
    done, runs, began = 0, 0, time.monotonic()
    seconds: list[float] = []
    busy = time.process_time()
    desk = Desk(seed, _NEW_FOR_STAND_IN if stand_in else _NEW)
    with closing(Engine(lambda: copying_rewriter(None) if stand_in else load(None))) as engine:
        while done < rewrites:
            text, request = desk.step(runs)
            runs += 1
            moment = time.perf_counter()
            for rewrite in engine.stream(text, request):
                now = time.perf_counter()
                seconds.append(now - moment)
                moment = now
                done += 1
                if done % 1000 == 0 or done == rewrites:
                    _report(done, seconds, time.process_time() - busy)
                    seconds, busy = [], time.process_time()
                if runs % _ASKED == 0 and rewrite.start == 0:
                    # A word that is no word for the engine is said to be so.
                    with suppress(EngineError, ValueError):
                        engine.look_up(desk.query(rewrite.source)).result()
                    moment = time.perf_counter()
    print(f"{done:,} rewrites in {runs:,} runs of a page, {(time.monotonic() - began) / 60:.1f} minutes")


def _report(done: int, seconds: list[float], busy: float) -> None:
    anew = sorted(each for each in seconds if each > _REMEMBERED_S) or [0.0]
    chosen = [each for each in seconds if each <= _REMEMBERED_S] or [0.0]
    print(
        f"{done:8,}{len(anew):15,}{1000 * statistics.median(anew):11.0f} ms"
        f"{1000 * anew[round(0.95 * (len(anew) - 1))]:9.0f} ms{1000 * statistics.median(chosen):24.1f} ms"
        f"{1000 * busy / len(anew):9.0f} ms"
        f"{_held():7.0f} MB",
        flush=True,
    )


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
