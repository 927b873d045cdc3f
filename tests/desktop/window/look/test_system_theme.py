"""The theme of a desktop, which tells of light and dark by its portal, on a real bus, to a real X window."""

import os
import shutil
import subprocess
import sys

import pytest

_NEEDED = ("Xvfb", "dbus-run-session")

_PORTAL = """
import sys
from PySide6.QtCore import QCoreApplication, QSocketNotifier
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant, QDBusVirtualObject

_PATH = "/org/freedesktop/portal/desktop"

class Portal(QDBusVirtualObject):
    def introspect(self, path):
        return ""

    def handleMessage(self, message, connection):
        return False  # it is asked for much that this desktop does not have

application = QCoreApplication([])
bus = QDBusConnection.sessionBus()
portal = Portal()
assert bus.registerVirtualObject(_PATH, portal)
assert bus.registerService("org.freedesktop.portal.Desktop")
print("ready", flush=True)

def hear():
    line = sys.stdin.readline()
    if not line:
        application.quit()
        return
    scheme = {"no preference": 0, "dark": 1, "light": 2}[line.strip()]
    signal = QDBusMessage.createSignal(_PATH, "org.freedesktop.portal.Settings", "SettingChanged")
    signal.setArguments(["org.freedesktop.appearance", "color-scheme", QDBusVariant(scheme)])
    bus.send(signal)

notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
notifier.activated.connect(hear)
application.exec()
"""

_PROGRAM = """
import sys
import tempfile
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop.storage.places import Places
from desktop.window.look import theme
from desktop.window.program import Program, make_application

application = make_application()
with tempfile.TemporaryDirectory() as folder:
    program = Program(lambda: None, Places.within(Path(folder)))
    window = program.window
    window.show()
    seen = [""]

    def look():
        picture = window.grab().toImage()
        colour = picture.pixelColor(4, picture.height() // 2).name()
        name = {theme.LIGHT.desk: "light", theme.DARK.desk: "dark"}.get(colour, "")
        if name and name != seen[0]:
            seen[0] = name
            print(name, flush=True)

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(50)
    QTimer.singleShot(60000, window.quit)
    application.exec()
"""

_PLAY = """
import subprocess
import sys
portal = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdin=-1, stdout=-1, text=True)
assert portal.stdout.readline() == "ready\\n"
program = subprocess.Popen([sys.executable, "-c", sys.argv[2]], stdout=-1, text=True)
try:
    print(program.stdout.readline(), end="", flush=True)
    for scheme in ("dark", "light", "dark", "no preference"):
        print(scheme, file=portal.stdin, flush=True)
        print(program.stdout.readline(), end="", flush=True)
finally:
    for each in (program, portal):
        each.kill()
        each.wait()
"""


@pytest.mark.skipif(not all(map(shutil.which, _NEEDED)), reason=f"needs {' and '.join(_NEEDED)}")
def test_the_window_follows_the_desktop_live():
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
            "XDG_CURRENT_DESKTOP": "GNOME",
        }
        try:
            done = subprocess.run(
                ["dbus-run-session", "--", sys.executable, "-c", _PLAY, _PORTAL, _PROGRAM],
                env=environment,
                capture_output=True,
                text=True,
                timeout=120,
                check=False,
            )
        finally:
            server.terminate()
    # Where there is a registry for screen readers, the bus starts it, and it says so among our lines.
    seen = [line for line in done.stdout.splitlines() if line in {"light", "dark"}]
    assert seen == ["light", "dark", "light", "dark", "light"], done.stdout + done.stderr
