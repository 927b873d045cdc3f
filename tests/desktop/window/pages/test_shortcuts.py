"""Keys are given, refused, taken and given back."""

import pytest
from PySide6.QtCore import Qt

from desktop.storage import declared
from desktop.storage.declaration import Group
from desktop.window.pages import shortcuts
from desktop.window.pages.shortcuts_panel import ShortcutsPanel

CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@pytest.fixture
def panel(program):
    program.window.book["help.shortcuts"].trigger()
    return program.settings.page.findChild(ShortcutsPanel)


@pytest.fixture
def choose(panel):
    def go(identity):
        for place in range(panel.list.topLevelItemCount()):
            item = panel.list.topLevelItem(place)
            if item.data(0, Qt.ItemDataRole.UserRole) == identity:
                panel.list.setCurrentItem(item)
                panel.keys.setFocus()
                return item
        raise AssertionError(identity)

    return go


def keys_of(program, identity):
    return program.window.book[identity].shortcut().toString()


def test_every_action_is_there_with_its_keys(program, panel):
    assert program.window.page == "settings"
    rows = [panel.list.topLevelItem(place) for place in range(panel.list.topLevelItemCount())]
    assert [item.data(0, Qt.ItemDataRole.UserRole) for item in rows] == [
        each.id for each in program.window.book
    ]
    assert [item.text(2) for item in rows][:2] == ["Ctrl+N", "Ctrl+O"]


def test_new_keys_hold_at_once_and_are_kept(qtbot, program, panel, choose):
    choose("rewrite.freeze")
    qtbot.keyClick(panel.keys, Qt.Key.Key_F, CTRL_ALT)
    assert keys_of(program, "rewrite.freeze") == "Ctrl+Alt+F"
    assert program.preferences.get(declared.SHORTCUTS) == (("rewrite.freeze", "Ctrl+Alt+F"),)
    assert panel.list.currentItem().text(2) == "Ctrl+Alt+F"
    panel.reset.click()
    assert keys_of(program, "rewrite.freeze") == "Ctrl+L"
    assert program.preferences.get(declared.SHORTCUTS) == ()


def test_keys_can_be_taken_away(program, panel, choose):
    choose("rewrite.freeze")
    panel.keys.clear()
    assert keys_of(program, "rewrite.freeze") == ""
    assert program.preferences.get(declared.SHORTCUTS) == (("rewrite.freeze", ""),)


def test_keys_of_another_action_are_told_and_taken_only_when_said_so(qtbot, program, panel, choose):
    choose("rewrite.freeze")
    qtbot.keyClick(panel.keys, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert panel.note.text() == "Ctrl+O belongs to “Open”."
    assert (keys_of(program, "rewrite.freeze"), keys_of(program, "file.open")) == ("Ctrl+L", "Ctrl+O")
    panel.take.click()
    assert (keys_of(program, "rewrite.freeze"), keys_of(program, "file.open")) == ("Ctrl+O", "")
    assert panel.note.text() == ""
    choose("file.open")
    panel.reset.click()
    assert panel.note.text() == "Ctrl+O belongs to “Freeze or thaw words”."
    panel.reset_all.click()
    assert (keys_of(program, "rewrite.freeze"), keys_of(program, "file.open")) == ("Ctrl+L", "Ctrl+O")


@pytest.mark.parametrize(
    ("keys", "allowed"),
    [
        ("A", False),
        ("Shift+A", False),
        ("Return", False),
        ("Left", False),
        ("Alt+F", False),
        ("F6", True),
        ("Shift+F6", True),
        ("Esc", True),
        ("Ctrl+Alt+A", True),
        ("Meta+A", True),
        ("", True),
    ],
)
def test_keys_that_writing_or_the_menus_need_are_refused(qapp, keys, allowed):
    assert (shortcuts.obstacle(keys) == "") is allowed


def test_a_refusal_is_told_and_changes_nothing(qtbot, program, panel, choose):
    choose("rewrite.freeze")
    qtbot.keyClick(panel.keys, Qt.Key.Key_A)
    assert panel.note.text().startswith("A is needed for writing")
    assert keys_of(program, "rewrite.freeze") == "Ctrl+L"


def test_the_list_can_be_searched_by_name_and_by_keys(program, panel):
    panel.search.setText("freeze sentence")
    assert panel.list.topLevelItemCount() == 1
    panel.search.setText("ctrl+shift+l")
    assert panel.list.topLevelItem(0).text(0) == "Freeze or thaw the sentence"
    panel.search.setText("no such thing")
    assert panel.list.topLevelItemCount() == 0
    assert not panel.keys.isEnabled()


def test_what_the_welcome_says_follows(program):
    program.preferences.set(declared.SHORTCUTS, (("rewrite.freeze", "F6"),))
    assert "(F6)" in "".join(label.text() for label in program.desk.first_steps._steps)


def test_the_panel_belongs_to_the_group_of_the_keyboard(qtbot, program, panel):
    assert program.settings.page.groups.currentItem().text() == str(Group.KEYBOARD)
    assert panel.isVisible()
    qtbot.waitUntil(panel.search.hasFocus)  # whoever asked for the shortcuts looks for one


def test_the_search_is_ready_too_on_a_page_of_settings_that_is_open_already(qtbot, program):
    program.window.book["edit.settings"].trigger()
    qtbot.waitUntil(lambda: program.window.page == "settings")
    qtbot.wait(50)
    page = program.settings.page
    assert page.findChild(ShortcutsPanel) is None
    program.window.book["help.shortcuts"].trigger()
    qtbot.waitUntil(lambda: page.findChild(ShortcutsPanel) is not None)
    qtbot.waitUntil(page.findChild(ShortcutsPanel).search.hasFocus)
    page.show_group(Group.APPEARANCE)
    page.groups.setFocus()
    page.show_group(Group.KEYBOARD)
    qtbot.wait(50)
    assert page.groups.hasFocus(), "who goes through the groups stays in their list"
