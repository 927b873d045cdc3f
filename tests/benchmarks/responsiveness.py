"""How long the interface was blocked, at worst, while a writer does what writers do.

    python -m tests.benchmarks.responsiveness [--quick] [NAME ...]

For each scene it prints the longest time for which the event loop did not turn, and how often that was more
than 50 ms: on the clock; by what this process has computed meanwhile on all its threads (on a loaded machine
the rest is waiting for a processor that others have); and by what the interface's own thread has computed.
"""

import argparse
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.engine.errors import BundleError
from desktop.engine.request import Request
from desktop.engine.result import Alternative, Rewrite
from desktop.engine.rewriter import load
from desktop.storage import declared
from desktop.storage.declaration import Group
from desktop.storage.places import Places
from desktop.window.background.session import State
from desktop.window.program import Program, make_application

if TYPE_CHECKING:
    from tests.benchmarks.killed import Kept

PARAGRAPH = (
    "The committee postponed its decision until the following week because several members had not yet read "
    "the lengthy report about the new bridge. They serve breakfast all day and offer affordable prices. "
    "Our team finished the project two weeks early, although the weather was terrible. "
)
_LIMIT = 0.050


class Watch:
    """Measures how long the event loop does not turn."""

    def __init__(self) -> None:
        self.longest = [0.0, 0.0, 0.0]
        self.over = [0, 0, 0]
        self._last: tuple[float, float, float] | None = None
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(2)
        self._timer.timeout.connect(self._tick)

    def __enter__(self) -> "Watch":
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.stop()

    def _tick(self) -> None:
        now = time.perf_counter(), time.process_time(), time.thread_time()
        if self._last is not None:
            gap, process, own = (later - earlier for later, earlier in zip(now, self._last, strict=True))
            for place, spent in enumerate((gap, min(gap, process), own)):
                self.longest[place] = max(self.longest[place], spent)
                self.over[place] += spent > _LIMIT
        self._last = now


def pump(until: Callable[[], bool], seconds: float) -> None:
    """Let the event loop turn until something holds, or so long."""
    end = time.monotonic() + seconds
    application = QApplication.instance()
    while not until() and time.monotonic() < end:
        application.processEvents()
        time.sleep(0.001)


def rest(seconds: float) -> None:
    pump(lambda: False, seconds)


def finish(program: Program, seconds: float = 120) -> None:
    pump(lambda: program.session.state is not State.BUSY and not program.rewriting.typing.waiting, seconds)


def act(program: Program, name: str) -> None:
    """Do an action in a turn of the event loop, as its keys would: between two turns it would count with
    all that begins in the next one."""
    QTimer.singleShot(0, program.window.book[name].trigger)


def typing(program: Program, scale: float) -> None:
    """Type fast, without a pause, into a page that is being rewritten."""
    program.desk.source.set_text(PARAGRAPH * 10)
    program.rewriting.rewrite()
    rest(1)
    text = PARAGRAPH * 2
    for letter in text[: round(len(text) * scale)]:
        QTest.keyClick(program.desk.source, letter)
        rest(0.03)
    finish(program, 60 * scale)


def sliding(program: Program, scale: float) -> None:
    """Move a slider for a minute without letting go."""
    program.desk.source.set_text(PARAGRAPH * 10)
    program.rewriting.rewrite()
    end = time.monotonic() + 60 * scale
    value = 0
    while time.monotonic() < end:
        value = (value + 3) % 101
        program.desk.lexical.slider.setValue(value)
        rest(0.02)
    finish(program, 60 * scale)


def novel(program: Program, scale: float) -> None:
    """Paste 500,000 words, scroll about in them, slide, type, choose."""
    words = round(500_000 * scale)
    paragraph = PARAGRAPH * 2
    count = words // len(paragraph.split())
    data = QMimeData()
    data.setText("\n\n".join([paragraph] * count))
    source = program.desk.source
    source.selectAll()
    source.insertFromMimeData(data)
    pump(lambda: not source.filling, 120)
    rest(3)
    bar = source.verticalScrollBar()
    for step in range(30):
        bar.setValue(bar.maximum() * step // 30)
        rest(0.1)
    for value in range(40, 60):
        program.desk.lexical.slider.setValue(value)
        rest(0.05)
    for letter in "Words in the midst. ":
        QTest.keyClick(source, letter)
        rest(0.05)
    rest(3)
    act(program, "rewrite.next")
    rest(1)
    act(program, "rewrite.take_2")
    rest(1)
    act(program, "edit.copy_rewrite")
    rest(1)
    program.files.save(Path(tempfile.mkdtemp()) / "novel.txt")
    rest(2)
    act(program, "rewrite.stop")
    rest(0.5)
    act(program, "edit.undo")
    rest(0.5)


class Quick:
    """A rewriter that takes no time, so that all of a novel is rewritten and the interface has most to do."""

    name = "quick"

    def rewrite(self, text: str, request: Request, cancelled: Callable[[], bool]) -> Iterator[Rewrite]:
        for match in re.finditer(r"[^\s.][^.]*\.", text):
            if cancelled():
                return
            words = match[0].split()
            texts = [" ".join(("So", *words[:3], f"and{n}", *words[4:])) for n in range(request.alternatives)]
            yield Rewrite(match.start(), match[0], tuple(Alternative(each, 0.9, 0.2, 0.1) for each in texts))


def finished(program: Program, scale: float) -> None:
    """Work on in 500,000 words that are all rewritten."""
    paragraph = PARAGRAPH * 2
    count = round(500_000 * scale) // len(paragraph.split())
    source = program.desk.source
    source.set_text("\n\n".join([paragraph] * count))
    pump(lambda: program.session.state is State.FINISHED, 600)
    rest(2)
    bar = source.verticalScrollBar()
    for step in range(20):
        bar.setValue(bar.maximum() * step // 20)
        rest(0.1)
    for letter in "Words in the midst. ":
        QTest.keyClick(source, letter)
        rest(0.05)
    rest(2)
    for action in ("rewrite.next", "rewrite.take_2", "edit.copy_rewrite", "view.marks", "view.marks"):
        act(program, action)
        rest(2)
    for value in range(40, 50):
        program.desk.lexical.slider.setValue(value)
        rest(0.05)
    rest(1)
    act(program, "rewrite.stop")
    rest(1)
    for action in ("rewrite.accept_all", "edit.undo", "rewrite.reject_all", "edit.undo"):
        act(program, action)
        rest(3)
    program.files.save(Path(tempfile.mkdtemp()) / "novel.txt")
    rest(3)


def closing(program: Program, scale: float) -> None:
    """Close in the middle of a run."""
    program.desk.source.set_text(PARAGRAPH * 40)
    program.rewriting.rewrite()
    rest(2 * scale)


def saving(program: Program, scale: float) -> None:
    """Save where nothing can be saved: no folder, no file, write-protected, on a full disk; and type."""
    program.desk.source.set_text(PARAGRAPH)
    program.rewriting.rewrite()
    finish(program)
    folder = Path(tempfile.mkdtemp())
    mine = folder / "mine.txt"
    mine.write_text("mine", encoding="utf-8")
    mine.chmod(0o400)
    for path in (folder / "missing" / "x.docx", folder, Path("/proc/x.txt"), mine):
        with _root_may_not_either():
            _save_and_be_told(program, path, "could not be saved")
    with _full_disk():
        for path in (folder / "x.txt", folder / "x.docx"):
            _save_and_be_told(program, path, "no space left")
        QTest.keyClicks(program.desk.source, "The draft has no room either.", delay=30)
        rest(2)
    assert mine.read_text(encoding="utf-8") == "mine"
    assert [path.name for path in folder.iterdir()] == ["mine.txt"], "nothing half written stays"


def _save_and_be_told(program: Program, path: Path, words: str) -> None:
    banner = program.window.banner
    banner.clear()
    program.files.save(path)
    pump(lambda: any(words in message.text for message in banner.messages), 20)
    assert any(words in message.text for message in banner.messages), banner.messages
    rest(0.3)


@contextmanager
def _root_may_not_either() -> Iterator[None]:
    """Who runs this may be root, who may write to what is write-protected."""
    may = os.access
    os.access = lambda path, mode, **options: (  # type: ignore[assignment]
        may(path, mode, **options) and bool(not mode & os.W_OK or Path(path).stat().st_mode & 0o200)
    )
    try:
        yield
    finally:
        os.access = may


@contextmanager
def _full_disk() -> Iterator[None]:
    """Whatever is forced to the disk finds none of it left, as the system's own full disk says it."""
    real = os.fsync

    def full(handle: int) -> None:
        with Path("/dev/full").open("wb", buffering=0) as disk:
            disk.write(b"x")
        real(handle)

    os.fsync = full  # type: ignore[assignment]
    try:
        yield
    finally:
        os.fsync = real


def broken(program: Program, scale: float) -> None:
    """Write with a bundle that cannot be loaded."""
    program.desk.source.set_text(PARAGRAPH)
    program.rewriting.rewrite()
    finish(program, 20)
    assert program.session.state is State.FAILED


def pages(program: Program, scale: float) -> None:
    """Go to every page and back, and to every group of settings."""
    program.desk.source.set_text(PARAGRAPH * 10)
    program.rewriting.rewrite()
    finish(program)
    for _ in range(2):
        for group in Group:
            program.settings.show(group)
            rest(0.3)
        for page in ("view.history", "view.statistics", "rewrite.models", "help.first_steps"):
            program.window.book[page].trigger()
            rest(0.6)
        program.window.show_desk()
        rest(0.3)


def theming(program: Program, scale: float) -> None:
    """Go from light to dark and back, with every page made: the most that a change of theme can cost."""
    for at in (program.window.show_desk, lambda: program.settings.show(Group.APPEARANCE)):
        at()
        for theme in ("dark", "light", "dark", "system"):
            program.preferences.set(declared.THEME, theme)
            rest(0.5)


def killed(program: Program, scale: float) -> None:
    """Start again after a kill: what was there is there again."""
    program.keeping.restore()
    pump(lambda: not program.desk.source.filling, 120)
    finish(program)
    rest(2)
    assert _has(program) == _LEFT[killed.__name__]
    assert program.desk.rewrite.text() == program.session.draft.rewrite


def killed_novel(program: Program, scale: float) -> None:
    """The same with 500,000 words, about 2,000 sentences of which was decided."""
    program.keeping.restore()
    pump(lambda: not program.desk.source.filling, 120)
    rest(8)
    act(program, "rewrite.stop")
    rest(2)
    assert _has(program) == _LEFT[killed_novel.__name__]


def _has(program: Program) -> "Kept":
    from tests.benchmarks.killed import kept

    return kept(program)


_LEFT: dict[str, "Kept"] = {}
"""What there was, by scene, when it was killed."""


def _live(name: str, places: Places, scale: float) -> None:
    """Have a session killed that a scene is about to bring back."""
    from tests.benchmarks.killed import lived

    words = {"killed": 500, "killed_novel": round(500_000 * scale)}[name]
    _LEFT[name] = lived(places, words)


_SCENES = {
    each.__name__: each
    for each in (
        typing,
        sliding,
        novel,
        finished,
        pages,
        theming,
        closing,
        saving,
        broken,
        killed,
        killed_novel,
    )
}


_BEFORE = {"theming": pages}
"""What has been done before a scene begins, and is not measured with it."""


_RESTARTED = {"killed", "killed_novel"}
"""Scenes for which another session was killed."""


def _load(name: str) -> Callable[[], object]:
    def fail() -> object:
        raise BundleError("The model is broken: import it again.")

    return {"broken": fail, "finished": Quick, "killed_novel": Quick}.get(name, load)


def measured(names: list[str], scale: float) -> Iterator[str]:
    """Play these scenes, each with a program of its own."""
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            places = Places.within(Path(folder))
            if name in _RESTARTED:
                _live(name, places, scale)
            program = Program(_load(name), places)
            program.tidier.start()
            program.engine.warm()
            program.window.show()
            # A start after a kill has no time to load the model first.
            rest(3 if _load(name) is load and name not in _RESTARTED else 0.2)
            _BEFORE.get(name, lambda *_: None)(program, scale)
            with Watch() as watch:
                _SCENES[name](program, scale)
            began = time.perf_counter()
            program.window.close()
            program.tidier.stop()
            closed = 1000 * (time.perf_counter() - began)
            figures = "  ".join(
                f"{kind} {1000 * longest:5.0f} ms, {over:3} over 50"
                for kind, longest, over in zip(
                    ("clock", "process", "own thread"), watch.longest, watch.over, strict=True
                )
            )
            yield f"{name:12} {figures}  closed in {closed:5.0f} ms"
            # Gone for good: a window that still lived would take part in the next scene's change of theme.
            program.window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # type: ignore[arg-type]
            rest(0.2)


def main() -> int:
    """Play the scenes that are named, or all."""
    parser = argparse.ArgumentParser(description="Measures how long the interface was blocked at worst.")
    parser.add_argument("names", nargs="*", choices=[*_SCENES, []], help="scenes; by default all")
    parser.add_argument("--quick", action="store_true", help="a tenth of each scene")
    chosen = parser.parse_args()
    application = make_application()
    for line in measured(chosen.names or list(_SCENES), 0.1 if chosen.quick else 1.0):
        print(line, flush=True)
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main())
