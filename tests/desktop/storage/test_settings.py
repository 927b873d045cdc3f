import json
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.storage import declared
from desktop.storage.declaration import Group, Number, Switch
from desktop.storage.errors import StorageError
from desktop.storage.settings import Settings

SWITCH = Switch("switch", True, Group.KEEPING, "A switch", "It switches.")
NUMBER = Number("number", 5, Group.KEEPING, "A number", "It counts.", low=0, high=9)
DECLARED = (SWITCH, NUMBER)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "settings.json"


@pytest.fixture
def told():
    return []


@pytest.fixture
def opened(path, told):
    return lambda **options: Settings(path, told.append, DECLARED, **options)


def test_what_is_set_is_there_again_and_what_is_not_is_not_in_the_file(opened, path, told):
    settings = opened()
    assert (settings.get(SWITCH), settings.get(NUMBER)) == (True, 5)
    settings.set(NUMBER, 7)
    settings.save()
    assert json.loads(path.read_text()) == {"version": 1, "values": {"number": 7}}
    again = opened()
    assert (again.get(SWITCH), again.get(NUMBER)) == (True, 7)
    again.reset(NUMBER)
    again.save()
    assert json.loads(path.read_text())["values"] == {}
    assert told == []


def test_a_wrong_value_is_refused(opened):
    with pytest.raises(ValueError, match="from 0 to 9"):
        opened().set(NUMBER, 10)


def test_what_the_file_has_beyond_our_knowledge_is_kept(opened, path, told):
    path.write_text('{"version": 1, "values": {"future": [1], "number": 99}, "more": true}')
    settings = opened()
    assert settings.get(NUMBER) == 5
    assert told == ["A number must be a whole number from 0 to 9; until you set it, it has its usual value."]
    settings.set(SWITCH, False)
    settings.save()
    assert json.loads(path.read_text()) == {
        "version": 1,
        "values": {"future": [1], "number": 99, "switch": False},
        "more": True,
    }


@pytest.mark.parametrize(
    "content", ["", "[]", '{"version": 0, "values": {}}', '{"version": 1, "values": 3}', "{}"]
)
def test_a_broken_file_is_set_aside_and_the_usual_values_hold(opened, path, told, content):
    path.write_text(content)
    settings = opened()
    assert settings.get(NUMBER) == 5
    assert len(told) == 1
    assert "set aside" in told[0]
    settings.set(NUMBER, 1)
    settings.save()
    assert opened().get(NUMBER) == 1
    assert len(told) == 1


def test_older_files_are_upgraded_step_by_step(opened, path):
    upgrades = (
        lambda values: {"count": values["amount"]},
        lambda values: {"number": values["count"] + 1},
    )
    for version, values in ((1, {"amount": 2}), (2, {"count": 2}), (3, {"number": 3})):
        path.write_text(json.dumps({"version": version, "values": values}))
        settings = opened(upgrades=upgrades)
        assert settings.get(NUMBER) == 3
        settings.set(SWITCH, False)
        settings.save()
        assert json.loads(path.read_text()) == {"version": 3, "values": {"number": 3, "switch": False}}


def test_a_newer_file_keeps_its_version(opened, path):
    path.write_text('{"version": 9, "values": {"number": 2}}')
    settings = opened()
    assert settings.get(NUMBER) == 2
    settings.set(SWITCH, False)
    settings.save()
    assert json.loads(path.read_text())["version"] == 9


def test_an_upgrade_that_does_not_understand_the_file_sets_it_aside(opened, path, told):
    path.write_text('{"version": 1, "values": {}}')
    assert opened(upgrades=(lambda values: {"number": values["amount"]},)).get(NUMBER) == 5
    assert "set aside" in told[0]


def test_two_programs_do_not_undo_each_other(opened):
    one, other = opened(), opened()
    one.set(NUMBER, 1)
    other.set(SWITCH, False)
    one.save()
    other.save()
    assert (opened().get(NUMBER), opened().get(SWITCH)) == (1, False)


def test_what_cannot_be_saved_holds_and_is_saved_later(opened, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    settings = opened()
    settings.set(NUMBER, 1)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(StorageError, match="no space left"):
            settings.save()
    assert settings.get(NUMBER) == 1
    settings.save()
    assert opened().get(NUMBER) == 1


def test_without_a_file_all_is_in_memory(told):
    settings = Settings(None, told.append, DECLARED)
    settings.set(NUMBER, 1)
    settings.save()
    assert settings.get(NUMBER) == 1


@settings(max_examples=15)  # each waits for the disk
@given(st.data())
def test_every_declared_setting_comes_back(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    settings = Settings(path, pytest.fail)
    theme = data.draw(st.sampled_from([value for value, _ in declared.THEME.choices]))
    keys = st.text(max_size=9)
    shortcuts = tuple(sorted(data.draw(st.dictionaries(keys, keys, max_size=4)).items()))
    settings.set(declared.THEME, theme)
    settings.set(declared.SHORTCUTS, shortcuts)
    settings.save()
    again = Settings(path, pytest.fail)
    assert (again.get(declared.THEME), again.get(declared.SHORTCUTS)) == (theme, shortcuts)
