import pytest

from desktop.storage import declared
from desktop.storage.draft import Draft
from desktop.storage.places import Places
from desktop.storage.presets import Preset
from desktop.storage.store import Store


def test_everything_is_there_again(tmp_path):
    places = Places.within(tmp_path)
    store = Store(pytest.fail, places)
    store.settings.set(declared.FONT_SIZE, 20)
    store.presets.put(Preset("a", 1, 2))
    store.draft.save(Draft("text"))
    store.history.add("old", "new", 1, 2)
    store.close()
    again = Store(pytest.fail, places)
    assert again.settings.get(declared.FONT_SIZE) == 20
    assert again.presets.all == (Preset("a", 1, 2),)
    assert again.draft.load() == Draft("text")
    assert [each.source for each in again.history.search()] == ["old"]
    again.close()


def test_the_history_follows_the_settings(tmp_path):
    store = Store(pytest.fail, Places.within(tmp_path))
    for number in range(3):
        store.history.add(f"text {number}", "x", 1, 2)
    store.settings.set(declared.HISTORY_ENTRIES, 2)
    store.settings.set(declared.KEEP_HISTORY, False)
    store.apply()
    store.history.add("text 4", "x", 1, 2)
    assert [each.source for each in store.history.search()] == ["text 2", "text 1"]
    store.close()


def test_where_nothing_can_be_kept_the_program_goes_on_in_memory(tmp_path):
    (tmp_path / "file").write_text("")
    told = []
    store = Store(told.append, Places.within(tmp_path / "file" / "x"))
    assert store.places is None
    store.settings.set(declared.FONT_SIZE, 20)
    store.presets.put(Preset("a", 1, 2))
    store.draft.save(Draft("text"))
    store.history.add("old", "new", 1, 2)
    assert [each.source for each in store.history.search()] == ["old"]
    store.close()
    assert len(told) == 1
    assert "nothing is kept beyond this session" in told[0]


def test_the_same_sentence_is_told_once(tmp_path):
    told = []
    store = Store(told.append, Places.within(tmp_path))
    for _ in range(3):
        store.tell("Something.")
    assert told.count("Something.") == 1
    store.close()
