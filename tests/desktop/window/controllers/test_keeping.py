"""What the writer did is there again."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.engine.request import Length
from desktop.engine.result import Alternative
from desktop.storage import declared
from desktop.storage.draft import DraftFile
from desktop.window.background.session import State
from desktop.window.text.pieces import Decision

TEXT = "Alpha beta gamma. Delta 😀 epsilon zeta.\n\nEta theta iota."


@pytest.fixture
def start(qtbot, rewriter, places):
    """Starts the program again, on what the last one kept."""
    from desktop.window.program import Program

    made = []

    def go():
        if made:
            made[-1].window.close()
        program = Program(lambda: rewriter, places)
        made.append(program)
        qtbot.addWidget(program.window)
        program.keeping.restore()
        program.window.show()
        qtbot.waitExposed(program.window)
        return program

    yield go
    made[-1].window.close()


DECIDED = (
    "New40 beta best gamma. Delta epsilon zeta.\n\nQuite other words. "
    "New40 lambda option2 mu. New40 beta best gamma."
)


def decide(qtbot, program):
    """Accept the first sentence, reject the second, say the third otherwise, take an option of the fourth.

    The last reads like the first, and nothing is decided about it.
    """
    text = "Alpha beta gamma. Delta epsilon zeta.\n\nEta theta iota. Kappa lambda mu. Alpha beta gamma."
    program.desk.source.set_text(text)
    program.rewriting.rewrite()
    qtbot.waitUntil(lambda: program.session.state is State.FINISHED, timeout=10000)
    for number, act in enumerate(
        (
            program.sentences.accept,
            program.sentences.reject,
            lambda: program.sentences.take_new(
                program.session.draft.pieces[2], Alternative("Quite other words.", 0.8, 1.0, 0.0)
            ),
            lambda: program.sentences.take(2),
        )
    ):
        cursor = program.desk.source.textCursor()
        cursor.setPosition(program.session.draft.source_span(number)[0] + 2)
        program.desk.source.setTextCursor(cursor)
        act()


def test_decisions_are_there_again_after_a_restart_whatever_the_sliders_say(qtbot, start, rewriter):
    program = start()
    decide(qtbot, program)
    assert program.session.draft.rewrite == DECIDED
    program.sentences._preview(0)  # is not taken, so it is not kept
    program.desk.lexical.slider.setValue(77)
    rewriter.gate.clear()
    again = start()
    wanted = DECIDED[: DECIDED.rindex("New40")] + "Alpha beta gamma."
    assert again.session.draft.rewrite == wanted  # before the engine has said anything
    rewriter.gate.set()
    wanted = wanted.replace("Alpha beta gamma.", "New77 beta best gamma.")
    qtbot.waitUntil(lambda: again.session.state is State.FINISHED, timeout=10000)
    assert again.session.draft.rewrite == wanted
    pieces = [piece for piece in again.session.draft.pieces if not piece.blank]
    assert [piece.decision for piece in pieces] == [
        Decision.ACCEPTED,
        Decision.REJECTED,
        Decision.MENDED,
        Decision.ACCEPTED,
        Decision.OPEN,
    ]
    # The engine's ways to say it are on offer again, too.
    assert [len(piece.options) for piece in pieces] == [8, 7, 8, 8, 7]
    third = start()
    assert third.session.draft.rewrite.startswith(wanted[: wanted.rindex("New77")])


def test_a_decision_moves_along_with_what_is_typed_and_not_rewritten_yet(qtbot, start):
    program = start()
    decide(qtbot, program)
    cursor = program.desk.source.textCursor()
    cursor.setPosition(len("Alpha beta gamma. Delta"))
    cursor.insertText(" and 😀 others")
    kept = program.keeping.snapshot()()
    assert [kept.text[each.start : each.end] for each in kept.decided] == [
        "Alpha beta gamma.",
        "Eta theta iota.",
        "Kappa lambda mu.",
    ]


def set_up(program):
    desk = program.desk
    desk.source.set_text(TEXT)
    desk.lexical.slider.setValue(62)
    desk.syntactic.slider.setValue(11)
    desk.length.choose(Length.SHORTER)
    start = TEXT.index("Eta") + 1  # an emoji comes before
    program.freezing.toggle((start, start + len("Eta theta iota.")))
    cursor = desk.source.textCursor()
    cursor.setPosition(TEXT.index("epsilon") + 1)
    desk.source.setTextCursor(cursor)
    program.rewriting.rewrite()


def check(qtbot, program, first="best ", second="best "):
    desk = program.desk
    assert desk.source.text() == TEXT
    assert (desk.lexical.value, desk.syntactic.value, desk.length.value) == (62, 11, Length.SHORTER)
    assert desk.source.textCursor().position() == TEXT.index("epsilon") + 1
    wanted = f"New62 beta {first}gamma. New62 😀 epsilon {second}zeta.\n\nEta theta iota."
    qtbot.waitUntil(lambda: desk.rewrite.text_between(0, 200) == wanted, timeout=10000)


def test_everything_is_there_again_after_a_restart(qtbot, start):
    program = start()
    set_up(program)
    program.window.resize(779, 602)
    again = start()
    check(qtbot, again)
    assert (again.window.width(), again.window.height()) == (779, 602)


def test_a_document_is_still_the_document(qtbot, start, tmp_path):
    path = tmp_path / "notes.md"
    path.write_text("# Alpha head\n\nDelta *epsilon* zeta.\n")
    program = start()
    with qtbot.waitSignal(program.files.changed):
        program.files.open(path)
    again = start()
    qtbot.waitUntil(lambda: again.files.opened is not None)
    assert again.window.windowTitle() == "notes.md – Phrasewright"
    qtbot.waitUntil(lambda: "New40 epsilon best zeta." in again.session.draft.rewrite, timeout=10000)
    again.files.save(tmp_path / "out.md")
    qtbot.waitUntil((tmp_path / "out.md").exists, timeout=10000)
    qtbot.waitUntil(lambda: (tmp_path / "out.md").read_text().endswith("New40 *epsilon* best zeta.\n"))


def test_nothing_is_kept_where_that_is_switched_off(qtbot, start, places):
    program = start()
    set_up(program)
    program.store.settings.set(declared.RESTORE_DRAFT, False)
    program.keeping.settings_changed()
    assert not (places.data / "draft.json").exists()
    again = start()
    assert again.desk.source.text() == ""
    assert not (places.data / "draft.json").exists()


def test_a_damaged_draft_is_told_and_set_aside(qtbot, start, places):
    places.make()
    (places.data / "draft.json").write_text("{ not json")
    program = start()
    qtbot.waitUntil(program.window.banner.isVisible)
    assert "damaged" in program.window.banner.messages[-1].text
    assert list(places.data.glob("draft.broken-*"))


def test_a_disk_that_fails_is_told_and_nothing_stops(qtbot, start, places, monkeypatch):
    program = start()

    def fail(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop.storage.jsonfile.write_atomically", fail)
    program.desk.source.set_text(TEXT)
    qtbot.waitUntil(program.window.banner.isVisible, timeout=10000)
    assert "could not be saved" in program.window.banner.messages[-1].text
    assert program.desk.source.text() == TEXT
    monkeypatch.undo()


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
@pytest.mark.parametrize(("sentence", "holds"), [(True, ("best ", "option2 ")), (False, ("", "best "))])
def test_everything_is_there_again_after_a_kill(qtbot, start, places, sentence, holds):
    """Also a sentence in which a single word was put back."""
    program = (
        f"SENTENCE = {sentence}"
        """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from PySide6.QtCore import QTimer
sys.path[:0] = sys.argv[2:]
from conftest import FakeRewriter
from test_keeping import set_up
from desktop.storage.places import Places
from desktop.window.program import Program, make_application
application = make_application()
program = Program(FakeRewriter, Places.within(Path(sys.argv[1])))
program.window.show()
set_up(program)
def take():
    if SENTENCE:
        program.sentences.take(2)  # does nothing until there is something to take
    else:
        program.desk.rewrite.setFocus()
        program.desk.rewrite.put_cursor(program.session.draft.rewrite.find("best") + 1)
        program.window.book["rewrite.put_back"].trigger()
    if not program.sentences.decisions():
        QTimer.singleShot(20, take)
take()
application.exec()
"""
    )
    here = Path(__file__).parent
    with subprocess.Popen(
        [sys.executable, "-c", program, str(places.data), str(here), str(here.parent), str(Path.cwd())]
    ) as process:
        kept = DraftFile(places.data / "draft.json")
        until = time.monotonic() + 60
        while time.monotonic() < until and process.poll() is None:
            draft = kept.load()
            if draft is not None and draft.frozen and draft.cursor and draft.decided:
                break
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    check(qtbot, start(), *holds)


def test_a_finished_rewrite_goes_into_the_history_and_comes_back(qtbot, start):
    program = start()
    program.desk.source.set_text("Alpha beta gamma.")
    program.rewriting.rewrite()
    qtbot.waitUntil(lambda: program.session.draft.rewrite == "New40 beta best gamma.")
    again = start()  # what has not stood long enough is kept when the window closes
    again.desk.source.set_text("Something else entirely.")
    again.desk.lexical.slider.setValue(70)
    again.window.book["view.history"].trigger()
    page = again.history.page
    qtbot.waitUntil(lambda: page.list.count() == 1)
    qtbot.waitUntil(lambda: page.rewrite.toPlainText() == "New40 beta best gamma.")
    qtbot.keyClicks(page.search, "nowhere")
    qtbot.waitUntil(lambda: page.note.text() == "Nothing found.")
    assert not page.restore.isEnabled()
    page.search.clear()
    qtbot.keyClicks(page.search, "gam")
    qtbot.waitUntil(page.restore.isEnabled)
    qtbot.mouseClick(page.restore, Qt.MouseButton.LeftButton)
    assert again.window.page == ""
    assert again.desk.source.text() == "Alpha beta gamma."
    assert again.desk.lexical.value == 40
    again.window.book["edit.undo"].trigger()
    assert again.desk.source.text() == "Something else entirely."


def test_the_history_can_be_switched_off_and_wiped(qtbot, start, places):
    program = start()
    program.store.history.add("Alpha beta gamma.", "New beta gamma.", 40, 25)
    program.window.book["view.history"].trigger()
    page = program.history.page
    qtbot.waitUntil(lambda: page.list.count() == 1)
    qtbot.mouseClick(page.keep, Qt.MouseButton.LeftButton, pos=page.keep.rect().center())
    page.keep.setChecked(False)
    qtbot.waitUntil(lambda: not program.store.history.enabled)
    program.history.wipe()
    qtbot.waitUntil(lambda: page.list.count() == 0)
    assert program.store.history.search() == []
    assert b"gamma" not in (places.data / "history.sqlite3").read_bytes()
    assert not start().store.settings.get(declared.KEEP_HISTORY)


def _long(program):
    """A text that comes in portions, with decisions, a frozen word and a place in its midst."""
    text = "\n\n".join([f"Alpha beta{n} gamma. Delta epsilon{n} zeta." for n in range(1200)])
    assert len(text) > 2 * 24_000
    program.desk.source.set_text(text)
    return text


def _but_for_the_screen(program):
    """What is kept, but for the place of the window, which a small screen may not have."""
    return replace(program.keeping.snapshot()(), geometry=b"")


def test_a_long_text_comes_back_with_all_that_was_decided(qtbot, start):
    program = start()
    text = _long(program)
    qtbot.waitUntil(lambda: program.session.state is State.FINISHED, timeout=60000)
    for place, act in (
        (text.index("beta7 "), program.sentences.accept),
        (text.index("beta600"), program.sentences.reject),
        (text.index("epsilon1100"), lambda: program.sentences.take(2)),
    ):
        cursor = program.desk.source.textCursor()
        cursor.setPosition(place)
        program.desk.source.setTextCursor(cursor)
        act()
    place = text.index("Alpha beta900")
    program.freezing.toggle((place, place + len("Alpha beta900 gamma.")))
    kept = _but_for_the_screen(program)
    assert len(kept.decided) == 3
    again = start()
    qtbot.waitUntil(lambda: not again.desk.source.filling, timeout=60000)
    assert _but_for_the_screen(again) == kept
    qtbot.waitUntil(lambda: again.session.state is State.FINISHED, timeout=60000)
    assert _but_for_the_screen(again) == kept
    assert "option2 zeta" in again.session.draft.rewrite
    assert "Alpha beta900 gamma." in again.session.draft.rewrite


@pytest.mark.parametrize("act", ["open", "new"])
def test_a_long_text_that_is_still_coming_back_is_not_lost_to_another(qtbot, start, tmp_path, act):
    text = _long(start())
    other = tmp_path / "other.txt"
    other.write_text("Eta theta iota.", encoding="utf-8")
    program = start()
    source = program.desk.source
    assert source.filling
    if act == "open":
        with qtbot.waitSignal(program.files.changed, timeout=60000):
            program.files.open(other)
    else:
        program.files.new()
    wanted = other.read_text(encoding="utf-8") if act == "open" else ""
    qtbot.waitUntil(lambda: not source.filling and source.text() == wanted, timeout=60000)
    program.window.book["edit.undo"].trigger()
    assert source.text() == text


def test_a_long_text_that_was_still_coming_in_when_the_window_closed_is_kept(qtbot, start):
    program = start()
    source = program.desk.source
    source.set_text("Alpha beta gamma.\n\nEta theta iota.")
    place = source.text().index("theta")
    program.freezing.toggle((place, place + len("theta")))
    before = source.textCursor()
    before.setPosition(len("Alpha beta gamma.\n"))
    source.setTextCursor(before)
    long = "Delta epsilon 😀 zeta.\n" * 4000
    source.paste_text(long)
    assert source.filling
    again = start()
    qtbot.waitUntil(lambda: not again.desk.source.filling, timeout=60000)
    wanted = f"Alpha beta gamma.\n{long}\nEta theta iota."
    assert again.desk.source.text() == wanted
    kept = again.keeping.snapshot()()
    assert [wanted[each.start : each.end] for each in kept.frozen] == ["theta"]
