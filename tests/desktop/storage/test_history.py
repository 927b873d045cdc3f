import os
import shutil
import sqlite3
import stat
import threading
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.engine.request import Length
from desktop.storage import history as module
from desktop.storage.errors import StorageError
from desktop.storage.history import History, Limits


@pytest.fixture
def path(tmp_path):
    return tmp_path / "history.sqlite3"


@pytest.fixture
def history(path):
    opened = History(path, pytest.fail)
    yield opened
    opened.close()


def sources(history, *arguments, **options):
    return [each.source for each in history.search(*arguments, **options)]


def test_what_is_kept_comes_back_whole(history, path):
    history.add("The old text." * 50, "The new text.", 40, 25, Length.SHORTER)
    history.close()
    again = History(path, pytest.fail)
    (found,) = again.search()
    assert len(found.source) == 200
    entry = again.get(found.id)
    assert (entry.source, entry.rewrite) == ("The old text." * 50, "The new text.")
    assert (entry.lexical, entry.syntactic, entry.length) == (40, 25, Length.SHORTER)
    assert again.get(99) is None
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    again.close()


def test_words_are_found_in_both_texts_by_how_they_begin(history):
    history.add("The quick brown fox.", "A fast animal.", 1, 1)
    history.add("Éclairs are sweet.", "Pastry is sugary, 100% so.", 1, 1)
    assert sources(history, "QUI fox") == ["The quick brown fox."]
    assert sources(history, "animal") == ["The quick brown fox."]
    assert sources(history, "eclair sug") == ["Éclairs are sweet."]
    assert sources(history, "fox sweet") == []
    assert sources(history, '"') == sources(history, "") == ["Éclairs are sweet.", "The quick brown fox."]
    assert sources(history, 'fo* OR "x NEAR( -') == []


def test_pages_of_a_list(history):
    for number in range(5):
        history.add(f"text {number}", "x", 1, 1)
    first = history.search("text", limit=2)
    assert sources(history, "text", limit=2, before=first[-1].id) == ["text 2", "text 1"]


def test_the_same_twice_and_nothing_are_not_kept(history):
    for _ in range(2):
        history.add("same", "new", 1, 1)
    history.add(" ", "new", 1, 1)
    history.enabled = False
    history.add("other", "new", 1, 1)
    assert sources(history) == ["same"]


@settings(max_examples=25)
@given(st.lists(st.integers(1, 60), max_size=12), st.integers(1, 6), st.integers(1, 150))
def test_the_newest_that_fit_are_kept(sizes, entries, size):
    history = History(None, pytest.fail, Limits(entries, size))
    kept = []
    for number, length in enumerate(sizes):
        text = f"{number:02}" + "x" * length
        history.add(text, "", 1, 1)
        if len(text) <= size:
            kept.append(text)
        while len(kept) > entries or sum(map(len, kept)) > size:
            kept.pop(0)
    assert sources(history, limit=99) == kept[::-1]
    for text in kept:
        assert text in sources(history, text)
    history.close()


def test_smaller_limits_take_effect_at_once(history):
    for number in range(5):
        history.add(f"text {number}", "x", 1, 1)
    history.restrict(Limits(2))
    assert sources(history) == ["text 4", "text 3"]


def on_disk(folder):
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_what_is_removed_is_on_the_disk_no_more(history, tmp_path):
    history.add("Confidential matters.", "Classified affairs.", 1, 1)
    history.add("Harmless.", "Innocent.", 1, 1)
    assert b"Confidential" in on_disk(tmp_path)
    history.remove(history.search("confidential")[0].id)
    for word in (b"Confidential", b"confidential", b"Classified", b"classified"):
        assert word not in on_disk(tmp_path)
    assert sources(history) == ["Harmless."]


def test_a_wipe_removes_everything_for_good(history, path, tmp_path):
    for number in range(30):
        history.add(f"Confidential matter {number}. " * 200, "Classified affair.", 1, 1)
    path.with_name("history.broken-20240101-000000.sqlite3").write_bytes(b"Confidential")
    history.wipe()
    assert sources(history) == []
    assert b"onfidential" not in on_disk(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert path.stat().st_size < 100_000
    history.add("Again.", "x", 1, 1)
    assert sources(history, "again") == ["Again."]


def test_a_damaged_file_is_set_aside(path):
    path.write_bytes(b"This is no database." * 100)
    told = []
    history = History(path, told.append)
    history.add("text", "x", 1, 1)
    assert sources(history) == ["text"]
    assert len(told) == 1
    assert "set aside" in told[0]
    assert len(list(path.parent.glob("history.broken-*"))) == 1
    history.close()


def test_damage_that_shows_later_is_no_end(path):
    told = []
    history = History(path, told.append)
    for number in range(9):
        history.add(f"text {number} " * 600, "x", 1, 1)
    history.close()
    data = bytearray(path.read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    path.write_bytes(bytes(data))
    again = History(path, told.append)
    again.add("text", "x", 1, 1)
    assert "text" in sources(again)
    assert any("set aside" in sentence for sentence in told)
    again.close()


def test_a_newer_file_is_left_alone(path):
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version = 99")
    database.close()
    before = path.read_bytes()
    told = []
    history = History(path, told.append)
    history.add("text", "x", 1, 1)
    assert sources(history) == ["text"]
    history.close()
    assert "newer version" in told[0]
    assert path.read_bytes() == before


def test_a_full_disk_is_told_once_and_nothing_is_lost(path, monkeypatch):
    told = []
    history = History(path, told.append)
    history.add("first", "x", 1, 1)
    (pages,) = history._database.execute("PRAGMA page_count").fetchone()
    history._database.execute(f"PRAGMA max_page_count = {pages}")
    history.add("second " * 5000, "x", 1, 1)
    history.add("third", "x", 1, 1)
    assert [source[:6] for source in sources(history)] == ["third", "second", "first"]
    assert told == ["The history cannot be saved: the disk is full; from now on it is kept in memory only."]
    history.close()


def test_where_no_file_can_be_the_history_is_in_memory(tmp_path):
    (tmp_path / "file").write_text("")
    told = []
    history = History(tmp_path / "file" / "history.sqlite3", told.append)
    history.add("text", "x", 1, 1)
    assert sources(history) == ["text"]
    assert len(told) == 1
    history.close()


def test_a_wipe_that_is_not_possible_now_says_so(path, monkeypatch):
    monkeypatch.setattr(module, "_PATIENCE", 0.01)
    history = History(path, pytest.fail)
    history.add("first", "x", 1, 1)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="another window is busy"):
            history.wipe()
    assert sources(history) == ["first"]
    history.close()


def test_another_program_that_is_busy_is_waited_for_and_then_told(path, monkeypatch):
    monkeypatch.setattr(module, "_PATIENCE", 0.01)
    told = []
    history = History(path, told.append)
    history.add("first", "x", 1, 1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    history.add("second", "x", 1, 1)
    with pytest.raises(StorageError, match="busy"):
        history.remove(1)
    assert sources(history) == ["first"]
    other.execute("ROLLBACK")
    other.close()
    history.add("third", "x", 1, 1)
    assert sources(history) == ["third", "second", "first"]
    assert len(told) == 1
    history.close()


def test_two_programs_and_many_threads_may_write_at_once(path):
    opened = [History(path, pytest.fail) for _ in range(2)]

    def work(history, name):
        for number in range(10):
            history.add(f"{name} {number}", "x", 1, 1)
            history.search("x")

    threads = [
        threading.Thread(target=work, args=(history, f"{at}{each}"))
        for at, history in enumerate(opened)
        for each in "ab"
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened[0].search(limit=99)) == len(set(sources(opened[1], limit=99))) == 40
    for history in opened:
        history.close()


@pytest.mark.parametrize("query", ["quick", "100%", "a_b", "QUICK fox"])
def test_without_an_index_the_texts_themselves_are_searched(path, monkeypatch, query):
    monkeypatch.setattr(module, "_INDEX", "CREATE VIRTUAL TABLE words USING fts5_none(x)")
    history = History(path, pytest.fail)
    history.add("The quick fox, 100% a_b.", "x", 1, 1)
    history.add("Another 100 ab.", "x", 1, 1)
    assert sources(history, query) == ["The quick fox, 100% a_b."]
    history.close()
    monkeypatch.undo()
    again = History(path, pytest.fail)  # with an index it is complete at once
    assert sources(again, "quick") == ["The quick fox, 100% a_b."]
    again.close()


def test_half_a_surrogate_pair_is_no_matter(history):
    history.add("a\ud800b", "x\udc00", 1, 1)
    assert sources(history) == sources(history, "a\ud800") == ["a\ufffdb"]


def test_entries_outlive_a_damaged_index(tmp_path):
    path, told = tmp_path / "history.sqlite3", []
    history = History(path, told.append)
    for number in range(3):
        history.add(f"source {number}", f"rewrite {number}", 40, 25)
    history._database.execute("UPDATE words_config SET v = 0")
    history.close()
    history = History(path, told.append)
    history.search("source")
    assert len(told) == 1
    assert "set aside" in told[0]
    assert [each.source for each in history.search("source")] == ["source 2", "source 1", "source 0"]
    history.add("source 3", "rewrite 3", 40, 25)
    history.close()
    assert len(History(path, told.append).search("rewrite")) == 4
    assert len(told) == 1


def test_what_a_damaged_file_holds_instead_of_an_entry_is_left_out(tmp_path):
    path, told = tmp_path / "history.sqlite3", []
    history = History(path, told.append)
    history.add("source", "rewrite", 40, 25)
    history._database.execute("UPDATE rewrites SET length = 'endless'")
    assert history.get(1).length is Length.SAME
    history._database.execute("UPDATE rewrites SET source = cast(x'ff41' AS TEXT), lexical = 'x'")
    assert history.get(1).source == "\ufffdA"
    history._database.execute("DROP TABLE words")
    history._database.execute("CREATE TABLE words (source)")
    history.add("another", "rewrite", 40, 25)
    assert [each.source for each in history.search()] == ["another"]
    history.close()


def test_an_entry_that_cannot_be_read_does_not_take_the_later_ones_with_it(tmp_path):
    # Found by `tests.fuzz.readers`: the first of six entries is damaged, and the file is salvaged.
    corpus = Path(__file__).parents[2] / "fuzz" / "corpus" / "history" / "first-entry-damaged.sqlite3"
    shutil.copy(corpus, tmp_path / "history.sqlite3")
    told = []
    history = History(tmp_path / "history.sqlite3", told.append)
    history.add("A new source text.", "A new rewrite.", 1, 2)
    history.search(limit=100)
    assert [found.rewrite for found in history.search(limit=100)] == [
        "A new rewrite.",
        *(f"On the mat sat cat number {number}." for number in (5, 4, 3, 2, 1)),
    ]
    history.close()
    assert len(told) == 1
