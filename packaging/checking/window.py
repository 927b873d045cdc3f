"""Uses the window as a writer would: opens it, types, waits for the rewrite, ends it."""

import sqlite3
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from checking.running import CheckError, Pointer, display, expect, wait_for


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of it.

    Attributes:
        rewrite: what stands for the text in the history.
        start: seconds from the start to the window.
    """

    rewrite: str
    start: float


def use_window(
    command: Sequence[str | Path], environment: Mapping[str, str], home: Path, text: str, picture: Path
) -> Seen:
    """Open the window, type `text`, wait until its rewrite is in the history, and quit.

    Args:
        command: starts the window.
        environment: for it, but for DISPLAY.
        home: the home folder, as this machine sees it.
        text: a sentence or more.
        picture: where to keep a picture of the window with the rewrite.

    Raises:
        CheckError: the window or the rewrite has not come, or something was written on standard error.
    """
    with display() as name:
        hands = Pointer(name)
        began = time.monotonic()
        process = subprocess.Popen(
            command, env={**environment, "DISPLAY": name}, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        try:
            window = str(wait_for("The window", lambda: hands.window() or process.poll() is not None))
            start = time.monotonic() - began
            expect(process.poll() is None, f"The window is gone: {_said(process)}")
            time.sleep(2.0)  # until the window is drawn
            hands.click(window)
            hands.type(text)
            rewrite = str(wait_for("The rewrite", lambda: _rewrite(home, text)))
            hands.picture(picture)
            hands.press("ctrl+q")
            process.wait(60)
        except subprocess.TimeoutExpired:
            raise CheckError("The window did not close.") from None
        finally:
            process.kill()
        said = _said(process)
        expect(process.returncode == 0, f"The window ended with {process.returncode}: {said}")
        expect(not said, f"The window wrote in the terminal: {said}")
    return Seen(rewrite, start)


def _said(process: "subprocess.Popen[str]") -> str:
    return process.stdout.read().strip() if process.stdout is not None else ""


def _rewrite(home: Path, text: str) -> str:
    """What the history has for a text; "" while it has nothing."""
    file = home / ".local/share/Phrasewright/history.sqlite3"
    if not file.exists():
        return ""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as history:
        try:
            rows = history.execute("SELECT source, rewrite FROM rewrites ORDER BY id DESC").fetchall()
        except sqlite3.OperationalError:  # being made, or written to
            return ""
    return next(
        (rewrite for source, rewrite in rows if source.strip() == text and rewrite.strip() != text), ""
    )
