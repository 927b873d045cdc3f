import sys
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QLocale

from desktop.storage import declared
from desktop.storage.settings import Settings
from desktop.window.controllers.spelling import Spelling, _dictionary, dictionary
from desktop.window.views.text_pane import Mark


def known(words):
    def right(word):
        looked_up.append(word)
        return word.lower() in words.split()

    looked_up = []
    right.looked_up = looked_up
    return right


def marked(pane):
    return [pane.text_between(*span) for span in pane.marked(Mark.MISSPELT)]


def test_misspelt_words_are_marked_as_the_writer_types(qtbot, pane):
    settings = Settings(None, pytest.fail)
    spelling = Spelling(pane, settings)
    spelling.use(known("the cat doesn't sit and"))
    pane.set_text("😀 The cta doesn’t sitt and 42 cat_s")
    qtbot.waitUntil(lambda: marked(pane) == ["cta", "sitt", "s"])
    settings.set(declared.CHECK_SPELLING, False)
    spelling.check()
    assert marked(pane) == []


def test_the_word_that_is_being_typed_is_left_alone(qtbot, pane):
    pane.setFocus()
    spelling = Spelling(pane, Settings(None, pytest.fail))
    spelling.use(known("the cat"))
    qtbot.keyClicks(pane, "the catt")
    spelling.check()
    assert marked(pane) == []
    qtbot.keyClicks(pane, " the")
    spelling.check()
    assert marked(pane) == ["catt"]


def test_only_what_is_in_sight_is_looked_up(qtbot, pane):
    right = known("word")
    spelling = Spelling(pane, Settings(None, pytest.fail))
    spelling.use(right)
    pane.set_text("\n".join(f"word x{'abcdefghij'[n % 10]}{'klmnopqrst'[n // 10 % 10]}" for n in range(500)))
    spelling.check()
    assert len(right.looked_up) < 60


def test_where_there_is_no_dictionary_nothing_is_marked(qtbot, pane, monkeypatch):
    monkeypatch.setitem(sys.modules, "enchant", None)
    assert _dictionary.__wrapped__() is None
    spelling = Spelling(pane, Settings(None, pytest.fail))
    looked = []
    spelling.look_for(lambda: looked.append(True))
    qtbot.waitUntil(lambda: bool(looked))
    pane.set_text("xxyyzz")
    spelling.check()
    assert marked(pane) == []


def test_a_dictionary_is_found_while_the_writer_writes_already(qtbot, pane):
    spelling = Spelling(pane, Settings(None, pytest.fail))
    spelling.look_for(lambda: known("the cat"))
    pane.set_text("the catt")
    qtbot.waitUntil(lambda: marked(pane) == ["catt"])


def test_the_dictionary_of_the_system_knows_english():
    right = dictionary()
    if right is None:
        pytest.skip("this system has no dictionary")
    assert right("sentence")
    assert not right("sentense")


@pytest.mark.parametrize(
    ("locale", "there", "asked"),
    [
        ("en_GB", {"en_US", "en_GB"}, "en_GB"),
        ("en_IE", {"en_US", "en_GB"}, "en_US"),
        ("de_DE", {"en_GB"}, "en_GB"),
        ("C", {"de_DE"}, None),
    ],
)
def test_the_dictionary_of_the_writers_country_comes_first(monkeypatch, locale, there, asked):
    taken = []
    library = SimpleNamespace(
        dict_exists=there.__contains__,
        Dict=lambda language: taken.append(language) or SimpleNamespace(check=str.isalpha),
    )
    monkeypatch.setattr("desktop.window.controllers.spelling.enchant", lambda: library)
    system = SimpleNamespace(system=lambda: QLocale(locale))
    monkeypatch.setattr("desktop.window.controllers.spelling.QLocale", system)
    assert (_dictionary.__wrapped__() is None) is (asked is None)
    assert taken == ([asked] if asked else [])
