"""Whether things may move when they appear or change. The program animates nothing by itself; Qt does."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.window.look import sheet

_EFFECTS = (
    Qt.UIEffect.UI_General,
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)
_FOUND = "foundEffects"
"""Property of the application: the effects that the desktop asked for before the writer had a say."""

_STILL_NOW = "still"
"""Property of the application: whether nothing moves."""

_STILL = "QWidget { widget-animation-duration: 0; }"


def choose(which: str) -> None:
    """Let things move as the desktop has it, less, or fully: "system", "reduced", "full"."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    if application.property(_FOUND) is None:
        application.setProperty(_FOUND, [application.isEffectEnabled(each) for each in _EFFECTS])
    found = application.property(_FOUND)
    for effect, usual in zip(_EFFECTS, found, strict=True):
        application.setEffectEnabled(effect, {"reduced": False, "full": True}.get(which, bool(usual)))
    # Of the desktops, only Windows tells Qt that nothing is to move.
    still = which == "reduced" or (which == "system" and sys.platform == "win32" and not any(found))
    if still != bool(application.property(_STILL_NOW)):
        application.setProperty(_STILL_NOW, still)
        sheet.wear(application, sheet.wanted(application).replace(_STILL, "") + style_sheet())


def style_sheet() -> str:
    """What a style sheet of the whole application must say about it."""
    application = QApplication.instance()
    return _STILL if application is not None and application.property(_STILL_NOW) else ""
