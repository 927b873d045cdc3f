"""What Qt says of a locale that it cannot use, and that it has nothing to say of it."""

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Qt asks for it on Linux")

START = """
import sys
if sys.argv[1] == "ensured":
    from desktop.window.utf8 import ensure_utf8
    ensure_utf8()
from PySide6.QtCore import QLocale, qWarning
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
print(QLocale.system().uiLanguages()[:1])
qWarning("Something else is wrong")
"""


def start(ensured, **variables):
    """What a program of Qt's prints and complains of."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("L")}
    environment |= {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONUTF8": "0",
        **variables,
    }
    done = subprocess.run(
        [sys.executable, "-c", START, "ensured" if ensured else "not"],
        env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout.strip(), done.stderr.strip()


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LC_ALL": "C"}, None),
        ({"LANG": "POSIX"}, None),
        ({"LC_ALL": "xx_YY.UTF-9"}, None),
        ({"LANG": "de_AT.UTF-9"}, "de"),
        ({"LC_ALL": "C", "LC_MESSAGES": "de_DE.UTF-8"}, None),
    ],
)
def test_qt_does_not_complain_of_a_locale_that_no_writer_can_mend(variables, language):
    assert "UTF-8" in start(False, **variables)[1]
    spoken, complaints = start(True, **variables)
    assert complaints == "Something else is wrong"
    assert language is None or language in spoken


def test_a_locale_in_utf8_stays():
    variables = {"LC_ALL": "C.UTF-8"}
    assert start(True, **variables) == start(False, **variables)
