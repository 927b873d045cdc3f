"""Runs the whole facade on texts made to break it: `python -m tests.fuzz.engine --minutes 15 --seed 1`.

Prints each kind of failure once, with the shortest text that still shows it and how to repeat it. The
texts run in a process of their own, so that a hang or a crash of native code is a failure like others.
"""

import argparse
import faulthandler
import multiprocessing
import os
import random
import time
import traceback
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from multiprocessing.connection import Connection

from desktop.engine.request import Length, Part, Request
from desktop.engine.result import Rewrite
from desktop.engine.rewriter import Rewriter, load
from desktop.engine.wordquery import WORD, WordQuery

from .bench import Bench, BrokenError
from .fakes import EvenEncoder, HostileStudent
from .shrink import shrunk
from .texts import any_text, long_texts

# The first texts are these.
_LONG = tuple(long_texts(1_000_000).values())
# One text in so many is run a second time by a rewriter that has nothing in memory, is cancelled, has
# its words asked about, and is given to the real models.
_AGAIN, _CANCELLED, _ASKED, _REAL = 4, 50, 5, 50
# The real models take their time: longer texts are for the hostile student alone.
_LONGEST_REAL = 2_000
# Seconds after which a text counts as hanging, on however busy a machine.
_HANGS = 600.0

_KEEP = (
    (), (), (), ("the",), ("John", "left"), ("“",), ("\ud800",), ("a" * 500,), ("the cat", "not"),
    ("5%", "$"), ("*",), ("mult*", "a*b*c"), ("-*", "*."), ("\0",), ("a  b\n",), ("(", "[a-z]+", "\\"),
)  # fmt: skip
_FREE: tuple[tuple[Part, ...], ...] = ((), (), (), (Part.NUMBERS,), tuple(Part))


@dataclass
class Tally:
    """What was run."""

    texts: int = 0
    characters: int = 0
    sentences: int = 0
    rewritten: int = 0
    questions: int = 0
    options: int = 0
    cancelled: int = 0
    real: int = 0

    def add(self, other: "Tally") -> None:
        self.__init__(*map(sum, zip(astuple(self), astuple(other), strict=True)))  # type: ignore[misc]


@dataclass(frozen=True)
class Broken:
    """A failure of a new kind, and all there is to say of it."""

    kind: str
    report: str


class Trial:
    """Puts numbered texts through the engine; text and request depend on the seed and the number alone."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._bench = self._fresh()
        self._real: Bench | None = None

    def text(self, number: int) -> Broken | Tally:
        """Run one text and whatever else is due with it."""
        text, request = self._drawn(number)
        tally = Tally(texts=1, characters=len(text))
        try:
            self._prove(number, text, request, tally)
        except BrokenError as failure:
            return self._report(number, text, request, failure)
        return tally

    def source(self, number: int) -> str:
        """The text of this number, as Python writes it, or the start of it."""
        text = self._drawn(number)[0]
        return repr(text) if len(text) <= _LONGEST_REAL else f"{text[:200]!r} … ({len(text):,} characters)"

    def _drawn(self, number: int) -> tuple[str, Request]:
        chance = random.Random(f"{self._seed} {number}")
        return _LONG[number] if number < len(_LONG) else any_text(chance), any_request(chance)

    def _fresh(self) -> Bench:
        return Bench(Rewriter(HostileStudent(self._seed), EvenEncoder()))

    def _prove(self, number: int, text: str, request: Request, tally: Tally) -> None:
        rewrites = self._bench.run(text, request)
        tally.sentences += len(rewrites)
        tally.rewritten += sum(not rewrite.unchanged for rewrite in rewrites)
        if number % _AGAIN == 0:
            other = self._fresh()
            if other.run(text, request) != rewrites:
                raise BrokenError("the same request gives other rewrites")
            other.close()
        if number % _CANCELLED == 1:
            self._bench.cancel(text, request, 0.001 * (number // _CANCELLED % 3))
            tally.cancelled += 1
        if number % _ASKED == 2:
            for query in queries(rewrites, request, random.Random(number)):
                tally.questions += 1
                tally.options += len(self._bench.ask(query))
        if number % _REAL == 3 and len(text) <= _LONGEST_REAL:
            self._real = self._real or Bench(load(), patience=300)
            rewrites = self._real.run(text, request)
            for query in queries(rewrites, request, random.Random(number)):
                self._real.ask(query)
            tally.real += 1

    def _report(self, number: int, text: str, request: Request, failure: BrokenError) -> Broken:
        def breaks(shorter: str) -> bool:
            try:
                self._prove(number, shorter, request, Tally())
            except BrokenError as other:
                return str(other) == str(failure)
            return False

        lines = [f"BROKEN: {failure}", _repeat(self._seed, number), f"  {request}"]
        lines.append(f"  {shrunk(text, breaks)!r}"[:5_000])
        if failure.__cause__:
            lines += traceback.format_exception(failure.__cause__)
        return Broken(str(failure), "\n".join(lines))


def any_request(chance: random.Random) -> Request:
    """Some settings or other."""
    return Request(
        chance.choice((0, 40, 100, chance.randint(0, 100))),
        chance.choice((0, 25, 100, chance.randint(0, 100))),
        chance.choice(list(Length)),
        chance.choice((1, 1, 4, 20)),
        chance.choice(_KEEP),
        chance.choice((0, 0, 7)),
        chance.choice(_FREE),
    )


def queries(rewrites: list[Rewrite], request: Request, chance: random.Random) -> Iterator[WordQuery]:
    """A question about a word of each of the first few rewrites, or of their sources."""
    for rewrite in rewrites[:3]:
        text = chance.choice((rewrite.text, rewrite.source))
        places = [match.start() for match in WORD.finditer(text)]
        if places:
            yield WordQuery(
                rewrite.source, text, chance.choice(places), chance.choice((1, 6, 20)), request.keep
            )


def _repeat(seed: int, number: int) -> str:
    return f"  python -m tests.fuzz.engine --minutes 0 --seed {seed} --first {number}"


def _run(messages: Connection, seed: int, first: int, end: float) -> None:
    """Run texts until the time `end`, telling of each when it begins and what came of it."""
    trial = Trial(seed)
    number = first
    while number == first or time.time() < end:
        # Tells where, and ends the process; also where a regular expression never lets another thread run.
        faulthandler.dump_traceback_later(_HANGS, exit=True)
        messages.send(number)
        messages.send(trial.text(number))
        number += 1
    faulthandler.cancel_dump_traceback_later()


def fuzz(minutes: float, seed: int, first: int = 0) -> int:
    """Run so long, but one text at least; print what broke and how much was run.

    Returns:
        How many kinds of failure there were.
    """
    tally, known = Tally(), set[str]()
    began = time.time()
    end = began + 60 * minutes
    number = first
    while number == first or time.time() < end:
        receiver, sender = multiprocessing.Pipe(duplex=False)
        process = multiprocessing.get_context("spawn").Process(
            target=_run, args=(sender, seed, number, end), daemon=True
        )
        process.start()
        sender.close()
        try:
            while True:
                match receiver.recv():
                    case int(begun):
                        number = begun
                    case Tally() as done:
                        tally.add(done)
                    case Broken(kind, report) if kind not in known:
                        known.add(kind)
                        print(report, flush=True)
        except EOFError:
            process.join()
        if process.exitcode == 0:
            break
        known.add(f"dies at text {number}")
        print(f"BROKEN: hangs or dies (exit status {process.exitcode})\n{_repeat(seed, number)}")
        print(f"  {Trial(seed).source(number)}", flush=True)
        number += 1
    print(
        f"seed {seed}, {(time.time() - began) / 60:.1f} min ({os.times().children_user / 60:.1f} of the "
        f"processor): {tally.texts:,} texts, {tally.characters:,} "
        f"characters, {tally.sentences:,} sentences, {tally.rewritten:,} of them rewritten; "
        f"{tally.questions:,} questions about words, {tally.options:,} answers; {tally.cancelled:,} texts "
        f"cancelled, {tally.real:,} also through the real models; {len(known)} kinds of failure"
    )
    return len(known)


def main() -> int:
    """The command: 1 if anything broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=15.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0, help="number of the text to begin with")
    arguments = parser.parse_args()
    return 1 if fuzz(arguments.minutes, arguments.seed, arguments.first) else 0


if __name__ == "__main__":
    raise SystemExit(main())
