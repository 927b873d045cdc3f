"""TOML files that say only how they differ from another one."""

import tomllib
from pathlib import Path
from typing import Any, TypeGuard

_KEY = "extends"


def read_layered(path: Path) -> dict[str, Any]:
    """The table of a file, laid over that of the file which its key `extends` names.

    Tables are laid over each other key by key, a list of tables goes on where the one below ends, and any
    other value, a list too, takes the place of the one below.

    Args:
        path: `extends` in it is relative to its folder; that file may extend a further one.

    Raises:
        OSError: a file cannot be read.
        UnicodeDecodeError: one is no text.
        ValueError: one is not valid TOML, or extends itself; the text names it.
    """
    return _read(path, ())


def _read(path: Path, above: tuple[Path, ...]) -> dict[str, Any]:
    if path.resolve() in above:
        raise ValueError(f"{path} extends itself")
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        # Which of several files it is, the parser cannot know.
        raise ValueError(f"{path.name} is not valid TOML: {error}") from None
    if _KEY not in table:
        return table
    below = table.pop(_KEY)
    if not isinstance(below, str):
        raise ValueError(f"{path.name}: {_KEY} must be the name of a file")  # noqa: TRY004 - the file is at fault
    return _laid_over(_read(path.parent / below, (*above, path.resolve())), table)


def _laid_over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    both = dict(below)
    for key, value in above.items():
        under = both.get(key)
        if isinstance(under, dict) and isinstance(value, dict):
            both[key] = _laid_over(under, value)
        elif _tables(under) and _tables(value):
            both[key] = under + value
        else:
            both[key] = value
    return both


def _tables(value: Any) -> TypeGuard[list[dict[str, Any]]]:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)
