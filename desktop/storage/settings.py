"""The settings as the writer has made them: checked, kept in a file, upgraded from older versions of it."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from desktop.storage import jsonfile
from desktop.storage.declaration import Setting
from desktop.storage.declared import SETTINGS
from desktop.storage.errors import StorageError

T = TypeVar("T")

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]
"""Turns the values of one version of the file into those of the next."""

UPGRADES: tuple[Upgrade, ...] = ()
"""The upgrade of version 1, of version 2 and so on. Never change one that has been released: add one."""

_WHAT = "settings file"


class Settings:
    """The values of all settings. What the writer has not set has its default and is not in the file.

    Values under names that this version does not know are kept: a newer version may know them. Two
    programs with the same file may each change settings; of one that both change, the last change stays.

    Args:
        path: the file, or None to keep the settings in memory only.
        tell: hears, in one sentence each, what could not be read.
        declared: the settings.
        upgrades: what leads from older versions of the file to this one.
    """

    def __init__(
        self,
        path: Path | None,
        tell: Callable[[str], None],
        declared: Sequence[Setting[Any]] = SETTINGS,
        upgrades: Sequence[Upgrade] = UPGRADES,
    ) -> None:
        self._path = path
        self._declared = {setting.key: setting for setting in declared}
        self._upgrades = upgrades
        self._lock = threading.Lock()
        self._values: dict[str, Any] = {}
        self._unsaved: set[str] = set()
        try:
            content = self._read()
        except StorageError as error:
            tell(str(error))
            return
        for key, value in content["values"].items():
            setting = self._declared.get(key)
            if setting is not None:
                try:
                    self._values[key] = setting.checked(value)
                except ValueError as error:
                    tell(f"{error}; until you set it, it has its usual value.")

    def get(self, setting: Setting[T]) -> T:
        """The value of a setting."""
        value: T = self._values.get(setting.key, setting.default)
        return value

    def set(self, setting: Setting[T], value: T) -> None:
        """Give a setting another value; `save` writes it down.

        Raises:
            ValueError: it does not take that value; says what it takes.
        """
        checked = setting.checked(value)
        with self._lock:
            self._values[setting.key] = checked
            self._unsaved.add(setting.key)

    def reset(self, setting: Setting[Any]) -> None:
        """Give a setting its default again."""
        with self._lock:
            self._values.pop(setting.key, None)
            self._unsaved.add(setting.key)

    def save(self) -> None:
        """Write down what has been set since the last time. It waits for the disk.

        Raises:
            StorageError: it could not be written; the values are still in force and still to be saved.
        """
        with self._lock:
            if self._path is None or not self._unsaved:
                return
            try:
                content = self._read()
            except jsonfile.BrokenFileError:
                content = self._empty()
            for key in self._unsaved:
                content["values"].pop(key, None)
                if key in self._values:
                    content["values"][key] = self._declared[key].stored(self._values[key])
            jsonfile.write(self._path, content, _WHAT)
            self._unsaved.clear()

    def _empty(self) -> dict[str, Any]:
        return {"version": len(self._upgrades) + 1, "values": {}}

    def _read(self) -> dict[str, Any]:
        """The content of the file, in this version's form; a newer one is taken as it is.

        Raises:
            StorageError: it cannot be read, or has been set aside.
        """
        content = None if self._path is None else jsonfile.read(self._path, _WHAT)
        if self._path is None or content is None:
            return self._empty()
        version, values = content.get("version"), content.get("values")
        if not isinstance(version, int) or version < 1 or not isinstance(values, dict):
            raise jsonfile.set_aside(self._path, _WHAT)
        try:
            for upgrade in self._upgrades[version - 1 :]:
                values = upgrade(values)
        except (TypeError, ValueError, KeyError, AttributeError):
            raise jsonfile.set_aside(self._path, _WHAT) from None
        return {**content, "version": max(version, len(self._upgrades) + 1), "values": values}
