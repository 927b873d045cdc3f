"""Runs the built program and says what went wrong."""

import os
import select
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

CANARY = (
    "The committee put off its decision until next week because several members had not heard the "
    "zebra-striped canary of Kettlewick."
)
"""A sentence that stands nowhere but in the checks."""
_DRAWN = 16
"""Colours in a picture of the window that has been drawn."""
SENTENCE = (
    "The committee put off its decision until next week because several members had not read the report."
)
LANGUAGE = {"LANG": "C.UTF-8", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
"""The environment that every check starts from: nothing of the machine that checks gets in."""


class CheckError(Exception):
    """What the check found, in one sentence."""


def run(
    command: Sequence[str | Path], environment: Mapping[str, str], text: str = "", limit: float = 300.0
) -> str:
    """What a program writes, given `text` on its standard input.

    Raises:
        CheckError: it failed, took longer than `limit` seconds or wrote anything on its standard error.
    """
    try:
        done = subprocess.run(
            command,
            input=text,
            env=dict(environment),
            capture_output=True,
            text=True,
            timeout=limit,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise CheckError(f"{_named(command)} took longer than {limit:.0f} s.") from None
    if done.returncode != 0:
        raise CheckError(f"{_named(command)} ended with {done.returncode}: {done.stderr.strip()}")
    if done.stderr.strip():
        raise CheckError(f"{_named(command)} wrote on its standard error: {done.stderr.strip()}")
    return done.stdout


def expect(fine: bool, otherwise: str) -> None:
    """Raise a CheckError that says `otherwise`, unless all is fine."""
    if not fine:
        raise CheckError(otherwise)


def wait_for(what: str, found: Callable[[], object], limit: float = 120.0) -> object:
    """Call `found` until it gives something; what that is.

    Raises:
        CheckError: `what` has not come within `limit` seconds.
    """
    end = time.monotonic() + limit
    while time.monotonic() < end:
        answer = found()
        if answer:
            return answer
        time.sleep(0.02)
    raise CheckError(f"{what} has not come within {limit:.0f} s.")


@contextmanager
def display() -> Iterator[str]:
    """An X server without a screen; its name, as DISPLAY takes it.

    The server itself looks for a number that nobody has and tells it once it answers: a socket may be there
    before that, or be left over from another.
    """
    told, tells = os.pipe()
    with os.fdopen(told, encoding="ascii") as numbers:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(tells), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, pass_fds=[tells],
        )  # fmt: skip
        os.close(tells)
        try:
            ready, _, _ = select.select([numbers], [], [], 20.0)
            number = numbers.readline().strip() if ready else ""
            expect(number.isdigit(), "The X server has not come within 20 s.")
            yield f":{number}"
        finally:
            server.terminate()
            server.wait()


@contextmanager
def bus(folder: Path) -> Iterator[str]:
    """A bus, as every desktop has one; its address, as DBUS_SESSION_BUS_ADDRESS takes it.

    Without one, the bus's library would start one inside of what is watched.
    """
    socket = folder / "bus"
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address=unix:path={socket}"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wait_for("The bus", socket.exists, 20.0)
        yield f"unix:path={socket}"
    finally:
        daemon.terminate()
        daemon.wait()


class Pointer:
    """Hands on a display: types, presses keys, looks.

    Args:
        name: of the display.
    """

    def __init__(self, name: str) -> None:
        self._environment = os.environ | {"DISPLAY": name}

    def painted_window(self) -> str:
        """The number of the program's window; "" until one is in sight and something is drawn in it."""
        command = ["xdotool", "search", "--onlyvisible", "--class", "phrasewright"]
        found = self._output(command).split()
        if not found:
            return ""
        colours = self._output(["import", "-window", found[-1], "-format", "%k", "info:"]).strip()
        return found[-1] if colours.isdigit() and int(colours) > _DRAWN else ""

    def type(self, text: str) -> None:
        """Type a text."""
        self._output(["xdotool", "type", "--delay", "5", text])

    def press(self, keys: str) -> None:
        """Press keys, such as `ctrl+q`."""
        self._output(["xdotool", "key", keys])

    def click(self, window: str) -> None:
        """Click on the writer's page; the window gets the keyboard, as a window manager would give it."""
        self._output(["xdotool", "windowfocus", window])
        self._output(["xdotool", "mousemove", "--window", window, "300", "350", "click", "1"])

    def picture(self, file: Path) -> None:
        """Keep what the screen shows."""
        self._output(["import", "-window", "root", str(file)])

    def _output(self, command: list[str]) -> str:
        return subprocess.run(
            command, env=self._environment, capture_output=True, text=True, check=False, timeout=60
        ).stdout


def _named(command: Sequence[str | Path]) -> str:
    return " ".join(str(part) for part in command)
