"""The window follows the settings, at the start and when they change."""

import pytest

from desktop.storage import declared
from desktop.window.look import theme


@pytest.fixture(autouse=True)
def usual_theme(qapp):
    yield
    theme.choose("system")


def test_the_theme_of_the_writer_wins(qtbot, program, qapp):
    program.preferences.set(declared.THEME, "dark")
    assert theme.current() is theme.DARK
    qtbot.waitUntil(lambda: theme.DARK.desk in qapp.styleSheet())
    program.preferences.set(declared.THEME, "system")
    assert theme.current() is theme.LIGHT


def test_size_of_the_text(qtbot, program, places):
    before = program.desk.source.font().pointSizeF()
    program.window.book["view.bigger"].trigger()
    assert program.desk.source.font().pointSizeF() == before + 1
    assert program.desk.rewrite.font().pointSizeF() == before + 1
    assert program.desk.rewrite.line_step > program.desk.rewrite.font().pointSizeF() * 1.6
    for _ in range(100):
        program.window.book["view.bigger"].trigger()
    assert program.desk.source.font().pointSizeF() == declared.FONT_SIZE.high
    program.window.book["view.usual_size"].trigger()
    assert program.desk.source.font().pointSizeF() == before
    kept = places.settings / "settings.json"
    qtbot.waitUntil(lambda: '"font_size"' not in kept.read_text())


def test_what_is_kept_and_how_many_alternatives_there_are(program, writer, rewriter):
    program.preferences.set(declared.ALTERNATIVES, 3)
    program.preferences.set(declared.KEEP_NUMBERS, False)
    writer.write("Alpha beta gamma.")
    assert rewriter.runs[-1].alternatives == 3
    assert [part.value for part in rewriter.runs[-1].free] == ["numbers"]


def test_shortcuts_of_the_writer(program):
    program.preferences.set(declared.SHORTCUTS, (("rewrite.freeze", "F6"),))
    assert program.window.book["rewrite.freeze"].shortcut().toString() == "F6"


def test_without_rewriting_while_typing_one_asks_for_it(qtbot, program, writer, rewriter):
    program.preferences.set(declared.REWRITE_WHILE_TYPING, False)
    qtbot.keyClicks(program.desk.source, "Alpha beta gamma.")
    qtbot.wait(400)
    assert rewriter.runs == []
    program.window.book["rewrite.again"].trigger()
    writer.settle()
    assert writer.shown() == "New40 beta best gamma."
