"""What a page says of its text."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor

PART = st.text("ab \n\u00a0\u2028é😀", max_size=6)
CHANGE = st.one_of(
    st.tuples(st.just("type"), st.integers(0, 40), st.integers(0, 8), PART),
    st.tuples(st.just("set"), PART),
    st.tuples(st.just("each"), PART),
    st.tuples(st.sampled_from(["undo", "redo", "read", "clear"])),
)


def change(pane, kind, *how):
    match kind:
        case "type":
            place, length, text = how
            cursor = QTextCursor(pane.document())
            last = pane.document().characterCount() - 1
            cursor.setPosition(min(place, last))
            cursor.setPosition(min(place + length, last), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(text)
        case "set":
            pane.set_text(how[0])
        case "each":
            spans = [(place, place + 1) for place in range(0, pane.document().characterCount() - 2, 3)]
            pane.replace_each([(*span, how[0]) for span in spans])
        case "read":
            pane.text()
        case _:
            getattr(pane, kind)()


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PART, st.lists(CHANGE, max_size=8))
def test_the_text_is_right_after_any_change(pane, first, changes):
    pane.set_text(first)
    pane.text()
    for each in changes:
        change(pane, *each)
        pane.text()  # which is followed from here on
        assert pane.text() == pane.document().toRawText().replace("\u2029", "\n")


def test_a_cursor_in_sight_stays_so_when_the_page_gets_smaller(qtbot, pane):
    """As it does when the first alternatives come up below what was pasted."""
    pane.set_text("\n".join(f"Line {n}." for n in range(200)))
    pane.moveCursor(QTextCursor.MoveOperation.End)
    assert pane.viewport().rect().contains(pane.cursorRect())
    pane.resize(500, 150)
    qtbot.wait(20)
    assert pane.viewport().rect().contains(pane.cursorRect())
    pane.verticalScrollBar().setValue(0)
    pane.resize(500, 120)
    qtbot.wait(20)
    assert pane.verticalScrollBar().value() == 0  # the writer had gone away from it
