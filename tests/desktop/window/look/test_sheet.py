"""The style sheet is exchanged in turns of its own, and all looks as if it had always been there."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop.storage import declared
from desktop.storage.declaration import Group
from desktop.window.look import sheet, theme


@pytest.fixture
def choose(qtbot, qapp, program):
    def chosen(which):
        program.preferences.set(declared.THEME, which)
        qtbot.waitUntil(lambda: qapp.styleSheet() == sheet.wanted(qapp) and program.window.updatesEnabled())

    yield chosen
    theme.choose("system")


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


def test_nothing_is_painted_without_a_sheet(qapp, program, choose):
    program.preferences.set(declared.THEME, "dark")
    assert qapp.styleSheet() == ""
    assert not program.window.updatesEnabled()
    choose("dark")
    assert program.window.updatesEnabled()


def test_of_several_at_once_the_last_one_counts(qtbot, qapp, program, choose):
    for which in ("dark", "light", "dark"):
        program.preferences.set(declared.THEME, which)
    choose("dark")
    assert theme.DARK.desk in qapp.styleSheet()
    qtbot.wait(20)
    assert theme.DARK.desk in qapp.styleSheet()


def test_a_window_that_goes_meanwhile_does_no_harm(qtbot, qapp, program, choose):
    from PySide6.QtWidgets import QWidget
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
