"""A picture of every state of the window: both themes, two sizes, 100, 150 and 200 %, on a real X server.

    python -m tests.benchmarks.pictures [--into FOLDER] [--scales 1 1.5 2] [--sizes 1280x800 ...]
                                        [--themes light dark] [--language CODE] [--only WORD ...]

Starts a server of its own (Xvfb) for each scale, with openbox for a window manager where that is installed,
and plays every state with the program, its own engine and its own model. The dark theme is reached as a
writer reaches it: by the setting, in the window that has been light until then. Pictures are named
SCALE-THEME-SIZE-NUMBER-STATE.png; look at them.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_SIZES = ("1280x800", "900x600")
_ROOM = (1440, 900)
"""Logical pixels of the screen."""

TEXT = (
    "Visiting hours\n\n"
    "The old lighthouse stands at the northern end of the island, where the cliffs fall 40 metres to the "
    "sea. For more than a century its keepers climbed the 212 steps every evening to light the lamp. "
    "When the last of them, Margaret Hale, retired in 1987, nobody expected that visitors would come.\n\n"
    "Today a small museum tells the story of the families who lived there. The exhibition explains how they "
    "survived the winters, which supplies they needed and why ships still ran aground. “We never felt "
    "lonely,” one of the letters says.\n\n"
    "The tour takes about an hour and children can take part free of charge. Bring warm clothes, because "
    "the wind is strong even in summer."
)


@contextmanager
def screen(scale: float) -> Iterator[str]:
    """An X server large enough, with a window manager if there is one: the name of its display."""
    width, height = (round(scale * each) for each in _ROOM)
    command = ["Xvfb", "-displayfd", "1", "-nolisten", "tcp", "-screen", "0", f"{width}x{height}x24"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        display = f":{server.stdout.readline().strip()}"
        manager = None
        if shutil.which("openbox"):
            manager = subprocess.Popen(
                ["openbox", "--sm-disable"],
                env={**os.environ, "DISPLAY": display},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        try:
            yield display
        finally:
            if manager is not None:
                manager.terminate()
                manager.wait()
            server.terminate()


def main() -> int:
    """Take them."""
    parser = argparse.ArgumentParser(description="Takes a picture of every state of the window.")
    parser.add_argument("--into", type=Path, help="folder for the pictures; by default a new one")
    parser.add_argument("--scales", type=float, nargs="*", default=[1.0, 1.5, 2.0])
    parser.add_argument("--sizes", nargs="*", default=_SIZES, help="of the window, in logical pixels")
    parser.add_argument("--themes", nargs="*", default=["light", "dark"], choices=["light", "dark"])
    parser.add_argument("--language", default="en", help="of the window: en, de")
    parser.add_argument("--only", nargs="*", default=[], help="states whose names hold one of these words")
    parser.add_argument("--play", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.play:
        return _play(chosen)
    missing = [name for name in ("Xvfb",) if shutil.which(name) is None]
    if missing:
        print(f"Install these first: {', '.join(missing)}.", file=sys.stderr)
        return 1
    folder = chosen.into or Path(tempfile.mkdtemp(prefix="pictures-"))
    folder.mkdir(parents=True, exist_ok=True)
    status = 0
    for scale in chosen.scales:
        with screen(scale) as display:
            command = [sys.executable, "-m", "tests.benchmarks.pictures", "--play", "--into", str(folder)]
            command += ["--scales", str(scale), "--sizes", *chosen.sizes, "--themes", *chosen.themes]
            command += ["--language", chosen.language, "--only", *chosen.only]
            names = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
            names |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "QT_SCALE_FACTOR": str(scale)}
            status |= subprocess.run(command, env=names, check=False).returncode
    print(f"pictures in {folder}")
    return status


# From here on in a process of its own, which Qt must find as it is to be: with its screen and its scale.


class Camera:
    """Takes pictures of the part of the screen in which the window is.

    Args:
        prefix: what their names begin with.
        folder: where they go.
        only: words of which a state must hold one to be pictured; none for all.
    """

    def __init__(self, folder: Path, only: list[str]) -> None:
        self.prefix = ""
        self._folder = folder
        self._only = only
        self._count = 0

    def begin(self, prefix: str) -> None:
        """Begin a series."""
        self.prefix, self._count = prefix, 0

    def take(self, window: "QWidget", name: str) -> None:  # noqa: F821 - imported once the screen is there
        """Take one, with all that lies over the window."""
        from tests.benchmarks.responsiveness import rest

        self._count += 1
        if self._only and not any(word in name for word in self._only):
            return
        rest(0.25)
        place = window.frameGeometry()
        picture = window.screen().grabWindow(0, place.x(), place.y(), place.width(), place.height())
        picture.save(str(self._folder / f"{self.prefix}-{self._count:02}-{name}.png"))


def _play(chosen: argparse.Namespace) -> int:
    from desktop.engine.rewriter import load
    from desktop.storage import declared
    from desktop.storage.places import Places
    from desktop.window.look import language
    from desktop.window.program import Program, make_application
    from tests.benchmarks.responsiveness import rest

    application = make_application()
    language.speak(chosen.language)
    camera = Camera(chosen.into, chosen.only)
    with tempfile.TemporaryDirectory() as folder:
        program = Program(load, Places.within(Path(folder)))
        program.engine.warm()
        program.window.show()
        program.window.move(0, 0)
        for theme in chosen.themes:
            program.preferences.set(declared.THEME, theme)
            for size in chosen.sizes:
                width, height = map(int, size.split("x"))
                program.window.resize(width, height)
                rest(0.3)
                camera.begin(f"{round(100 * chosen.scales[0])}-{theme}-{size}")
                States(program, camera, Path(folder)).all()
        program.window.quit()
    del application
    return 0


class States:
    """Brings a program into every state that it has, one after the other.

    Args:
        program: the program, with an empty page.
        camera: pictures each.
        folder: for documents.
    """

    busied = 0
    """How often it was busy."""

    def __init__(self, program: "Program", camera: Camera, folder: Path) -> None:  # noqa: F821
        self.program = program
        self.window = program.window
        self.desk = program.window.desk
        self.book = program.window.book
        self.camera = camera
        self.folder = folder

    def all(self) -> None:
        """Every state."""
        self.empty()
        self.busy()
        self.finished()
        self.choosing()
        self.menus()
        self.messages()
        self.dialogs()
        self.pages()
        self.window.show_desk()
        self.desk.source.set_text("")
        self.program.rewriting.rewrite()

    def take(self, name: str) -> None:
        self.camera.take(self.window, name)

    def finish(self) -> None:
        from tests.benchmarks.responsiveness import finish, rest

        finish(self.program, 180)
        rest(0.4)

    def put_cursor(self, pane: "TextPane", words: str) -> None:  # noqa: F821
        from PySide6.QtGui import QTextCursor

        pane.setFocus()
        cursor = QTextCursor(pane.document())
        place = pane.document().toRawText().find(words)
        assert place >= 0, words
        cursor.setPosition(place + 1)
        pane.setTextCursor(cursor)

    def empty(self) -> None:
        from desktop.storage import declared

        self.desk.source.setFocus()
        self.take("empty")
        self.program.preferences.set(declared.WELCOME, False)
        self.take("empty-without-first-steps")
        self.program.preferences.set(declared.WELCOME, True)

    def busy(self) -> None:
        from tests.benchmarks.responsiveness import pump

        # Other sentences each time: what was rewritten once would come at once.
        years = range(1900 + 8 * States.busied, 1908 + 8 * States.busied)
        States.busied += 1
        self.desk.source.set_text(
            "\n\n".join(re.sub(r"(?<=[.] )(?=[A-Z])", f"In {year}, ", TEXT) for year in years)
        )
        self.program.rewriting.rewrite()
        session = self.program.session
        pump(lambda: session.draft.tally.sentences >= 5, 60)
        self.take("busy")
        pump(lambda: "·" in self.desk.state.text(), 60)
        self.take("busy-with-time-left")
        self.book["rewrite.stop"].trigger()
        self.take("stopped")

    def finished(self) -> None:
        self.desk.source.set_text(TEXT)
        self.program.rewriting.rewrite()
        self.finish()
        self.put_cursor(self.desk.source, "For more than")
        self.take("finished")
        self.book["view.marks"].trigger()
        self.take("clean-view")
        self.book["view.marks"].trigger()
        self.put_cursor(self.desk.source, "Visiting hours")
        self.take("kept-says-why")
        self.book["edit.find"].trigger()
        self.desk.find_bar.field.setText("the")
        self.take("find")
        self.desk.find_bar.close_button.click()

    def choosing(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        self.put_cursor(self.desk.source, "For more than")
        self.book["view.alternatives"].trigger()
        QTest.keyClick(self.desk.alternatives.view, Qt.Key.Key_Down)
        self.take("tried-on")
        QTest.keyClick(self.desk.alternatives.view, Qt.Key.Key_Escape)
        self.book["rewrite.accept"].trigger()
        self.take("accepted")
        self.put_cursor(self.desk.source, "story")
        self.book["rewrite.words"].trigger()
        self.finish()
        self.take("other-words")
        QTest.keyClick(self.desk.alternatives.words.list, Qt.Key.Key_Escape)
        self.put_cursor(self.desk.rewrite, "museum")
        self.book["rewrite.next_change"].trigger()
        self.take("next-change")
        self.book["rewrite.words"].trigger()
        self.take("own-words-tried-on")
        self.finish()
        self.take("own-words-and-others")
        QTest.keyClick(self.desk.alternatives.words.list, Qt.Key.Key_Escape)
        self.put_cursor(self.desk.source, "The exhibition explains")
        self.book["rewrite.freeze_sentence"].trigger()
        self.finish()
        self.put_cursor(self.desk.source, "museum")
        self.book["rewrite.freeze"].trigger()
        self.finish()
        self.take("frozen")
        self.book["rewrite.thaw"].trigger()
        self.finish()
        self.put_cursor(self.desk.source, "The tour takes")
        self.book["rewrite.selection"].trigger()
        self.finish()
        self.take("only-a-selection")
        self.desk.everything.click()
        self.finish()

    def menus(self) -> None:
        from PySide6.QtWidgets import QMenu

        for action in self.window.menuBar().actions():
            menu = action.menu()
            assert isinstance(menu, QMenu)
            menu.popup(
                self.window.menuBar().mapToGlobal(self.window.menuBar().actionGeometry(action).bottomLeft())
            )
            self.take(f"menu-{action.text().replace('&', '').lower()}")
            menu.close()
        self.desk.presets.menu().popup(self.desk.presets.mapToGlobal(self.desk.presets.rect().bottomLeft()))
        self.take("menu-presets")
        self.desk.presets.menu().close()
        self.book["view.commands"].trigger()
        self.take("commands")
        self.program.commands.palette.search.setText("fre")
        self.take("commands-found")
        self.program.commands.palette.leave()

    def messages(self) -> None:
        from desktop.window.views.banner import Topic

        self.window.banner.say("The model has run away; fetch it back.", topic=Topic.REWRITE)
        self.take("failed")
        self.program.files.open(self.folder / "missing.docx")
        self.finish()
        self.take("two-messages")
        self.window.banner.clear()

    def shoot(self, name: str) -> Callable[[], None]:
        from PySide6.QtWidgets import QApplication

        def act() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is not None:
                dialog.move(self.window.geometry().center() - dialog.rect().center())
                self.take(name)
                dialog.close()

        return act

    def dialogs(self) -> None:
        from PySide6.QtCore import QTimer

        path = self.folder / "Lighthouse.md"
        path.write_text(TEXT, encoding="utf-8")

        self.program.files.open(path)
        self.finish()
        time.sleep(0.1)
        self.finish()
        for name, action in (
            ("save-dialog", "file.save_as"),
            ("compare-dialog", "file.compare"),
            ("preset-dialog", "preset.save"),
            ("about", "help.about"),
        ):
            QTimer.singleShot(700, self.shoot(name))
            self.book[action].trigger()
            from tests.benchmarks.responsiveness import rest

            rest(1.2)

    def pages(self) -> None:
        from PySide6.QtCore import QTimer

        from desktop.storage.declaration import Group
        from tests.benchmarks.responsiveness import rest

        for group in Group:
            self.program.settings.show(group)
            rest(0.2)
            self.take(f"settings-{group.lower()}")
        QTimer.singleShot(700, self.shoot("reset-asks"))
        self.program.settings.page.reset_all.click()
        for action in (
            "view.history",
            "view.statistics",
            "rewrite.models",
            "help.shortcuts",
            "help.first_steps",
        ):
            self.book[action].trigger()
            rest(1.0)
            self.take(action.split(".")[1])
        self.models()

    def models(self) -> None:
        """A model of the writer's own: taken in, found to be sound, found to be damaged, removed."""
        from PySide6.QtCore import QTimer

        from desktop.engine import bundle as bundles
        from tests.benchmarks.responsiveness import pump, rest

        page, models = self.program.models.page, self.program.models
        name = "evening-student"
        folder = self.folder / name
        if not folder.exists():
            student = next(path for path in bundles.embedded() if path.name.startswith("flan"))
            shutil.copytree(student, folder)
            manifest = folder / bundles.MANIFEST
            manifest.write_text(manifest.read_text("utf-8").replace(student.name, name), "utf-8")

        def done(act: Callable[[], object], state: str) -> None:
            act()
            rest(0.1)
            pump(page.progress.isHidden, 120)
            self.take(state)

        self.book["rewrite.models"].trigger()
        done(lambda: models.take_in(folder), "models-taken-in")
        done(page.verify.click, "models-sound")
        QTimer.singleShot(700, self.shoot("models-remove-asks"))
        page.remove.click()
        file = self.program.shelf.find(name) / "model.bin"
        data = bytearray(file.read_bytes())
        data[len(data) // 2] ^= 1
        file.write_bytes(data)
        done(page.verify.click, "models-damaged")
        self.window.banner.clear()
        done(lambda: models.remove(name), "models-removed")


if __name__ == "__main__":
    sys.exit(main())
