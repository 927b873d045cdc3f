import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor

from desktop.window.look import theme


def luminance(colour):
    def linear(part):
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    colour = QColor(colour)
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *[("ink", ground) for ground in ("desk", "page", "tint", "raised")],
        *[("faint", ground) for ground in ("desk", "page", "tint", "raised")],
        ("on_accent", "accent"),
        ("alert", "alert_page"),
    ],
)
def test_text_has_the_contrast_of_wcag_aa(colours, text, ground):
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["desk", "page", "tint", "rule"])
def test_the_accent_can_be_told_from_all_it_stands_on(colours, ground):
    assert contrast(colours.accent, getattr(colours, ground)) >= 3


def test_the_theme_follows_the_system(qtbot, qapp, program, monkeypatch):
    class Hints(QObject):
        colorSchemeChanged = Signal(object)  # noqa: N815 - Qt's name
        scheme = Qt.ColorScheme.Light

        def colorScheme(self):  # noqa: N802 - Qt's name
            return self.scheme

    hints = Hints()
    of_the_system = qapp.styleHints()
    monkeypatch.setattr(theme.QGuiApplication, "styleHints", lambda *_: hints)
    assert theme.current() is theme.LIGHT
    hints.scheme = Qt.ColorScheme.Dark
    assert theme.current() is theme.DARK
    of_the_system.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    qtbot.waitUntil(lambda: theme.DARK.desk in qapp.styleSheet())
    assert qapp.palette().window().color() == QColor(theme.DARK.desk)
    hints.scheme = Qt.ColorScheme.Light
    of_the_system.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    qtbot.waitUntil(lambda: theme.LIGHT.desk in qapp.styleSheet())


def test_a_desktop_without_a_scheme_may_still_be_dark(qapp, program, monkeypatch):
    assert qapp.styleHints().colorScheme() is Qt.ColorScheme.Unknown
    qapp.setProperty("foundDark", True)
    try:
        assert theme.current() is theme.DARK
    finally:
        qapp.setProperty("foundDark", False)
    assert theme.current() is theme.LIGHT


def test_faces_scale_in_either_unit(qapp):
    font = theme.text_font()
    font.setPixelSize(20)
    assert theme.scaled(font, 1.5).pixelSize() == 30
    font.setPointSizeF(10)
    assert theme.scaled(font, 1.3).pointSizeF() == 13
