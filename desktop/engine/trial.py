"""Has a student of strangers do all that the engine asks of one, in a process of its own.

What is wrong with a model may show only once it runs: figures that are none, a crash in native code, no
end, or memory without bounds. None of that is to happen in the program that a writer has open.
"""

import math
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from desktop.engine import oneself
from desktop.engine.bundle import Kind, load
from desktop.engine.errors import BundleError
from desktop.engine.student import Order, Prompt, Student, load_student

_SHORT = "We had to put off the meeting until June."
_LONG = (
    "Nobody who had read the whole of the long report, which the committee had asked for in the spring of "
    "that year, could say for certain whether the bridge over the river would ever be built, and so they "
    "decided, after a day of talks, to wait for another winter before they spent any more money on it."
)
# Seconds; a large student on a slow, busy machine needs some twenty.
_PATIENCE = 180.0
# Bytes of address space that the process may have beside six times those of the bundle; the embedded
# student needs two gigabytes, nearly all of them reserved and never used.
_ROOM = 6 * 1024**3
COMMAND = ("models", "try")


def run_apart(folder: Path) -> None:
    """Try a bundle out in another process.

    Args:
        folder: of the bundle; nobody else may change it meanwhile.

    Raises:
        BundleError: it does not run.
    """
    with oneself.start([*COMMAND, str(folder)], subprocess.DEVNULL, subprocess.DEVNULL) as process:
        try:
            answer, _ = process.communicate(timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            _refuse(folder, "it does not come to an end")
        finally:
            process.kill()
    if process.returncode == 0:
        return
    fault = answer.decode("utf-8", "replace").strip()
    if fault and "\n" not in fault:
        raise BundleError(fault)
    _refuse(folder, "it crashes")


def run(folder: Path) -> None:
    """Try a bundle out in this process, whose memory is limited from now on where the system can do that.

    Raises:
        BundleError: it does not run.
    """
    bundle = load(folder, Kind.STUDENT)
    _limit_memory(6 * bundle.size + _ROOM)
    student = load_student(bundle)
    try:
        scores = [score for sentence in (_SHORT, _LONG) for score in _used(student, sentence)]
    except (RuntimeError, ValueError, IndexError, MemoryError) as error:
        # With text of the libraries' own.
        _refuse(folder, next(iter(str(error).splitlines()), type(error).__name__))
    if not all(map(math.isfinite, scores)):
        _refuse(folder, "its scores are no numbers")


def _used(student: Student, sentence: str) -> Iterator[float]:
    """Ask for everything that the engine asks for; the scores of what comes."""
    prompt = Prompt(student.codes.prompt(student.codes.codes(0.3, 0.1, 1.0), sentence))
    opened = Prompt(prompt.text, " ".join(sentence.split()[:2]))
    for order in (Order((prompt,), 4), Order((prompt, opened), 2, ("meeting", "bridge"))):
        for hypotheses in student.write(order):
            yield from (hypothesis.score for hypothesis in hypotheses)
    yield student.draft(opened).score
    yield from student.likelihoods([prompt.text, opened.text], sentence)
    yield from (hypothesis.score for hypothesis in student.continuations(opened, 3))


def _limit_memory(size: int) -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def _refuse(folder: Path, fault: str) -> NoReturn:
    raise BundleError(
        f"The bundle “{folder}” holds a model that does not run ({fault}); "
        "get it anew or choose another bundle."
    )
