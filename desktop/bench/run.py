"""Runs the benchmark: starts the program afresh, then measures a session in another process."""

import json
import math
import statistics
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import IO, Any, cast

from desktop.bench import machine, progress
from desktop.bench.session import ALTERNATIVES, Session, measure
from desktop.bench.text import sentence
from desktop.engine import oneself
from desktop.engine.errors import EngineError
from desktop.engine.rewriter import AT_ONCE, load, student_bundle


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is measured.

    Attributes:
        starts: how often the program is started.
        sentences: sentences that are rewritten one by one.
        words: words of the document.
    """

    starts: int
    sentences: int
    words: int


FULL = Extent(starts=4, sentences=40, words=10_000)
QUICK = Extent(starts=1, sentences=20, words=1_000)


def bench(bundle: str | None, extent: Extent) -> dict[str, Any]:
    """Measure on this machine.

    Args:
        bundle: name or folder of the student; None for the embedded one.
        extent: how much is measured.

    Returns:
        The figures by name, ready for JSON; each name ends with its unit where it has one.

    Raises:
        EngineError: a bundle is missing or broken, or a measured process ended early.
    """
    # Verified here, so that a mistake in its name is told before anything is started.
    student = student_bundle(bundle)
    starts = []
    for number in range(extent.starts):
        progress.show(f"starting the program: {number + 1} of {extent.starts}")
        starts.append(_start_up(bundle))
    progress.show("")
    measured = _session(bundle, extent)
    return {
        "bundle": student.name,
        "bundle_version": student.version,
        "processor": machine.processor(),
        "cores": machine.cores(),
        "versions": machine.versions(),
        "first_rewrite_s": round(starts[0], 3),
        "first_rewrite_again_s": round(statistics.median(starts[1:]), 3) if starts[1:] else None,
        "sentences": len(measured.sentence_s),
        "alternatives": ALTERNATIVES,
        "sentence_p50_ms": round(1000 * quantile(measured.sentence_s, 0.5), 1),
        "sentence_p95_ms": round(1000 * quantile(measured.sentence_s, 0.95), 1),
        "document_words": measured.document_words,
        "document_first_result_s": round(measured.document_first_s, 3),
        "document_words_per_s": round(measured.document_words / measured.document_s, 1),
        "document_rewritten_share": round(measured.document_rewritten, 3),
        "peak_memory_mb": round(measured.peak_memory / 1e6, 1),
    }


def session(bundle: str | None, sentences: int, words: int) -> str:
    """Measure a session in this process; JSON that `bench` reads from the one that it starts.

    Raises:
        EngineError: a bundle is missing or broken, or the models fail.
    """
    return json.dumps(asdict(measure(lambda: load(bundle, AT_ONCE), sentences, words)))


def quantile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share (0..1) of the values do not exceed."""
    return sorted(values)[max(math.ceil(share * len(values)) - 1, 0)]


def _start_up(bundle: str | None) -> float:
    """Seconds from the start of the process to its first rewrite, as JSON on its standard output."""
    start = time.perf_counter()
    with oneself.start(["rewrite", "--json", *_chosen(bundle), "-"], subprocess.PIPE) as process:
        try:
            # A process that ended early shows by its exit code.
            with suppress(OSError), cast("IO[bytes]", process.stdin) as stdin:
                stdin.write(sentence(0).encode())
            line = cast("IO[bytes]", process.stdout).readline()
            seconds = time.perf_counter() - start
            _expect(process.wait() == 0 and bool(line), process)
        finally:
            process.kill()
    return seconds


def _session(bundle: str | None, extent: Extent) -> Session:
    size = [str(extent.sentences), str(extent.words)]
    with oneself.start(["bench", "--session", *size, *_chosen(bundle)], subprocess.DEVNULL) as process:
        try:
            answer, _ = process.communicate()
            _expect(process.returncode == 0, process)
        finally:
            process.kill()
    figures = json.loads(answer)
    return Session(**figures | {"sentence_s": tuple(figures["sentence_s"])})


def _chosen(bundle: str | None) -> list[str]:
    return ["--bundle", bundle] if bundle else []


def _expect(fine: bool, process: "subprocess.Popen[bytes]") -> None:
    if not fine:
        raise EngineError(
            f"The measured process ended early (exit code {process.returncode}); "
            "see whether “phrasewright rewrite” works, and try again."
        )
