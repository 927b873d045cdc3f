"""What is built: its name, its version, its moment, its files."""

import os
import re
import subprocess
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

PACKAGING = Path(__file__).resolve().parent.parent
ROOT = PACKAGING.parent
BUILD = ROOT / "build"
"""Where everything is made that does not ship itself."""
DIST = ROOT / "dist"
"""Where what ships comes to lie."""

NAME = "phrasewright"
WINDOW = "phrasewright-window"
"""The name under which the frozen program opens the window."""
TITLE = "Phrasewright"


class BuildError(Exception):
    """Something that the person who builds must change, in one sentence."""


def version() -> str:
    """The version, from its only place: `desktop/__init__.py`."""
    text = (ROOT / "desktop" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    if found is None:
        raise BuildError("desktop/__init__.py names no __version__: give it one.")
    return found[1]


def epoch() -> int:
    """The moment that every file in what ships bears, in seconds since 1970.

    It is SOURCE_DATE_EPOCH, or else the time of the last commit.

    Raises:
        BuildError: neither is there.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH")
    return _committed() if given is None else int(given)


@cache
def _committed() -> int:
    """The time of the commit that the build began with, for each of its thousands of files."""
    try:
        shown = subprocess.run(
            ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        raise BuildError(
            "This is no git checkout, so nothing says when it was made: set SOURCE_DATE_EPOCH."
        ) from None
    return int(shown.stdout)


def fill(template: Path, **values: str) -> str:
    """The text of a template in which each `@NAME@` has become its value.

    Raises:
        BuildError: a name is left over.
    """
    text = template.read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    left = re.search(r"@[A-Z]+@", text)
    if left is not None:
        raise BuildError(f"{template.name} asks for {left[0]}, which nothing fills in.")
    return text


def day() -> str:
    """The day of `epoch`, as in 2026-11-21."""
    return datetime.fromtimestamp(epoch(), UTC).strftime("%Y-%m-%d")


def package_data() -> list[tuple[str, str]]:
    """The files of `desktop` that are not Python: each with the folder that it goes to in what ships."""
    found = sorted(path for path in (ROOT / "desktop").rglob("*") if _is_data(path))
    return [(str(path), path.parent.relative_to(ROOT).as_posix()) for path in found]


def _is_data(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    hidden = any(part.startswith((".", "__pycache__")) for part in parts)
    return path.is_file() and path.suffix not in {".py", ".pyc"} and not hidden
