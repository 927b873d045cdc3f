"""The tray for real: a host for icons on an X server, the program as anybody would start it, a mouse."""

import os
import shutil
import subprocess
import sys
import time

import pytest

from desktop.storage import declared
from desktop.storage.places import Places
from desktop.storage.settings import Settings

NEEDED = ("Xvfb", "openbox", "trayer", "xdotool")
START = [sys.executable, "-m", "desktop.window.app"]

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, NEEDED)), reason=f"needs {', '.join(NEEDED[:-1])} and {NEEDED[-1]}"
)


class Screen:
    """A screen with a tray, and a hand on the mouse."""

    def __init__(self, home):
        self.parts = []
        server = self.start(
            ["Xvfb", "-displayfd", "1", "-nolisten", "tcp", "-screen", "0", "1440x900x24"],
            os.environ,
            stdout=subprocess.PIPE,
            text=True,
        )
        inherited = {
            name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "QT_"))
        }
        self.environment = {
            **inherited,
            "DISPLAY": f":{server.stdout.readline().strip()}",
            "HOME": str(home),
            "QT_QPA_PLATFORM": "xcb",
            "LANG": "C.UTF-8",
        }
        self.start(["openbox", "--sm-disable"], self.environment)
        self.start(["trayer", "--edge", "bottom", "--align", "right", "--height", "28"], self.environment)
        self.wait(lambda: self.do("search", "--class", "trayer"))

    def start(self, command, environment, **streams):
        streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL} | streams
        self.parts.append(subprocess.Popen(command, env=environment, **streams))
        return self.parts[-1]

    def do(self, *arguments):
        done = subprocess.run(
            ["xdotool", *arguments], env=self.environment, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()

    def window(self):
        """The window of the program, if it is to be seen."""
        return self.do("search", "--onlyvisible", "--name", "^Phrasewright$")

    def in_front(self):
        """Whether the window has the focus."""
        return self.do("getactivewindow", "getwindowname") == "Phrasewright"

    def wait(self, until, seconds=60):
        end = time.monotonic() + seconds
        while not until():
            assert time.monotonic() < end
            time.sleep(0.1)

    def repeat(self, act, until):
        """Do something until it has come to pass; on a loaded machine a window gets the focus late."""
        for _ in range(8):
            act()
            end = time.monotonic() + 3
            while time.monotonic() < end:
                if until():
                    return
                time.sleep(0.1)
        raise AssertionError

    def close_window(self):
        self.do("windowactivate", self.window())
        time.sleep(0.5)
        self.do("key", "alt+F4")

    def icon(self):
        """Where the icon is: at the right end of the tray, which is at the right of the lower edge."""
        trays = self.do("search", "--class", "trayer").split("\n")
        place = [self.do("getwindowgeometry", "--shell", each).split("\n") for each in trays]
        fields = [dict(line.split("=") for line in each) for each in place]
        bar = next(each for each in fields if int(each["Y"]) > 800)
        return [str(int(bar["X"]) + int(bar["WIDTH"]) - 14), str(int(bar["Y"]) + int(bar["HEIGHT"]) // 2)]

    def move_window(self):
        """Out of the tray's way: nothing keeps a window from being placed over it."""
        self.do("windowsize", self.window(), "1000", "700", "windowmove", self.window(), "0", "0")

    def click(self, button):
        self.do("mousemove", *self.icon(), "click", button)

    def end(self):
        for each in reversed(self.parts):
            each.terminate()
            each.wait(20)


@pytest.fixture
def screen(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in [each for each in os.environ if each.startswith("XDG_")]:
        monkeypatch.delenv(name)
    made = Screen(tmp_path)
    yield made
    made.end()


def test_the_icon_brings_the_window_and_puts_it_away_and_its_menu_ends_the_program(screen):
    places = Places.find()
    places.make()
    settings = Settings(places.settings_file, print)
    settings.set(declared.TRAY, True)
    settings.save()
    program = screen.start(START, screen.environment)
    screen.wait(screen.window)
    time.sleep(3)  # until the icon is in the tray
    screen.repeat(screen.close_window, lambda: not screen.window())
    assert program.poll() is None, "it was put away, not ended"
    screen.click("1")
    screen.wait(screen.window)
    screen.wait(screen.in_front)
    screen.move_window()
    time.sleep(1)  # else a desktop may take the two clicks for a double one
    screen.click("1")
    screen.wait(lambda: not screen.window())
    time.sleep(1)
    screen.click("1")
    screen.wait(screen.window)
    screen.repeat(screen.close_window, lambda: not screen.window())
    second = subprocess.run(START, env=screen.environment, timeout=60, check=False)
    assert second.returncode == 0
    screen.wait(screen.window)
    assert program.poll() is None
    screen.click("3")
    time.sleep(1)
    screen.do("key", "Up", "Return")  # the last line of the menu
    assert program.wait(30) == 0
