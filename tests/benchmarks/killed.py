"""A writer's session in a process of its own that is killed in its midst, and what must be there again.

    python -m tests.benchmarks.killed FOLDER WORDS

keeps everything in that folder, writes about so many words, slides, chooses, freezes, and says on a line of
its own what there is once it is on the disk; then it waits to be killed.
"""

import hashlib
import json
import os
import signal
import subprocess
import sys
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.engine.request import Length
from desktop.storage.draft import DraftFile
from desktop.storage.places import Places
from desktop.window.background.session import State
from desktop.window.program import Program

_LONG = 10_000
"""Words from which only a beginning is rewritten, and what was written is not waited for in the history."""

_DECIDED = 2000
"""Sentences of a long text about which is decided."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What there was.

    Attributes:
        state: a digest of text, cursor, sliders, frozen words and decisions.
        size: of the window: width and height, in logical pixels.
        characters: of the text.
        frozen: frozen stretches.
        decided: sentences about which the writer had decided.
        history: a digest of the newest entry of the history; "" where there is none.
    """

    state: str
    size: list[int]
    characters: int
    frozen: int
    decided: int
    history: str


def kept(program: Program) -> Kept:
    """What a program has now."""
    draft = replace(program.keeping.snapshot()(), geometry=b"")
    found = program.store.history.search(limit=1)
    entry = program.store.history.get(found[0].id) if found else None
    newest = "" if entry is None else _digest(f"{entry.source!r} {entry.rewrite!r}")
    size = [program.window.width(), program.window.height()]
    return Kept(_digest(repr(draft)), size, len(draft.text), len(draft.frozen), len(draft.decided), newest)


def lived(places: Places, words: int) -> Kept:
    """Have a session written, kill its process as a power cut would, and tell what there was.

    Args:
        places: where it keeps things.
        words: of its text, about.
    """
    command = [sys.executable, "-m", "tests.benchmarks.killed", str(places.data), str(words)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL, "it was there until it was killed"
    return Kept(**json.loads(line))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()


def _write(program: Program, words: int) -> None:
    """The session."""
    from tests.benchmarks.responsiveness import PARAGRAPH, finish, pump, rest

    desk, book, session = program.desk, program.window.book, program.session
    program.window.resize(780, 720)
    desk.lexical.slider.setValue(62)
    desk.syntactic.slider.setValue(35)
    desk.length.choose(Length.SHORTER)
    paragraph = PARAGRAPH * 2
    text = "\n\n".join([paragraph] * max(1, words // len(paragraph.split())))
    desk.source.set_text(text)
    pump(lambda: not desk.source.filling, 120)
    if words < _LONG:
        finish(program, 300)
        assert session.state is State.FINISHED
    else:
        pump(lambda: session.draft.tally.sentences >= _DECIDED, 300)
        book["rewrite.stop"].trigger()
        book["rewrite.accept_all"].trigger()
        pump(lambda: len(session.draft.decided()) >= _DECIDED, 60)
    # Some words in the midst, a whole sentence, and a sentence in other words.
    middle = text.index("affordable prices", len(text) // 2)
    cursor = desk.source.textCursor()
    cursor.setPosition(middle)
    cursor.setPosition(middle + len("affordable"), cursor.MoveMode.KeepAnchor)
    desk.source.setTextCursor(cursor)
    book["rewrite.freeze"].trigger()
    if words < _LONG:
        finish(program, 300)
    for place, action in ((text.index("Our team"), "rewrite.freeze_sentence"), (2, "rewrite.take_2")):
        cursor.setPosition(place)
        desk.source.setTextCursor(cursor)
        rest(0.2)
        book[action].trigger()
        if words < _LONG:
            finish(program, 300)
    cursor.setPosition(middle + 3)
    desk.source.setTextCursor(cursor)


def main(folder: Path, words: int) -> None:
    """Write, say what there is, and wait to be killed."""
    from desktop.engine.rewriter import load
    from desktop.window.program import make_application
    from tests.benchmarks.responsiveness import Quick, pump

    application = make_application()
    places = Places.within(folder)
    program = Program(Quick if words >= _LONG else load, places)
    program.tidier.start()
    program.engine.warm()
    program.window.show()
    _write(program, words)
    file = DraftFile(places.data / "draft.json")
    pump(lambda: bool(words >= _LONG or program.store.history.search(limit=1)), 60)
    pump(lambda: file.load() == program.keeping.snapshot()(), 60)
    print(json.dumps(asdict(kept(program))), flush=True)
    QApplication.exec()
    del application


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
