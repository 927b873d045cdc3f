"""Nothing moves for those who want nothing to move."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QStyle

import desktop.window
from desktop.storage import declared
from desktop.window.look import sheet


@pytest.fixture
def duration(qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)

    def tell():
        field.ensurePolished()
        return field.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, field)

    return tell


def test_the_writer_has_the_say(qtbot, program, qapp, duration):
    usual = duration()
    program.preferences.set(declared.REDUCE_MOTION, "reduced")
    qtbot.waitUntil(lambda: duration() == 0)
    assert not any(
        qapp.isEffectEnabled(each) for each in (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_FadeTooltip)
    )
    program.preferences.set(declared.THEME, "dark")  # which writes the style sheet anew
    # In the turn between the old sheet and the new one there is none at all.
    qtbot.waitUntil(lambda: not sheet.changing())
    assert duration() == 0
    program.preferences.set(declared.REDUCE_MOTION, "full")
    qtbot.waitUntil(lambda: duration() == usual > 0)
    assert qapp.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)
    program.preferences.set(declared.REDUCE_MOTION, "system")
    assert not qapp.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)
    program.preferences.set(declared.THEME, "system")


def test_the_program_animates_nothing_by_itself():
    """Whoever adds an animation makes it ask `motion`, and says so here."""
    moving = re.compile(r"\b(Q\w*Animation|QTimeLine|QScroller|setAnimated|QMovie)\b")
    found = [
        path.name
        for path in Path(desktop.window.__file__).parent.rglob("*.py")
        if moving.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
