"""Proves that the archive works on a bare Debian wherever it is unpacked, and keeps its folder as it was."""

import hashlib
import shutil
import subprocess
from pathlib import Path

from checking.installed import make_root, prepare, use
from checking.running import expect

_PLACE = Path("opt")


def check_unpacked(archive: Path, package: Path, root: Path, release: str, pictures: Path) -> list[str]:
    """Check an archive; what was found, line by line.

    Args:
        archive: the file.
        package: the Debian package of the same build, which says what libraries a system must have.
        root: where the bare Debian is, or is to be made.
        release: of Debian, such as `bookworm`.
        pictures: where pictures of the window go.

    Raises:
        CheckError: something is not as it must be.
    """
    make_root(root, release)
    prepare(root, package)
    shutil.rmtree(root / _PLACE, ignore_errors=True)
    (root / _PLACE).mkdir()
    subprocess.run(["tar", "-xf", archive.resolve(), "-C", root / _PLACE, "--no-same-owner"], check=True)
    folder = root / _PLACE / archive.name.removesuffix(".tar.xz")
    expect(folder.is_dir(), f"The archive has no folder {folder.name}.")
    before = _contents(folder)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    found = [f"The archive: {archive.stat().st_size / 1e6:.1f} MB, unpacked {size / 1e6:.1f} MB"]
    found += use(root, f"/{folder.relative_to(root)}/bin/", pictures / "unpacked.png")
    expect(_contents(folder) == before, "The program has written into its own folder.")
    shutil.rmtree(root / _PLACE / folder.name)
    return [*found, "The folder is as it was unpacked."]


def _contents(folder: Path) -> dict[str, str]:
    """What each file holds, by its path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink()
    }
