"""Where the program keeps things: in the user's own folders, or in a `Data` folder beside the program."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from desktop.atomicfile import reason
from desktop.storage.errors import StorageError

_APPLICATION = "Phrasewright"
PORTABLE_FOLDER = "Data"
"""The folder that makes the program portable if it stands beside it."""


@dataclass(frozen=True, slots=True)
class Places:
    """The folders to keep things in.

    Attributes:
        settings: for settings and presets.
        data: for the draft, the history and imported models.
        logs: for log files.
        portable: whether they all are in the `Data` folder beside the program.
    """

    settings: Path
    data: Path
    logs: Path
    portable: bool = False

    @property
    def settings_file(self) -> Path:
        """The file of the settings."""
        return self.settings / "settings.json"

    @property
    def models(self) -> Path:
        """For the bundles that the user has imported."""
        return self.data / "models"

    @classmethod
    def within(cls, folder: Path, *, portable: bool = False) -> "Places":
        """All in one folder."""
        return cls(folder, folder, folder / "logs", portable)

    @classmethod
    def find(cls, program: Path | None = None) -> "Places":
        """Where this program keeps things.

        Args:
            program: the folder that the program stands in; by default `program_folder()`.

        Raises:
            StorageError: the system names no folder of the user's (there is no home).
        """
        beside = program if program is not None else program_folder()
        if beside is not None and (beside / PORTABLE_FOLDER).is_dir():
            return cls.within(beside / PORTABLE_FOLDER, portable=True)
        try:
            folders = platformdirs.PlatformDirs(_APPLICATION, appauthor=False, roaming=False)
            found = (folders.user_config_path, folders.user_data_path, folders.user_log_path)
        except (RuntimeError, OSError, KeyError):
            found = (Path(), Path(), Path())
        if not all(path.is_absolute() for path in found):
            raise StorageError(
                "No folder of yours could be found to keep settings in: set HOME to one and start again."
            )
        return cls(*found)

    def make(self) -> None:
        """Make the folders where they are missing, for this user alone.

        Raises:
            StorageError: one could not be made.
        """
        for folder in (self.settings, self.data, self.logs):
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise StorageError(
                    f"The folder “{folder.name}” for settings and draft could not be made: {reason(error)}; "
                    "until it can be, nothing is kept beyond this session."
                ) from None


def program_folder() -> Path | None:
    """The folder in which the writer sees the program: that of the AppImage, the .app or the executable.

    None where the program is not frozen: an installed package has no folder of its own.
    """
    if image := os.environ.get("APPIMAGE"):
        return Path(image).resolve().parent
    if not getattr(sys, "frozen", False):
        return None
    executable = Path(sys.executable).resolve()
    bundle = next((parent for parent in executable.parents if parent.suffix == ".app"), executable)
    return bundle.parent
