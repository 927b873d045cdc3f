"""At hand: in the tray, by keys, by another start; all off until it is asked for."""

import os
import shutil
import subprocess
import sys

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSystemTrayIcon

from desktop.storage import declared
from desktop.window.background.hotkey import x11_keys
from desktop.window.background.session import State
from desktop.window.controllers import at_hand


def test_all_is_off_at_first(program):
    assert not program.at_hand.in_tray
    assert program.store.settings.get(declared.GLOBAL_HOTKEY) == ""
    assert program.window.banner.isHidden()


@pytest.fixture
def tray(program, monkeypatch):
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    program.preferences.set(declared.TRAY, True)
    yield program.at_hand
    program.window.quit()
    QGuiApplication.setQuitOnLastWindowClosed(True)


def test_with_the_icon_in_the_tray_closing_puts_the_window_away(qtbot, program, writer, tray):
    writer.write("Alpha beta gamma.")
    program.window.close()
    assert not program.window.isVisible()
    assert program.engine._thread.is_alive()
    writer.write("Delta epsilon zeta.", state=State.FINISHED)  # it goes on
    tray.show()
    assert program.window.isVisible()
    assert program.desk.source.text() == "Delta epsilon zeta."


@pytest.fixture
def click(program, tray):
    """Clicks the icon in the tray."""
    icon = program.at_hand.findChild(QSystemTrayIcon)
    return lambda: icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)


@pytest.fixture
def in_front(qtbot, program):
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)


@pytest.mark.parametrize("taken", [False, True])
def test_a_click_on_the_icon_puts_the_window_away_and_the_next_brings_it(
    program, in_front, click, monkeypatch, taken
):
    """Whether or not the tray has taken the focus first, as it does on some desktops."""
    if taken:
        monkeypatch.setattr(program.window, "isActiveWindow", lambda: False)
        QGuiApplication.instance().focusWindowChanged.emit(None)
    click()
    assert not program.window.isVisible()
    click()
    assert program.window.isVisible()


def test_a_click_on_the_icon_brings_a_window_that_others_hide(qapp, program, in_front, click, monkeypatch):
    monkeypatch.setattr(program.window, "isActiveWindow", lambda: False)
    qapp.focusWindowChanged.emit(None)
    monkeypatch.setattr(at_hand.time, "monotonic", lambda now=at_hand.time.monotonic: now() + 60)
    raised = []
    monkeypatch.setattr(program.window, "raise_", lambda: raised.append(True))
    click()
    assert program.window.isVisible()
    assert raised


def test_quitting_ends_it_all_the_same(qtbot, program, tray):
    with qtbot.waitSignal(program.window.closing):
        program.window.book["file.quit"].trigger()
    assert not tray.in_tray


def test_without_the_icon_a_window_that_was_put_away_is_there_again(program, tray):
    program.window.close()
    program.preferences.set(declared.TRAY, False)
    assert program.window.isVisible()


def test_where_there_is_no_tray_it_says_so_and_closing_closes(qtbot, program, monkeypatch):
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    program.preferences.set(declared.TRAY, True)
    assert "no tray" in program.window.banner.messages[-1].text
    with qtbot.waitSignal(program.window.closing):
        program.window.close()


def test_toggling_brings_the_window_and_puts_it_away(qtbot, program):
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    program.at_hand.toggle()
    assert program.window.isMinimized()
    program.at_hand.toggle()
    assert not program.window.isMinimized()


def test_where_no_keys_can_be_had_the_writer_is_told_what_to_do(program):
    program.preferences.set(declared.GLOBAL_HOTKEY, "Ctrl+Alt+P")
    assert "phrasewright-window --toggle" in program.window.banner.messages[-1].text


@pytest.mark.parametrize(
    ("keys", "known"),
    [
        ("Ctrl+Alt+P", (ord("p"), 12)),
        ("Meta+Space", (0x20, 64)),
        ("F9", (0xFFC6, 0)),
        ("Ctrl+Shift+,", (ord(","), 5)),
        ("P", None),
        ("Shift+P", None),
        ("Ctrl+K, Ctrl+P", None),
        ("Ctrl+Ü", None),
        ("", None),
    ],
)
def test_keys_as_the_x_server_calls_them(keys, known):
    assert x11_keys(keys) == known


_HEARS = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.window.background.hotkey import Hotkey
application = QApplication([])
first, second = Hotkey(application), Hotkey(application)
assert first.use("Ctrl+Alt+P")
assert not second.use("Ctrl+Alt+P"), "another has them"
first.release()
assert second.use("Ctrl+Alt+P")
second.pressed.connect(lambda: (print("heard"), application.quit()))
print("ready", flush=True)
QTimer.singleShot(20000, application.quit)
application.exec()
"""


@pytest.mark.skipif(not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool")
def test_keys_are_heard_on_a_real_x_server_whatever_has_the_focus():
    with subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        environment = {
            **os.environ,
            "DISPLAY": f":{server.stdout.readline().strip()}",
            "QT_QPA_PLATFORM": "xcb",
        }
        try:
            with subprocess.Popen(
                [sys.executable, "-c", _HEARS], stdout=subprocess.PIPE, text=True, env=environment
            ) as program:
                assert program.stdout.readline() == "ready\n"
                subprocess.run(["xdotool", "key", "ctrl+alt+p"], env=environment, check=True)
                assert program.stdout.readline() == "heard\n"
        finally:
            server.terminate()
