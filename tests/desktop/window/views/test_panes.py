import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt

from desktop.window.views.text_pane import shown


@pytest.mark.parametrize(
    "text", ["a\n\nb", "no\u00a0break", "😀\n𝔸", "tab\tbed", "nul\0led", "line\u2028sep"]
)
def test_the_text_comes_back_exactly(pane, text):
    pane.set_text(text)
    assert pane.text() == text


def test_what_no_text_may_hold_keeps_its_place():
    assert shown("a\ud800b\rc\ufdd0d") == "a\ufffdb c\ufffdd"


def test_pasting_brings_plain_text_and_plain_newlines(pane):
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("bold\r\nand\rplain")
    pane.insertFromMimeData(data)
    assert pane.text() == "bold\nand\nplain"
    formats = pane.document().begin().textFormats()
    assert [part.format.fontWeight() for part in formats] == [pane.font().weight()]


def test_shift_enter_makes_a_plain_newline(qtbot, pane):
    qtbot.keyClicks(pane, "a")
    qtbot.keyClick(pane, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(pane, "b")
    assert pane.text() == "a\nb"


def test_lines_stand_apart_and_a_click_between_two_belongs_to_the_upper(qtbot, pane):
    pane.set_text("word " * 60)
    layout = pane.document().begin().layout()
    pane.grab()  # lays out
    first, second = layout.lineAt(0), layout.lineAt(1)
    assert second.y() - first.y() == pane.line_step
    assert second.y() - first.y() > first.height() + 2
    gap = int(pane.contentOffset().y() + (first.y() + first.height() + second.y()) / 2)
    place = QPoint(pane.viewport().width() // 3, gap)
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=place)
    position = pane.textCursor().position()
    assert 5 < position < second.textStart() - 5


def test_a_stretch_far_away_is_scrolled_to(pane):
    pane.set_text("\n".join(f"line {number}" for number in range(2000)))
    start = pane.text().index("line 1500")
    pane.show_span((start, start + 9))
    top = pane.firstVisibleBlock().blockNumber()
    assert top <= 1500 <= top + 8
    pane.show_span((start, start + 9))
    assert pane.firstVisibleBlock().blockNumber() == top


def test_typing_in_a_long_text_lays_out_only_what_is_seen(pane):
    pane.set_text("Some words in a paragraph.\n" * 20000)
    laid_out = []
    plain = type(pane._layout).blockBoundingRect
    pane._layout.blockBoundingRect = lambda block: laid_out.append(1) or plain(pane._layout, block)
    pane.textCursor().insertText("typed ")
    pane.grab()
    assert len(laid_out) < 500
