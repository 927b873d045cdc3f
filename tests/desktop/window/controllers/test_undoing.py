"""One history for all that a writer does: each thing is one step, however it came about."""

import pytest
from PySide6.QtGui import QTextCursor

LONG = "\n\n".join(["Delta epsilon zeta."] * 4000)


@pytest.fixture
def paste(qtbot, program):
    def pasted(text, *, over=False):
        source = program.desk.source
        if over:
            source.selectAll()
        else:
            source.moveCursor(QTextCursor.MoveOperation.End)
        source.paste_text(text)
        qtbot.waitUntil(lambda: not source.filling, timeout=20000)

    return pasted


@pytest.mark.parametrize("over", [False, True])
@pytest.mark.parametrize("before", ["", "Alpha beta gamma. "])
def test_a_long_paste_is_one_step_and_what_was_before_another(qtbot, program, paste, before, over):
    source, book = program.desk.source, program.window.book
    if before:
        qtbot.keyClicks(source, before)
    paste(LONG, over=over)
    after = source.text()
    assert after == (LONG if over else before + LONG)
    book["edit.undo"].trigger()
    assert source.text() == before
    assert book["edit.undo"].isEnabled() is bool(before)
    if before:
        book["edit.undo"].trigger()
        assert source.text() == ""
        assert not book["edit.undo"].isEnabled()
        book["edit.redo"].trigger()
    book["edit.redo"].trigger()
    assert source.text() == after
    assert not book["edit.redo"].isEnabled()


def test_what_was_chosen_before_a_long_paste_is_undone_after_it(qtbot, program, writer, paste):
    source, book = program.desk.source, program.window.book
    writer.write("Alpha beta gamma.")
    writer.put_cursor(source, 2)
    book["rewrite.take_2"].trigger()
    chosen = writer.shown()
    paste("\n\n" + LONG)
    book["edit.undo"].trigger()
    writer.settle()
    # What fell away is long, and the pane lets go of it in portions.
    qtbot.waitUntil(lambda: writer.shown() == chosen, timeout=10000)
    book["edit.undo"].trigger()
    assert writer.shown() != chosen
    assert source.text() == "Alpha beta gamma."
