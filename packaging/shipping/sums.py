"""SHA-256 sums of what ships."""

import hashlib
from pathlib import Path

from shipping import project

_NAME = "SHA256SUMS"


def write_sums() -> Path:
    """Write the sums of everything in `dist`, in the form that `sha256sum --check` reads."""
    made = project.DIST / _NAME
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(project.DIST.iterdir())
        if path.is_file() and path.name != _NAME
    ]
    made.write_text("".join(lines), encoding="utf-8", newline="\n")
    return made
