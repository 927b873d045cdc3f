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
from pathlib import Path

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

_PARAGRAPH = (
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


def typing(program: Program, scale: float) -> None:
    """Type fast, without a pause, into a page that is being rewritten."""
    program.desk.source.set_text(_PARAGRAPH * 10)
    program.rewriting.rewrite()
    rest(1)
    text = _PARAGRAPH * 2
    for letter in text[: round(len(text) * scale)]:
        QTest.keyClick(program.desk.source, letter)
        rest(0.03)
    finish(program, 60 * scale)


def sliding(program: Program, scale: float) -> None:
    """Move a slider for a minute without letting go."""
    program.desk.source.set_text(_PARAGRAPH * 10)
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
    paragraph = _PARAGRAPH * 2
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
    program.window.book["rewrite.next"].trigger()
    rest(1)
    program.window.book["rewrite.take_2"].trigger()
    rest(1)
    program.window.book["edit.copy_rewrite"].trigger()
    rest(1)
    program.files.save(Path(tempfile.mkdtemp()) / "novel.txt")
    rest(2)
    program.window.book["rewrite.stop"].trigger()
    rest(0.5)
    program.window.book["edit.undo"].trigger()
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
    paragraph = _PARAGRAPH * 2
    count = round(500_000 * scale) // len(paragraph.split())
    source, book = program.desk.source, program.window.book
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
        book[action].trigger()
        rest(2)
    for value in range(40, 50):
        program.desk.lexical.slider.setValue(value)
        rest(0.05)
    rest(1)
    book["rewrite.stop"].trigger()
    rest(1)
    for action in ("rewrite.accept_all", "edit.undo", "rewrite.reject_all", "edit.undo"):
        book[action].trigger()
        rest(3)
    program.files.save(Path(tempfile.mkdtemp()) / "novel.txt")
    rest(3)


def closing(program: Program, scale: float) -> None:
    """Close in the middle of a run."""
    program.desk.source.set_text(_PARAGRAPH * 40)
    program.rewriting.rewrite()
    rest(2 * scale)


def saving(program: Program, scale: float) -> None:
    """Save where nothing can be saved."""
    program.desk.source.set_text(_PARAGRAPH)
    program.rewriting.rewrite()
    finish(program)
    folder = Path(tempfile.mkdtemp())
    for path in (folder / "missing" / "x.docx", folder, Path("/proc/x.txt")):
        program.files.save(path)
        rest(0.3)


def broken(program: Program, scale: float) -> None:
    """Write with a bundle that cannot be loaded."""
    program.desk.source.set_text(_PARAGRAPH)
    program.rewriting.rewrite()
    finish(program, 20)
    assert program.session.state is State.FAILED


def pages(program: Program, scale: float) -> None:
    """Go to every page and back, and to every group of settings."""
    program.desk.source.set_text(_PARAGRAPH * 10)
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


_SCENES = {
    each.__name__: each
    for each in (typing, sliding, novel, finished, pages, theming, closing, saving, broken)
}


_BEFORE = {"theming": pages}
"""What has been done before a scene begins, and is not measured with it."""


def _load(name: str) -> Callable[[], object]:
    def fail() -> object:
        raise BundleError("The model is broken: import it again.")

    return {"broken": fail, "finished": Quick}.get(name, load)


def measured(names: list[str], scale: float) -> Iterator[str]:
    """Play these scenes, each with a program of its own."""
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            program = Program(_load(name), Places.within(Path(folder)))
            program.tidier.start()
            program.engine.warm()
            program.window.show()
            rest(3 if _load(name) is load else 0.2)
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
            yield f"{name:8} {figures}  closed in {closed:5.0f} ms"
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
