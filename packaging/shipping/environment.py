"""The virtual environment that the program is frozen in: what `lock.txt` names, each file by its hash."""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

from shipping import project

_LOCK = project.PACKAGING / "lock.txt"
_FOLDER = project.BUILD / "venv"


def python() -> Path:
    """The interpreter of the environment, which is made anew when the lock file or Python has changed."""
    interpreter = _FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = _FOLDER / "made-from"
    wanted = f"{sys.version} {hashlib.sha256(_LOCK.read_bytes()).hexdigest()}"
    if interpreter.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return interpreter
    print("Installing what the lock file names …", flush=True)
    venv.create(_FOLDER, clear=True, with_pip=True)
    subprocess.run(
        [
            interpreter, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps",
            "--require-hashes", "--only-binary", ":all:", "--requirement", _LOCK,
        ],
        check=True,
    )  # fmt: skip
    stamp.write_text(wanted, encoding="utf-8")
    return interpreter
