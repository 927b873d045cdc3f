"""The style sheet is exchanged in turns of its own, and all looks as if it had always been there."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from desktop.storage import declared
from desktop.storage.declaration import Group
from desktop.window.look import sheet, theme


@pytest.fixture
def choose(qtbot, qapp, program):
    def chosen(which):
        program.preferences.set(declared.THEME, which)
        qtbot.waitUntil(lambda: not sheet.changing())
        assert qapp.styleSheet() == sheet.wanted(qapp)

    qtbot.waitUntil(lambda: not sheet.changing())  # for a test before this one
    yield chosen
    theme.choose("system")


@pytest.fixture
def pages(qtbot, program):
    """Goes to every page, one after the other, and says which."""
    program.store.history.add("Alpha.", "New.", 1, 1)

    def each():
        for group in Group:
            program.settings.show(group)
            yield f"settings {group}"
        for action in ("view.history", "view.statistics", "rewrite.models", "help.shortcuts"):
            program.window.book[action].trigger()
            if action == "view.history":
                qtbot.waitUntil(lambda: program.history.page.list.count() > 0)
            if action == "rewrite.models":
                qtbot.waitUntil(lambda: program.models.page.list.count() > 0)
            yield action
        program.window.show_desk()
        yield "desk"

    return each


def test_no_call_exchanges_one_sheet_for_another(qapp, program, choose, monkeypatch):
    """Which takes Qt once for each widget above a widget: too long for one turn."""
    worn = []
    monkeypatch.setattr(
        QApplication,
        "setStyleSheet",
        lambda self, text, original=QApplication.setStyleSheet: (
            worn.append((bool(self.styleSheet()), bool(text))),
            original(self, text),
        ),
    )
    choose("dark")
    assert worn == [(True, False), (False, True)]
    assert theme.DARK.desk in qapp.styleSheet()


def test_nothing_is_painted_without_a_sheet(program, choose, monkeypatch):
    painted = []
    monkeypatch.setattr(
        QApplication,
        "setStyleSheet",
        lambda self, text, original=QApplication.setStyleSheet: (
            painted.append(program.window.updatesEnabled()),
            original(self, text),
            painted.append(program.window.updatesEnabled()),
        ),
    )
    choose("dark")
    assert painted == [False] * 4
    assert program.window.updatesEnabled()


class _Heard(QObject):
    """Counts the widgets that hear of another style."""

    def __init__(self):
        super().__init__()
        self.out_of_sight = self.in_sight = 0

    def eventFilter(self, watched, event):  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.StyleChange and isinstance(watched, QWidget):
            self.in_sight += watched.isVisible()
            self.out_of_sight += not watched.isVisible()
        return False


def test_what_is_out_of_sight_waits_for_turns_of_its_own(qapp, program, pages, choose, monkeypatch):
    """All at once would be felt."""
    for _ in pages():
        pass
    heard, worn = _Heard(), []

    def wear(self, text, original=QApplication.setStyleSheet):
        qapp.installEventFilter(heard)
        original(self, text)
        qapp.removeEventFilter(heard)
        worn.append((heard.in_sight, heard.out_of_sight))
        heard.in_sight = heard.out_of_sight = 0

    monkeypatch.setattr(QApplication, "setStyleSheet", wear)
    choose("dark")
    assert len(worn) == 2
    for in_sight, out_of_sight in worn:
        assert in_sight > 20
        assert out_of_sight == 0


@pytest.fixture
def no_blinking(qapp):
    time = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(time)


def test_all_looks_as_if_it_had_always_been_there(qtbot, program, pages, choose, no_blinking):
    """Each page in dark, after there and back again and again, is the one that was dark when it was made."""
    choose("dark")
    program.window.resize(1000, 700)

    def still():
        """A picture, once nothing moves any more: icons in fields fade in, lists fill themselves."""
        seen = []
        while len(seen) < 4 or any(each != seen[-1] for each in seen[-4:]):
            qtbot.wait(70)
            seen.append(program.window.grab().toImage())
        return seen[-1]

    def pictures():
        taken = {}
        for name in pages():
            taken[name] = still()
        return taken

    made = pictures()
    for which in ("light", "dark", "light"):
        choose(which)
    light = pictures()
    program.settings.show(Group.APPEARANCE)
    choose("dark")
    changed = pictures()
    assert [name for name in made if changed[name] != made[name]] == []
    assert [name for name in made if light[name] == made[name]] == []


@pytest.mark.parametrize("shown", [True, False])
def test_the_writers_size_of_text_outlives_a_change_of_theme(program, choose, shown):
    """Qt gives widgets back the fonts that they had before they had a style sheet."""
    desk = program.desk
    program.preferences.set(declared.FONT_SIZE, 20)
    if not shown:
        program.settings.show(Group.APPEARANCE)
    parts = (desk.source, desk.rewrite, desk.alternatives.view)
    before = [each.font().pointSizeF() for each in parts]
    for which in ("dark", "light", "dark"):
        choose(which)
        assert [each.font().pointSizeF() for each in parts] == before


def test_a_part_of_qts_own_that_goes_meanwhile_does_no_harm(qtbot, qapp, program, choose):
    box = QMessageBox(program.window)
    box.setText("Alpha")
    box.setStandardButtons(QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel)
    box.ensurePolished()
    program.preferences.set(declared.THEME, "dark")
    box.deleteLater()
    qtbot.waitUntil(lambda: not sheet.changing())


def test_of_several_at_once_the_last_one_counts(qtbot, qapp, program, choose):
    for which in ("dark", "light", "dark"):
        program.preferences.set(declared.THEME, which)
    choose("dark")
    assert theme.DARK.desk in qapp.styleSheet()
    qtbot.wait(20)
    assert not sheet.changing()
    assert theme.DARK.desk in qapp.styleSheet()


def test_a_window_that_goes_meanwhile_does_no_harm(qtbot, qapp, program, choose):
    from shiboken6 import delete

    other = QWidget()
    other.show()
    program.preferences.set(declared.THEME, "dark")
    delete(other)
    choose("dark")


@pytest.mark.parametrize("shown", [True, False])
def test_no_list_is_cramped_after_a_change_of_theme(qtbot, program, choose, shown):
    """Rows measured under one style sheet and painted under another would be too low."""
    program.store.history.add("Alpha.", "New.", 1, 1)
    book = program.window.book

    def rows():
        program.settings.show(Group.APPEARANCE)
        lists = [program.settings.page.groups]
        for page in (program.history, program.models):
            book["view.history" if page is program.history else "rewrite.models"].trigger()
            qtbot.waitUntil(lambda page=page: page.page.list.count() > 0)
            lists.append(page.page.list)
        for each in lists:
            each.doItemsLayout()
        program.settings.show(Group.APPEARANCE)
        qtbot.wait(20)
        return [
            [each.visualItemRect(each.item(row)).height() for row in range(each.count())] for each in lists
        ]

    before = rows()
    assert all(height > 20 for heights in before for height in heights)
    if not shown:
        program.window.show_desk()
    for which in ("dark", "light", "dark"):
        choose(which)
    if not shown:
        program.settings.show(Group.APPEARANCE)
    qtbot.wait(20)
    groups = program.settings.page.groups
    heights = [groups.visualItemRect(groups.item(row)).height() for row in range(groups.count())]
    assert heights == before[0]
    assert rows() == before
