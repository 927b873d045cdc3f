"""The page of settings, as a writer uses it."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel

from desktop.storage import declared
from desktop.storage.declaration import Group, Table
from desktop.storage.declared import SETTINGS
from desktop.window.look import theme
from desktop.window.pages.settings_controls import control


@pytest.fixture
def page(program):
    for group in Group:
        program.settings.show(group)
    program.window.book["edit.settings"].trigger()
    yield program.settings.page
    theme.choose("system")


def row(page, setting):
    return page.rows[setting.key]


def widget(page, setting):
    return row(page, setting).control.widget


def test_every_setting_stands_on_the_page_with_its_explanation(program, page):
    in_rows = [setting for setting in SETTINGS if not isinstance(setting, Table)]
    assert list(page.rows) == [setting.key for setting in in_rows]
    for setting in in_rows:
        assert widget(page, setting).accessibleName() == setting.label
        assert widget(page, setting).accessibleDescription().startswith(setting.tooltip)
    shown = [page.groups.item(place).text() for place in range(page.groups.count())]
    assert shown == [str(group) for group in Group]


def test_a_kind_of_setting_without_a_control_is_noticed():
    with pytest.raises(TypeError, match="Table"):
        control(declared.SHORTCUTS, lambda _: None, lambda: None)


def test_what_is_set_takes_effect_at_once(program, page, writer, rewriter):
    writer.write("Alpha beta gamma.")
    widget(page, declared.ALTERNATIVES).setValue(4)
    writer.settle()
    assert rewriter.runs[-1].alternatives == 4
    box = widget(page, declared.THEME)
    box.setCurrentIndex(box.findData("dark"))
    assert theme.current() is theme.DARK
    widget(page, declared.FONT_SIZE).setValue(20)
    assert program.desk.source.font().pointSizeF() == 20
    widget(page, declared.MARK_CHANGES).click()
    assert not program.desk.marks.isChecked()


def test_a_change_made_elsewhere_shows(program, page):
    program.window.book["view.bigger"].trigger()
    assert widget(page, declared.FONT_SIZE).value() == declared.FONT_SIZE.default + 1
    program.desk.marks.click()
    assert not widget(page, declared.MARK_CHANGES).isChecked()


def test_the_way_back_to_the_usual_value(program, page):
    assert not row(page, declared.ALTERNATIVES).reset.isVisible()
    widget(page, declared.ALTERNATIVES).setValue(4)
    assert row(page, declared.ALTERNATIVES).reset.isVisible()
    row(page, declared.ALTERNATIVES).reset.click()
    assert program.preferences.get(declared.ALTERNATIVES) == declared.ALTERNATIVES.default
    assert widget(page, declared.ALTERNATIVES).value() == declared.ALTERNATIVES.default
    assert not row(page, declared.ALTERNATIVES).reset.isVisible()


def test_all_get_their_usual_values_again_once_that_is_confirmed(program, page, answer):
    program.preferences.set(declared.ALTERNATIVES, 4)
    program.preferences.set(declared.SHORTCUTS, (("file.new", "F6"),))
    answer("Cancel", "Reset")
    page.reset_all.click()
    assert program.preferences.get(declared.ALTERNATIVES) == 4
    page.reset_all.click()
    assert [program.preferences.get(each) for each in SETTINGS] == [each.default for each in SETTINGS]
    assert program.window.book["file.new"].shortcut().toString() == "Ctrl+N"


def test_a_switch_may_be_hit_anywhere_in_its_row(qtbot, program, page):
    qtbot.mouseClick(row(page, declared.KEEP_NUMBERS), Qt.MouseButton.LeftButton, pos=QPoint(40, 20))
    assert not program.preferences.get(declared.KEEP_NUMBERS)


@pytest.mark.parametrize("setting", [declared.ALTERNATIVES, declared.THEME], ids=lambda each: each.key)
def test_the_wheel_scrolls_past_a_control(program, page, setting):
    page.show_group(setting.group)
    part = widget(page, setting)
    nowhere, here = QPoint(), QPointF(part.rect().center())
    turned = QWheelEvent(
        here,
        QPointF(part.mapToGlobal(here)),
        nowhere,
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(part, turned)
    assert program.preferences.get(setting) == setting.default


def test_a_face_that_is_not_installed_stays_the_writers_wish(program, page):
    program.preferences.set(declared.FONT, "Nowhere Serif")
    box = widget(page, declared.FONT)
    assert box.currentData() == "Nowhere Serif"
    assert "not installed" in box.currentText()
    assert program.preferences.get(declared.FONT) == "Nowhere Serif"


def test_keys_are_pressed_not_typed(qtbot, program, page):
    page.show_group(Group.DESKTOP)
    edit = widget(page, declared.GLOBAL_HOTKEY)
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    assert program.preferences.get(declared.GLOBAL_HOTKEY) == "Ctrl+Alt+P"


def test_the_model_is_chosen_on_its_own_page(program, page):
    widget(page, declared.MODEL).click()
    assert program.window.page == "models"


def test_the_keyboard_alone_will_do(qtbot, program, page):
    assert page.groups.hasFocus()
    qtbot.keyClick(page.groups, Qt.Key.Key_Down)
    assert widget(page, declared.THEME).isVisible()
    reached = set()
    for _ in range(30):
        reached.add(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    for setting in SETTINGS:
        if setting.group is Group.APPEARANCE:
            assert widget(page, setting) in reached, setting.key


@pytest.mark.parametrize("possible", [True, False])
def test_what_this_desktop_cannot_do_is_told_where_it_is_set(qtbot, program, monkeypatch, possible):
    from PySide6.QtWidgets import QSystemTrayIcon

    from desktop.window.background.hotkey import Hotkey

    monkeypatch.setattr(Hotkey, "possible", staticmethod(lambda: possible))
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: possible)
    program.settings.show(Group.DESKTOP)
    row = program.settings.page.rows[declared.GLOBAL_HOTKEY.key]
    qtbot.waitUntil(row.isVisible)
    seen = " ".join(label.text() for label in row.findChildren(QLabel) if label.isVisible())
    assert ("phrasewright-window --toggle" in seen) is not possible
    heard = QAccessible.queryAccessibleInterface(row.control.widget).text(QAccessible.Text.Description)
    assert ("phrasewright-window --toggle" in heard) is not possible
    tray = program.settings.page.rows[declared.TRAY.key]
    assert any("no tray" in label.text() for label in tray.findChildren(QLabel)) is not possible
