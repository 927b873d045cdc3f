import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.window.controllers.commands import matching
from desktop.window.views.palette import Command

COMMANDS = [
    Command("a", "Rewrite again", "Rewrite", "Ctrl+Return"),
    Command("b", "Go to the rewrite", "View", "Ctrl+2"),
    Command("c", "Use the rewrite as my text", "Rewrite", ""),
    Command("d", "Stop", "Rewrite", "Esc"),
]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", "abcd"),
        ("rewrite", "abcd"),
        ("rewr ag", "a"),
        ("ag rewr", "a"),
        ("the re", "bc"),
        ("top", "d"),
        ("view", "b"),
        ("STOP", "d"),
        ("zebra", ""),
    ],
)
def test_what_is_found_and_in_which_order(query, found):
    assert "".join(each.id for each in matching(query, COMMANDS)) == found


@pytest.fixture
def palette(program):
    program.desk.source.setFocus()
    program.window.book["view.commands"].trigger()
    return program.commands.palette


def names(palette):
    return [palette.list.topLevelItem(place).text(0) for place in range(palette.list.topLevelItemCount())]


def test_it_has_all_that_can_be_done_now(program, palette):
    can = [each.plain_text for each in program.window.book if program.window.book[each.id].isEnabled()]
    can.remove("Find a command")
    assert names(palette) == can
    assert "Undo" not in can


def test_a_command_is_done_where_the_writer_was(qtbot, program, palette):
    program.desk.source.set_text("Alpha beta gamma.")
    qtbot.keyClicks(palette.search, "select all")
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert program.desk.source.hasFocus()
    qtbot.waitUntil(lambda: program.desk.source.textCursor().selectedText() == "Alpha beta gamma.")


def test_arrow_keys_choose_and_stop_at_the_ends(qtbot, palette):
    qtbot.keyClicks(palette.search, "thaw")
    assert names(palette)[0] == "Thaw everything"
    qtbot.keyClick(palette.search, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == 0
    qtbot.keyClick(palette.search, Qt.Key.Key_Down)
    assert palette.list.currentItem().text(0) == names(palette)[1]
    qtbot.keyClick(palette.search, Qt.Key.Key_PageDown)
    assert palette.list.currentIndex().row() == len(names(palette)) - 1


def test_escape_closes_it_and_nothing_else(qtbot, program, palette):
    program.window.banner.say("Something.")
    qtbot.keyClick(palette.search, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert program.window.banner.isVisible()
    assert program.desk.source.hasFocus()


def test_whoever_goes_elsewhere_closes_it(program, palette):
    program.desk.presets.setFocus()
    assert not palette.isVisible()
    assert QApplication.focusWidget() is program.desk.presets


def test_nothing_found_is_said(qtbot, palette):
    qtbot.keyClicks(palette.search, "zebra")
    assert palette.nothing.isVisible()
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_few_commands_are_all_in_sight(qtbot, palette):
    qtbot.keyClicks(palette.search, "fre")
    assert 0 < len(names(palette)) < 5
    qtbot.wait(20)
    bar = palette.list.verticalScrollBar()
    assert (bar.minimum(), bar.maximum()) == (0, 0)
