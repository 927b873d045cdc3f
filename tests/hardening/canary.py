"""Looks for what was written in all that the program writes: `python -m tests.hardening.canary [SCENE ...]`.

A sentence that stands nowhere else is rewritten, in documents that cannot be opened, in the window and in the
terminal, while the rewriting fails, while the interface makes a mistake, while nothing can be saved and while
the program crashes, each in a home of its own with core files allowed as far as they go. Then every file is
searched for the sentence's words, in every encoding of Unicode and in every size of letters: logs, settings,
the folder for temporary files, core files. It may stand where the writer's text belongs and nowhere else.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

TEXT = "The zebrastriped canary of Kettlewick put off its seventeen songs because the committee was late."
WORDS = ("zebrastriped", "Kettlewick")
_PATIENCE_S = 300
# Where the writer's text belongs, and the documents that it was opened from.
_ITS_PLACES = ("draft.json", "history.sqlite3", "history.sqlite3-wal", "history.sqlite3-journal")
_DOCUMENTS = "documents"

_WINDOW = """
import ctypes, os, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.engine.rewriter import Rewriter
from desktop.window import app, program

scene, text, documents = sys.argv[1], sys.argv[2], Path(sys.argv[3])
made = []
began = time.monotonic()

class Program(program.Program):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        made.append(self)
program.Program = Program

def fail(self, text, request, cancelled):
    raise RuntimeError(f"cannot rewrite {text}")
    yield
if scene == "failure":
    Rewriter.rewrite = fail

def mistake():
    raise ValueError(f"{text} cannot be shown")

def crash(written):
    if scene == "abort":
        os.abort()
    ctypes.string_at(1)

# What is done, one thing a second; what is to be seen before the end.
def steps():
    desk, files = made[0].desk, made[0].files
    desk.source.setPlainText(text)
    yield
    if scene == "documents":
        for document in sorted(documents.iterdir()):
            files.open(document)
            yield
            yield
            desk.source.setPlainText(text)
    elif scene == "mistake":
        QTimer.singleShot(0, mistake)
    elif scene in ("abort", "violation"):
        for _ in range(3):
            yield
        crash(text)
    wanted = "mistake" if scene == "mistake" else None
    while time.monotonic() < began + 240:
        shown = desk.rewrite.toPlainText().strip() if hasattr(desk, "rewrite") else "?"
        if scene in ("failure", "mistake", "documents") or (shown and shown != text):
            break
        yield
    for _ in range(3):
        yield
    made[0].window.close()
    QApplication.quit()
    yield

going = None
def step():
    global going
    if not made:
        return
    going = going or steps()
    next(going, None)

original = QApplication.exec
def execute(*_):
    timer = QTimer()
    timer.timeout.connect(step)
    timer.start(1000)
    return original()
QApplication.exec = execute
sys.exit(app.main([]))
"""
SCENES = {
    "rewriting": "Rewritten: ",
    "documents": "DocumentError",
    "failure": "builtins.RuntimeError",
    "mistake": "ValueError in ",
    "nothing saved": "StorageError",
    "abort": "Fatal Python error: Aborted",
    "violation": "Fatal Python error: Segmentation fault",
    "terminal": "",
    "terminal that crashes": "",
}
"""What is played, and what a supporter must find in the logs of it."""


def _documents(folder: Path) -> None:
    """Documents that hold the sentence, bear its words in their names and cannot be opened."""
    folder.mkdir()
    name = f"letter of {WORDS[1]}"
    (folder / f"{name}.docx").write_bytes(b"PK\3\4" + TEXT.encode() * 20)
    (folder / f"{name}.txt").write_bytes(TEXT.encode("utf-16") + b"\0")
    (folder / f"{name}.md").write_bytes(b"\xef\xbb\xbf" + TEXT.encode() + b"\xff\xfe\xfd\0\0")


def _allow_core_files() -> None:
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))


def play(scene: str, ground: Path) -> str:
    """Play a scene; what is wrong with what it leaves, or "".

    Args:
        scene: one of `SCENES`.
        ground: an empty folder, for the home and all else.
    """
    home, scratch, work = ground / "home", ground / "tmp", ground / "work"
    for folder in (home, scratch, work):
        folder.mkdir()
    _documents(ground / _DOCUMENTS)
    if scene == "nothing saved":
        (home / ".local/share/Phrasewright/draft.json/x").mkdir(parents=True)
    program = ["-c", _WINDOW, scene, TEXT, str(ground / _DOCUMENTS)]
    if scene == "terminal":
        program = ["-m", "desktop.cli", "rewrite", "--json", "-"]
    elif scene == "terminal that crashes":
        program = ["-c", _TERMINAL_THAT_CRASHES]
    done = subprocess.run(
        [sys.executable, *program],
        input=TEXT.encode(), capture_output=True, cwd=work, timeout=_PATIENCE_S, check=False,
        preexec_fn=_allow_core_files,
        env={
            "PATH": os.environ["PATH"], "HOME": str(home), "TMPDIR": str(scratch), "LANG": "C.UTF-8",
            "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path(__file__).parents[2]),
            "PYTHONDONTWRITEBYTECODE": "1",
        },
    )  # fmt: skip
    crashes = "crashes" in scene or scene in {"abort", "violation"}
    if crashes != (done.returncode < 0):
        return f"ends with {done.returncode}: {done.stderr[-2000:].decode('utf-8', 'replace')}"
    if holds(done.stderr):
        return f"tells it on standard error: {done.stderr[-2000:].decode('utf-8', 'replace')}"
    return _wrong(scene, ground)


_TERMINAL_THAT_CRASHES = """
import ctypes, sys
from desktop import cli
from desktop.engine.rewriter import Rewriter
Rewriter.rewrite = lambda self, text, request, cancelled: ctypes.string_at(1)
cli.main(["rewrite", "-"])
"""


def _wrong(scene: str, ground: Path) -> str:
    found = places(ground)
    kept = {path for path in found if path.name in _ITS_PLACES or path.parent.name == _DOCUMENTS}
    if found != kept:
        return "leaves it in " + ", ".join(str(path.relative_to(ground)) for path in sorted(found - kept))
    if scene == "rewriting" and not any(path.name == "draft.json" for path in found):
        return "does not leave it in the draft either: the search proves nothing"
    logs = "".join(path.read_text("utf-8") for path in (ground / "home").rglob("log/*") if path.is_file())
    if SCENES[scene] not in logs:
        return f"logs nothing of use: {logs}"
    return "" if "terminal" in scene or ": Phrasewright " in logs else f"logs no start: {logs}"


def places(folder: Path) -> set[Path]:
    """The files in a folder that hold a word of the sentence, or have one in their name."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    return {path for path in files if holds(path.read_bytes()) or holds(path.name.encode())}


def holds(content: bytes) -> bool:
    """Whether bytes hold a word of the sentence, in whatever size of letters and encoding of Unicode."""
    lowered = content.lower()
    return any(
        word.lower().encode(encoding) in lowered
        for word in WORDS
        for encoding in ("utf-8", "utf-16-le", "utf-32-le")
    )


def main() -> int:
    """The command: 1 where something holds what it must not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenes", nargs="*", help=", ".join(SCENES))
    failed = 0
    for scene in parser.parse_args().scenes or SCENES:
        with tempfile.TemporaryDirectory() as ground:
            fault = play(scene, Path(ground))
        failed += bool(fault)
        print(f"| {scene} | {fault or 'nothing outside of its places'} |", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
