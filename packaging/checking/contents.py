"""Proves that no library for the network lies in the program, and that none is looked for outside of it."""

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from checking.running import expect

# Beginnings and parts of the names of files. OpenSSL's other half, libcrypto, is there for its hashes.
_NAMED = ("_socket.", "_asyncio.", "_ssl.", "_multiprocessing.", "_overlapped.")
_WITHIN = ("libssl", "libcurl", "qt6network", "qtnetwork", "webengine")
_LIBRARIES = (".so", ".dll", ".pyd", ".dylib")


def check_contents(folder: Path) -> list[str]:
    """Look through a frozen program; what was found, line by line.

    Raises:
        CheckError: it holds a library for the network, one that looks for others in folders of the machine
            that it was built on, or there is no program.
    """
    files = [path for path in folder.rglob("*") if path.is_file() and _is_library(path)]
    expect(len(files) > 10, f"There is no program in {folder}.")
    held = sorted(path.name for path in files if _is_unwanted(path.name.lower()))
    expect(not held, f"The program holds network code: {', '.join(held)}.")
    found = [f"{len(files)} libraries: no socket module, no TLS and no QtNetwork among them."]
    if sys.platform == "linux":
        expect(shutil.which("readelf") is not None, "readelf is not here: install binutils.")
        astray = sorted(f"{name} in {places}" for name, places in _searched(files).items() if _leaves(places))
        expect(not astray, f"Libraries are looked for outside of the program: {'; '.join(astray[:5])}.")
        found.append("They look for others in the program's folder alone.")
    return found


def _searched(files: Sequence[Path]) -> dict[str, str]:
    """Where each library looks for others, by its name; those that say nothing of it are left out."""
    shown = subprocess.run(["readelf", "--dynamic", *files], capture_output=True, text=True, check=False)
    found, name = {}, ""
    for line in shown.stdout.splitlines():
        if line.startswith("File: "):
            name = Path(line.removeprefix("File: ")).name
        place = re.search(r"\((?:RPATH|RUNPATH)\).*\[(.*)\]", line)
        if place:
            found[name] = place[1]
    return found


def _leaves(places: str) -> bool:
    return any(place.split("/")[0] != "$ORIGIN" for place in places.split(":"))


def _is_library(path: Path) -> bool:
    # On macOS, those of frameworks have no ending.
    return any(end in path.name for end in _LIBRARIES) or ".framework" in path.as_posix()


def _is_unwanted(name: str) -> bool:
    return name.startswith(_NAMED) or any(part in name for part in _WITHIN)
