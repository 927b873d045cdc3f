import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.block import Replacement
from desktop.documents.document import fitting
from desktop.documents.errors import DocumentError
from desktop.documents.opening import open_document
from desktop.documents.plain import PlainDocument


@pytest.fixture
def opened(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"one\r\ntwo\r\n")
    return open_document(path)


def test_saving_under_another_name_leaves_the_original(opened, tmp_path):
    outcome = opened.save(tmp_path / "b.txt", [Replacement(0, 0, 3, "1")])
    assert outcome.refused == ()
    assert (tmp_path / "b.txt").read_bytes() == b"1\r\ntwo\r\n"
    assert opened.path.read_bytes() == b"one\r\ntwo\r\n"


def test_the_original_is_replaced_only_when_told(opened, tmp_path):
    (tmp_path / "link.txt").symlink_to(opened.path)
    for path in (opened.path, tmp_path / "link.txt"):
        with pytest.raises(DocumentError, match="is the original"):
            opened.save(path, [Replacement(0, 0, 3, "1")])
    opened.save(opened.path, [Replacement(0, 0, 3, "1")], in_place=True)
    assert opened.path.read_bytes() == b"1\r\ntwo\r\n"


def test_an_original_that_has_changed_meanwhile_is_not_replaced(opened):
    opened.path.write_bytes(b"another text")
    with pytest.raises(DocumentError, match="changed by another program"):
        opened.save(opened.path, [], in_place=True)
    assert opened.path.read_bytes() == b"another text"


def test_a_full_disk_is_one_sentence_and_nothing_is_lost(opened, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    (tmp_path / "b.txt").write_text("old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DocumentError, match=r"^“b.txt” could not be saved: no space left on device; try"):
        opened.save(tmp_path / "b.txt", [])
    assert (tmp_path / "b.txt").read_text() == "old"


@pytest.mark.parametrize(
    "replacements",
    [
        [Replacement(0, 0, 2, "x"), Replacement(0, 1, 3, "y")],
        [Replacement(0, 0, 99, "x")],
        [Replacement(0, 3, 2, "x")],
    ],
)
def test_nonsense_is_an_error_of_the_caller(opened, replacements):
    with pytest.raises(ValueError, match="block 0"):
        opened.rewritten(replacements)


@given(st.text("ab\n😀", max_size=30), st.data())
def test_replacements_come_in_any_order(text, data):
    document = PlainDocument(None, text.encode())
    cuts = data.draw(st.lists(st.integers(0, len(text)), unique=True, max_size=6).map(sorted))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    replacements = [Replacement(0, start, end, f"<{start}>") for start, end in spans]
    wanted = text
    for each in reversed(replacements):
        wanted = wanted[: each.start] + each.text + wanted[each.end :]
    shuffled = data.draw(st.permutations(replacements))
    assert document.rewritten(shuffled).data == wanted.encode()


def test_no_change_gives_the_same_bytes(opened):
    assert opened.rewritten([]).data is opened.data
    assert opened.rewritten([Replacement(0, 0, 3, "one")]).data is opened.data


def test_what_fits_is_placed_though_another_does_not():
    replacements = [Replacement(0, at, at + 1, text) for at, text in enumerate("ab-c")]

    def attempt(some):
        return None if any(each.text == "-" for each in some) else "".join(each.text for each in some)

    assert fitting(replacements, attempt) == ("abc", [replacements[2]])
    assert fitting(replacements[2:3], attempt) == (None, [replacements[2]])
