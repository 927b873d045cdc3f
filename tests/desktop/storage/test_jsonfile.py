import os
import stat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.storage import jsonfile
from desktop.storage.errors import StorageError

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=())),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=25)  # each waits for the disk
@given(st.dictionaries(st.text(), VALUES, max_size=4))
def test_what_is_written_is_read(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("json") / "new" / "a.json"
    jsonfile.write(path, content, "thing")
    assert jsonfile.read(path, "thing") == content
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_no_file_is_nothing(tmp_path):
    assert jsonfile.read(tmp_path / "a.json", "thing") is None


@pytest.mark.parametrize("data", [b"", b"{", b"[1]", b"\xff", b"[" * 100_000, b'{"a": 1} x', b"null"])
def test_a_broken_file_is_set_aside_whole(tmp_path, data):
    path = tmp_path / "a.json"
    path.write_bytes(data)
    with pytest.raises(
        jsonfile.BrokenFileError, match=r"^The thing was damaged, .* “a\.broken-.*\.json”"
    ) as error:
        jsonfile.read(path, "thing")
    (aside,) = tmp_path.iterdir()
    assert aside.name in str(error.value)
    assert aside.read_bytes() == data


def test_a_huge_file_is_set_aside_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(jsonfile, "_LARGEST", 3)
    path = tmp_path / "a.json"
    path.write_bytes(b'{"a": 1}')
    monkeypatch.setattr(type(path), "read_bytes", lambda _: pytest.fail("was read"))
    with pytest.raises(jsonfile.BrokenFileError):
        jsonfile.read(path, "thing")


def test_a_full_disk_is_one_sentence_and_the_old_file_stays(tmp_path, monkeypatch):
    path = tmp_path / "a.json"
    jsonfile.write(path, {"a": 1}, "thing")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match=r"^The thing could not be saved: no space left on device; .*\.$"):
        jsonfile.write(path, {"a": 2}, "thing")
    assert jsonfile.read(path, "thing") == {"a": 1}


def test_a_file_that_cannot_be_removed_says_where_it_is(tmp_path):
    jsonfile.remove(tmp_path / "none", "thing")
    (tmp_path / "folder").mkdir()
    with pytest.raises(StorageError, match="folder"):
        jsonfile.remove(tmp_path / "folder", "thing")
