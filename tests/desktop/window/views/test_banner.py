"""Messages: none pushes another away before it was read."""

import pytest
from PySide6.QtCore import Qt

from desktop.window.views.banner import SEEN, Banner, Topic


@pytest.fixture
def banner(qtbot):
    made = Banner()
    qtbot.addWidget(made)
    return made


def seen(banner):
    return [each.text for each in banner.messages if each.isVisible()]


def test_two_at_once_are_both_seen(banner):
    banner.say("One.")
    banner.say("Two.", topic=Topic.FILE)
    assert seen(banner) == ["One.", "Two."]
    one, two = banner.messages
    assert one.geometry().bottom() < two.geometry().top()


def test_each_is_dismissed_by_itself(qtbot, banner):
    banner.say("One.")
    banner.say("Two.")
    qtbot.mouseClick(banner.messages[0].dismiss, Qt.MouseButton.LeftButton)
    assert seen(banner) == ["Two."]
    qtbot.mouseClick(banner.messages[0].dismiss, Qt.MouseButton.LeftButton)
    assert not banner.isVisible()


def test_many_come_up_in_turn_and_none_is_lost(banner):
    told = [f"Message {number}." for number in range(2 * SEEN + 1)]
    for each in told:
        banner.say(each)
    read = []
    while banner.isVisible():
        assert len(seen(banner)) <= SEEN
        read += seen(banner)
        banner.clear()
    assert read == told


def test_the_same_is_not_said_twice(banner):
    banner.say("One.")
    banner.say("One.")
    assert seen(banner) == ["One."]


def test_a_newer_one_about_the_same_takes_the_place(banner):
    banner.say("The tray is away.")
    banner.say("No room.", topic=Topic.FILE)
    banner.say("No right.", topic=Topic.FILE)
    assert seen(banner) == ["The tray is away.", "No right."]
    banner.settle(Topic.FILE)
    assert seen(banner) == ["The tray is away."]


def test_only_a_failed_rewrite_can_be_tried_again(banner):
    banner.say("No room.", topic=Topic.FILE)
    banner.say("No model.", topic=Topic.REWRITE)
    assert [each.retry.isVisible() for each in banner.messages] == [False, True]


def test_the_focus_goes_to_the_next_message(qtbot, banner):
    for each in ("One.", "Two."):
        banner.say(each)
    banner.activateWindow()
    qtbot.waitUntil(banner.isActiveWindow)
    banner.messages[1].dismiss.setFocus()
    qtbot.keyClick(banner.messages[1].dismiss, Qt.Key.Key_Space)
    assert banner.messages[0].dismiss.hasFocus()


def test_typing_on_does_not_wipe_away_what_was_not_read(program, writer):
    program.window.banner.say("The settings file was damaged.")
    writer.write("Alpha beta gamma.")
    assert seen(program.window.banner) == ["The settings file was damaged."]
