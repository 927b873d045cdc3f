"""Proves that the frozen program needs no network, asks for none, starts nobody and logs nothing written."""

import re
import shutil
import tempfile
from pathlib import Path

from checking.contents import check_contents
from checking.running import CANARY, LANGUAGE, bus, expect, run
from checking.window import use_window

_SOCKET = re.compile(r"socket\((?:AF_|PF_)?(\w+)")
_STARTED = re.compile(r'execve\("([^"]*)"')
_ADDRESS = re.compile(r'sun_path=@?"([^"]*)"')
# The display, the buses of the desktop, and the name service of the C library.
_LOCAL = re.compile(r"/tmp/\.X11-unix/|/\.?dbus|/bus$|/at-spi|/wayland-|/var/run/nscd/|/run/dbus|^$")  # noqa: S108 - nothing is written there
_TRACED = [
    "strace",
    "-f",
    "--seccomp-bpf",
    "-qq",
    "-e",
    "signal=none",
    "-e",
    "trace=socket,socketpair,connect,bind,execve",
    "-o",
]
_RARE = ("zebra-striped", "Kettlewick")
_ISOLATED = ["unshare", "--map-root-user", "--net"]


def check_offline(folder: Path, pictures: Path) -> list[str]:
    """Check the frozen program in `folder`; what was found, line by line.

    Raises:
        CheckError: it holds network code, opens a socket to elsewhere, starts another program, fails without
            a network or logs what was written.
    """
    for tool in ("unshare", "strace", "Xvfb", "xdotool", "dbus-daemon"):
        expect(shutil.which(tool) is not None, f"{tool} is not here: install it.")
    found = check_contents(folder)
    with tempfile.TemporaryDirectory(prefix="phrasewright-check-") as name:
        home = Path(name, "home")
        home.mkdir()
        environment = {**LANGUAGE, "HOME": str(home)}
        interfaces = run([*_ISOLATED, "ip", "-brief", "address"], environment) if shutil.which("ip") else ""
        expect("UP" not in interfaces.split(), f"The namespace has a network: {interfaces}")
        trace = Path(name, "trace")
        traced = [*_TRACED, trace]
        answer = run([*_ISOLATED, *traced, folder / "phrasewright", "rewrite"], environment, CANARY).strip()
        expect(answer not in {"", CANARY}, "The terminal's rewrite is no rewrite.")
        terminal = trace.read_text(errors="replace")
        _expect_alone(terminal, folder)
        asked = [
            line for line in terminal.splitlines() if "execve(" not in line and "execve resumed" not in line
        ]
        expect(not asked, f"In the terminal the program asks for sockets: {asked}")
        found.append(f"Terminal, without a network: “{answer}”; not one call for a socket.")
        with bus(Path(name)) as address:
            seen = use_window(
                [*_ISOLATED, *traced, folder / "phrasewright-window"],
                environment | {"DBUS_SESSION_BUS_ADDRESS": address},
                home, CANARY, pictures / "offline.png",
            )  # fmt: skip
        window = trace.read_text(errors="replace")
        _expect_alone(window, folder)
        kinds, places = _sockets(window)
        found.append(f"Window, without a network: “{seen.rewrite}”; sockets {kinds}, to {places}.")
        found.append("Neither starts another program.")
        found.append(_logs(home))
    return found


def _expect_alone(trace: str, folder: Path) -> None:
    """Nothing was started but what lies in `folder`: no compiler, no `ldconfig`, no shell."""
    started = set(_STARTED.findall(trace))
    foreign = sorted(place for place in started if not Path(place).is_relative_to(folder))
    expect(bool(started), "The trace tells of no start, so there is nothing to prove.")
    expect(not foreign, f"The program starts {', '.join(foreign)}.")


def _sockets(trace: str) -> tuple[list[str], list[str]]:
    """The families of the sockets that were opened, and where they went."""
    kinds = sorted({kind.removeprefix("AF_") for kind in _SOCKET.findall(trace)})
    expect(set(kinds) <= {"UNIX"}, f"The window opens sockets of the kinds {', '.join(kinds)}.")
    places = sorted(set(_ADDRESS.findall(trace)))
    foreign = [place for place in places if not _LOCAL.search(place)]
    expect(not foreign, f"The window connects to {', '.join(foreign)}.")
    return kinds, places


def _logs(home: Path) -> str:
    """That the log says what runs, and that the sentence stands in the draft and the history alone."""
    logs = [path for path in home.rglob("*.log*") if path.is_file()]
    expect(bool(logs), "The window has written no log, so there is nothing to prove.")
    text = "\n".join(path.read_text(encoding="utf-8") for path in logs)
    expect(" Phrasewright " in text and "was loaded" in text, f"The log tells nothing of use: {text}")
    words = set(re.findall(r"[A-Za-z-]{6,}", CANARY))
    told = {word for word in words if word in text}
    expect(not told, f"The log holds what was written: {', '.join(sorted(told))}.")
    # Of the other files only by words that stand nowhere else: models and settings have common ones.
    rare = [word.encode() for word in words if word in _RARE]
    holders = {
        path.name
        for path in home.rglob("*")
        if path.is_file() and any(word in path.read_bytes() for word in rare)
    }
    expect("draft.json" in holders, "Not even the draft holds the sentence, so there is nothing to prove.")
    elsewhere = sorted(name for name in holders if not name.startswith(("draft.json", "history.sqlite3")))
    expect(not elsewhere, f"What was written stands in {', '.join(elsewhere)}, too.")
    return f"The log ({len(text.splitlines())} lines) holds no word of the sentence, and no file a rare one."
