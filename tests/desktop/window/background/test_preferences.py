import pytest

from desktop.storage import declared
from desktop.storage.store import Store
from desktop.window.background.preferences import Preferences


@pytest.fixture
def told():
    return []


@pytest.fixture
def store(places, told):
    made = Store(told.append, places)
    yield made
    made.close()


@pytest.fixture
def preferences(qapp, store):
    made = Preferences(store, qapp)
    yield made
    made.close()


def test_a_change_is_heard_at_once_and_written_down(preferences, store, places):
    heard = []
    preferences.changed.connect(heard.append)
    preferences.set(declared.ALTERNATIVES, 9)
    preferences.set(declared.ALTERNATIVES, 9)
    assert heard == [declared.ALTERNATIVES]
    assert preferences.get(declared.ALTERNATIVES) == 9
    preferences.close()
    assert '"alternatives": 9' in (places.settings / "settings.json").read_text()


def test_a_reset_is_heard_and_leaves_nothing_behind(preferences, places):
    preferences.set(declared.ALTERNATIVES, 9)
    heard = []
    preferences.changed.connect(heard.append)
    preferences.reset(declared.ALTERNATIVES)
    assert heard == [declared.ALTERNATIVES]
    preferences.close()
    assert "alternatives" not in (places.settings / "settings.json").read_text()


def test_what_a_setting_does_not_take_changes_nothing(preferences):
    heard = []
    preferences.changed.connect(heard.append)
    with pytest.raises(ValueError, match="whole number"):
        preferences.set(declared.ALTERNATIVES, 0)
    assert heard == []
    assert preferences.get(declared.ALTERNATIVES) == declared.ALTERNATIVES.default


def test_the_history_follows(preferences, store):
    assert store.history.enabled
    preferences.set(declared.KEEP_HISTORY, False)
    preferences.close()
    assert not store.history.enabled


def test_a_disk_that_refuses_is_told_and_the_change_still_holds(qtbot, preferences, places, told):
    (places.settings / "settings.json").mkdir()
    preferences.set(declared.ALTERNATIVES, 9)
    qtbot.waitUntil(lambda: bool(told))
    assert preferences.get(declared.ALTERNATIVES) == 9
