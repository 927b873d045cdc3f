import os

import pytest
from word_files import with_body

from desktop.documents import opening
from desktop.documents.docx.document import DocxDocument
from desktop.documents.errors import DocumentError
from desktop.documents.markdown.document import MarkdownDocument
from desktop.documents.opening import open_document
from desktop.documents.plain import PlainDocument


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", b"x", PlainDocument),
        ("a", b"x", PlainDocument),
        ("a.MD", b"x", MarkdownDocument),
        ("a.markdown", b"x", MarkdownDocument),
        ("a.Docx", with_body(""), DocxDocument),
    ],
)
def test_the_name_tells_the_kind(tmp_path, name, data, kind):
    (tmp_path / name).write_bytes(data)
    document = open_document(tmp_path / name)
    assert type(document) is kind
    assert document.path == tmp_path / name
    assert document.data == data


@pytest.mark.parametrize(
    ("name", "make", "says"),
    [
        ("a.txt", lambda _: None, "could not be opened: no such file"),
        ("a.txt", lambda path: path.mkdir(), "is a folder"),
        ("a.txt", os.mkfifo, "is no ordinary file"),
        ("a.txt", lambda path: path.write_bytes(b"\0\1"), "holds no text but other data"),
        ("a.txt", lambda path: path.write_bytes(with_body("")), "let its name end with .docx"),
        ("a.docx", lambda path: path.write_bytes(b"text"), "is no .docx file"),
        ("a.docx", lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0" + b"x" * 99), "old .doc file or locked"),
        ("a.docx", lambda path: path.write_bytes(with_body("")[:-30]), "is no .docx file, or a damaged one"),
    ],
)
def test_what_cannot_be_opened_says_why_in_one_sentence(tmp_path, name, make, says):
    make(tmp_path / name)
    with pytest.raises(DocumentError, match=says) as error:
        open_document(tmp_path / name)
    assert str(error.value).startswith(f"“{name}” ")
    assert str(error.value).endswith(".")
    assert str(error.value).count("\n") == 0


def test_a_huge_file_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setitem(opening.LARGEST, ".txt", 0)
    (tmp_path / "a.txt").write_bytes(b"x")
    monkeypatch.setattr(type(tmp_path), "read_bytes", lambda _: pytest.fail("was read"))
    with pytest.raises(DocumentError, match="split it"):
        open_document(tmp_path / "a.txt")
