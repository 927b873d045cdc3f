"""Compares two builds, file by file."""

import hashlib
from pathlib import Path

from checking.running import expect


def check_same(first: Path, second: Path) -> list[str]:
    """Compare two folders, or two files; what was found, line by line.

    Raises:
        CheckError: they differ; the message names up to ten differences.
    """
    left, right = _sums(first), _sums(second)
    only = sorted(left.keys() ^ right.keys())
    differing = sorted(name for name in left.keys() & right.keys() if left[name] != right[name])
    named = [f"{name} is in one of them only" for name in only] + [f"{name} differs" for name in differing]
    expect(not named, f"{len(named)} of {len(left.keys() | right.keys())} files: {'; '.join(named[:10])}.")
    return [f"{len(left)} files, all the same"]


def _sums(place: Path) -> dict[str, str]:
    files = sorted(place.rglob("*")) if place.is_dir() else [place]
    return {
        path.relative_to(place).as_posix(): str(path.readlink()) if path.is_symlink() else _sum(path)
        for path in files
        if path.is_symlink() or path.is_file()
    }


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
