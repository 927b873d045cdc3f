"""Peak memory of a short and a very long text, each in a process of its own.

`python -m tests.benchmarks.memory [--bundle NAME|DIR] [--words N N] [--student-words N]`

The student would need an hour for 500,000 words. A stand-in therefore takes its place there: it
copies what it reads with a few words exchanged. All the rest is the engine that ships: segments,
plans, tokenizers, guards, voice, the sentence encoder, the ranking and the facade. The stand-in takes
next to no memory, so growth shows larger than it is. The student itself is measured on the short text.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from types import SimpleNamespace
from typing import Any

from desktop.bench.memory import peak_memory
from desktop.bench.text import document
from desktop.engine import bundle as bundles
from desktop.engine.bundle import Kind
from desktop.engine.encoder import load_encoder
from desktop.engine.errors import EngineError
from desktop.engine.facade import Engine, Rewrites
from desktop.engine.request import Request
from desktop.engine.rewriter import Rewriter, load, student_bundle
from desktop.engine.student import Student
from desktop.engine.tokenizer import load_tokenizer

_EXCHANGED = {
    "several": "some", "because": "since", "asked": "begged", "time": "hours", "cheap": "modest",
    "late": "tardily", "closed": "shut", "arrange": "organise", "signed": "completed", "most": "many",
    "careful": "close", "shows": "reveals", "repair": "mend", "begin": "start", "found": "learnt",
    "poor": "bad", "offers": "gives", "old": "aged", "serious": "grave", "crowded": "busy",
    "buy": "get", "require": "oblige", "keep": "hold", "clean": "fresh", "cool": "cold",
    "mainly": "chiefly", "invite": "ask", "discussed": "debated", "clearly": "plainly", "quiet": "calm",
    "small": "little", "finally": "lastly", "young": "youthful", "find": "get", "borrowed": "took",
    "delayed": "held", "missed": "lost", "argues": "claims", "expected": "thought", "change": "alter",
}  # fmt: skip
_MARK = "▁"  # of a piece that begins a word


class CopyingModel:
    """Stands in for `ctranslate2.Translator`: each hypothesis has other words exchanged."""

    num_translators = 2

    def translate_batch(
        self,
        source: Sequence[Sequence[str]],
        target_prefix: Sequence[Sequence[str]] | None = None,
        *,
        num_hypotheses: int = 1,
        asynchronous: bool = False,
        **_options: Any,
    ) -> list[Any]:
        """As CTranslate2; its other options are taken and not heeded."""
        prefixes = target_prefix or [()] * len(source)
        results = [
            _result(tokens, prefix, num_hypotheses) for tokens, prefix in zip(source, prefixes, strict=True)
        ]
        return [_Done(result) for result in results] if asynchronous else results

    def score_batch(self, source: Sequence[Any], _target: Sequence[Any], asynchronous: bool = False) -> Any:
        """As CTranslate2; everything is likely."""
        results = [SimpleNamespace(log_probs=[-1.0]) for _ in source]
        return [_Done(result) for result in results] if asynchronous else results


class _Done:
    """Stands in for `ctranslate2.AsyncTranslationResult`."""

    def __init__(self, result: SimpleNamespace) -> None:
        self._result = result

    def result(self) -> SimpleNamespace:
        return self._result


def _result(tokens: Sequence[str], prefix: Sequence[str], count: int) -> SimpleNamespace:
    # What stands before the first colon are the codes; the last piece ends the sentence.
    start = next((index + 1 for index, piece in enumerate(tokens) if piece.endswith(":")), 0)
    hypotheses = []
    for number in range(count):
        pieces, seen = list(prefix), 0
        for piece in tokens[start:-1]:
            other = _EXCHANGED.get(piece.removeprefix(_MARK))
            seen += other is not None
            # The numbers' bits choose, so that no two hypotheses are alike.
            pieces.append(_MARK + other if other and (number + 1) >> (seen - 1) & 1 else piece)
        hypotheses.append(pieces)
    return SimpleNamespace(
        hypotheses=hypotheses,
        scores=[-0.1 * number for number in range(count)],
        attention=[[[1.0] * len(tokens)] * len(pieces) for pieces in hypotheses],
    )


def copying_rewriter(bundle: str | None) -> Rewriter:
    """The engine with the stand-in in place of the student's model."""
    student = student_bundle(bundle)
    assert student.codes is not None, "a student has codes"
    encoder = next(
        folder for folder in bundles.embedded() if bundles.read_manifest(folder).kind is Kind.ENCODER
    )
    return Rewriter(
        Student(CopyingModel(), load_tokenizer(student), student.codes), load_encoder(bundles.load(encoder))
    )


def measure(make: Callable[[], Rewrites], count: int) -> dict[str, Any]:
    """Rewrite a document of so many words in this process."""
    text = document(count)
    first_s, sentences, rewritten = 0.0, 0, 0
    with closing(Engine(make)) as engine:
        start = time.perf_counter()
        for rewrite in engine.stream(text, Request()):
            first_s = first_s or time.perf_counter() - start
            sentences += 1
            rewritten += not rewrite.unchanged
        seconds = time.perf_counter() - start
    return {
        "words": count, "sentences": sentences, "rewritten": rewritten, "first_s": first_s,
        "seconds": seconds, "peak_mb": peak_memory() / 1e6,
    }  # fmt: skip


def measured(bundle: str | None, student: bool, counts: Sequence[int]) -> Iterator[dict[str, Any]]:
    """Each text in a process of its own."""
    for count in counts:
        command = [sys.executable, "-m", "tests.benchmarks.memory", "--child", str(count)]
        command += ["--student-itself"] * student + (["--bundle", bundle] if bundle else [])
        done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
        if done.returncode:
            raise EngineError(f"The process for {count} words ended with exit code {done.returncode}.")
        row = json.loads(done.stdout)
        print(
            f"{'student' if student else 'stand-in':10}{row['words']:9,}{row['sentences']:11,}"
            f"{row['rewritten'] / row['sentences']:11.0%}{row['first_s']:14.2f}{row['seconds']:10.1f}"
            f"{row['peak_mb']:10.1f}",
            flush=True,
        )
        yield row


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.memory", description=__doc__)
    parser.add_argument("--bundle", metavar="NAME|DIR", help="the student (default: the embedded one)")
    parser.add_argument(
        "--words", type=int, nargs=2, default=(10_000, 500_000), metavar="N",
        help="the short and the long text of the stand-in (default: 10000 500000)",
    )  # fmt: skip
    parser.add_argument(
        "--student-words", type=int, default=10_000, metavar="N",
        help="the text of the student itself; 0 leaves it out (default: %(default)s)",
    )  # fmt: skip
    parser.add_argument("--child", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--student-itself", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    make = load if chosen.student_itself else copying_rewriter
    try:
        if chosen.child:
            print(json.dumps(measure(lambda: make(chosen.bundle), chosen.child)))
            return 0
        print("model         words  sentences  rewritten  first result   seconds   peak MB")
        short, long = measured(chosen.bundle, False, chosen.words)
        for _ in measured(chosen.bundle, True, [chosen.student_words] if chosen.student_words else []):
            pass
    except EngineError as error:
        print(error, file=sys.stderr)
        return 1
    growth = long["peak_mb"] / short["peak_mb"] - 1
    print(f"\npeak memory of the long text beside the short one's: {growth:+.1%} (aim: within 10 %)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
