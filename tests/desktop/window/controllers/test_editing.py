"""The clipboard belongs to the writer."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

TEXT = "Alpha beta gamma. Delta epsilon zeta. Eta theta iota."


class Watched(QMimeData):
    """What lies on the clipboard, and knows when it is read."""

    def __init__(self):
        super().__init__()
        self.read = []

    def formats(self):
        return ["text/plain", "text/html"]

    def hasFormat(self, kind):  # noqa: N802 - Qt's name
        return kind in self.formats()

    def retrieveData(self, kind, _wanted):  # noqa: N802 - Qt's name
        self.read.append(kind)
        return "<b>mine</b>" if kind == "text/html" else "mine"


@pytest.fixture
def clipboard(qapp):
    board = QGuiApplication.clipboard()
    board.watched = Watched()
    board.setMimeData(board.watched)
    changes = []
    board.dataChanged.connect(lambda: changes.append(1))
    board.changes = changes
    yield board
    board.dataChanged.disconnect()
    board.clear()


UNASKED = (
    "edit.select_all",
    "edit.undo",
    "edit.redo",
    "edit.find",
    "edit.find_next",
    "rewrite.next",
    "rewrite.take_2",
    "rewrite.accept",
    "rewrite.accept",
    "rewrite.reject",
    "rewrite.accept_all",
    "rewrite.freeze",
    "rewrite.freeze_sentence",
    "rewrite.thaw",
    "rewrite.words",
    "rewrite.selection",
    "rewrite.use",
    "rewrite.again",
    "view.history",
    "view.text",
)


def test_nothing_but_copying_and_pasting_touches_it(qtbot, program, writer, clipboard):
    source = program.desk.source
    source.setFocus()
    qtbot.keyClicks(source, TEXT)
    writer.settle()
    for identity in UNASKED:
        program.window.book[identity].trigger()
        qtbot.wait(5)
    program.window.show_desk()
    program.desk.rewrite.setFocus()
    qtbot.mouseDClick(program.desk.rewrite.viewport(), Qt.MouseButton.LeftButton)
    program.window.hide()
    program.window.show()
    writer.settle()
    assert clipboard.changes == []
    assert clipboard.watched.read == []


def test_what_is_pasted_is_plain_text_and_one_step(qtbot, program, writer, clipboard):
    source, book = program.desk.source, program.window.book
    source.setFocus()
    for identity in ("edit.paste", "edit.paste_plain"):
        book[identity].trigger()
        assert source.text() == "mine"
        assert any(kind.startswith("text/plain") for kind in clipboard.watched.read)
        assert "text/html" not in clipboard.watched.read
        book["edit.undo"].trigger()
        assert source.text() == ""
    assert clipboard.changes == []


def test_copying_copies_what_is_asked_for(qtbot, program, writer, clipboard):
    writer.write(TEXT)
    program.window.book["edit.copy_rewrite"].trigger()
    assert clipboard.text() == program.session.draft.rewrite
    writer.put_cursor(program.desk.rewrite, 0)
    program.window.book["edit.select_all"].trigger()
    program.window.book["edit.copy"].trigger()
    assert clipboard.text() == writer.shown()
    assert clipboard.mimeData().formats() == ["text/plain"]
