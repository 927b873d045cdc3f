"""Takes a bundle in from strangers: nothing but what its manifest lists, and that only once it has run.

Only the files that the manifest lists are copied, byte by byte as they are hashed, into a new folder that
nobody else writes to; there the bundle is verified, opened and made to write some sentences, in a process
of its own. Nothing is ever run from it, and a folder that holds anything else than its bundle is refused.
"""

import os
from itertools import islice
from pathlib import Path
from typing import NoReturn

from desktop.engine.bundle import MANIFEST, MAX_FILES, Bundle, Kind, load, manifest_bytes
from desktop.engine.errors import BundleError
from desktop.engine.trial import run_apart

# Besides model.bin: JSON that is parsed, and texts for people.
_DATA = frozenset({".json", ".md", ".txt"})
_TEXTS = frozenset({"LICENSE", "LICENCE", "NOTICE", "COPYING"})
# What systems leave in any folder that somebody has looked into.
_DROPPINGS = frozenset({"desktop.ini", "thumbs.db"})


def copy_verified(bundle: Bundle, place: Path) -> None:
    """Copy a student's bundle into a new, empty folder and try it out there.

    Args:
        bundle: whose manifest has been read.
        place: the folder; what stands in it after an error is to be thrown away.

    Raises:
        BundleError: the bundle is broken, holds what is no data, or does not run.
        OSError: nothing can be written to `place`.
    """
    _require_data_alone(bundle)
    _write(bundle, MANIFEST, manifest_bytes(bundle.folder), place)
    for name in bundle.files:
        _write(bundle, name, bundle.read(name), place)
    _try_out(place, bundle)


def _require_data_alone(bundle: Bundle) -> None:
    """Refuse files that are no data, and folders that hold more than a bundle."""
    for name in bundle.files:
        path = Path(name)
        if name != "model.bin" and path.suffix not in _DATA and name not in _TEXTS:
            _refuse(bundle, f"lists {name}, which is not a kind of file that a bundle may hold")
    try:
        with os.scandir(bundle.folder) as entries:
            # A folder of a million files is not to be read to its end.
            names = sorted(entry.name for entry in islice(entries, 8 * MAX_FILES))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise BundleError(
            f"The bundle “{bundle.folder}” cannot be read ({reason}); check the folder."
        ) from error
    for name in names:
        if name in bundle.files or name == MANIFEST or name.startswith("."):
            continue
        if name.lower() not in _DROPPINGS:
            shown = name.encode("utf-8", "replace").decode()[:100]
            _refuse(bundle, f"stands beside {shown!r}, which its manifest does not list")


def _write(bundle: Bundle, name: str, content: bytes, place: Path) -> None:
    """Write a file, forced to disk; all but the model must be text."""
    if name != "model.bin" and not _is_text(content):
        _refuse(bundle, f"has a {name} that is not text")
    with (place / name).open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _is_text(content: bytes) -> bool:
    try:
        return "\0" not in content.decode("utf-8")
    except UnicodeDecodeError:
        return False


def _try_out(place: Path, announced: Bundle) -> None:
    """Open the copy as the engine does, and have it write."""
    try:
        bundle = load(place, Kind.STUDENT)
        if (bundle.name, bundle.files) != (announced.name, announced.files):
            _refuse(announced, "changed while it was read")
        run_apart(place)
    except BundleError as error:
        # What is wrong with the copy is wrong with what was copied.
        raise BundleError(str(error).replace(str(place), str(announced.folder))) from error


def _refuse(bundle: Bundle, fault: str) -> NoReturn:
    raise BundleError(
        f"The bundle “{bundle.folder}” {fault}; nothing was taken in: get it anew or choose another bundle."
    )
