"""Remembers which bundles of strangers have run, so that each is tried out once and not at every start.

A bundle that is given by its folder is not copied, and its writer may change it as often as they like. What
is remembered is therefore its manifest, which names the SHA-256 of every file that is loaded, together with
the versions of what runs it: another file, or another CTranslate2, is another trial.
"""

import hashlib
from contextlib import suppress
from pathlib import Path

import ctranslate2
import tokenizers

from desktop.engine.bundle import Kind, load, manifest_bytes
from desktop.engine.trial import run_apart

_MEMORY = ".tried"


def require_tried(folder: Path, shelf: Path | None) -> None:
    """See that a student's bundle has run in a process of its own; where it has not, have it run now.

    Args:
        folder: of the bundle.
        shelf: where what has run is remembered, in a hidden folder; None where nothing can be.

    Raises:
        BundleError: it is broken, foreign, no student, or does not run.
    """
    digest = _digest(folder)
    mark = None if shelf is None else shelf / _MEMORY / digest
    if mark is not None and _exists(mark):
        return
    # What is wrong with its files is said sooner, and by the name that the folder was given by.
    load(folder, Kind.STUDENT)
    run_apart(folder.absolute())
    # A manifest that changed meanwhile is one that has not run; and a mark that cannot be made is
    # no reason to refuse the bundle.
    if mark is not None and _digest(folder) == digest:
        with suppress(OSError):
            mark.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            mark.touch(mode=0o600)


def _digest(folder: Path) -> str:
    versions = f"{ctranslate2.__version__} {tokenizers.__version__}\n".encode()
    return hashlib.sha256(versions + manifest_bytes(folder)).hexdigest()


def _exists(mark: Path) -> bool:
    try:
        return mark.exists()
    except OSError:  # a shelf that may not be looked into
        return False
