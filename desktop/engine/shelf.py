"""The shelf: the bundles that ship with the program, and those that its user has taken in."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from desktop.engine import bundle as bundles
from desktop.engine.bundle import MANIFEST, Bundle, Kind
from desktop.engine.errors import BundleError
from desktop.engine.intake import copy_verified
from desktop.engine.tried import require_tried

# Windows opens a device where a file of this name is asked for.
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10))}
)
_INCOMING, _FORMER = ".incoming-", ".former-"
# Seconds after which an unfinished folder is one that a crash has left, not another program's work.
_STALE = 3600.0
# Seconds that another program's replacement may be between its two moves.
_SETTLING = 1.0


@dataclass(frozen=True, slots=True)
class Shelved:
    """A bundle on the shelf, as a list shows it; its files have not been verified.

    Attributes:
        name: by which it is found.
        folder: where it lies.
        embedded: whether it ships with the program; only the others can be removed.
        bundle: what its manifest says; None where it cannot be used.
        fault: why it cannot be used, in a sentence; None where it can.
    """

    name: str
    folder: Path
    embedded: bool
    bundle: Bundle | None
    fault: str | None


class Shelf:
    """The bundles of one user.

    Args:
        folder: for the bundles that are taken in; made when the first one is. None where the user has
            no folder, and nothing can be taken in.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def bundles(self) -> list[Shelved]:
        """Every bundle, the embedded ones first, each part by name; broken ones are told as such."""
        embedded = [_shelved(path, embedded=True) for path in bundles.embedded()]
        return embedded + [_shelved(path, embedded=False) for path in self._imported()]

    def find(self, name_or_folder: str) -> Path:
        """The folder of a bundle on the shelf given its name, or of any bundle given its path.

        Raises:
            BundleError: neither exists.
        """
        known = {path.name: path for path in (*self._imported(), *bundles.embedded())}
        if name_or_folder in known:
            return known[name_or_folder]
        path = Path(name_or_folder)
        if name_or_folder and path.is_dir():
            return path
        names = ", ".join(each.name for each in self.bundles()) or "none"
        raise BundleError(
            f"There is no bundle “{name_or_folder}”: give the folder of one, or a name out of these: {names}."
        )

    def to_use(self, name_or_folder: str) -> Path:
        """As `find`, for a bundle that is about to write: one that is on no shelf is first tried out.

        That is done in a process of its own and takes some seconds, once for each bundle.

        Raises:
            BundleError: neither exists, or the bundle is broken, foreign, no student, or does not run.
        """
        folder = self.find(name_or_folder)
        known = {path.resolve() for path in (*bundles.embedded(), *self._imported())}
        if folder.resolve() not in known:
            require_tried(folder, self._folder)
        return folder

    def take_in(self, folder: Path | str) -> Bundle:
        """Copy a student's bundle to the shelf; one of the same name that was taken in before gives way.

        Returns:
            The bundle in its new place, verified.

        Raises:
            BundleError: it is broken, foreign, no student or hostile, has the name of an embedded one,
                or cannot be copied. The shelf is as it was.
        """
        source = Path(folder)
        bundle = bundles.read_manifest(source)
        if bundle.kind is not Kind.STUDENT:
            raise BundleError(
                f"The bundle “{source}” holds a sentence encoder, and the program uses its own; "
                "choose a student."
            )
        self._require_free_name(source, bundle.name)
        shelf = self._own()
        try:
            shelf.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._sweep(shelf)
            with _incoming(shelf) as place:
                copy_verified(bundle, place)
                _move(place, shelf / bundle.name)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise BundleError(
                f"The bundle “{source}” could not be taken in ({reason}); make room or check the folder "
                f"“{shelf}”, and try again."
            ) from error
        return bundles.read_manifest(shelf / bundle.name)

    def remove(self, name: str) -> None:
        """Delete a bundle that was taken in.

        Raises:
            BundleError: there is none of that name, it ships with the program, or it cannot be deleted.
        """
        if name in {path.name for path in bundles.embedded()}:
            raise BundleError(
                f"The bundle “{name}” ships with the program and stays; only bundles that you have "
                "imported can be removed."
            )
        place = {path.name: path for path in self._imported()}.get(name)
        if place is None:
            names = ", ".join(path.name for path in self._imported()) or "none"
            raise BundleError(f"There is no imported bundle “{name}” to remove; there are: {names}.")
        aside = place.with_name(f"{_INCOMING}{name}")
        try:
            # Gone in one step: what a crash leaves of it is no bundle any more.
            with suppress(FileNotFoundError):
                shutil.rmtree(aside)
            place.rename(aside)
            shutil.rmtree(aside)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise BundleError(
                f"The bundle “{name}” could not be removed ({reason}); close what uses “{place}” and "
                "try again."
            ) from error

    def _imported(self) -> list[Path]:
        if self._folder is None:
            return []
        try:
            self._restore(self._folder)
            found = [manifest.parent for manifest in self._folder.glob(f"*/{MANIFEST}")]
        except OSError:
            return []
        return sorted(path for path in found if not path.name.startswith("."))

    def _own(self) -> Path:
        if self._folder is None:
            raise BundleError(
                "No folder of yours could be found to keep models in: set HOME to one and start again."
            )
        return self._folder

    def _require_free_name(self, source: Path, name: str) -> None:
        # Folded, as the file systems of Windows and macOS do it.
        if name.casefold() in {path.name.casefold() for path in bundles.embedded()}:
            raise BundleError(
                f"The bundle “{source}” has the name of one that ships with the program (“{name}”); make it "
                "again under another name."
            )
        if name.partition(".")[0].casefold() in _DEVICES or name.endswith("."):
            raise BundleError(
                f"The bundle “{source}” has a name that no folder may have on every system (“{name}”); "
                "make it again under another name."
            )
        other = next(
            (path.name for path in self._imported() if path.name.casefold() == name.casefold()), name
        )
        if other != name:
            raise BundleError(
                f"The bundle “{source}” (“{name}”) differs from “{other}” by capitals alone; remove that "
                "one first."
            )

    @staticmethod
    def _restore(shelf: Path) -> None:
        """Put back what a crash in the middle of a replacement has left aside."""
        for former in shelf.glob(f"{_FORMER}*"):
            place = shelf / former.name.removeprefix(_FORMER)
            if not place.exists() and time.time() - former.lstat().st_ctime > _SETTLING:
                with suppress(OSError):
                    former.rename(place)

    @staticmethod
    def _sweep(shelf: Path) -> None:
        """Delete what crashes have left behind."""
        for left in (*shelf.glob(f"{_INCOMING}*"), *shelf.glob(f"{_FORMER}*")):
            with suppress(OSError):
                if time.time() - left.lstat().st_ctime > _STALE:
                    shutil.rmtree(left)


def _shelved(folder: Path, *, embedded: bool) -> Shelved:
    try:
        return Shelved(folder.name, folder, embedded, bundles.read_manifest(folder), None)
    except BundleError as error:
        return Shelved(folder.name, folder, embedded, None, str(error))


def _move(place: Path, target: Path) -> None:
    """Move the new bundle to its place; a former one stands aside until it is there."""
    place.chmod(0o755)
    if not target.exists():
        place.rename(target)
        return
    former = target.with_name(f"{_FORMER}{target.name}")
    with suppress(FileNotFoundError):
        shutil.rmtree(former)
    target.rename(former)
    try:
        place.rename(target)
    except OSError:
        former.rename(target)
        raise
    shutil.rmtree(former, ignore_errors=True)


@contextmanager
def _incoming(shelf: Path) -> Iterator[Path]:
    place = Path(tempfile.mkdtemp(prefix=_INCOMING, dir=shelf))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)
