"""What Qt itself says is in the language of the program, too."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from desktop.window.look import language


@pytest.fixture
def english_again():
    yield
    language.speak("en")


@pytest.mark.parametrize("way", [("de", "en"), ("de", "de", "en"), ("en", "de"), ("de", "en", "de")])
def test_qt_speaks_the_language_that_was_wanted_last(qapp, english_again, way):
    keys = QKeySequence("Ctrl+S")
    for code in way:
        language.speak(code)
    wanted = {"de": ("Strg+S", "Abbrechen"), "en": ("Ctrl+S", "Cancel")}[way[-1]]
    found = QCoreApplication.translate("QPlatformTheme", "Cancel")
    assert (keys.toString(QKeySequence.SequenceFormat.NativeText), found) == wanted
