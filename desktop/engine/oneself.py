"""Starts this very program once more, for what is better done in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Sequence


def start(arguments: Sequence[str], stdin: int, stderr: int | None = None) -> "subprocess.Popen[bytes]":
    """Start `phrasewright` with these arguments.

    Args:
        arguments: as in a terminal.
        stdin: what it reads, as `subprocess` has it.
        stderr: where its messages go; None for where ours go.

    Returns:
        The process; its standard output is a pipe.
    """
    frozen = getattr(sys, "frozen", False)
    # A frozen program is its own interpreter and knows no -m.
    program = [sys.executable] if frozen else [sys.executable, "-m", "desktop.cli"]
    return subprocess.Popen(  # noqa: S603 - nothing but this program itself
        [*program, *arguments],
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=stderr,
        # Out of reach of Ctrl+C, which would meet it anywhere, also in its imports: who starts it ends it.
        process_group=0 if os.name == "posix" else None,
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        # PyInstaller takes its own child for a helper, which need not be unpacked, unless told.
        env=os.environ | {"PYINSTALLER_RESET_ENVIRONMENT": "1"},
    )
