"""The writer's own presets: positions of the sliders under a name."""

import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from desktop.engine.request import Length
from desktop.storage import jsonfile
from desktop.storage.errors import StorageError

_WHAT = "file with your presets"
_LONGEST_NAME = 60
_MOST = 200


@dataclass(frozen=True, slots=True)
class Preset:
    """Positions of the sliders under a name.

    Attributes:
        name: what the writer calls it; 1 to 60 characters on one line.
        lexical: wanted lexical diversity, 0..100.
        syntactic: wanted syntactic diversity, 0..100.
        length: wanted length.

    Raises:
        ValueError: one of them is none of these, in words for the writer.
    """

    name: str
    lexical: int
    syntactic: int
    length: Length = Length.SAME

    def __post_init__(self) -> None:
        if self.name != self.name.strip() or not 1 <= len(self.name) <= _LONGEST_NAME:
            raise ValueError(
                f"the name of a preset has 1 to {_LONGEST_NAME} characters, no space first or last"
            )
        if not self.name.isprintable():
            raise ValueError("the name of a preset must stand on one line")
        for position in (self.lexical, self.syntactic):
            if isinstance(position, bool) or not isinstance(position, int) or not 0 <= position <= 100:
                raise ValueError("the positions of a preset lie between 0 and 100")


Change = Callable[[dict[str, Preset]], object]
"""Changes a set of presets."""


class Presets:
    """The writer's presets, each name once, in the order in which they were made.

    Args:
        path: the file, or None to keep them in memory only.
        tell: hears, in one sentence, what could not be read.
    """

    def __init__(self, path: Path | None, tell: Callable[[str], None]) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._presets: dict[str, Preset] = {}
        self._unsaved: list[Change] = []
        try:
            self._presets = self._read()
        except StorageError as error:
            tell(str(error))

    @property
    def all(self) -> tuple[Preset, ...]:
        """Every preset."""
        return tuple(self._presets.values())

    def put(self, preset: Preset) -> None:
        """Add a preset, in place of the one of that name if there is one. It waits for the disk.

        Raises:
            StorageError: it could not be written down; that is tried again at the next change.
            ValueError: there are as many as there may be.
        """
        if preset.name not in self._presets and len(self._presets) >= _MOST:
            raise ValueError(f"there may be {_MOST} presets: remove one first")
        self._change(lambda presets: presets.update({preset.name: preset}))

    def remove(self, name: str) -> None:
        """Remove the preset of a name, if there is one. It waits for the disk.

        Raises:
            StorageError: that could not be written down; it is tried again at the next change.
        """
        self._change(lambda presets: presets.pop(name, None))

    def _change(self, change: Change) -> None:
        with self._lock:
            change(self._presets)
            if self._path is None:
                return
            self._unsaved.append(change)
            # Another program may have made some meanwhile.
            try:
                kept = self._read()
            except jsonfile.BrokenFileError:
                kept = dict(self._presets)
            for each in self._unsaved:
                each(kept)
            rows = [{**asdict(preset), "length": str(preset.length)} for preset in kept.values()]
            jsonfile.write(self._path, {"version": 1, "presets": rows}, _WHAT)
            self._unsaved.clear()
            self._presets = kept

    def _read(self) -> dict[str, Preset]:
        content = None if self._path is None else jsonfile.read(self._path, _WHAT)
        if self._path is None or content is None:
            return {}
        try:
            presets = [_preset(row) for row in content["presets"]]
        except (KeyError, TypeError, ValueError, AttributeError):
            raise jsonfile.set_aside(self._path, _WHAT) from None
        return {preset.name: preset for preset in presets}


def _preset(row: dict[str, Any]) -> Preset:
    return Preset(row["name"], row["lexical"], row["syntactic"], Length(row["length"]))
