"""Uses the window as a writer would: opens it, types, waits for the rewrite, ends it."""

import os
import signal
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from checking.running import CheckError, Pointer, display, expect, wait_for


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of it.

    Attributes:
        rewrite: what stands for the text in the history.
        start: seconds from the start to the window, drawn.
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
    with display() as name, tempfile.TemporaryFile("w+") as said:
        hands = Pointer(name)
        began = time.monotonic()
        process = subprocess.Popen(
            command, env={**environment, "DISPLAY": name}, stdin=subprocess.DEVNULL,
            stdout=said, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        try:
            window = str(wait_for("The window", lambda: hands.painted_window() or process.poll() is not None))
            start = time.monotonic() - began
            expect(process.poll() is None, f"The window is gone: {_all(said)}")
            _type(hands, window, text, home)
            rewrite = str(wait_for("The rewrite", lambda: _rewrite(home, text)))
            hands.picture(picture)
            hands.press("ctrl+q")
            process.wait(60)
        except (CheckError, subprocess.TimeoutExpired) as error:
            hands.picture(picture)
            why = str(error) if isinstance(error, CheckError) else "The window did not close."
            raise CheckError(f"{why} {picture} shows the screen. {_all(said)}".strip()) from None
        finally:
            # What watches the program ends with it.
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        expect(process.returncode == 0, f"The window ended with {process.returncode}: {_all(said)}")
        expect(not _all(said), f"The window wrote in the terminal: {_all(said)}")
    return Seen(rewrite, start)


def _all(file: TextIO) -> str:
    file.seek(0)
    return file.read().strip()


def _type(hands: Pointer, window: str, text: str, home: Path) -> None:
    """Click on the page and type; once more where a slow start has swallowed it."""
    draft = home / ".local/share/Phrasewright/draft.json"
    for _ in range(5):
        hands.click(window)
        hands.type(text)
        with suppress(CheckError):
            wait_for("The text", lambda: draft.exists() and text in draft.read_text(encoding="utf-8"), 20.0)
            return
        hands.press("ctrl+a")
        hands.press("Delete")
    raise CheckError("What is typed does not reach the window.")


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
