"""Documents in and out of the window."""

import io
import os
import stat
from pathlib import Path
from types import SimpleNamespace

import docx
import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog, QMessageBox
from word_files import with_body

from desktop.window.background.session import State


@pytest.fixture
def chosen(monkeypatch, tmp_path):
    """What the writer answers when asked for a place to save to."""
    answers, offered, kinds_offered, kinds_chosen = [], [], [], []

    def ask(_parent, _title, suggestion, kinds, kind):
        offered.append(Path(suggestion).name)
        kinds_offered.append(kind)
        wanted = kinds_chosen.pop(0) if kinds_chosen else ""
        chosen = next((each for each in kinds.split(";;") if wanted and wanted in each), kind)
        return str(tmp_path / answers.pop(0)), chosen

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return SimpleNamespace(
        answers=answers, offered=offered, kinds_offered=kinds_offered, kinds_chosen=kinds_chosen
    )


@pytest.fixture
def opened(qtbot, program, writer):
    def open_(path):
        with qtbot.waitSignal(program.files.changed, timeout=10000):
            program.files.open(path)
        writer.settle()

    return open_


@pytest.fixture
def saved(qtbot, program):
    def wait(path):
        qtbot.waitUntil(lambda: program.desk.state.text() == f"Saved as {path.name}.", timeout=10000)
        return path.read_bytes()

    return wait


@pytest.fixture
def office(program, writer, chosen, opened, saved):
    """All that is needed to open and save."""
    return SimpleNamespace(program=program, writer=writer, chosen=chosen, opened=opened, saved=saved)


def word_document(tmp_path):
    made = docx.Document()
    made.add_heading("Alpha heading here", 1)
    paragraph = made.add_paragraph("Alpha ")
    paragraph.add_run("beta").bold = True
    paragraph.add_run(" gamma.")
    made.add_table(1, 1).cell(0, 0).text = "Delta epsilon zeta."
    path = tmp_path / "letter.docx"
    made.save(path)
    return path


def test_a_text_file_is_saved_beside_itself_with_its_encoding_and_line_ends(office, tmp_path):
    path = tmp_path / "letter.txt"
    original = b"\xef\xbb\xbfAlpha beta gamma.\r\n\r\nDelta epsilon zeta.\r\n"
    path.write_bytes(original)
    office.opened(path)
    assert office.program.window.windowTitle() == "letter.txt – Phrasewright"
    office.chosen.answers.append("letter (rewritten).txt")
    office.program.window.book["file.save"].trigger()
    data = office.saved(tmp_path / "letter (rewritten).txt")
    assert office.chosen.offered == ["letter (rewritten).txt"]
    assert data == b"\xef\xbb\xbfNew40 beta best gamma.\r\n\r\nNew40 epsilon best zeta.\r\n"
    assert path.read_bytes() == original


def test_a_word_document_keeps_its_formats_and_is_read_by_others(office, tmp_path):
    path = word_document(tmp_path)
    office.opened(path)
    assert "Delta epsilon zeta." in office.program.desk.source.text()
    office.chosen.answers.append("new.docx")
    office.program.window.book["file.save_as"].trigger()
    found = docx.Document(io.BytesIO(office.saved(tmp_path / "new.docx")))
    assert [each.text for each in found.paragraphs] == ["New40 heading best here", "New40 beta best gamma."]
    assert [run.text for run in found.paragraphs[1].runs if run.bold] == ["beta"]
    assert found.paragraphs[0].style.name == "Heading 1"
    assert found.tables[0].cell(0, 0).text == "New40 epsilon best zeta."


def test_what_the_document_has_no_room_for_is_not_offered(program, writer, tmp_path, opened):
    path = tmp_path / "linked.docx"
    body = (
        "<w:p><w:hyperlink><w:r><w:t>Alpha</w:t></w:r></w:hyperlink>"
        "<w:r><w:t xml:space='preserve'> beta gamma.</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Delta epsilon zeta.</w:t></w:r></w:p>"
    )
    path.write_bytes(with_body(body))
    opened(path)
    # The link's word would be lost with every alternative.
    assert writer.shown() == "Alpha beta gamma.\n\nNew40 epsilon best zeta."
    writer.put_cursor(program.desk.source, 3)
    assert "formats" in program.desk.alternatives.note.text()


def test_a_pasted_text_is_saved_as_a_word_document(office, tmp_path):
    office.writer.write("Alpha beta gamma.\n\nDelta epsilon zeta.")
    office.chosen.answers.append("fresh.docx")
    office.program.window.book["file.save"].trigger()
    found = docx.Document(io.BytesIO(office.saved(tmp_path / "fresh.docx")))
    assert [each.text for each in found.paragraphs] == ["New40 beta best gamma.", "New40 epsilon best zeta."]


@pytest.mark.parametrize(
    ("name", "suggested", "kind"),
    [
        ("Letter.txt", "Letter (rewritten).txt", "*.txt"),
        ("Letter.md", "Letter (rewritten).md", "*.md"),
        ("Letter.markdown", "Letter (rewritten).markdown", "*.md"),
        ("Letter.docx", "Letter (rewritten).docx", "*.docx"),
        ("LETTER", "LETTER (rewritten)", "*.txt"),
    ],
)
def test_the_name_and_the_kind_of_what_was_opened_are_suggested(office, tmp_path, name, suggested, kind):
    path = tmp_path / name
    path.write_bytes(word_document(tmp_path).read_bytes() if name.endswith("docx") else b"Alpha beta gamma.")
    office.opened(path)
    office.chosen.answers.append("x.txt")
    office.program.window.book["file.save_as"].trigger()
    assert office.chosen.offered == [suggested]
    assert kind in office.chosen.kinds_offered[0]
    office.saved(tmp_path / "x.txt")


def test_another_kind_is_what_is_written_though_the_name_still_says_the_old_one(office, tmp_path):
    path = tmp_path / "Letter.md"
    path.write_text("Alpha beta gamma.", encoding="utf-8")
    office.opened(path)
    office.chosen.answers.append("Letter (rewritten).md")
    office.chosen.kinds_chosen.append("*.docx")
    office.program.window.book["file.save_as"].trigger()
    office.saved(tmp_path / "Letter (rewritten).docx")
    assert not (tmp_path / "Letter (rewritten).md").exists()


@pytest.mark.parametrize("sure", [False, True])
def test_a_name_that_the_dialog_did_not_know_replaces_no_file_unasked(office, tmp_path, monkeypatch, sure):
    there = tmp_path / "notes.txt"
    there.write_text("Dear to me.", encoding="utf-8")
    asked = []
    button = QMessageBox.StandardButton
    monkeypatch.setattr(
        QMessageBox,
        "warning",
        lambda *texts: asked.append(texts[2]) or (button.Save if sure else button.Cancel),
    )
    office.writer.write("Alpha beta gamma.")
    office.chosen.answers.append("notes")
    office.program.window.book["file.save_as"].trigger()
    assert "notes.txt" in asked[0]
    if sure:
        assert office.saved(there) == b"New40 beta best gamma."
    assert sure or there.read_text(encoding="utf-8") == "Dear to me."


def test_opening_the_same_text_once_more_comes_to_an_end(office, qtbot, tmp_path):
    path = tmp_path / "Letter.txt"
    path.write_text("Alpha beta gamma.", encoding="utf-8")
    office.opened(path)
    office.opened(path)
    qtbot.waitUntil(lambda: office.program.desk.state.text() == "Done")


def test_the_original_is_replaced_only_when_told_and_then_again(office, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "letter.txt"
    path.write_text("Alpha beta gamma.")
    office.opened(path)
    answers = [QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Save]
    monkeypatch.setattr(QMessageBox, "warning", lambda *_: answers.pop(0))
    office.chosen.answers.append("letter.txt")
    office.program.window.book["file.save_as"].trigger()
    assert path.read_text() == "Alpha beta gamma."
    office.chosen.answers.append("letter.txt")
    office.program.window.book["file.save_as"].trigger()
    assert office.saved(path) == b"New40 beta best gamma."
    office.program.desk.lexical.slider.setValue(50)
    qtbot.waitUntil(lambda: office.writer.shown().startswith("New50"))
    office.writer.settle()
    office.program.window.book["file.save"].trigger()
    qtbot.waitUntil(lambda: path.read_bytes() == b"New50 beta best gamma.", timeout=10000)
    path.write_bytes(b"Somebody else's.")
    office.program.window.book["file.save"].trigger()
    qtbot.waitUntil(office.program.window.banner.isVisible, timeout=10000)
    assert "changed by another program" in office.program.window.banner.messages[-1].text
    assert path.read_bytes() == b"Somebody else's."


def test_what_the_writer_typed_into_a_document_is_saved_too(office, qtbot, tmp_path):
    path = tmp_path / "notes.md"
    path.write_text("# Alpha head\n\nDelta *epsilon* zeta.\n\n```\ncode\n```\n")
    office.opened(path)
    source = office.program.desk.source
    place = source.text().index("epsilon")
    source.replace((place, place), "mighty ")
    office.program.rewriting.rewrite()
    office.writer.settle()
    office.chosen.answers.append("notes (rewritten).md")
    office.program.window.book["file.save"].trigger()
    data = office.saved(tmp_path / "notes (rewritten).md")
    assert data.startswith(b"# New40 best head\n\nNew40 mighty ")
    assert b"*epsilon" in data
    assert data.endswith((b"zeta.\n\n```\ncode\n```\n", b"zeta*.\n\n```\ncode\n```\n"))


def test_added_paragraphs_cannot_go_into_a_word_document_but_into_text(office, qtbot, tmp_path):
    office.opened(word_document(tmp_path))
    source = office.program.desk.source
    end = source.document().characterCount() - 1
    source.replace((end, end), "\n\nEta theta iota.")
    office.program.rewriting.rewrite()
    office.writer.settle()
    office.program.files.save(tmp_path / "new.docx")
    qtbot.waitUntil(office.program.window.banner.isVisible, timeout=10000)
    assert "paragraphs were added" in office.program.window.banner.messages[-1].text
    assert not (tmp_path / "new.docx").exists()
    office.program.files.save(tmp_path / "new.txt")
    assert office.saved(tmp_path / "new.txt").endswith(b"New40 theta best iota.")


@pytest.mark.parametrize("name", ["compared.html", "compared.docx"])
def test_a_comparison_is_exported(office, tmp_path, name):
    office.writer.write("Alpha beta gamma.\n\nDelta epsilon zeta.")
    office.chosen.answers.append(name)
    office.program.window.book["file.compare"].trigger()
    data = office.saved(tmp_path / name)
    if name.endswith("html"):
        assert b"<del>Alpha</del>" in data
        assert b"<ins>New40</ins>" in data
    else:
        assert b"word/document.xml" in data
        assert [each.text for each in docx.Document(io.BytesIO(data)).paragraphs]


def test_a_file_that_cannot_be_opened_leaves_all_as_it_was(qtbot, program, writer, tmp_path):
    writer.write("Alpha beta gamma.")
    program.files.open(tmp_path / "missing.txt")
    qtbot.waitUntil(program.window.banner.isVisible, timeout=10000)
    assert "missing.txt" in program.window.banner.messages[-1].text
    assert not program.window.banner.messages[-1].retry.isVisible()
    assert program.desk.source.text() == "Alpha beta gamma."
    assert program.desk.state.text() == "Done"


def test_a_save_that_fails_is_told(qtbot, program, writer, tmp_path):
    writer.write("Alpha beta gamma.")
    program.files.save(tmp_path / "no such folder" / "x.txt")
    qtbot.waitUntil(program.window.banner.isVisible, timeout=10000)
    assert "could not be saved" in program.window.banner.messages[-1].text


def test_a_write_protected_file_is_left_alone(qtbot, program, writer, tmp_path, monkeypatch):
    path = tmp_path / "mine.txt"
    path.write_text("mine")
    path.chmod(stat.S_IRUSR)
    monkeypatch.setattr("desktop.atomicfile.os.access", lambda *_: False)  # root may write anything
    writer.write("Alpha beta gamma.")
    program.files.save(path)
    qtbot.waitUntil(program.window.banner.isVisible, timeout=10000)
    assert "write-protected" in program.window.banner.messages[-1].text
    assert path.read_text() == "mine"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is full")
def test_a_full_disk_leaves_what_was_there(qtbot, program, writer, tmp_path, monkeypatch):
    path = tmp_path / "mine.txt"
    path.write_text("mine")
    writer.write("Alpha beta gamma.")
    real = os.fsync

    def full(handle):
        with Path("/dev/full").open("wb", buffering=0) as disk:
            disk.write(b"x")
        real(handle)

    monkeypatch.setattr("desktop.atomicfile.os.fsync", full)
    program.files.save(path)
    qtbot.waitUntil(program.window.banner.isVisible, timeout=10000)
    assert "no space left" in program.window.banner.messages[-1].text
    assert path.read_text() == "mine"
    assert program.desk.source.text() == "Alpha beta gamma."
    monkeypatch.undo()


def test_a_dropped_file_is_opened(qtbot, program, writer, tmp_path):
    path = tmp_path / "drop.txt"
    path.write_text("Alpha beta gamma.")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    data.setText(path.as_uri())
    assert program.desk.source.canInsertFromMimeData(data)
    program.desk.source.insertFromMimeData(data)
    qtbot.waitUntil(lambda: writer.shown() == "New40 beta best gamma.", timeout=10000)


def test_a_new_page_is_one_step(qtbot, program, writer, tmp_path, opened):
    path = tmp_path / "letter.txt"
    path.write_text("Alpha beta gamma.")
    opened(path)
    program.window.book["file.new"].trigger()
    assert program.session.state is State.EMPTY
    assert program.files.opened is None
    assert program.window.windowTitle() == "Phrasewright"
    program.window.book["edit.undo"].trigger()
    assert program.desk.source.text() == "Alpha beta gamma."


@pytest.mark.parametrize("size", [1, 4000])
def test_what_was_there_before_a_document_was_opened_comes_back(office, qtbot, tmp_path, size):
    """It may be kept nowhere else."""
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    text = "\n\n".join(["Delta epsilon zeta."] * size)
    first.write_text("Alpha beta gamma.", encoding="utf-8")
    second.write_text(text, encoding="utf-8")
    program, source = office.program, office.program.desk.source
    office.opened(first)
    source.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(source, " Mine alone.")
    with qtbot.waitSignal(program.files.changed, timeout=10000):
        program.files.open(second)
    qtbot.waitUntil(lambda: not source.filling and source.text() == text, timeout=20000)
    assert source.textCursor().position() == 0
    assert program.files.opened.name == "second.txt"
    program.rewriting.rewrite()
    program.window.book["edit.undo"].trigger()
    assert source.text() == "Alpha beta gamma. Mine alone."
    assert program.files.opened.name == "first.txt"
    assert program.window.windowTitle().startswith("first.txt")
    program.window.book["edit.redo"].trigger()
    assert source.text() == text
    assert program.files.opened.name == "second.txt"
