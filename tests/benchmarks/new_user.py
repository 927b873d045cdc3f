"""Two minutes of a new user's, played with keys and mouse on a real X server, with a picture of each step.

    python -m tests.benchmarks.new_user [--into FOLDER] [--language CODE]

Starts a server of its own (Xvfb) and the program as anybody would, with empty folders; pastes, slides, picks
an alternative, freezes a word, saves as .docx, kills the program and starts it again. Prints how long the
start took until the window could be used (on the clock, and as computed on all threads, which also load the
model), how much memory it held, and what stands in the saved document.

It needs Xvfb, xdotool and ImageMagick's `import`, and on the Python side the extra `test`.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import docx
import numpy as np

from desktop.window.look.theme import LIGHT

_TEXT = (
    "The committee postponed its decision until the following week because several members had not yet read "
    "the lengthy report about the new bridge. They serve breakfast all day and offer affordable prices. "
    "Our team finished the project two weeks early, although the weather was terrible."
)
_HOLDS_CLIPBOARD = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
QGuiApplication.clipboard().setText(sys.argv[1])
print("ready", flush=True)
application.exec()
"""
_SIZE = (1280, 800)
_BAR = tuple(bytes.fromhex(colour[1:]) for colour in (LIGHT.rule, LIGHT.accent))
_PAGE = (300, 420)
"""A place on the page of the text, below its words and above the alternatives, should there be any."""

_STILL = 2.5
"""Seconds without a change on the screen after which the program is taken to be done."""

_CURSOR = 3 * 4 * 40
"""Bytes of the picture of the screen that a blinking cursor changes, at most."""


class Desk:
    """A screen, a keyboard and a mouse.

    Args:
        environment: in which programs see the screen.
        folder: for the pictures.

    Attributes:
        errors: what the program writes to its standard error.
    """

    def __init__(self, environment: dict[str, str], folder: Path) -> None:
        self.environment = environment
        self.errors = folder / "errors.txt"
        self._folder = folder
        self._count = 0

    def do(self, *arguments: str) -> str:
        """Have xdotool do something."""
        command = ["xdotool", *arguments]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, as fast as a person would."""
        for key in keys:
            self.do("key", key)
            time.sleep(0.15)

    def click(self, x: int, y: int) -> None:
        """Click somewhere on the screen."""
        self.do("mousemove", str(x), str(y), "click", "1")
        time.sleep(0.15)

    def look(self) -> bytes:
        """What is on the screen."""
        command = ["import", "-window", "root", "-depth", "8", "rgb:-"]
        return subprocess.run(command, env=self.environment, capture_output=True, check=True).stdout

    def colour(self, x: int, y: int) -> str:
        """The colour at a place, as #rrggbb."""
        command = ["import", "-window", "root", "-crop", f"1x1+{x}+{y}", "-depth", "8", "rgb:-"]
        found = subprocess.run(command, env=self.environment, capture_output=True, check=True).stdout
        return f"#{found.hex()}"

    def settle(self, seconds: float = 180) -> float:
        """Wait until nothing is being rewritten and nothing changes any more; how long that took."""
        began = since = time.monotonic()
        seen = self.look()
        while time.monotonic() - began < seconds and time.monotonic() - since < _STILL:
            time.sleep(0.2)
            now = self.look()
            if _differ(seen, now) or self._busy(now):
                since = time.monotonic()
            seen = now
        return since - began

    @staticmethod
    def _busy(screen: bytes) -> bool:
        """Whether there is a progress bar at the foot, which is a long line of its two colours."""
        width, height = _SIZE
        for row in range(height - 40, height - 10):
            line = screen[3 * width * row + 3 * width // 2 : 3 * width * (row + 1)]
            if any(line.count(colour * 40) for colour in _BAR):
                return True
        return False

    def picture(self, name: str) -> None:
        """Take a picture of the screen."""
        self._count += 1
        path = self._folder / f"{self._count:02}-{name}.png"
        subprocess.run(["import", "-window", "root", str(path)], env=self.environment, check=True)
        print(f"  {path.name}", flush=True)


def _differ(before: bytes, after: bytes) -> bool:
    """Whether more has changed on the screen than a cursor that blinks."""
    one, other = (np.frombuffer(screen, dtype=np.uint8) for screen in (before, after))
    return bool(np.count_nonzero(one != other) > _CURSOR)


class Program:
    """The program, started as anybody would.

    Attributes:
        seconds: from the start until the window could be used.
        computed: seconds of processor time that it had used by then.
    """

    def __init__(self, desk: Desk) -> None:
        began = time.monotonic()
        command = [sys.executable, "-m", "desktop.window.app"]
        with desk.errors.open("ab") as errors:
            self._process = subprocess.Popen(command, env=desk.environment, stderr=errors)
        window = ""
        while not window and self._is_coming(desk, began):
            window = desk.do("search", "--onlyvisible", "--name", "Phrasewright").split("\n")[0]
            time.sleep(0.02)
        while desk.colour(*_PAGE) != LIGHT.page and self._is_coming(desk, began):
            time.sleep(0.02)  # until the page is painted
        self.seconds = time.monotonic() - began
        ticks = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        self.computed = (int(ticks[11]) + int(ticks[12])) / os.sysconf("SC_CLK_TCK")
        desk.do("windowmove", window, "0", "0")
        desk.do("windowfocus", window)

    def _is_coming(self, desk: Desk, began: float) -> bool:
        """Whether its window may still come; the end of all this where it has ended without one."""
        status = self._process.poll()
        if status is not None:
            sys.exit(f"The program has ended with status {status}; see {desk.errors}.")
        return time.monotonic() - began < 120

    def memory(self) -> tuple[float, float]:
        """What it holds now and what it has held at most, in MB."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        kilobytes = dict(line.split(":", 1) for line in status.splitlines())
        return tuple(int(kilobytes[name].split()[0]) / 1000 for name in ("VmRSS", "VmHWM"))  # type: ignore[return-value]

    def kill(self) -> None:
        """End it as a power cut would."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def wait(self) -> int:
        """Wait until it has ended by itself."""
        return self._process.wait(60)


@contextmanager
def screen() -> Iterator[str]:
    """An X server of its own: the name of its display."""
    width, height = _SIZE
    command = ["Xvfb", "-displayfd", "1", "-nolisten", "tcp", "-screen", "0", f"{width}x{height}x24"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        try:
            yield f":{server.stdout.readline().strip()}"
        finally:
            server.terminate()


def play(desk: Desk, saved: Path) -> None:
    """The two minutes."""
    program = Program(desk)
    print(f"start to a window that can be used: {program.seconds:.2f} s, computed {program.computed:.2f} s")
    desk.settle()
    desk.picture("first-start")
    clipboard = [sys.executable, "-c", _HOLDS_CLIPBOARD, _TEXT]
    with subprocess.Popen(clipboard, env=desk.environment, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        desk.click(300, 600)
        desk.press("ctrl+v")
        print(f"paste to a finished rewrite: {desk.settle():.1f} s")
        holder.terminate()
    desk.picture("pasted")
    desk.press("Tab", "Tab", "Prior", "Prior", "Prior")
    desk.settle()
    desk.picture("slid")
    desk.click(120, 238)
    desk.press("ctrl+3", "Down", "Down")
    desk.settle()
    desk.picture("tried-on")
    desk.press("Return")
    desk.settle()
    desk.picture("picked")
    desk.click(150, 192)
    desk.press("ctrl+l")
    desk.settle()
    desk.picture("frozen")
    desk.press("ctrl+s")
    desk.settle()
    desk.press("ctrl+a")
    desk.do("type", "--delay", "20", str(saved))
    desk.picture("saving")
    desk.press("Return")
    desk.settle()
    desk.picture("saved")
    now, most = program.memory()
    print(f"memory: {now:.0f} MB, at most {most:.0f} MB")
    program.kill()
    again = Program(desk)
    print(f"start after the kill: {again.seconds:.2f} s, computed {again.computed:.2f} s")
    desk.settle()
    desk.picture("after-a-kill")
    desk.press("ctrl+q")
    print(f"quit with status {again.wait()}")
    words = "\n".join(paragraph.text for paragraph in docx.Document(str(saved)).paragraphs)
    print(f"saved document: {words}")


def main() -> int:
    """Play the session."""
    parser = argparse.ArgumentParser(description="Plays a new user's first two minutes on a real X server.")
    parser.add_argument("--into", type=Path, help="folder for the pictures; by default a new one")
    parser.add_argument("--language", default="en", help="of the desktop: en, de")
    chosen = parser.parse_args()
    missing = [name for name in ("Xvfb", "xdotool", "import") if shutil.which(name) is None]
    if missing:
        print(f"Install these first: {', '.join(missing)}.", file=sys.stderr)
        return 1
    folder = chosen.into or Path(tempfile.mkdtemp(prefix="new-user-"))
    folder.mkdir(parents=True, exist_ok=True)
    print(f"pictures in {folder}:")
    with tempfile.TemporaryDirectory() as home, screen() as display:
        inherited = {
            name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "LC_", "QT_"))
        }
        settings = {"HOME": home, "DISPLAY": display, "LANG": f"{chosen.language}_XX.UTF-8"}
        play(Desk({**inherited, **settings, "QT_QPA_PLATFORM": "xcb"}, folder), Path(home) / "letter.docx")
    return 0


if __name__ == "__main__":
    sys.exit(main())
