"""The whole window, as a writer uses it."""

import threading
import time
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QFont, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QMessageBox

from desktop.engine.request import Length
from desktop.window.background.session import State
from desktop.window.views.text_pane import Mark

TEXT = "Alpha beta gamma. Delta epsilon zeta.\n\nOne. Eta theta iota."


def test_typing_brings_a_rewrite(qtbot, program, writer, rewriter):
    program.window.desk.source.setFocus()
    qtbot.keyClicks(program.window.desk.source, "Alpha beta gamma. Delta epsilon.")
    assert writer.shown() == ""
    qtbot.waitUntil(lambda: program.session.state is State.FINISHED)
    assert writer.shown() == "New40 beta best gamma. New40 best epsilon."
    assert len(rewriter.runs) == 1
    assert rewriter.runs[0].alternatives == 6
    qtbot.waitUntil(lambda: program.window.desk.figures.text().startswith("5 words"))
    assert "2 sentences" in program.window.desk.figures.text()
    assert program.window.desk.state.text() == "Done"


def test_sentences_appear_as_they_come(qtbot, program, writer, rewriter):
    rewriter.waits_at = 1
    writer.write(TEXT, state=None)
    qtbot.waitUntil(lambda: writer.shown() == "New40 beta best gamma." + TEXT[len("Alpha beta gamma.") :])
    assert program.window.desk.progress.isVisible()
    assert program.window.desk.stop.isVisible()
    rewriter.waits_at = None
    writer.settle()
    assert writer.shown() == "New40 beta best gamma. New40 epsilon best zeta.\n\nOne. New40 theta best iota."
    assert not program.window.desk.stop.isVisible()


def test_moving_a_slider_quickly_ends_with_the_last_value_after_few_runs(qtbot, program, writer, rewriter):
    writer.write(TEXT)
    rewriter.runs.clear()
    rewriter.delay = 0.01
    for value in range(41, 91):
        program.window.desk.lexical.slider.setValue(value)
        qtbot.wait(2)
    qtbot.waitUntil(lambda: rewriter.runs and rewriter.runs[-1].lexical == 90)
    writer.settle()
    assert writer.shown().startswith("New90 beta")
    assert "New4" not in writer.shown()
    assert len(rewriter.runs) < 40  # of 50 positions; on a quick machine about 3
    reached = program.window.desk.lexical.slider.reached
    assert program.window.desk.lexical.figures.text() == f"asked 90, reached {reached}"
    assert f"asked 90, reached {reached}" in program.window.desk.lexical.slider.accessibleDescription()


def test_the_other_controls_ask_too(qtbot, program, writer, rewriter):
    writer.write(TEXT)
    program.window.desk.syntactic.slider.setValue(70)
    qtbot.waitUntil(lambda: rewriter.runs[-1].syntactic == 70)
    program.window.desk.length.buttons[Length.SHORTER].click()
    qtbot.waitUntil(lambda: rewriter.runs[-1].length is Length.SHORTER)
    writer.settle()


def test_stopping_leaves_a_whole_text(qtbot, program, writer, rewriter):
    rewriter.waits_at = 1
    writer.write(TEXT, state=None)
    qtbot.waitUntil(lambda: "best gamma." in writer.shown())
    program.window.desk.source.setFocus()
    qtbot.keyClick(program.window.desk.source, Qt.Key.Key_Escape)
    assert program.session.state is State.STOPPED
    assert writer.shown() == "New40 beta best gamma." + TEXT[len("Alpha beta gamma.") :]
    assert program.session.draft.rewrite == writer.shown()
    qtbot.wait(150)
    assert program.session.state is State.STOPPED
    program.window.book["rewrite.again"].trigger()
    rewriter.waits_at = None
    writer.settle()
    assert writer.shown().endswith("New40 theta best iota.")


def test_the_stop_button_stops(qtbot, program, writer, rewriter):
    rewriter.gate.clear()
    writer.write(TEXT, state=None)
    qtbot.waitUntil(program.window.desk.stop.isVisible)
    program.window.desk.stop.setFocus()
    qtbot.mouseClick(program.window.desk.stop, Qt.MouseButton.LeftButton)
    assert program.session.state is State.STOPPED
    assert writer.shown() == TEXT
    assert program.window.desk.source.hasFocus()


def test_closing_while_it_runs_leaves_no_thread(qtbot, program, writer, rewriter):
    rewriter.delay = 0.02
    writer.write("Alpha beta gamma. " * 500, state=None)
    qtbot.waitUntil(lambda: "best gamma." in writer.shown())
    thread = program.engine._thread
    began = time.perf_counter()
    program.window.close()
    assert time.perf_counter() - began < 1
    assert not thread.is_alive()
    assert "phrasewright-engine" not in {thread.name for thread in threading.enumerate()}
    qtbot.wait(50)  # events that were under way find nobody, and that is well


def test_all_is_saved_before_it_waits_for_the_model(qtbot, program, writer, places, monkeypatch):
    writer.write(TEXT)
    found = []

    def close(timeout=5.0, original=program.engine.close):
        found.append((timeout, (places.data / "draft.json").exists()))
        original(timeout)

    monkeypatch.setattr(program.engine, "close", close)
    qtbot.waitUntil((places.data / "draft.json").exists, timeout=10000)
    (places.data / "draft.json").unlink()  # what was saved while the writer worked
    program.window.close()
    assert found == [(0, False), (5.0, True)]


def test_alternatives_of_the_sentence_at_the_cursor(qtbot, program, writer):
    writer.write(TEXT)
    writer.put_cursor(program.window.desk.source, TEXT.index("epsilon"))
    panel = program.window.desk.alternatives
    texts = [option.alternative.text for option in panel.model.options]
    assert texts[:2] == ["New40 epsilon best zeta.", "New40 epsilon option1 zeta."]
    assert texts[-1] == "Delta epsilon zeta."
    assert (
        writer.at(program.window.desk.source, program.window.desk.source.marked(Mark.CURRENT)[0])
        == "Delta epsilon zeta."
    )
    assert (
        writer.at(program.window.desk.rewrite, program.window.desk.rewrite.marked(Mark.CURRENT)[0])
        == "New40 epsilon best zeta."
    )

    row = panel.view.visualRect(panel.model.index(1)).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=row)
    wanted = "New40 beta best gamma. New40 epsilon option1 zeta.\n\nOne. New40 theta best iota."
    assert writer.shown() == wanted
    assert program.session.draft.rewrite == wanted
    assert (
        writer.at(program.window.desk.rewrite, program.window.desk.rewrite.marked(Mark.CURRENT)[0])
        == "New40 epsilon option1 zeta."
    )
    assert [option.taken for option in panel.model.options].index(True) == 1

    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_End)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert "Delta epsilon zeta." in writer.shown()
    assert panel.view.hasFocus()


def test_the_cursor_in_the_rewrite_leads_as_well(qtbot, program, writer):
    writer.write(TEXT)
    writer.put_cursor(program.window.desk.rewrite, writer.shown().index("iota"))
    assert (
        writer.at(program.window.desk.source, program.window.desk.source.marked(Mark.CURRENT)[0])
        == "Eta theta iota."
    )


def test_keys_step_through_sentences_and_take(qtbot, program, writer):
    writer.write(TEXT)
    program.window.book["rewrite.next"].trigger()
    program.window.book["rewrite.take_3"].trigger()
    assert "New40 epsilon option2 zeta." in writer.shown()
    program.window.book["rewrite.previous"].trigger()
    program.window.book["rewrite.take_2"].trigger()
    assert writer.shown().startswith("New40 beta option1 gamma.")


def test_a_choice_outlives_changes_of_the_view(qtbot, program, writer):
    writer.write(TEXT)
    writer.put_cursor(program.window.desk.source, 2)
    program.window.book["rewrite.take_4"].trigger()
    kept = writer.shown()
    assert "option3" in kept
    program.window.desk.marks.click()
    program.window.resize(900, 600)
    program.window.book["view.bigger"].trigger()
    program.rewriting.rewrite()  # nothing has changed: nothing is done
    qtbot.wait(50)
    assert writer.shown() == kept


def test_a_choice_outlives_typing_elsewhere(qtbot, program, writer):
    writer.write(TEXT)
    writer.put_cursor(program.window.desk.source, 2)
    program.window.book["rewrite.take_4"].trigger()
    program.window.desk.source.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(program.window.desk.source, " Kappa lambda.")
    qtbot.waitUntil(lambda: writer.shown().endswith("lambda."))
    writer.settle()
    assert writer.shown().startswith("New40 beta option3 gamma.")


def test_a_kept_sentence_says_why(program, writer):
    writer.write(TEXT)
    writer.put_cursor(program.window.desk.source, TEXT.index("One."))
    reason = "Kept as you wrote it: too short to say in other words."
    assert program.window.desk.alternatives.note.text() == reason
    assert program.window.desk.rewrite.explain(writer.shown().index("One.") + 1) == reason
    assert program.window.desk.rewrite.explain(0) == ""
    assert "1 kept as written" in program.window.desk.figures.text()


@pytest.mark.parametrize("before", ["😀 😀\n", "𝔸𝔹ℂ😀. ", "👩‍👩‍👧 ", "e\u0301 "])
def test_emoji_before_a_sentence_do_not_shift_it(program, writer, before):
    text = before + "Alpha 😀 beta gamma. Delta epsilon zeta."
    writer.write(text)
    where = len(text[: text.index("epsilon")].encode("utf-16-le")) // 2
    writer.put_cursor(program.window.desk.source, where)
    window = program.window
    assert writer.at(window.desk.source, window.desk.source.marked(Mark.CURRENT)[0]) == "Delta epsilon zeta."
    assert (
        writer.at(window.desk.rewrite, window.desk.rewrite.marked(Mark.CURRENT)[0])
        == "New40 epsilon best zeta."
    )
    window.book["rewrite.take_2"].trigger()
    assert writer.shown().endswith("gamma. New40 epsilon option1 zeta.")
    assert program.session.draft.rewrite == writer.shown()


def marked_words(pane):
    found = []
    block = pane.document().begin()
    while block.isValid():
        found += [
            block.text()[part.start : part.start + part.length]
            for part in block.textFormats()
            if part.format.fontUnderline() and part.format.fontWeight() == QFont.Weight.DemiBold
        ]
        block = block.next()
    return found


def test_changed_words_are_marked_and_a_clean_view_is_a_click_away(qtbot, program, writer):
    writer.write(TEXT)
    pane = program.window.desk.rewrite
    every = ["New40", "best", "New40", "best", "New40", "best"]
    assert marked_words(pane) == every
    with qtbot.waitSignal(pane.restyled):
        program.window.desk.marks.click()
    assert marked_words(pane) == []
    assert not program.window.book["view.marks"].isChecked()
    program.window.desk.lexical.slider.setValue(50)
    qtbot.waitUntil(lambda: "New50 theta" in writer.shown())
    assert marked_words(pane) == []
    with qtbot.waitSignal(pane.restyled):
        program.window.book["view.marks"].trigger()
    assert marked_words(pane) == [word.replace("40", "50") for word in every]


def test_marks_are_right_after_toggling_in_mid_run(qtbot, program, writer, rewriter):
    writer.write(TEXT)
    rewriter.delay = 0.05
    program.window.desk.lexical.slider.setValue(50)
    qtbot.waitUntil(lambda: "New50 beta" in writer.shown())
    program.window.desk.marks.click()
    program.window.book["rewrite.stop"].trigger()
    assert "New40 theta" in writer.shown()
    qtbot.waitUntil(lambda: marked_words(program.window.desk.rewrite) == [])


def test_copying_takes_the_whole_rewrite_and_only_when_asked(qtbot, program, writer):
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("the writer's own")
    writer.write("😀 " + TEXT)
    assert clipboard.text() == "the writer's own"
    qtbot.mouseClick(program.window.desk.copy, Qt.MouseButton.LeftButton)
    assert clipboard.text() == program.session.draft.rewrite
    assert program.window.desk.state.text() == "Copied."


def test_a_failure_is_told_and_can_be_tried_again(qtbot, program, writer, rewriter):
    rewriter.fail_after = 1
    writer.write(TEXT, State.FAILED)
    banner = program.window.banner
    assert banner.isVisible()
    assert banner.messages[-1].text == "The model has run away; fetch it back."
    assert writer.shown() == "New40 beta best gamma." + TEXT[len("Alpha beta gamma.") :]
    assert program.window.desk.state.text() == "Not finished"
    rewriter.fail_after = None
    qtbot.mouseClick(banner.messages[-1].retry, Qt.MouseButton.LeftButton)
    writer.settle()
    assert not banner.isVisible()


def test_a_dismissed_failure_does_not_come_back_by_itself(qtbot, program, writer, rewriter):
    rewriter.fail_after = 1
    writer.write(TEXT, State.FAILED)
    qtbot.mouseClick(program.window.banner.messages[-1].dismiss, Qt.MouseButton.LeftButton)
    writer.put_cursor(program.window.desk.source, 2)
    program.window.book["rewrite.take_2"].trigger()
    assert "option1" in writer.shown()
    assert not program.window.banner.isVisible()


def test_a_model_that_cannot_be_loaded_is_told(qtbot, qapp, places):
    from desktop.engine.errors import BundleError
    from desktop.window.program import Program

    def load():
        raise BundleError("The model is broken: import it again.")

    program = Program(load, places)
    qtbot.addWidget(program.window)
    program.window.show()
    program.window.desk.source.set_text(TEXT)
    qtbot.waitUntil(lambda: program.session.state is State.FAILED)
    assert program.window.banner.messages[-1].text == "The model is broken: import it again."
    assert program.model.name == ""
    program.window.close()


def test_emptying_the_text_empties_the_window(qtbot, program, writer):
    writer.write(TEXT)
    program.window.desk.source.selectAll()
    qtbot.keyClick(program.window.desk.source, Qt.Key.Key_Delete)
    assert program.session.state is State.EMPTY
    assert writer.shown() == ""
    assert program.window.desk.figures.text() == ""
    assert not program.window.desk.copy.isEnabled()
    assert program.window.desk.source.marked(Mark.CURRENT) == []


def test_newer_text_wins_over_older_results(qtbot, program, writer, rewriter):
    rewriter.delay = 0.03
    writer.write("Alpha beta gamma. " * 20, state=None)
    qtbot.waitUntil(lambda: "best gamma." in writer.shown())
    rewriter.delay = 0
    writer.write("Delta epsilon zeta.")
    qtbot.wait(60)
    assert writer.shown() == "New40 epsilon best zeta."


def test_what_an_earlier_rewrite_left_gives_way_bit_by_bit(qtbot, program, writer, rewriter):
    writer.write(TEXT)
    rewriter.gate.clear()
    program.window.desk.lexical.slider.setValue(50)
    qtbot.waitUntil(lambda: program.session.state is State.BUSY)
    assert writer.shown().startswith("New40 beta")  # no blink
    qtbot.wait(250)
    veiled = program.window.desk.rewrite.grab().toImage()
    rewriter.gate.set()
    writer.settle()
    assert "New40" not in writer.shown()
    assert program.window.desk.rewrite.grab().toImage() != veiled


def test_about_names_version_and_model(qtbot, program, writer):
    import desktop

    writer.write(TEXT)
    program.window.book["help.about"].trigger()
    box = program.window.findChild(QMessageBox)
    assert desktop.__version__ in box.text()
    assert "Model: Test student" in box.informativeText()
    box.close()


def test_alternatives_are_spoken_with_their_figures(program, writer):
    writer.write(TEXT)
    writer.put_cursor(program.window.desk.source, 2)
    model = program.window.desk.alternatives.model
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("New40 beta best gamma. Meaning 90, wording ")
    assert spoken.endswith("Taken.")
    last = model.index(model.rowCount() - 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert last == "Alpha beta gamma. Your own sentence."


def test_the_keyboard_moves_in_the_rewrite_but_cannot_change_it(qtbot, program, writer):
    writer.write(TEXT)
    pane = program.window.desk.rewrite
    before = writer.shown()
    writer.put_cursor(pane, 0)
    qtbot.keyClicks(pane, "x")
    qtbot.keyClick(pane, Qt.Key.Key_End)
    assert pane.textCursor().position() > 0
    assert writer.shown() == before


def test_the_rewrite_leaves_its_cursor_alone_while_it_grows(qtbot, program, writer, rewriter):
    rewriter.delay = 0.01
    writer.write(TEXT, state=None)
    writer.put_cursor(program.window.desk.rewrite, 0)
    writer.settle()
    cursor = program.window.desk.rewrite.textCursor()
    assert cursor.position() == 0
    assert not cursor.hasSelection()


def longest_pause(qtbot, act, until):
    """The longest time, in seconds, for which the interface did not answer."""
    ticks = [time.perf_counter()]
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start(0)
    act()
    qtbot.waitUntil(until, timeout=60000)
    timer.stop()
    return max(later - earlier for earlier, later in pairwise(ticks))


def test_a_novel_does_not_freeze_the_window(qtbot, program, writer, rewriter):
    """Five times the text must not pause it for anything like twenty-five times as long."""
    paragraph = "Alpha beta gamma delta epsilon zeta eta. " * 8

    def pause(paragraphs):
        return longest_pause(
            qtbot,
            lambda: writer.write("\n".join([paragraph] * paragraphs), state=None),
            lambda: program.session.state is State.FINISHED and len(writer.shown()) > paragraphs * 100,
        )

    # A loaded machine pauses by itself now and then, but not each time.
    usual = max(pause(60), 0.05)
    assert any(pause(300) < 15 * usual for _ in range(3))
    assert program.session.draft.rewrite == writer.shown()
    assert program.session.draft.tally.sentences == 2400


def test_a_click_in_the_rewrite_finds_the_sentence(qtbot, program, writer):
    writer.write(TEXT)
    pane = program.window.desk.rewrite
    cursor = QTextCursor(pane.document())
    cursor.setPosition(writer.shown().index("theta") + 2)
    place = pane.cursorRect(cursor).center()
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert (
        writer.at(program.window.desk.source, program.window.desk.source.marked(Mark.CURRENT)[0])
        == "Eta theta iota."
    )
