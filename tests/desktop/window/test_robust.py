"""A writer in a hurry, a page without end, a model that is gone: nothing is lost and nothing hangs."""

import pytest
from PySide6.QtCore import QMimeData, Qt

from desktop.engine.errors import BundleError
from desktop.engine.rewriter import load
from desktop.window.background.session import State

SENTENCE = "Alpha beta gamma delta epsilon zeta eta. "


def test_typing_fast_while_it_rewrites_ends_with_what_was_typed(qtbot, program, writer, rewriter):
    rewriter.delay = 0.002
    writer.write(SENTENCE * 40, state=None)
    source = program.desk.source
    source.moveCursor(source.textCursor().MoveOperation.End)
    for letter in "Kappa lambda is typed in a hurry. ":
        qtbot.keyClick(source, letter, delay=4)
    writer.settle()
    assert source.text() == SENTENCE * 40 + "Kappa lambda is typed in a hurry. "
    assert writer.shown() == program.session.draft.rewrite
    assert "New40 lambda is typed in a best hurry." in writer.shown()
    assert program.session.draft.tally.rewritten == 41


def test_sliding_on_and_on_ends_where_the_slider_is_let_go(qtbot, program, writer, rewriter):
    rewriter.delay = 0.001
    writer.write(SENTENCE * 30)
    for turn in range(600):
        program.desk.lexical.slider.setValue(turn * 7 % 101)
        qtbot.wait(1)
    program.desk.lexical.slider.setValue(77)
    qtbot.waitUntil(lambda: writer.shown().count("New77") == 30, timeout=20000)
    assert writer.shown() == program.session.draft.rewrite


def test_half_a_million_words_are_pasted_bit_by_bit_and_undone_in_one_step(qtbot, program, writer, rewriter):
    rewriter.gate.clear()  # the engine takes its time
    source = program.desk.source
    qtbot.keyClicks(source, "Before. ")
    text = "\n\n".join([SENTENCE * 10] * (500_000 // 70))
    assert len(text.split()) > 490_000
    data = QMimeData()
    data.setText(text)
    source.insertFromMimeData(data)
    assert source.filling
    assert source.isReadOnly()
    assert len(source.text()) < 100_000
    with qtbot.waitSignal(source.filled, timeout=60000):
        pass
    assert source.text() == "Before. " + text
    qtbot.waitUntil(lambda: program.session.state is State.BUSY, timeout=20000)
    qtbot.waitUntil(lambda: len(writer.shown()) == len(text) + 8, timeout=60000)
    rewriter.gate.set()
    qtbot.waitUntil(lambda: "New40" in writer.shown()[:200], timeout=20000)
    program.window.book["rewrite.stop"].trigger()
    assert program.session.state is State.STOPPED
    assert writer.shown() == program.session.draft.rewrite
    program.window.book["edit.undo"].trigger()
    assert source.text() == "Before. "


def test_a_long_file_cannot_be_undone_away(qtbot, program, writer, rewriter):
    text = SENTENCE * 2000
    program.desk.source.set_text(text)
    with qtbot.waitSignal(program.desk.source.filled, timeout=20000):
        pass
    assert program.desk.source.text() == text
    assert not program.window.book["edit.undo"].isEnabled()
    qtbot.keyClicks(program.desk.source, "x")
    program.window.book["edit.undo"].trigger()
    assert program.desk.source.text() == text
    program.window.book["rewrite.stop"].trigger()


def test_a_broken_model_is_told_at_the_first_text_and_everything_else_works(qtbot, qapp, places, tmp_path):
    from desktop.window.program import Program

    def broken():
        raise BundleError("The model is broken: import it again.")

    program = Program(broken, places)
    qtbot.addWidget(program.window)
    program.engine.warm()
    program.window.show()
    program.desk.source.set_text(SENTENCE)
    qtbot.waitUntil(lambda: program.session.state is State.FAILED, timeout=10000)
    assert program.window.banner.messages[-1].text == "The model is broken: import it again."
    assert program.desk.rewrite.text_between(0, 100) == SENTENCE
    program.files.save(tmp_path / "kept.txt")
    qtbot.waitUntil((tmp_path / "kept.txt").exists, timeout=10000)
    program.window.close()


@pytest.fixture(scope="module")
def real():
    return load()


def test_the_real_model_from_paste_to_pick(qtbot, qapp, places, real):
    from desktop.window.program import Program

    program = Program(lambda: real, places)
    qtbot.addWidget(program.window)
    program.window.show()
    desk = program.desk
    text = "The committee postponed its decision until next week. They serve breakfast all day. 42."
    desk.source.setFocus()
    desk.source.paste_text(text)
    qtbot.waitUntil(lambda: program.session.state is State.FINISHED, timeout=60000)
    draft = program.session.draft
    assert draft.tally.sentences == 3
    assert draft.tally.rewritten >= 1
    assert draft.rewrite != text
    assert draft.rewrite.endswith("42.")
    start = text.index("breakfast")
    program.freezing.toggle((start, start + len("breakfast")))
    qtbot.waitUntil(lambda: program.session.state is State.FINISHED, timeout=60000)
    assert "breakfast" in draft.rewrite
    assert program.words.ask(desk.source, text.index("serve"))
    words = desk.alternatives.words
    qtbot.waitUntil(lambda: bool(words.options), timeout=60000)
    words.list.setFocus()
    taken = words.options[0].word
    qtbot.keyClick(words.list, Qt.Key.Key_Return)
    assert taken in desk.source.text()
    program.window.close()
