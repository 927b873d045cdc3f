"""The first steps stand where there is nothing to show yet."""

from desktop.storage import declared
from desktop.window.controllers.welcoming import EXAMPLE


def test_an_empty_page_explains_itself_and_text_takes_its_place(program, writer):
    steps, desk = program.desk.first_steps, program.desk
    assert steps.isVisible()
    assert not desk.rewrite.isVisible()
    writer.write("Alpha beta gamma.")
    assert not steps.isVisible()
    assert desk.rewrite.isVisible()
    assert desk.alternatives.isVisible()
    desk.source.selectAll()
    desk.source.cut()
    assert steps.isVisible()


def test_the_example_is_rewritten_and_can_be_undone(program, writer):
    program.desk.first_steps.example.click()
    assert program.desk.source.text() == EXAMPLE
    writer.settle()
    assert program.session.draft.tally.rewritten > 2
    program.window.book["edit.undo"].trigger()
    assert program.desk.source.text() == ""


def test_who_has_seen_enough_is_left_alone(program):
    program.desk.first_steps.never.click()
    assert not program.preferences.get(declared.WELCOME)
    assert not program.desk.first_steps.isVisible()
    assert program.desk.rewrite.isVisible()


def test_the_help_menu_has_them_at_any_time(program, writer):
    writer.write("Alpha beta gamma.")
    program.window.book["help.first_steps"].trigger()
    assert program.window.page == "first_steps"
    assert "Alpha" in program.desk.source.text()
    program.window.show_desk()
    assert program.desk.rewrite.isVisible()
