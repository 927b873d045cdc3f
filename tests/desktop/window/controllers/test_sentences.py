"""Choosing, trying on, accepting and rejecting, freezing, looking: as a writer does it."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from desktop.engine.request import Length
from desktop.engine.result import Alternative, Reason, Rewrite
from desktop.engine.wordquery import WordOption
from desktop.storage import declared
from desktop.window.background.session import State
from desktop.window.text.pieces import Decision
from desktop.window.views.text_pane import Mark

TEXT = "Alpha beta gamma. Delta epsilon zeta.\n\nOne. Eta theta iota."
BEST = "New40 beta best gamma. New40 epsilon best zeta.\n\nOne. New40 theta best iota."


@pytest.fixture
def act(program):
    return lambda identity: program.window.book[identity].trigger()


def hover(qtbot, pane, units):
    cursor = QTextCursor(pane.document())
    cursor.setPosition(units)
    place = QPointF(pane.cursorRect(cursor).center())
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        pane.viewport().mapToGlobal(place),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(pane.viewport(), event)


def test_a_sentence_that_is_kept_for_doubt_offers_what_is_doubtful(qtbot, program, writer, act):
    writer.write("Alpha beta gamma. Alpha doubt gamma. Eta theta iota.")
    kept = "New40 beta best gamma. Alpha doubt gamma. New40 theta best iota."
    assert writer.shown() == kept
    panel = program.desk.alternatives
    writer.put_cursor(program.desk.source, 20)
    assert panel.view.isVisible()
    assert panel.remark.text() == "Kept as you wrote it: what else was found is doubtful."
    assert panel.remark.isVisible()
    assert len(panel.model.options) > 1
    assert [option.own for option in panel.model.options].index(True) == len(panel.model.options) - 1
    assert [option.taken for option in panel.model.options].index(True) == len(panel.model.options) - 1
    piece = program.session.draft.pieces[1]
    assert piece.reason is Reason.DOUBTFUL
    act("rewrite.take_1")
    assert writer.shown() == kept.replace("Alpha doubt gamma.", "New40 doubt best gamma.")
    assert not panel.remark.isVisible()
    act("edit.undo")
    assert writer.shown() == kept
    act("rewrite.accept")  # what stands there is the writer's own
    assert program.session.draft.pieces[1].decision is Decision.REJECTED
    assert panel.remark.text() == "Your own sentence, as you chose."
    writer.put_cursor(program.desk.source, 2)
    assert not panel.remark.isVisible()


def test_the_arrow_keys_try_on_enter_takes_and_esc_goes_back(qtbot, program, writer):
    writer.write(TEXT)
    writer.put_cursor(program.desk.source, 2)
    view = program.desk.alternatives.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert writer.shown().startswith("New40 beta option1 gamma.")
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert writer.shown().startswith("New40 beta option2 gamma.")
    assert [option.taken for option in program.desk.alternatives.model.options].index(True) == 0
    assert not program.window.book["edit.undo"].isEnabled()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert writer.shown() == BEST
    assert program.desk.rewrite.hasFocus()
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    kept = writer.shown()
    assert kept != BEST
    writer.put_cursor(program.desk.source, TEXT.index("theta"))
    assert writer.shown() == kept


def test_leaving_the_sentence_ends_the_trying_on(qtbot, program, writer):
    writer.write(TEXT)
    writer.put_cursor(program.desk.source, 2)
    view = program.desk.alternatives.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    writer.put_cursor(program.desk.source, TEXT.index("theta"))
    assert writer.shown() == BEST


def test_each_choice_is_one_step_back_and_forth(qtbot, program, writer, act):
    writer.write(TEXT)
    writer.put_cursor(program.desk.source, 2)
    act("rewrite.take_2")
    once = writer.shown()
    act("rewrite.take_3")
    act("edit.undo")
    assert writer.shown() == once
    act("edit.undo")
    assert writer.shown() == BEST
    assert not program.window.book["edit.undo"].isEnabled()
    act("edit.redo")
    assert writer.shown() == once


@pytest.mark.parametrize("behind", ["", " "])
def test_what_is_shown_follows_whoever_types(qtbot, program, writer, behind):
    source = program.desk.source
    source.setFocus()
    qtbot.keyClicks(source, f"Alpha beta gamma. Delta epsilon zeta.{behind}")
    qtbot.waitUntil(lambda: writer.shown().endswith(f"best zeta.{behind}"))
    writer.settle()
    assert program.sentences.piece.source == "Delta epsilon zeta."
    assert [option.taken for option in program.desk.alternatives.model.options].index(True) == 0
    writer.put_cursor(source, 2)
    assert program.sentences.piece.source == "Alpha beta gamma."


def test_typing_and_choosing_are_undone_in_the_order_in_which_they_were_done(qtbot, program, writer, act):
    writer.write(TEXT)
    writer.put_cursor(program.desk.source, 2)
    act("rewrite.take_2")
    program.desk.source.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(program.desk.source, " Kappa lambda.")
    qtbot.waitUntil(lambda: writer.shown().endswith("lambda."))
    writer.settle()
    qtbot.keyClick(program.desk.source, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert program.desk.source.text() == TEXT
    assert "option1" in writer.shown()
    act("edit.undo")
    qtbot.waitUntil(lambda: writer.shown() == BEST)


def test_what_is_accepted_stays_and_loses_its_marks(qtbot, program, writer, act):
    writer.write(TEXT)
    writer.put_cursor(program.desk.source, 2)
    act("rewrite.accept")
    assert program.session.draft.pieces[0].decision is Decision.ACCEPTED
    assert program.desk.alternatives.accept.isChecked()
    program.desk.lexical.slider.setValue(50)
    qtbot.waitUntil(lambda: "New50 theta" in writer.shown())
    writer.settle()
    assert writer.shown().startswith("New40 beta best gamma. New50")
    act("rewrite.accept")  # once more: it may change again
    qtbot.waitUntil(lambda: writer.shown().startswith("New50 beta"))


def test_what_is_rejected_stays_the_writers_own(qtbot, program, writer, act):
    writer.write(TEXT)
    writer.put_cursor(program.desk.source, TEXT.index("theta"))
    qtbot.mouseClick(program.desk.alternatives.reject, Qt.MouseButton.LeftButton)
    assert writer.shown().endswith("One. Eta theta iota.")
    program.desk.lexical.slider.setValue(50)
    qtbot.waitUntil(lambda: "New50 beta" in writer.shown())
    writer.settle()
    assert writer.shown().endswith("One. Eta theta iota.")
    assert "as you chose" in program.desk.rewrite.explain(len(writer.shown()) - 2)


def test_all_at_once_and_all_back(program, writer, act):
    writer.write(TEXT)
    act("rewrite.reject_all")
    assert writer.shown() == TEXT
    act("edit.undo")
    assert writer.shown() == BEST
    act("rewrite.accept_all")
    assert {piece.decision for piece in program.session.draft.pieces if not piece.own} == {Decision.ACCEPTED}
    act("edit.undo")
    assert {piece.decision for piece in program.session.draft.pieces} == {Decision.OPEN}


def test_the_rewrite_becomes_the_text_in_one_step(qtbot, program, writer, act):
    writer.write(TEXT)
    start = TEXT.index("One")
    program.freezing.toggle((start, start + 3))
    act("rewrite.use")
    assert program.desk.source.text() == BEST
    assert [writer.at(program.desk.source, span) for span in program.freezing.units] == ["One"]
    act("edit.undo")
    assert program.desk.source.text() == TEXT


def test_a_frozen_word_is_asked_to_be_kept_and_looks_frozen_on_both_pages(
    qtbot, program, writer, act, rewriter
):
    writer.write(TEXT)
    rewriter.runs.clear()
    writer.put_cursor(program.desk.source, TEXT.index("epsilon") + 3)
    act("rewrite.freeze")
    qtbot.waitUntil(lambda: bool(rewriter.runs))
    writer.settle()
    assert [run.keep for run in rewriter.runs] == [("epsilon",)]
    desk = program.desk
    qtbot.waitUntil(lambda: bool(desk.rewrite.marked(Mark.FROZEN)))
    for pane in (desk.source, desk.rewrite):
        assert [writer.at(pane, span) for span in pane.marked(Mark.FROZEN)] == ["epsilon"]
    act("edit.undo")
    assert program.freezing.units == []
    qtbot.waitUntil(lambda: not desk.rewrite.marked(Mark.FROZEN))


def test_a_frozen_word_moves_with_the_text(qtbot, program, writer, act):
    writer.write(TEXT)
    writer.put_cursor(program.desk.source, TEXT.index("epsilon"))
    act("rewrite.freeze")
    source = program.desk.source
    source.replace((0, 0), "😀 So ")
    assert [writer.at(source, span) for span in program.freezing.units] == ["epsilon"]
    ((start, end),) = program.freezing.units
    source.replace((end, end), "tic")
    source.replace((start, start), "hyper")
    assert [writer.at(source, span) for span in program.freezing.units] == ["epsilon"]
    source.replace(program.freezing.units[0], "")
    assert program.freezing.units == []


def test_a_frozen_sentence_stays_and_says_so(qtbot, program, writer, act, rewriter):
    writer.write(TEXT)
    writer.put_cursor(program.desk.source, TEXT.index("epsilon"))
    rewriter.runs.clear()
    qtbot.mouseClick(program.desk.alternatives.freeze, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Delta epsilon zeta." in writer.shown())
    writer.settle()
    assert rewriter.runs == []
    assert program.desk.alternatives.note.text() == "Frozen: it stays as you wrote it."
    desk = program.desk
    qtbot.waitUntil(lambda: bool(desk.rewrite.marked(Mark.FROZEN)))
    assert [writer.at(desk.rewrite, span) for span in desk.rewrite.marked(Mark.FROZEN)] == [
        "Delta epsilon zeta."
    ]
    act("rewrite.freeze_sentence")
    qtbot.waitUntil(lambda: writer.shown() == BEST)


def test_words_are_frozen_from_the_rewrite_too(qtbot, program, writer, act):
    writer.write(TEXT)
    writer.put_cursor(program.desk.rewrite, BEST.index("theta") + 1)
    act("rewrite.freeze")
    assert [writer.at(program.desk.source, span) for span in program.freezing.units] == ["theta"]
    writer.put_cursor(program.desk.rewrite, BEST.rindex("best") + 1)
    act("rewrite.freeze")  # that word is not the writer's
    assert len(program.freezing.units) == 1
    act("rewrite.thaw")
    assert program.freezing.units == []


def test_only_the_selection_is_rewritten(qtbot, program, writer, act):
    program.store.settings.set(declared.REWRITE_WHILE_TYPING, False)
    program.desk.source.set_text(TEXT)
    cursor = program.desk.source.textCursor()
    cursor.setPosition(TEXT.index("Delta"))
    cursor.setPosition(TEXT.index("zeta"), QTextCursor.MoveMode.KeepAnchor)
    program.desk.source.setTextCursor(cursor)
    act("rewrite.selection")
    writer.settle()
    assert writer.shown() == TEXT.replace("Delta epsilon", "New40 epsilon best")
    assert "only what you selected" in program.desk.state.text()
    program.desk.lexical.slider.setValue(50)
    qtbot.waitUntil(lambda: "New50 epsilon" in writer.shown())
    assert writer.shown().startswith("Alpha")
    qtbot.mouseClick(program.desk.everything, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: writer.shown() == BEST.replace("40", "50"))


def test_the_partner_of_the_sentence_under_the_mouse_lights_up(qtbot, program, writer):
    writer.write(TEXT)
    desk = program.desk
    hover(qtbot, desk.source, TEXT.index("epsilon") + 1)
    assert [writer.at(desk.rewrite, span) for span in desk.rewrite.marked(Mark.PARTNER)] == [
        "New40 epsilon best zeta."
    ]
    hover(qtbot, desk.rewrite, BEST.index("theta") + 1)
    assert [writer.at(desk.source, span) for span in desk.source.marked(Mark.PARTNER)] == ["Eta theta iota."]
    QApplication.sendEvent(desk.rewrite.viewport(), QEvent(QEvent.Type.Leave))
    assert desk.source.marked(Mark.PARTNER) == []


def test_both_pages_scroll_together_unless_told_otherwise(qtbot, program, writer, act):
    writer.write("\n".join(f"Alpha beta number{n} gamma." for n in range(300)))
    desk = program.desk
    desk.source.verticalScrollBar().setValue(150)
    qtbot.wait(20)
    first = desk.rewrite.text_between(*desk.rewrite.visible()).split("\n")[0]
    assert "number150" in first
    desk.rewrite.setFocus()
    desk.rewrite.verticalScrollBar().setValue(20)
    qtbot.wait(20)
    assert "number20 " in desk.source.text_between(*desk.source.visible()).split("\n")[0]
    act("view.scroll_together")
    desk.source.setFocus()
    desk.source.verticalScrollBar().setValue(100)
    assert "number20 " in desk.rewrite.text_between(*desk.rewrite.visible()).split("\n")[0]


def test_the_partner_of_the_current_sentence_stays_in_sight(qtbot, program, writer, act, rewriter):
    """Where a rewrite is longer, its page ends before the sentence at the end of the other page."""
    desk = program.desk
    program.window.resize(900, 600)

    def longer(start, sentence, _request):
        text = sentence.replace("gamma", "gamma and so on, " * 12)
        return Rewrite(start, sentence, (Alternative(text, 0.9, 0.2, 0.1),))

    rewriter.one = longer
    writer.write("\n\n".join(f"Alpha beta number{n} gamma." for n in range(60)))
    desk.source.setFocus()
    desk.source.verticalScrollBar().setValue(10)
    qtbot.wait(400)
    index = program.session.draft.at_source(desk.source.visible()[1])
    place = program.session.draft.source_span(index)[0]
    writer.put_cursor(desk.source, place + 1)

    def partner_in_sight():
        first, last = desk.rewrite.visible()
        assert first <= program.session.draft.rewrite_span(index)[0] <= last

    partner_in_sight()
    act("rewrite.freeze_sentence")
    qtbot.waitUntil(lambda: program.session.state is State.FINISHED)
    qtbot.wait(400)
    assert program.sentences.current == index
    partner_in_sight()


def test_what_is_in_sight_is_rewritten_first(qtbot, program, writer, rewriter):
    rewriter.delay = 0.003
    text = "\n\n".join(f"Alpha beta number{n} gamma delta epsilon zeta. " * 4 for n in range(400))
    writer.write(text, state=None)
    qtbot.waitUntil(lambda: program.session.draft.tally.rewritten > 2)
    pane = program.desk.source
    pane.verticalScrollBar().setValue(pane.verticalScrollBar().maximum() * 3 // 4)
    place = program.session.draft.to_characters(pane.visible()[0])
    value = pane.verticalScrollBar().value()

    def done():
        index = program.session.draft.at_source(place + 10)
        return index is not None and not program.session.draft.pieces[index].own

    qtbot.waitUntil(done, timeout=60000)
    assert program.session.state is State.BUSY
    assert program.session.draft.tally.rewritten < 1000
    assert pane.verticalScrollBar().value() == value  # the growing rewrite has not dragged it along
    program.window.book["rewrite.stop"].trigger()
    assert program.session.draft.rewrite == writer.shown()


def test_other_words_for_one_in_the_rewrite(qtbot, program, writer, rewriter):
    asked = []

    def options(query):
        asked.append(query)
        best = rewriter.one(0, query.source, program.rewriting.request).alternatives[0]
        return tuple(
            WordOption(word, type(best)(query.rewrite.replace(query.word, word), 0.9, 0.3, 0.1))
            for word in ("first", "second")
        )

    rewriter.options = options
    writer.write(TEXT)
    pane, words = program.desk.rewrite, program.desk.alternatives.words
    cursor = QTextCursor(pane.document())
    cursor.setPosition(BEST.index("epsilon") + 2)
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(pane.cursorRect(cursor).center()))
    qtbot.waitUntil(lambda: len(words.options) == 2)
    assert (asked[0].source, asked[0].word) == ("Delta epsilon zeta.", "epsilon")
    words.list.setFocus()
    qtbot.keyClick(words.list, Qt.Key.Key_Down)
    qtbot.keyClick(words.list, Qt.Key.Key_Return)
    assert "New40 second best zeta." in writer.shown()
    assert words.options == []
    program.window.book["edit.undo"].trigger()
    assert writer.shown() == BEST
    # And in the text itself, where it is a step of its own.
    writer.put_cursor(program.desk.source, TEXT.index("theta") + 1)
    program.window.book["rewrite.words"].trigger()
    qtbot.waitUntil(lambda: len(words.options) == 2)
    qtbot.keyClick(words.list, Qt.Key.Key_Return)
    assert program.desk.source.text() == TEXT.replace("theta", "first")
    program.window.book["edit.undo"].trigger()
    assert program.desk.source.text() == TEXT


def test_a_word_may_be_found_for_a_sentence_that_was_kept(qtbot, program, writer, rewriter):
    best = rewriter.one(0, "Alpha beta gamma.", program.rewriting.request).alternatives[0]
    rewriter.options = lambda _query: (WordOption("Two", type(best)("Two.", 0.9, 1.0, 0.0)),)
    writer.write(TEXT)
    program.words.ask(program.desk.rewrite, BEST.index("One.") + 1)
    words = program.desk.alternatives.words
    qtbot.waitUntil(lambda: len(words.options) == 1)
    words.list.setFocus()
    qtbot.keyClick(words.list, Qt.Key.Key_Return)
    assert writer.shown() == BEST.replace("One.", "Two.")
    assert program.session.draft.tally.rewritten == 4
    program.window.book["edit.undo"].trigger()
    assert writer.shown() == BEST


def test_no_other_word_is_said(qtbot, program, writer, rewriter):
    rewriter.options = lambda _query: ()
    writer.write(TEXT)
    program.words.ask(program.desk.rewrite, BEST.index("theta"))
    words = program.desk.alternatives.words
    qtbot.waitUntil(lambda: "No other word" in words.note.text())


def test_presets_set_the_sliders_and_nothing_else(qtbot, program, writer, act):
    desk = program.desk
    assert desk.presets.text() == "Fluent"
    act("preset.bold")
    assert desk.presets.text() == "Bold"
    assert (desk.lexical.value, desk.syntactic.value, desk.length.value) == (80, 60, Length.SAME)
    desk.lexical.slider.setValue(33)
    assert desk.presets.text() == "Own positions"
    program.presets.save("Mine & yours")
    qtbot.waitUntil(lambda: desk.presets.text() == "Mine & yours")
    act("preset.shorter")
    assert desk.length.value is Length.SHORTER
    program.presets._fill()
    own = next(each for each in desk.presets.menu().actions() if each.text() == "Mine && yours")
    own.trigger()
    assert (desk.lexical.value, desk.length.value) == (33, Length.SAME)
    program.presets.remove("Mine & yours")
    qtbot.waitUntil(lambda: desk.presets.text() == "Own positions")


def test_a_preset_without_a_sensible_name_is_refused(program):
    program.presets.save("x" * 99)
    assert "not saved" in program.window.banner.messages[-1].text


def test_every_action_does_something(program):
    assert program.window.book.unbound == []
    keys = [action.shortcut for action in program.window.book if action.shortcut]
    assert len(keys) == len(set(keys))
    assert all(action.shortcut for action in program.window.book if action.id != "help.about")


def test_no_page_takes_the_keys_of_an_action_for_itself(program):
    for action in program.window.book:
        (keys,) = (QKeySequence(action.shortcut)[0],) if action.shortcut else (None,)
        if keys is None:
            continue
        for pane in (program.desk.source, program.desk.rewrite):
            event = QKeyEvent(QEvent.Type.ShortcutOverride, keys.key(), keys.keyboardModifiers())
            event.ignore()
            QApplication.sendEvent(pane, event)
            assert not event.isAccepted(), action.id


def test_the_usual_keys_work_on_both_pages(qtbot, program, writer):
    writer.write(TEXT)
    source, rewrite = program.desk.source, program.desk.rewrite
    control = Qt.KeyboardModifier.ControlModifier
    source.setFocus()
    qtbot.keyClick(source, Qt.Key.Key_A, control)
    qtbot.keyClick(source, Qt.Key.Key_X, control)
    assert source.text() == ""
    qtbot.keyClick(source, Qt.Key.Key_V, control)
    qtbot.keyClick(source, Qt.Key.Key_V, control | Qt.KeyboardModifier.ShiftModifier)
    assert source.text() == TEXT + TEXT
    program.window.book["edit.undo"].trigger()
    writer.settle()
    qtbot.waitUntil(lambda: writer.shown() == BEST)
    rewrite.setFocus()
    qtbot.keyClick(rewrite, Qt.Key.Key_A, control)
    qtbot.keyClick(rewrite, Qt.Key.Key_C, control)
    assert QApplication.clipboard().text() == BEST
    qtbot.keyClick(rewrite, Qt.Key.Key_X, control)  # cannot be changed
    assert writer.shown() == BEST


def test_keys_can_be_given(qtbot, program, writer):
    program.window.book.use_shortcuts({"rewrite.accept_all": "Ctrl+J", "edit.undo": ""})
    assert program.window.book["rewrite.accept_all"].shortcut().toString() == "Ctrl+J"
    assert program.window.book["edit.undo"].shortcut().isEmpty()
    program.window.book.use_shortcuts({})
    assert program.window.book["edit.undo"].shortcut().toString() == "Ctrl+Z"


def test_esc_in_the_list_leads_to_the_sentence_that_it_was_about(qtbot, program, writer):
    writer.write(TEXT)
    writer.put_cursor(program.desk.source, TEXT.index("Delta") + 2)
    view = program.desk.alternatives.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    pane = program.desk.rewrite
    assert pane.hasFocus()
    sentence = program.sentences.current
    qtbot.keyClick(pane, Qt.Key.Key_Right)
    assert program.sentences.current == sentence == 1


def test_words_for_one_sentence_are_forgotten_at_the_next(qtbot, program, writer, rewriter):
    best = rewriter.one(0, "Alpha beta gamma.", program.rewriting.request).alternatives[0]
    rewriter.options = lambda _query: (WordOption("Two", type(best)("Two.", 0.9, 1.0, 0.0)),)
    writer.write(TEXT)
    words = program.desk.alternatives.words
    writer.put_cursor(program.desk.source, 2)
    program.words.ask(program.desk.source, 2)
    qtbot.waitUntil(lambda: len(words.options) == 1)
    writer.put_cursor(program.desk.source, 8)
    assert len(words.options) == 1, "still the same sentence"
    writer.put_cursor(program.desk.source, TEXT.index("Delta") + 2)
    assert words.options == []


def test_an_alternative_that_has_no_room_is_told_whole_in_a_tooltip(program, writer):
    writer.write("Alpha <beta> gamma.")
    writer.put_cursor(program.desk.source, 2)
    model = program.desk.alternatives.model
    told = model.data(model.index(0), Qt.ItemDataRole.ToolTipRole)
    assert told == "<p>New40 &lt;beta&gt; best gamma.</p>"
