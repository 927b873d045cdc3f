"""Power cuts: `python -m tests.hardening.kills --times 1000 [--seed 1] [--jobs 2]`.

A process writes settings, presets, the draft, the history and a document without end, through the code that
the window uses, and says aloud what has been reported as saved. It is killed (SIGKILL) at a random moment,
and then what it left is opened as the program opens it. Broken is whatever

- does not open, was set aside as damaged, or holds anything but one whole round of what was written;
- is older than the last round that was reported as saved before the kill, or newer than the one under way;
- in the history: is there twice, out of order, cut, or missing from the index of words.

The next round goes on in the same folder. A kill of a process is what a crash is; of a power cut it shows the
program's share, the order of its writes. What the kernel has been asked to force to disk (`fsync` of the
file and of its folder, SQLite's EXTRA) is then up to the disk.
"""

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from desktop.documents.block import Replacement
from desktop.documents.opening import open_document
from desktop.engine.request import Length
from desktop.storage.declared import FONT, FONT_SIZE
from desktop.storage.draft import Draft, DraftFile
from desktop.storage.history import History
from desktop.storage.presets import Preset, Presets
from desktop.storage.settings import Settings

_LONGEST_S = 0.5
"""Seconds from the first write to the kill, at most."""

_SAME_FOLDER = 25
"""Kills before the next new folder."""

_ORIGINAL = "The first round of the text stands here."
_KINDS = ("settings", "presets", "draft", "history", "document")


def _text(number: int) -> str:
    return f"The round {number} of the text stands here. " * (200 + number % 800)


def write(folder: Path, number: int) -> None:
    """Write one round after the other, from `number` on; each name is said once it is saved."""

    def fail(message: str) -> None:
        print(f"told {message}", flush=True)
        sys.exit(3)

    settings = Settings(folder / "settings.json", fail)
    presets = Presets(folder / "presets.json", fail)
    draft = DraftFile(folder / "draft.json")
    history = History(folder / "history.sqlite3", fail)
    document = open_document(folder / "original.txt")
    print("ready", flush=True)
    while True:
        number += 1
        settings.set(FONT_SIZE, 6 + number % 60)
        settings.set(FONT, str(number))
        settings.save()
        print(f"settings {number}", flush=True)
        presets.put(Preset("mine", number % 101, number // 101 % 101, Length.SAME))
        print(f"presets {number}", flush=True)
        draft.save(Draft(_text(number), cursor=number % 100, kept_words=(str(number),)))
        print(f"draft {number}", flush=True)
        history.add(f"text {number} " * 300, f"rewrite {number} " * 300, 1, 1)
        print(f"history {number}", flush=True)
        text = document.blocks[0].text
        document.save(folder / "rewritten.txt", [Replacement(0, 0, len(text), _text(number))])
        print(f"document {number}", flush=True)


def found(folder: Path) -> dict[str, int]:
    """The round that each thing holds; 0 where it is not there yet.

    Raises:
        AssertionError: something is broken; says what.
    """
    told: list[str] = []
    settings = Settings(folder / "settings.json", told.append)
    number = int(settings.get(FONT) or 0)
    assert settings.get(FONT_SIZE) == (6 + number % 60 if number else 12), "settings of two rounds"
    rounds = {"settings": number}
    presets = Presets(folder / "presets.json", told.append)
    assert len(presets.all) <= 1, "presets"
    rounds["presets"] = presets.all[0].lexical + 101 * presets.all[0].syntactic if presets.all else 0
    draft = DraftFile(folder / "draft.json").load()
    rounds["draft"] = int(draft.kept_words[0]) if draft else 0
    if draft:
        assert (draft.text, draft.cursor) == (_text(rounds["draft"]), rounds["draft"] % 100), "draft"
    rounds["history"] = _newest(History(folder / "history.sqlite3", told.append))
    rewritten = folder / "rewritten.txt"
    rounds["document"] = 0
    if rewritten.exists():
        text = open_document(rewritten).blocks[0].text
        rounds["document"] = int(text.split()[2])
        assert text == _text(rounds["document"]), "document"
    assert not told, f"told: {told}"
    assert not list(folder.glob("*.broken*")), "set aside"
    return rounds


def _newest(history: History) -> int:
    """The newest round in a history that is whole."""
    entries = [history.get(each.id) for each in history.search(limit=10_000)]
    numbers = []
    for entry in entries:
        assert entry is not None, "history lists what is not there"
        number = int(entry.source.split()[1])
        assert entry.source == f"text {number} " * 300, "history: a text is cut"
        assert entry.rewrite == f"rewrite {number} " * 300, "history: a rewrite is cut"
        numbers.append(number)
    assert numbers == sorted(set(numbers), reverse=True), "history: twice, or out of order"
    assert len(history.search("rewrite", limit=10_000)) == len(numbers), "history: the index lacks some"
    history.close()
    return max(numbers, default=0)


def cut(folder: Path, before: dict[str, int], chance: random.Random) -> tuple[dict[str, int], str]:
    """Write, kill and look.

    Args:
        folder: to write in.
        before: the round that each thing holds.
        chance: says when to kill.

    Returns:
        The rounds that they hold afterwards, and what was being written.

    Raises:
        AssertionError: something is broken or lost.
    """
    start = max(before.values())
    command = [sys.executable, "-m", "tests.hardening.kills", "--write", str(folder), str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n", "the writer does not start"
        time.sleep(chance.random() * _LONGEST_S)
        writer.send_signal(signal.SIGKILL)
        said = [line.split() for line in writer.stdout.read().splitlines()]
    assert writer.returncode == -signal.SIGKILL, f"the writer ended by itself: {said[-1:]}"
    saved = before | {name: int(number) for name, number in said}
    rounds = found(folder)
    for name, number in rounds.items():
        newest = max(saved[name], start) + 1
        assert saved[name] <= number <= newest, f"{name}: round {number}, saved was {saved[name]}"
    return rounds, _KINDS[(_KINDS.index(said[-1][0]) + 1) % len(_KINDS)] if said else _KINDS[0]


def cuts(times: int, seed: int) -> tuple[Counter[str], int, list[str]]:
    """So many power cuts, one after the other; now and then in a new folder, for a first write is special.

    Returns:
        How often each thing was being written when it came, rounds written, and what was broken.
    """
    chance = random.Random(seed)
    under_way: Counter[str] = Counter()
    broken: list[str] = []
    written = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder, rounds = Path(scratch), dict.fromkeys(_KINDS, 0)
        for number in range(times):
            if number % _SAME_FOLDER == 0:
                folder, rounds = Path(scratch) / str(number), dict.fromkeys(_KINDS, 0)
                folder.mkdir()
                (folder / "original.txt").write_text(_ORIGINAL)
            before = max(rounds.values())
            try:
                rounds, kind = cut(folder, rounds, chance)
            except AssertionError as fault:
                broken.append(str(fault))
                rounds = dict.fromkeys(_KINDS, before)
                continue
            under_way[kind] += 1
            written += max(rounds.values()) - before
    return under_way, written, broken


def main(arguments: list[str] | None = None) -> int:
    """The command: 1 if anything was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--write", nargs=2, help=argparse.SUPPRESS)
    chosen: Any = parser.parse_args(arguments)
    if chosen.write:
        write(Path(chosen.write[0]), int(chosen.write[1]))
    began = time.monotonic()
    shares = [chosen.times // chosen.jobs + (job < chosen.times % chosen.jobs) for job in range(chosen.jobs)]
    with ThreadPoolExecutor(chosen.jobs) as pool:
        outcomes = list(pool.map(cuts, shares, range(chosen.seed, chosen.seed + chosen.jobs)))
    total = sum((under_way for under_way, _, _ in outcomes), Counter[str]())
    broken = [fault for _, _, faults in outcomes for fault in faults]
    for fault in broken:
        print(f"BROKEN: {fault}")
    print(
        f"{chosen.times:,} kills in {(time.monotonic() - began) / 60:.1f} minutes, {len(broken)} broken; "
        f"{sum(rounds for _, rounds, _ in outcomes):,} rounds were written; under way was "
        + ", ".join(f"{name} {total[name]}" for name in _KINDS)
    )
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
