"""What results depend on, as a name that changes with it."""

import hashlib
import importlib.resources
import json
from pathlib import Path
from typing import Any

from trainer.errors import TrainerError


def of(parts: Any) -> str:
    """A digest of what JSON knows, as 64 hexadecimal digits."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def file(path: Path) -> str:
    """The SHA-256 of a file's content, as 64 hexadecimal digits.

    Raises:
        TrainerError: it cannot be read.
    """
    try:
        with path.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise TrainerError(f"{path}: cannot be read ({error.strerror}).") from None


def place(named: Path | str) -> str:
    """What stands at a place, as 64 hexadecimal digits: a file's content, or that of all files of a folder.

    Args:
        named: file or folder; a text that is neither is the name of a model and stands for itself.

    Raises:
        TrainerError: a path leads nowhere, or a file cannot be read.
    """
    root = Path(named)
    if root.is_dir():
        inside = sorted(each for each in root.rglob("*") if each.is_file())
        return of({each.relative_to(root).as_posix(): file(each) for each in inside})
    return of(named) if isinstance(named, str) and not root.is_file() else file(root)


def code(package: str) -> str:
    """The code and word lists of a package, as 64 hexadecimal digits; "desktop.engine", say."""
    digest = hashlib.sha256()
    with importlib.resources.as_file(importlib.resources.files(package)) as folder:
        for each in sorted([*folder.rglob("*.py"), *folder.rglob("*.txt")]):
            digest.update(each.relative_to(folder).as_posix().encode() + b"\0" + each.read_bytes())
    return digest.hexdigest()
