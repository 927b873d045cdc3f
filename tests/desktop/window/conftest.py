"""A window that needs no screen, on the real engine with a rewriter made for tests."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported

import re
import threading
import time
from types import SimpleNamespace

import pytest

from desktop.engine.errors import EngineError
from desktop.engine.measures import lexical_diversity, syntactic_diversity
from desktop.engine.result import Alternative, Reason, Rewrite


class FakeRewriter:
    """Rewrites "A b c." to "New<level> b c.", in ways that a test can foresee.

    `level` is what was asked for lexically, so that a result tells which request made it. It waits while
    `gate` is shut, and before sentence `waits_at` as long as there is one.
    """

    name = "Test student"

    def __init__(self):
        self.delay = 0.0
        self.waits_at = None
        self.fail_after = None
        self.error = EngineError("The model has run away; fetch it back.")
        self.runs = []
        self.gate = threading.Event()
        self.gate.set()

    def rewrite(self, text, request, cancelled):
        self.runs.append(request)
        for number, match in enumerate(re.finditer(r"[^\s.!?][^.!?\n]*[.!?]?", text)):
            while not self.gate.wait(0.002) or self._waits(number):
                if cancelled():
                    return
            until = time.monotonic() + self.delay
            while time.monotonic() < until:
                if cancelled():
                    return
                time.sleep(0.001)
            if cancelled():
                return
            if self.fail_after is not None and number >= self.fail_after:
                raise self.error
            yield self.one(match.start(), match.group(), request)

    def _waits(self, number):
        waits = self.waits_at is not None and number >= self.waits_at
        if waits:
            time.sleep(0.002)
        return waits

    def one(self, start, sentence, request):
        words = sentence.split(" ")
        if len(words) < 2:
            return Rewrite.keeping(start, sentence, Reason.TOO_SHORT)
        texts = [
            " ".join([f"New{request.lexical}", *words[1:-1], f"option{n}" if n else "best", words[-1]])
            for n in range(request.alternatives)
        ]
        alternatives = [
            Alternative(t, 0.9, lexical_diversity(sentence, t), syntactic_diversity(sentence, t))
            for t in texts
        ]
        if "doubt" in words:
            return Rewrite.keeping(start, sentence, Reason.DOUBTFUL, alternatives[:-1])
        return Rewrite(start, sentence, tuple(alternatives))


@pytest.fixture(scope="session")
def qapp_cls():
    from PySide6.QtWidgets import QApplication

    return QApplication


@pytest.fixture(scope="session")
def qapp(qapp):
    """The application as it looks for a writer, whichever test comes first."""
    from desktop.window.look import theme

    theme.install(qapp)
    return qapp


@pytest.fixture
def rewriter():
    return FakeRewriter()


@pytest.fixture
def places(tmp_path):
    from desktop.storage.places import Places

    return Places.within(tmp_path / "kept")


@pytest.fixture
def program(qtbot, qapp, rewriter, places):
    """The whole program, shown; closed again at the end."""
    from desktop.window.program import Program

    made = Program(lambda: rewriter, places)
    qtbot.addWidget(made.window)
    made.window.show()
    qtbot.waitExposed(made.window)
    yield made
    made.window.close()
    assert not made.engine._thread.is_alive()


@pytest.fixture
def writer(qtbot, program):
    """What a writer does and sees."""
    from PySide6.QtGui import QTextCursor

    from desktop.window.background.session import State

    window, session = program.window, program.session

    def settle(state=State.FINISHED):
        qtbot.waitUntil(
            lambda: session.state is state and not program.rewriting.typing.waiting, timeout=10000
        )

    def write(text, state=State.FINISHED):
        window.desk.source.set_text(text)
        program.rewriting.rewrite()
        if state is not None:
            settle(state)

    def put_cursor(pane, units):
        pane.setFocus()
        cursor = QTextCursor(pane.document())
        cursor.setPosition(units)
        pane.setTextCursor(cursor)

    def at(pane, span):
        return pane.document().toRawText().encode("utf-16-le")[2 * span[0] : 2 * span[1]].decode("utf-16-le")

    def shown():
        return window.desk.rewrite.document().toRawText().replace("\u2029", "\n")

    return SimpleNamespace(write=write, settle=settle, put_cursor=put_cursor, at=at, shown=shown)


@pytest.fixture
def pane(qtbot):
    from desktop.window.views.source_pane import SourcePane

    made = SourcePane()
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def answer(monkeypatch):
    """Answers the questions to come by the word on a button; each word must be on one."""

    def answer(*words):
        from PySide6.QtWidgets import QMessageBox

        left = list(words)

        def click(box):
            word = left.pop(0)
            next(each for each in box.buttons() if each.text().replace("&", "") == word).click()
            return 0

        monkeypatch.setattr(QMessageBox, "exec", click)

    return answer
