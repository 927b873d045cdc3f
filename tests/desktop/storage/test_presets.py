import os

import pytest

from desktop.engine.request import Length
from desktop.storage.errors import StorageError
from desktop.storage.presets import Preset, Presets


@pytest.fixture
def path(tmp_path):
    return tmp_path / "presets.json"


def test_presets_come_back_in_their_order(path):
    presets = Presets(path, pytest.fail)
    first, second = Preset("Ünusual", 10, 90, Length.LONGER), Preset("B", 0, 100)
    presets.put(first)
    presets.put(second)
    assert Presets(path, pytest.fail).all == (first, second)
    changed = Preset("Ünusual", 1, 2)
    presets.put(changed)
    assert Presets(path, pytest.fail).all == (changed, second)
    presets.remove("Ünusual")
    presets.remove("none such")
    assert Presets(path, pytest.fail).all == presets.all == (second,)


@pytest.mark.parametrize(
    "wrong",
    [
        ("", 1, 1),
        (" a", 1, 1),
        ("a" * 61, 1, 1),
        ("a\nb", 1, 1),
        ("a", -1, 1),
        ("a", 1, 101),
        ("a", True, 1),
        ("a", "1", 1),
    ],
)
def test_what_is_no_preset(wrong):
    with pytest.raises(ValueError, match="preset"):
        Preset(*wrong)


@pytest.mark.parametrize(
    "content", ["x", "{}", '{"presets": [1]}', '{"presets": [{"name": "a", "lexical": 1}]}']
)
def test_a_broken_file_is_set_aside(path, content):
    path.write_text(content)
    told = []
    presets = Presets(path, told.append)
    assert presets.all == ()
    assert "set aside" in told[0]
    presets.put(Preset("a", 1, 1))
    assert Presets(path, pytest.fail).all == presets.all


def test_two_programs_do_not_undo_each_other(path):
    one, other = Presets(path, pytest.fail), Presets(path, pytest.fail)
    one.put(Preset("one", 1, 1))
    other.put(Preset("other", 1, 1))
    assert [each.name for each in Presets(path, pytest.fail).all] == ["one", "other"]


def test_what_cannot_be_saved_is_saved_later(path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    presets = Presets(path, pytest.fail)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(StorageError, match="no space left"):
            presets.put(Preset("a", 1, 1))
    assert [each.name for each in presets.all] == ["a"]
    presets.put(Preset("b", 1, 1))
    assert [each.name for each in Presets(path, pytest.fail).all] == ["a", "b"]


def test_there_is_an_end_to_them(monkeypatch):
    monkeypatch.setattr("desktop.storage.presets._MOST", 1)
    presets = Presets(None, pytest.fail)
    presets.put(Preset("a", 1, 1))
    presets.put(Preset("a", 2, 2))
    with pytest.raises(ValueError, match="remove one"):
        presets.put(Preset("b", 1, 1))
