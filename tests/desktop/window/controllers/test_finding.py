"""Looking for words in both pages."""

import pytest
from PySide6.QtCore import Qt

from desktop.window.views.text_pane import Mark

TEXT = "Alpha beta gamma. Delta 😀 beta zeta. Eta theta iota. Beta kappa lambda."


@pytest.fixture
def bar(program, writer):
    writer.write(TEXT)
    writer.put_cursor(program.desk.source, 0)
    program.window.book["edit.find"].trigger()
    return program.desk.find_bar


def selected(pane):
    return pane.textCursor().selectedText(), pane.textCursor().selectionStart()


def test_words_are_found_as_they_are_typed_and_counted_in_both_pages(qtbot, program, bar):
    assert bar.isVisible()
    assert bar.field.hasFocus()
    qtbot.keyClicks(bar.field, "BETA")
    source, rewrite = program.desk.source, program.desk.rewrite
    assert selected(source) == ("beta", 6)
    # The rewrite of the last sentence has lost it.
    assert bar.found.text() == "Your text: 1 of 3   ·   Rewrite: 2 found"
    assert len(source.marked(Mark.FOUND)) == 3
    assert len(rewrite.marked(Mark.FOUND)) == 2
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert selected(source) == ("beta", 27)  # in UTF-16 units
    qtbot.mouseClick(bar.next, Qt.MouseButton.LeftButton)
    assert selected(source)[0] == "Beta"
    program.window.book["edit.find_next"].trigger()
    assert selected(source) == ("beta", 6)  # round again
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert selected(source)[0] == "Beta"
    program.window.book["edit.find_previous"].trigger()
    assert selected(source) == ("beta", 27)
    assert bar.found.text().startswith("Your text: 2 of 3")


def test_the_page_where_the_writer_was_is_looked_through(qtbot, program, writer, bar):
    qtbot.keyClicks(bar.field, "best")
    assert bar.found.text() == "Your text: 0 found   ·   Rewrite: 4 found"
    assert not bar.next.isEnabled()
    program.desk.rewrite.setFocus()
    program.window.book["edit.find_next"].trigger()
    assert selected(program.desk.rewrite)[0] == "best"
    assert bar.found.text().endswith("Rewrite: 1 of 4")
    program.window.book["edit.find_next"].trigger()
    assert bar.found.text().endswith("Rewrite: 2 of 4")


def test_what_is_found_follows_the_text(qtbot, program, writer, bar):
    qtbot.keyClicks(bar.field, "beta")
    cursor = program.desk.source.textCursor()
    cursor.setPosition(0)
    cursor.insertText("beta ")
    qtbot.waitUntil(lambda: len(program.desk.source.marked(Mark.FOUND)) == 4)
    assert "of 4" in bar.found.text() or "4 found" in bar.found.text()


def test_esc_closes_it_and_stays_at_what_was_found(qtbot, program, bar):
    qtbot.keyClicks(bar.field, "theta")
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert program.desk.source.hasFocus()
    assert selected(program.desk.source)[0] == "theta"
    assert program.desk.source.marked(Mark.FOUND) == []
    program.window.book["edit.find"].trigger()  # what is selected is looked for
    assert bar.field.text() == "theta"


def test_those_who_hear_are_told(qtbot, program, bar, monkeypatch):
    said = []
    monkeypatch.setattr(program.rewriting, "announce", said.append)
    qtbot.keyClicks(bar.field, "be")
    assert said[-1] == "Your text: 1 of 3   ·   Rewrite: 6 found"
