"""A writer that is killed at any moment leaves the old or the new, never anything between."""

import json
import os
import random
import signal
import subprocess
import sys
import time

import pytest

from desktop.storage.declared import FONT, FONT_SIZE
from desktop.storage.draft import DraftFile
from desktop.storage.history import History
from desktop.storage.settings import Settings

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")

ROUNDS = 36

# Writes without end; in each file the two halves of what it says must agree.
WRITER = """
import sys
from pathlib import Path
from desktop.storage.declared import FONT_SIZE, FONT
from desktop.storage.draft import Draft, DraftFile
from desktop.storage.history import History
from desktop.storage.settings import Settings

folder = Path(sys.argv[1])
settings = Settings(folder / "settings.json", sys.exit)
draft = DraftFile(folder / "draft.json")
history = History(folder / "history.sqlite3", sys.exit)
number = int(sys.argv[2])
print("ready", flush=True)
while True:
    number += 1
    settings.set(FONT_SIZE, 6 + number % 60)
    settings.set(FONT, str(6 + number % 60))
    settings.save()
    draft.save(Draft(f"{number} " * 20_000, cursor=len(str(number)), kept_words=(str(number),)))
    history.add(f"text {number} " * 500, f"rewrite {number} " * 500, 1, 1)
    print(number, flush=True)
"""


def check(folder, at_least):
    """Everything is whole and no older than the last round that was finished; the number it has reached."""
    told = []
    settings = Settings(folder / "settings.json", told.append)
    assert str(settings.get(FONT_SIZE)) == (settings.get(FONT) or "12")
    draft = DraftFile(folder / "draft.json").load()
    number = int(draft.kept_words[0]) if draft else 0
    if draft:
        assert draft.text == f"{number} " * 20_000
    assert number >= at_least
    history = History(folder / "history.sqlite3", told.append)
    found = [history.get(each.id) for each in history.search(limit=10_000)]
    numbers = [int(each.source.split()[1]) for each in found]
    for each, own in zip(found, numbers, strict=True):
        assert each.source == f"text {own} " * 500
        assert each.rewrite == f"rewrite {own} " * 500
    assert numbers == sorted(set(numbers), reverse=True)
    assert at_least <= max(numbers, default=0) <= number
    assert history._database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert [each.id for each in history.search("rewrite", limit=10_000)] == [each.id for each in found]
    history.close()
    assert told == []
    return number


def test_a_kill_at_any_moment_leaves_the_old_or_the_new(tmp_path):
    chance = random.Random(6)
    number = 0
    for _ in range(ROUNDS // 4):
        number = one_round(tmp_path, number, chance)
    assert number > 0


def one_round(folder, number, chance):
    """Several kills with one start of the interpreter each would take long: four writers run at once."""
    folders = [folder / str(each) for each in range(4)]
    writers = []
    for each in folders:
        each.mkdir(exist_ok=True)
        reached = each / "reached"
        start = json.loads(reached.read_text()) if reached.exists() else 0
        writers.append(
            (
                each,
                subprocess.Popen(
                    [sys.executable, "-c", WRITER, str(each), str(start)],
                    stdout=subprocess.PIPE,
                    text=True,
                ),
            )
        )
    for each, writer in writers:
        assert writer.stdout.readline() == "ready\n"
        time.sleep(chance.random() * 0.08)
        writer.send_signal(signal.SIGKILL)
        done = [int(line) for line in writer.stdout.read().split()]
        assert writer.wait() == -signal.SIGKILL
        number = check(each, done[-1] if done else 0)
        (each / "reached").write_text(str(number))
    return number


def test_a_leftover_of_a_kill_is_no_matter(tmp_path):
    (tmp_path / ".phrasewright-abc").write_text("half of")
    assert Settings(tmp_path / "settings.json", pytest.fail).get(FONT_SIZE) == 12
