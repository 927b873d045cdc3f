"""Where the time of a rewrite goes.

`python -m tests.benchmarks.profiling [--bundle NAME|DIR] [--sentences N] [--alternatives N]`

First the time of a sentence as the program runs it, with the student on threads of its own. Then all
on one thread, one thing after another, so that each moment belongs to one part; what a part calls of
another counts for the other. Parts are found by name: one that has been renamed is reported, and its
time counts as the rest.
"""

import argparse
import functools
import importlib
import pkgutil
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType
from typing import Any

import desktop.engine
from desktop.bench.text import sentence
from desktop.engine import bundle as bundles
from desktop.engine.bundle import Kind
from desktop.engine.encoder import load_encoder
from desktop.engine.errors import EngineError
from desktop.engine.request import Request
from desktop.engine.rewriter import Rewriter, load, student_bundle
from desktop.engine.student import Student
from desktop.engine.tokenizer import load_tokenizer

_STUDENT, _SCORING = "student writing", "student reading back"
# Part, module and what stands in it: methods are wrapped in their class, functions wherever the engine
# has imported them.
_PARTS = (
    ("tokenizing", "tokenizer", ("FastTokenizer.encode_batch", "FastTokenizer.encode_within")),
    ("tokenizing", "tokenizer", ("FastTokenizer.decode", "FastTokenizer.count")),
    ("similarity (encoder)", "encoder", ("SentenceEncoder.encode",)),
    ("guards", "guards", ("GuardedSource.__init__", "GuardedSource.broken")),
    ("segmenting", "segment", ("split",)),
    ("prose and language", "prose", ("reason_to_keep",)),
    ("planning", "plan", ("orders", "prompt", "gentle_orders")),
    ("protected parts", "protected", ("protected", "write_around")),
    ("layout", "layout", ("fit", "flatten", "straighten")),
    ("voice", "voice.articles", ("conform",)),
    ("voice", "voice.contractions", ("conform",)),
    ("voice", "voice.spelling", ("conform", "evidence")),
    ("voice", "voice.echoes", ("Echoes.penalty", "Echoes.note")),
    ("measures", "measures", ("lexical_diversity", "syntactic_diversity", "length_ratio")),
    ("ranking", "ranking", ("by_cost", "choose")),
)


class Clock:
    """Adds up the time of parts, each without what it calls of others."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self.calls: Counter[str] = Counter()
        self._inside: list[str] = []
        self._since = 0.0

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """The time until the block ends belongs to `name`, but for the parts inside it."""
        self._change()
        self._inside.append(name)
        self.calls[name] += 1
        try:
            yield
        finally:
            self._change()
            self._inside.pop()

    def _change(self) -> None:
        now = time.perf_counter()
        if self._inside:
            self.seconds[self._inside[-1]] += now - self._since
        self._since = now

    def around(self, function: Callable[..., Any], name: str) -> Callable[..., Any]:
        """`function`, timed; a generator is timed at each step."""

        @functools.wraps(function)
        def timed(*arguments: Any, **options: Any) -> Any:
            with self.part(name):
                result = function(*arguments, **options)
            return self._steps(result, name) if isinstance(result, Iterator) else result

        return timed

    def _steps(self, iterator: Iterator[Any], name: str) -> Iterator[Any]:
        while True:
            with self.part(name):
                try:
                    item = next(iterator)
                except StopIteration:
                    return
            yield item


class TimedModel:
    """A `ctranslate2.Translator` that does at once what it is asked to do later."""

    def __init__(self, model: Any, clock: Clock) -> None:
        self._model = model
        self._clock = clock
        self.asked: list[Sequence[Sequence[str]]] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._model, name)

    def translate_batch(
        self, source: Any, *arguments: Any, asynchronous: bool = False, **options: Any
    ) -> Any:
        """As CTranslate2, timed."""
        self.asked.append(source)
        with self._clock.part(_STUDENT):
            results = self._model.translate_batch(source, *arguments, **options)
        return [_Done(result) for result in results] if asynchronous else results

    def score_batch(self, *arguments: Any, asynchronous: bool = False, **options: Any) -> Any:
        """As CTranslate2, timed."""
        with self._clock.part(_SCORING):
            results = self._model.score_batch(*arguments, **options)
        return [_Done(result) for result in results] if asynchronous else results

    def encoding_seconds(self) -> float:
        """What the encoder takes for all that was asked, with the first step of the decoder."""
        start = time.perf_counter()
        for source in self.asked:
            self._model.translate_batch(source, beam_size=1, max_decoding_length=1)
        return time.perf_counter() - start


class _Done:
    """Stands in for `ctranslate2.AsyncTranslationResult`."""

    def __init__(self, result: Any) -> None:
        self._result = result

    def result(self) -> Any:
        return self._result


def wrap_parts(clock: Clock) -> list[str]:
    """Wrap every part; returns the names that are there no more."""
    modules = [
        importlib.import_module(module.name)
        for module in pkgutil.walk_packages(desktop.engine.__path__, "desktop.engine.")
    ]
    return [
        f"{module_name}.{name}"
        for part, module_name, names in _PARTS
        for name in names
        if not _wrap(clock, part, sys.modules.get(f"desktop.engine.{module_name}"), name, modules)
    ]


def _wrap(
    clock: Clock, part: str, module: ModuleType | None, name: str, modules: Sequence[ModuleType]
) -> bool:
    owner, _, method = name.rpartition(".")
    home = getattr(module, owner, None) if owner else module
    original = getattr(home, method, None)
    if home is None or original is None:
        return False
    timed = clock.around(original, part)
    if owner:
        setattr(home, method, timed)
        return True
    for each in modules:
        for attribute, value in list(vars(each).items()):
            if value is original:
                setattr(each, attribute, timed)
    return True


def rewriting_seconds(rewriter: Rewriter, sentences: Sequence[str], request: Request) -> list[float]:
    """The time of each sentence on its own."""
    seconds = []
    for text in sentences:
        start = time.perf_counter()
        for _ in rewriter.rewrite(text, request, lambda: False):
            pass
        seconds.append(time.perf_counter() - start)
    return seconds


def main(arguments: Sequence[str] | None = None) -> int:
    """Profile and print; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.profiling", description=__doc__)
    parser.add_argument("--bundle", metavar="NAME|DIR", help="the student (default: the embedded one)")
    parser.add_argument("--sentences", type=int, default=40, metavar="N", help="default: %(default)s")
    parser.add_argument("--alternatives", type=int, default=4, metavar="N", help="default: %(default)s")
    chosen = parser.parse_args(arguments)
    sentences = [sentence(number) for number in range(chosen.sentences)]
    # None of them is among those that are measured.
    warming = [sentence(number) for number in range(chosen.sentences, chosen.sentences + 2)]
    request = Request(alternatives=chosen.alternatives)
    try:
        shipped = load(chosen.bundle)
        student = student_bundle(chosen.bundle)
    except EngineError as error:
        print(error, file=sys.stderr)
        return 1
    rewriting_seconds(shipped, warming, request)
    usual = rewriting_seconds(shipped, sentences, request)
    clock = Clock()
    assert student.codes is not None, "a student has codes"
    model = TimedModel(student.translator(1), clock)
    encoder = next(
        folder for folder in bundles.embedded() if bundles.read_manifest(folder).kind is Kind.ENCODER
    )
    rewriter = Rewriter(
        Student(model, load_tokenizer(student), student.codes), load_encoder(bundles.load(encoder))
    )
    rewriting_seconds(rewriter, warming, request)
    missing = wrap_parts(clock)
    model.asked.clear()
    clock.seconds.clear()
    clock.calls.clear()
    total = sum(rewriting_seconds(rewriter, sentences, request))
    encoding = model.encoding_seconds()
    print(
        f"{student.name} {student.version}, {len(sentences)} sentences, {request.alternatives} alternatives"
    )
    print(f"a sentence as the program runs it: {1000 * statistics.median(usual):.0f} ms (median)\n")
    _print_table(clock, total, encoding, len(sentences))
    for name in missing:
        print(f"not found: {name}")
    return 0


def _print_table(clock: Clock, total: float, encoding: float, count: int) -> None:
    print(f"{'on one thread':36}{'ms a sentence':>14}{'share':>8}{'calls':>8}")

    def row(name: str, seconds: float, calls: int | None) -> None:
        listed = "" if calls is None else f"{calls / count:.1f}"
        print(f"{name:36}{1000 * seconds / count:14.2f}{seconds / total:8.1%}{listed:>8}")

    for name, seconds in clock.seconds.most_common():
        row(name, seconds, clock.calls[name])
        if name == _STUDENT:
            row("  of it encoder and first step", encoding, None)
    row("rest", total - clock.seconds.total(), None)
    row("all", total, None)


if __name__ == "__main__":
    sys.exit(main())
