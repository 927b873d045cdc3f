import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.window.textfile import LineEnds, TextFile, TextFileError, plain_newlines

LINES = st.lists(st.sampled_from(["a", "😀", "", "b c", "\r\n", "\n", "\r"]), max_size=20).map("".join)


@given(LINES)
def test_line_ends_are_put_back_exactly(text):
    assert LineEnds.of(text).put_back(plain_newlines(text)) == text


def test_another_number_of_lines_gets_the_usual_line_end():
    assert LineEnds.of("a\r\nb\r\nc\nd").put_back("a\nb") == "a\r\nb"


@pytest.mark.parametrize("data", [b"a\r\nb\r\n", b"\xef\xbb\xbfa\r\nb", b"a\nb", b"", "é😀\r\n".encode()])
def test_a_file_read_and_written_is_the_same(tmp_path, data):
    (tmp_path / "in.txt").write_bytes(data)
    TextFile.read(tmp_path / "in.txt").write(tmp_path / "out.txt")
    assert (tmp_path / "out.txt").read_bytes() == data


def test_a_failed_save_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    target = tmp_path / "kept.txt"
    target.write_text("old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(TextFileError, match=r"^“kept.txt” could not be saved: no space left on device"):
        TextFile("new").write(target)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_saving_keeps_permissions_and_links(tmp_path):
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    TextFile("new").write(link)
    assert link.is_symlink()
    assert real.read_text() == "new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_a_new_file_gets_the_permissions_of_new_files(tmp_path):
    (tmp_path / "plain.txt").write_text("")
    TextFile("new").write(tmp_path / "made.txt")
    assert (tmp_path / "made.txt").stat().st_mode == (tmp_path / "plain.txt").stat().st_mode


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda _: None, "could not be opened: no such file"),
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: path.write_bytes(b"caf\xe9"), "is not UTF-8 text"),
        (lambda path: path.write_bytes("schön".encode("utf-16")), "is not UTF-8 text"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path, make, says):
    path = tmp_path / "x.txt"
    make(path)
    with pytest.raises(TextFileError, match=says):
        TextFile.read(path)


def test_a_huge_file_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr("desktop.window.textfile.LARGEST", 10)
    path = tmp_path / "x.txt"
    path.write_bytes(b"12345678901")
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("was read"))
    with pytest.raises(TextFileError, match="split it"):
        TextFile.read(path)
