"""Going from change to change, and putting single words back: by keys, by the mouse, by list."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor

from desktop.engine.result import Alternative
from desktop.engine.wordquery import WordOption
from desktop.storage import declared
from desktop.window.text.pieces import Decision, own_option
from desktop.window.views.words_view import Own

TEXT = "Alpha beta gamma. Delta epsilon zeta.\n\nOne. Eta theta iota."
BEST = "New40 beta best gamma. New40 epsilon best zeta.\n\nOne. New40 theta best iota."


@pytest.fixture
def act(program):
    return lambda identity: program.window.book[identity].trigger()


@pytest.fixture
def words(program, rewriter):
    """The list of words; the engine knows one for each."""

    def options(query):
        best = rewriter.one(0, query.source, program.rewriting.request).alternatives[0]
        text = query.rewrite.replace(query.word, "engine's")
        return (WordOption("engine's", type(best)(text, 0.9, 0.3, 0.1)),)

    rewriter.options = options
    return program.desk.alternatives.words


@pytest.fixture
def click(qtbot, program):
    def at(place):
        pane = program.desk.rewrite
        cursor = QTextCursor(pane.document())
        cursor.setPosition(place)
        where = QPoint(pane.cursorRect(cursor).center())
        qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=where)

    return at


def selected(program):
    return program.desk.rewrite.textCursor().selectedText()


def decisions(program):
    return [piece.decision for piece in program.session.draft.pieces if piece.rewrite is not None]


def test_one_key_goes_from_change_to_change_and_says_what_was_there(program, writer, act):
    writer.write(TEXT)
    writer.put_cursor(program.desk.rewrite, 0)
    act("rewrite.next_change")
    assert selected(program) == "New40"
    assert program.desk.state.text() == "“New40” instead of “Alpha”."
    act("rewrite.next_change")
    assert selected(program) == "best"
    assert program.desk.state.text() == "“best” is new."
    act("rewrite.next_change")
    assert selected(program) == "New40"
    assert program.desk.rewrite.textCursor().selectionStart() == BEST.index("New40 epsilon")
    for _ in range(3):
        act("rewrite.next_change")
    assert program.desk.rewrite.textCursor().selectionStart() == BEST.rindex("best")
    act("rewrite.next_change")
    assert program.desk.state.text() == "No other change behind this."
    for _ in range(5):
        act("rewrite.previous_change")
    assert program.desk.rewrite.textCursor().selectionStart() == 0
    act("rewrite.previous_change")
    assert program.desk.state.text() == "No other change before."


def test_what_is_accepted_is_no_change_any_more(program, writer, act):
    writer.write(TEXT)
    writer.put_cursor(program.desk.source, 2)
    act("rewrite.accept")
    writer.put_cursor(program.desk.rewrite, 0)
    act("rewrite.next_change")
    assert program.desk.rewrite.textCursor().selectionStart() == BEST.index("New40 epsilon")


def test_by_keys_alone_words_are_put_back_one_by_one(qtbot, program, writer, act):
    writer.write(TEXT)
    pane = program.desk.rewrite
    writer.put_cursor(pane, 0)
    qtbot.keyClick(pane, Qt.Key.Key_F8)
    keys = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(pane, Qt.Key.Key_Backspace, keys)
    assert writer.shown() == BEST.replace("New40", "Alpha", 1)
    assert decisions(program)[0] is Decision.MENDED
    marks = [text for text, changed in program.session.draft.pieces[0].runs() if changed]
    assert marks == ["best"], "what is left is still marked"
    qtbot.keyClick(pane, Qt.Key.Key_F8)
    qtbot.keyClick(pane, Qt.Key.Key_Backspace, keys)
    assert writer.shown() == BEST.replace("New40 beta best", "Alpha beta", 1)
    assert decisions(program)[0] is Decision.REJECTED, "nothing else is left"
    qtbot.keyClick(pane, Qt.Key.Key_F8)
    assert pane.textCursor().selectionStart() == writer.shown().index("New40")
    # Each was one step.
    act("edit.undo")
    assert writer.shown() == BEST.replace("New40", "Alpha", 1)
    act("edit.undo")
    assert writer.shown() == BEST
    assert decisions(program)[0] is Decision.OPEN
    act("edit.redo")
    assert writer.shown() == BEST.replace("New40", "Alpha", 1)


def test_a_mended_sentence_stays_until_it_may_change_again(qtbot, program, writer, act):
    writer.write(TEXT)
    writer.put_cursor(program.desk.rewrite, 1)
    act("rewrite.put_back")
    program.desk.lexical.slider.setValue(50)
    qtbot.waitUntil(lambda: "New50 theta" in writer.shown())
    writer.settle()
    assert writer.shown().startswith("Alpha beta best gamma. New50")
    act("rewrite.accept")
    assert decisions(program)[0] is Decision.ACCEPTED
    act("rewrite.accept")
    qtbot.waitUntil(lambda: writer.shown().startswith("New50 beta best"))


def test_all_that_is_selected_is_put_back_at_once(program, writer, act):
    writer.write(TEXT)
    program.desk.rewrite.setFocus()
    program.desk.rewrite.select((0, BEST.index(" gamma")))
    act("rewrite.put_back")
    assert writer.shown() == BEST.replace("New40 beta best", "Alpha beta", 1)


@pytest.mark.parametrize("place", [BEST.index("beta"), BEST.index("One")])
def test_where_nothing_was_changed_it_says_so(program, writer, act, place):
    writer.write(TEXT)
    writer.put_cursor(program.desk.rewrite, place)
    act("rewrite.put_back")
    assert writer.shown() == BEST
    assert program.desk.state.text() == "Put the cursor in a changed word of the rewrite first."


def test_with_the_mouse_a_changed_word_offers_what_was_there(qtbot, program, writer, words, click):
    writer.write(TEXT)
    click(BEST.index("best"))
    assert [each.word for each in words.own] == ["without “best”"], "at once, before the engine has answered"
    assert "<p>Alpha" not in words.list.item(0).toolTip()
    assert "New40 beta gamma." in words.list.item(0).toolTip()
    qtbot.waitUntil(lambda: len(words.options) == 1)
    assert len(words.own) == 1
    row = words.list.visualItemRect(words.list.item(0)).center()
    qtbot.mouseClick(words.list.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert writer.shown() == BEST.replace(" best", "", 1)
    assert program.desk.state.text() == "Your own words are back."
    assert words.own == []


def test_a_word_that_is_the_writers_own_is_not_offered_twice(words):
    own = Own("tells", own_option("A museum tells it."))
    offered = [WordOption(word, own_option(f"It {word} it.")) for word in ("reveals", "tells", "shows")]
    words.wait("offers", [own])
    words.offer("offers", offered)
    assert [each.word for each in words._rows()] == ["tells", "reveals", "shows"]
    assert words.own == [own]
    words.wait("offers")
    words.offer("offers", offered)
    assert [each.word for each in words._rows()] == ["reveals", "tells", "shows"]


def test_a_row_says_for_which_words_it_is(program, writer, words):
    writer.write("Alpha beta gamma.")
    piece = program.session.draft.pieces[0]
    program.sentences.take_new(piece, Alternative("Quite another beta gamma.", 0.9, 0.3, 0.0))
    program.words.ask(program.desk.rewrite, 1)
    assert [each.word for each in words.own] == ["Alpha for “Quite another”"]


def test_the_outcome_is_shown_before_it_is_taken(qtbot, program, writer, act, words):
    writer.write(TEXT)
    writer.put_cursor(program.desk.rewrite, 1)
    act("rewrite.words")
    assert writer.shown() == BEST.replace("New40", "Alpha", 1), "the first row has the focus"
    assert decisions(program)[0] is Decision.OPEN
    assert not program.window.book["edit.undo"].isEnabled()
    qtbot.waitUntil(
        lambda: program.desk.alternatives.model.rowCount() == len(program.session.draft.pieces[0].options)
    )
    assert program.desk.alternatives.view.currentIndex().row() == 0, (
        "the list of alternatives stays where it was"
    )
    qtbot.waitUntil(lambda: len(words.options) == 1)
    qtbot.keyClick(words.list, Qt.Key.Key_Down)
    assert writer.shown() == BEST.replace("New40", "engine's", 1)
    qtbot.keyClick(words.list, Qt.Key.Key_Up)
    assert writer.shown() == BEST.replace("New40", "Alpha", 1)
    options = program.session.draft.pieces[0].options
    qtbot.keyClick(words.list, Qt.Key.Key_Escape)
    assert writer.shown() == BEST
    assert len(program.session.draft.pieces[0].options) == len(options) - 1, "and is not on offer"
    assert program.desk.rewrite.hasFocus()
    act("rewrite.words")
    qtbot.keyClick(words.list, Qt.Key.Key_Return)
    assert writer.shown() == BEST.replace("New40", "Alpha", 1)
    act("edit.undo")
    assert writer.shown() == BEST


def test_in_a_small_window_what_is_tried_on_is_in_sight(qtbot, program, writer, act, words):
    program.window.resize(900, 600)
    writer.write("\n\n".join([TEXT] * 9))
    pane = program.desk.rewrite
    place = writer.shown().index("New40 theta", 300)
    program.preferences.set(declared.SCROLL_TOGETHER, False)
    pane.setFocus()
    pane.put_cursor(place + 1)
    program.desk.source.verticalScrollBar().setValue(2)
    program.preferences.set(declared.SCROLL_TOGETHER, True)
    act("rewrite.words")
    qtbot.waitUntil(lambda: len(words.options) == 1)
    qtbot.wait(200)  # longer than both pages take to come into step
    first, last = pane.visible()
    assert first <= place < last
    assert pane.text_between(place, place + 9) == "Eta theta"


def test_a_word_that_is_tried_on_in_a_kept_sentence_leaves_it_kept(qtbot, program, writer, act, words):
    writer.write(TEXT)
    writer.put_cursor(program.desk.rewrite, BEST.index("One") + 1)
    act("rewrite.words")
    qtbot.waitUntil(lambda: len(words.options) == 1)
    qtbot.keyClick(words.list, Qt.Key.Key_Down)
    words.list.tried.emit(0)
    assert "engine's." in writer.shown()
    qtbot.keyClick(words.list, Qt.Key.Key_Escape)
    assert writer.shown() == BEST
    index = program.sentences.current
    assert program.session.draft.pieces[index].reason is not None, "it says why, as before"


def test_what_the_engine_says_meanwhile_wins_over_what_is_tried_on(qtbot, program, writer, act, words):
    writer.write(TEXT)
    writer.put_cursor(program.desk.rewrite, 1)
    act("rewrite.words")
    assert writer.shown().startswith("Alpha beta best")
    program.desk.lexical.slider.setValue(50)
    qtbot.waitUntil(lambda: writer.shown().startswith("New50 beta best"))
    writer.settle()
    qtbot.keyClick(words.list, Qt.Key.Key_Escape)
    assert writer.shown().startswith("New50 beta best gamma. New50")


def test_accepting_all_takes_what_was_mended_with_it(program, writer, act):
    writer.write(TEXT)
    writer.put_cursor(program.desk.rewrite, 1)
    act("rewrite.put_back")
    act("rewrite.accept_all")
    assert decisions(program)[0] is Decision.ACCEPTED
    assert writer.shown() == BEST.replace("New40", "Alpha", 1)
    act("edit.undo")
    assert decisions(program)[0] is Decision.MENDED
    act("rewrite.reject_all")
    assert writer.shown() == TEXT


def test_frozen_words_stay_frozen_in_a_mended_sentence(qtbot, program, writer, act):
    writer.write(TEXT)
    writer.put_cursor(program.desk.rewrite, 1)
    act("rewrite.put_back")
    writer.put_cursor(program.desk.source, TEXT.index("beta") + 1)
    act("rewrite.freeze")
    writer.settle()
    assert writer.shown().startswith("Alpha beta best gamma.")


def test_the_list_says_that_the_meaning_was_not_measured_by_saying_none(program, writer, act):
    writer.write(TEXT)
    writer.put_cursor(program.desk.rewrite, 1)
    act("rewrite.put_back")
    row = next(each for each in program.desk.alternatives.model.options if each.taken)
    assert row.measures[0] is None
    assert "meaning" not in row.spoken().lower()
    assert program.desk.alternatives.view.grab().width()
    assert program.session.draft.tally.lexical is not None
