"""What goes wrong on computers, tried for real: `python -m tests.hardening.faults [WORD ...]`.

Each fault is put upon the program in the terminal and in the window (offscreen), in a home of its own. Told
are the exit code, what was said and whether the work was done. A fault passes where the work is done, or
refused with a sentence and no traceback. Full disks are small file systems of their own and need the rights
to mount one, other clocks need `faketime`, one that jumps a C compiler, another user a Python that this user
may run (one of the system's, say, with PYTHONPATH naming where the libraries are): what cannot be tried is
told as such.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

_TEXT = "The committee put off its decision because several members had not read the report.\n"
_PATIENCE_S = 240
_YEARS = "import time; [(print(time.gmtime().tm_year), time.sleep(0.1)) for _ in range(20)]"
# What the window of the program shows, after a while in which a text was typed and a rewrite came.
_WINDOW = """
import json, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QTextEdit
from desktop.window import app

began = time.monotonic()
told = []

def texts():
    edits = [each for each in QApplication.allWidgets() if isinstance(each, (QPlainTextEdit, QTextEdit))]
    return [each.toPlainText() for each in edits if each.isVisible()], edits

def look():
    for each in QApplication.allWidgets():
        in_banner = type(each.parentWidget()).__name__ == "Message" and each.isVisible()
        if in_banner and isinstance(each, QLabel) and each.text() not in told:
            told.append(each.text())
    shown, edits = texts()
    if not any(sys.argv[1].strip() in text for text in shown):
        edits = [each for each in edits if each.isVisible() and not each.isReadOnly()]
        if edits:
            edits[0].setPlainText(sys.argv[1])
    rewritten = [text for text in shown if text.strip() and sys.argv[1].strip() not in text]
    if (rewritten and time.monotonic() - began > 6) or time.monotonic() - began > 4000:
        print(json.dumps({"told": told, "rewritten": rewritten[:1]}), flush=True)
        timer.stop()
        for each in QApplication.topLevelWidgets():
            each.close()
        QApplication.quit()

original = QApplication.exec
def execute(*_):
    global timer
    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(300)
    return original()
QApplication.exec = execute
sys.exit(app.main([]))
"""


@dataclass
class Ground:
    """What a fault is put upon.

    Attributes:
        home: of the user.
        environment: of the program.
        prefix: what the program is started by, such as `faketime`.
        memory: bytes of address space that it may have; None for all.
        user: the number of the user who runs it; None for this one.
        text_file: the text to be rewritten.
    """

    home: Path
    environment: dict[str, str]
    prefix: list[str] = field(default_factory=list)
    memory: int | None = None
    user: int | None = None

    @property
    def data(self) -> Path:
        """Where drafts, histories and models are kept."""
        return self.home / ".local/share/Phrasewright"

    @property
    def settings(self) -> Path:
        """Where settings are kept."""
        return self.home / ".config/Phrasewright"

    def run(self, arguments: list[str], text: str = _TEXT) -> tuple[int, str, str]:
        """Run Python with these arguments: exit code, output and messages."""
        limit = self.memory

        def prepare() -> None:
            if limit is not None:
                resource.setrlimit(resource.RLIMIT_AS, (limit, limit))

        try:
            done = subprocess.run(
                [*self.prefix, sys.executable, *arguments],
                input=text.encode(), capture_output=True, env=self.environment, timeout=_PATIENCE_S,
                preexec_fn=prepare, user=self.user, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return 124, "", "does not end"
        return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")

    def terminal(self) -> str:
        """Rewrite a text in the terminal; what became of it."""
        code, output, messages = self.run(["-m", "desktop.cli", "rewrite", "-"])
        return _verdict(code, messages, bool(output.strip()) and output.strip() != _TEXT.strip())

    def window(self) -> str:
        """Open the window, type a text, wait for its rewrite and close the window; what became of it."""
        code, output, messages = self.run(["-c", _WINDOW, _TEXT])
        if code == 0 and not output and not messages:
            return "hands over to the first window and ends"
        row = json.loads(output.splitlines()[-1]) if output.strip().endswith("}") else {}
        told = "; told: " + " / ".join(row["told"]) if row.get("told") else ""
        return _verdict(code, messages, bool(row.get("rewritten"))) + told


def _verdict(code: int, messages: str, done: bool) -> str:
    lines = [line for line in messages.splitlines() if line.strip()]
    said = " / ".join(lines[-3:])[:400]
    if "Traceback" in messages or code < 0 or code == 124:
        return f"**FAILED** (exit code {code}: {said})"
    if code == 0 and done:
        return "rewrites" + (f"; said: {said}" if said else "")
    sentence = code == 1 and len(lines) == 1 and lines[0].startswith("phrasewright: ")
    return f"refused: {said}" if sentence else f"**FAILED** (exit code {code}, not rewritten: {said})"


Fault = Callable[[Ground], Iterator[None]]


def _nothing(_ground: Ground) -> Iterator[None]:
    yield


def _environment(**changes: str | None) -> Fault:
    """Variables of the environment that have other values, or none."""

    def fault(ground: Ground) -> Iterator[None]:
        for name, value in changes.items():
            ground.environment.pop(name, None)
            if value is not None:
                ground.environment[name] = value
        yield

    return fault


def _full_disk(ground: Ground) -> Iterator[None]:
    _mount("tmpfs", "-o", "size=64k", "tmpfs", str(ground.home))
    try:
        (ground.home / "filler").write_bytes(bytes(60_000))
        yield
    finally:
        subprocess.run(["umount", "-l", str(ground.home)], check=False)


def _read_only_home(ground: Ground) -> Iterator[None]:
    _mount("tmpfs", "-o", "ro,size=1m", "tmpfs", str(ground.home))
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(ground.home)], check=False)


def _filled_while_it_runs(ground: Ground) -> Iterator[None]:
    """There is room for the folders and nearly none for what is kept."""
    _mount("tmpfs", "-o", "size=40k", "tmpfs", str(ground.home))
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(ground.home)], check=False)


class _UntriedError(Exception):
    """The fault cannot be made here."""


def _mount(kind: str, *arguments: str) -> None:
    if os.geteuid():
        raise _UntriedError("only root can mount a small disk")
    subprocess.run(["mount", "-t", kind, *arguments], check=True)


def _foreign_home(ground: Ground) -> Iterator[None]:
    """A home that belongs to somebody else, and a user who has no entry in the list of users."""
    if os.geteuid():
        raise _UntriedError("only root can be another user")
    ground.user = 4_242
    ground.home.chmod(0o755)
    ground.environment["HOME"] = str(ground.home)
    yield


def _clock(when: str) -> Fault:
    def fault(ground: Ground) -> Iterator[None]:
        if not shutil.which("faketime"):
            raise _UntriedError("faketime is not installed")
        ground.prefix = ["faketime", "-f", when]
        yield

    return fault


def _jumping_clock(ground: Ground) -> Iterator[None]:
    """The clock on the wall is set again and again while the program runs, by years."""
    if not shutil.which("cc"):
        raise _UntriedError("there is no C compiler")
    library = ground.home.with_name("clock.so")
    source = Path(__file__).with_name("clock.c")
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
    ground.environment["LD_PRELOAD"] = str(library)
    _, seen, _ = ground.run(["-c", _YEARS])
    if len(set(seen.split())) != 3:
        raise _UntriedError("the clock does not jump here")
    yield


def _memory(gigabytes: float) -> Fault:
    def fault(ground: Ground) -> Iterator[None]:
        ground.memory = int(gigabytes * 1024**3)
        yield

    return fault


def _kept(files: Mapping[str, bytes]) -> Fault:
    """Files of the program's own that hold something else."""

    def fault(ground: Ground) -> Iterator[None]:
        for name, content in files.items():
            folder = ground.settings if name in {"settings.json", "presets.json"} else ground.data
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        yield
        for name, content in files.items():
            folder = ground.settings if name in {"settings.json", "presets.json"} else ground.data
            stem = name.partition(".")[0]
            there = [path.read_bytes() for path in folder.glob(f"{stem}*")]
            if content and content not in there and not any(_holds(each, content) for each in there):
                raise AssertionError(f"what was in {name} is gone")

    return fault


def _holds(now: bytes, before: bytes) -> bool:
    """Whether a settings file still has the version and the values that it had, whatever was added."""
    try:
        old, new = json.loads(before), json.loads(now)
    except ValueError:
        return False
    return bool(old["version"] == new["version"] and old["values"].items() <= new["values"].items())


def _folders(*names: str) -> Fault:
    """Folders where files should be."""

    def fault(ground: Ground) -> Iterator[None]:
        for name in names:
            (ground.home / name).mkdir(parents=True)
        yield

    return fault


def _model(spoil: Callable[[Path], object]) -> Fault:
    """The settings name an imported model, which is broken."""

    def fault(ground: Ground) -> Iterator[None]:
        from .bundles import write_bundle
        from .models import small_student

        small, others = small_student()
        place = ground.data / "models" / "theirs"
        write_bundle(place, {**others, "model.bin": small.to_bytes()})
        spoil(place)
        ground.settings.mkdir(parents=True)
        (ground.settings / "settings.json").write_text('{"version": 1, "values": {"model": "theirs"}}')
        yield

    return fault


_GARBAGE = bytes(range(256)) * 8
FAULTS: dict[str, Fault] = {
    "nothing wrong": _nothing,
    "full disk": _full_disk,
    "disk that fills up": _filled_while_it_runs,
    "read-only home": _read_only_home,
    "no HOME": _environment(HOME=None),
    "HOME that cannot be made": _environment(HOME="/proc/nobody"),
    "HOME that is no path": _environment(HOME="relative/home"),
    "user without a name, in the home of another": _foreign_home,
    "no display": _environment(QT_QPA_PLATFORM=None),
    "a display that is not there": _environment(QT_QPA_PLATFORM=None, DISPLAY=":4242"),
    "locale C": _environment(LC_ALL="C", LANG="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0"),
    "locale that is not installed": _environment(LC_ALL="xx_YY.UTF-9"),
    "old processor (generic)": _environment(CT2_FORCE_CPU_ISA="GENERIC"),
    "processor without AVX2": _environment(CT2_FORCE_CPU_ISA="AVX"),
    "clock in 1971": _clock("@1971-01-01 00:00:00"),
    "clock in 2040": _clock("@2040-06-01 00:00:00"),
    "clock that runs 20 times as fast": _clock("+0 x20"),
    "clock that jumps by ten years, to and fro": _jumping_clock,
    "2 GB of address space": _memory(2),
    "1 GB of address space": _memory(1),
    "settings, presets, draft, history of garbage": _kept(
        dict.fromkeys(("settings.json", "presets.json", "draft.json", "history.sqlite3"), _GARBAGE)
    ),
    "settings and draft cut off": _kept(
        {"settings.json": b'{"version": 1, "val', "draft.json": b'{"version": 1, "text": "Something'}
    ),
    "settings of a future version": _kept(
        {"settings.json": b'{"version": 99, "values": {"font_size": "big"}}'}
    ),
    "empty files": _kept(dict.fromkeys(("settings.json", "draft.json", "history.sqlite3"), b"")),
    "folders where files should be": _folders(
        ".config/Phrasewright/settings.json", ".local/share/Phrasewright/draft.json",
        ".local/share/Phrasewright/history.sqlite3",
    ),
    "an imported model that is cut short": _model(lambda folder: os.truncate(folder / "model.bin", 1000)),
    "an imported model that is gone": _model(shutil.rmtree),
}  # fmt: skip


def _libraries() -> str:
    """Where the program and its libraries are, as PYTHONPATH takes it."""
    return os.pathsep.join([str(Path.cwd()), *filter(None, [os.environ.get("PYTHONPATH")])])


def attempt(fault: Fault, *, window: bool = True) -> tuple[str, str]:
    """Try a fault in the terminal and in the window; what became of each."""
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch) / "home"
        home.mkdir()
        Path(scratch).chmod(0o755)
        environment = {
            "PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8", "OMP_NUM_THREADS": "1",
            "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": _libraries(), "PYTHONDONTWRITEBYTECODE": "1",
        }  # fmt: skip
        ground = Ground(home, environment)
        try:
            with contextmanager(fault)(ground):
                return ground.terminal(), ground.window() if window else ""
        except _UntriedError as reason:
            return f"not tried: {reason}", ""
        except PermissionError:
            return "not tried: another user may not run this Python", ""
        except AssertionError as lost:
            return f"**FAILED** ({lost})", ""


def two_windows() -> str:
    """Two windows at once in one home; what became of the second."""
    with tempfile.TemporaryDirectory() as scratch:
        environment = {
            "PATH": os.environ["PATH"], "HOME": scratch, "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(Path.cwd()),
        }  # fmt: skip
        ground = Ground(Path(scratch), environment)
        with subprocess.Popen([sys.executable, "-m", "desktop.window.app"], env=environment) as first:
            try:
                lock = ground.data / "window.lock"
                for _ in range(600):
                    if lock.exists():
                        break
                    first.poll()
                    subprocess.run(["sleep", "0.1"], check=False)
                code, _, messages = ground.run(["-m", "desktop.window.app"])
                alive = first.poll() is None
            finally:
                first.terminate()
        if code == 0 and not messages.strip() and alive:
            return "the second hands over to the first, which goes on, and ends with exit code 0"
        return f"**FAILED** (exit code {code}: {messages[-300:]}; first alive: {alive})"


def main() -> int:
    """The command: 1 where a fault was too much."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*")
    parser.add_argument("--terminal-only", action="store_true")
    chosen = parser.parse_args()
    failed = 0
    for name, fault in FAULTS.items():
        if chosen.words and not any(word in name for word in chosen.words):
            continue
        outcomes = attempt(fault, window=not chosen.terminal_only)
        failed += any("FAILED" in outcome for outcome in outcomes)
        print(f"| {name} | {outcomes[0]} | {outcomes[1]} |", flush=True)
    if not chosen.words and not chosen.terminal_only:
        outcome = two_windows()
        failed += "FAILED" in outcome
        print(f"| two windows at once | | {outcome} |")
    print(f"\n{failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
