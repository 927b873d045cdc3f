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


def code(package: str) -> str:
    """The code and word lists of a package, as 64 hexadecimal digits; "desktop.engine", say."""
    digest = hashlib.sha256()
    with importlib.resources.as_file(importlib.resources.files(package)) as folder:
        for each in sorted([*folder.rglob("*.py"), *folder.rglob("*.txt")]):
            digest.update(each.relative_to(folder).as_posix().encode() + b"\0" + each.read_bytes())
    return digest.hexdigest()
