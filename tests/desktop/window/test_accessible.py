"""For those who hear the window, or use no mouse, or see little contrast."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QKeySequenceEdit, QPushButton, QWidget

from desktop.storage.declaration import Group
from desktop.window.look import theme
from desktop.window.views.banner import Topic

TEXT = "Alpha beta gamma. Delta epsilon zeta.\n\nOne. Eta theta iota."

_NEED_NAMES = {
    QAccessible.Role.Button,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.CheckBox,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.List,
    QAccessible.Role.MenuItem,
    QAccessible.Role.ProgressBar,
    QAccessible.Role.RadioButton,
    QAccessible.Role.Slider,
    QAccessible.Role.SpinBox,
    QAccessible.Role.ListItem,
}


def tree(interface, path=()):
    """Every part below an accessible one, with the roles on the way to it."""
    for index in range(interface.childCount()):
        child = interface.child(index)
        if child is None or not child.isValid():
            continue
        here = (*path, child.role().name)
        yield here, child
        yield from tree(child, here)


def unnamed(window):
    found = []
    for path, part in tree(QAccessible.queryAccessibleInterface(window)):
        if part.role() in _NEED_NAMES and not part.text(QAccessible.Text.Name).strip():
            state = part.state()
            if state.invisible or "ScrollBar" in path:
                continue
            found.append("/".join(path))
    return found


def test_nothing_in_the_tree_is_without_a_name(qtbot, program, writer):
    writer.write(TEXT)
    writer.put_cursor(program.desk.source, 2)
    program.window.banner.say("Something.", topic=Topic.REWRITE)
    assert unnamed(program.window) == []
    program.store.history.add("Alpha.", "New.", 1, 1)
    program.window.book["view.history"].trigger()
    qtbot.waitUntil(lambda: program.history.page.list.count() == 1)
    assert unnamed(program.window) == []


@pytest.fixture
def pages(qtbot, program):
    """Shows each page beside the desk, one after the other."""

    def each():
        yield from settings()
        program.window.book["rewrite.models"].trigger()
        qtbot.waitUntil(lambda: bool(program.models.page.title.text()))
        program.models.page.show_busy("Something is being done.")
        yield "models"
        program.window.book["help.first_steps"].trigger()
        yield "first steps"
        program.window.show_desk()
        program.window.book["view.commands"].trigger()
        yield "commands"

    def settings():
        for group in Group:
            program.settings.show(group)
            qtbot.waitUntil(program.settings.page.isVisible)
            qtbot.wait(20)  # a group is made in one turn of the event loop and shown in the next
            for row in program.settings.page.rows.values():
                row.reset.show()
            yield group

    return each


def test_nothing_on_the_other_pages_is_without_a_name_or_a_description(program, pages):
    for page in pages():
        assert unnamed(program.window) == [], page
        assert len(undescribed(program.window)) == 0, (page, undescribed(program.window))


def undescribed(window):
    """Controls that can be reached and do not say what they do."""
    found = []
    for part in window.findChildren(QWidget):
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible():
            within = part.parentWidget()
            if isinstance(within, QAbstractSpinBox | QKeySequenceEdit):
                continue  # the field within it is no control of its own
            spoken = QAccessible.queryAccessibleInterface(part)
            texts = (QAccessible.Text.Name, QAccessible.Text.Description)
            if not all(spoken.text(text).strip() for text in texts):
                found.append(part)
    return found


def test_the_walk_would_find_a_control_without_a_name(qtbot, program):
    nameless = QPushButton(program.desk)
    nameless.show()
    assert unnamed(program.window)


def test_every_control_says_what_it_does(program, writer):
    writer.write(TEXT)
    writer.put_cursor(program.desk.source, 2)
    program.window.banner.say("Something.", topic=Topic.REWRITE)
    program.desk.stop.show()
    assert undescribed(program.window) == []
    nameless = QPushButton("Named", program.desk)
    nameless.show()
    assert undescribed(program.window) == [nameless]


def test_sliders_speak_their_value(program):
    for slider in program.window.findChildren(QAbstractSlider):
        if slider.accessibleName() in {"Wording", "Structure"}:
            spoken = QAccessible.queryAccessibleInterface(slider)
            assert spoken.valueInterface().currentValue() == slider.value()
            assert f"asked {slider.value()}" in spoken.text(QAccessible.Text.Description)


def test_tab_goes_round_and_leaves_nothing_out(qtbot, program, writer):
    writer.write(TEXT)
    writer.put_cursor(program.desk.source, 2)
    reached = []
    for _ in range(40):
        part = QGuiApplication.focusObject()
        if part in reached:
            break
        reached.append(part)
        qtbot.keyClick(part, Qt.Key.Key_Tab)
    assert QGuiApplication.focusObject() is reached[0]
    desk, panel = program.desk, program.desk.alternatives
    wanted = {desk.source, desk.rewrite, desk.presets, desk.lexical.slider, desk.syntactic.slider, desk.copy}
    wanted |= {desk.marks, panel.view, panel.accept, panel.reject, panel.freeze}
    assert wanted <= set(reached)


def test_results_are_announced(qtbot, program, writer, monkeypatch):
    said = []
    monkeypatch.setattr(program.rewriting, "announce", said.append)
    writer.write(TEXT)
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Rewrite finished: 3 of 4 sentences rewritten."]


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """WCAG 2.2, contrast ratio."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_every_text_can_be_read(colours):
    pages = (colours.page, colours.tint, colours.glow, colours.found)
    pairs = {
        "ink": [(colours.ink, page) for page in (*pages, colours.desk, colours.raised, colours.frost)],
        "faint": [
            (colours.faint, page) for page in (colours.page, colours.desk, colours.raised, colours.tint)
        ],
        "pending": [(colours.pending, page) for page in pages],
        "frozen": [(colours.frozen, page) for page in (*pages, colours.frost)],
        "accent": [(colours.on_accent, colours.accent), (colours.accent, colours.page)],
        "alert": [(colours.alert, colours.alert_page), (colours.alert, colours.page)],
    }
    for name, each in pairs.items():
        for text, page in each:
            assert contrast(text, page) >= 4.5, (name, text, page)
    # What is no text but says something: bars, ticks, the ring of the focus.
    for mark, page in (
        (colours.accent, colours.desk),
        (colours.accent, colours.page),
        (colours.faint, colours.page),
    ):
        assert contrast(mark, page) >= 3
