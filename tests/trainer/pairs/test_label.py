import json
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sample_pairs import PAIRS, write_pairs

from desktop.engine.codes import CodeScheme
from trainer import config
from trainer.errors import TrainerError
from trainer.evaluation.items import Item
from trainer.pairs import files, label, meaning
from trainer.pairs.meaning import ByMeaning
from trainer.pairs.wording import ByWording
from trainer.settings.label import Label

LOOSE = {"distinct": False, "apart": False}


def run(folder: Path, times: int = 1, **settings: object) -> list[files.Pair]:
    source = write_pairs(folder / "pairs.jsonl", times)
    section = Label(train=[source], dev=[source], output=folder / "out", **LOOSE | settings)
    label.run(config.Experiment(name="test", label=section))
    return list(files.read(folder / "out" / "train.jsonl"))


def write(path: Path, *pairs: tuple[str, str], **more: object) -> Path:
    rows = [{"source": source, "paraphrase": rewrite, **more} for source, rewrite in pairs]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def reported(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "out" / "report.json").read_text("utf-8"))
    return found


def test_every_pair_carries_the_codes_of_its_own_measures(tmp_path: Path) -> None:
    pairs = run(tmp_path)
    assert sorted((pair.source, pair.paraphrase) for pair in pairs) == sorted(PAIRS)
    assert all(pair.codes == CodeScheme().measure(pair.source, pair.paraphrase) for pair in pairs)
    assert json.loads((tmp_path / "out" / "experiment.json").read_text())["name"] == "test"


def test_what_is_dropped_is_counted_by_reason_and_shown(tmp_path: Path) -> None:
    pairs = run(tmp_path, words=(8, 9))
    report = reported(tmp_path)
    assert report["train"] == len(pairs) == 2
    assert report["read"] == 6
    assert report["dropped"] == report["dev_dropped"] == {"too short": 2, "too long": 2}
    assert report["origins"] == {
        "set0/part": {"kept": 1, "dropped": 2},
        "set1/part": {"kept": 1, "dropped": 2},
    }
    assert sum(report["spread"]["lexical"]["kept"]) == 2
    assert sum(report["spread"]["lexical"]["dropped"]) == 4
    page = (tmp_path / "out" / "report.html").read_text("utf-8")
    assert "<svg" in page
    assert "She reads a new book every week." in page
    assert "http" not in page.replace("http://www.w3.org", "")


def test_caps_and_limits_hold_for_training_and_spare_dev(tmp_path: Path) -> None:
    assert len(run(tmp_path, times=10, cap=7)) == 14
    assert reported(tmp_path)["dropped"] == {"over the cap of its origin": 46}
    assert len(run(tmp_path, times=10, limit=11)) == 11
    assert len(list(files.read(tmp_path / "out" / "dev.jsonl"))) == 60
    assert len(run(tmp_path, times=10, caps={"set0": 3, "set1/part": 5})) == 8
    assert len(run(tmp_path, times=10, rewrites=2)) == 12


def test_a_higher_cap_keeps_the_pairs_of_a_lower_one(tmp_path: Path) -> None:
    few, more = ({pair.source for pair in run(tmp_path, cap=cap)} for cap in (1, 2))
    assert len(few) == 2 < len(more)
    assert few < more


def test_a_pair_counts_once_and_none_stands_in_dev(tmp_path: Path) -> None:
    train = write_pairs(tmp_path / "train.jsonl", 3)
    dev = write(tmp_path / "dev.jsonl", (PAIRS[0][1].upper(), PAIRS[0][0]), (PAIRS[2][0], PAIRS[2][1]))
    section = Label(train=[train], dev=[dev, dev], output=tmp_path / "out", similarity=0.5)
    label.run(config.Experiment(name="test", label=section))
    kept = {pair.source for pair in files.read(tmp_path / "out" / "train.jsonl")}
    assert kept == {source for source, _ in PAIRS} - {PAIRS[0][0], PAIRS[2][0]}
    assert reported(tmp_path)["dropped"] == {"copy of another pair": 12, "stands in dev": 2}
    assert reported(tmp_path)["dev"] == 2


def test_a_share_of_the_sentences_is_held_out_with_all_their_rewrites(tmp_path: Path) -> None:
    rewrites = [(f"The ferry for island {n} leaves at noon today.", f"At noon {m} ferries leave for {n}.")
                for n in range(60) for m in range(3)]  # fmt: skip
    source = write(tmp_path / "pairs.jsonl", *rewrites, similarity=0.9)
    section = Label(train=[source], output=tmp_path / "out", held_out=0.3)
    label.run(config.Experiment(name="test", label=section))
    train, dev = (list(files.read(tmp_path / "out" / f"{part}.jsonl")) for part in ("train", "dev"))
    assert len(train) + len(dev) == 180
    assert 15 < len(dev) < 100
    assert not {pair.source for pair in train} & {pair.source for pair in dev}


def test_pairs_of_high_syntactic_diversity_lead(tmp_path: Path) -> None:
    pairs = run(tmp_path, lead=2, lead_level=5)
    counts = [sum(pair.paraphrase == rewrite for pair in pairs) for _, rewrite in PAIRS]
    assert sorted(set(counts)) == [1, 3]
    assert counts[1] == 3  # the two clauses have changed places


def test_similarity_is_measured_where_a_pair_carries_none(tmp_path: Path) -> None:
    train = write(tmp_path / "train.jsonl", *PAIRS[:2])
    dev = write(tmp_path / "dev.jsonl", PAIRS[2], similarity=0.99)
    section = Label(train=[train], dev=[dev], output=tmp_path / "out", similarity=0.5)
    label.run(config.Experiment(name="test", label=section))
    measured = [pair.similarity for pair in files.read(tmp_path / "out" / "train.jsonl")]
    assert all(value is not None and 0.5 < value < 0.99 for value in measured)
    (carried,) = files.read(tmp_path / "out" / "dev.jsonl")
    assert carried.similarity == 0.99


def test_trees_are_a_second_opinion(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Parser:
        """Takes a rewrite that begins like its source to have its tree."""

        def measure(self, items: list[Item], rewrites: list[str]) -> dict[str, Any]:
            far = [item.source[:2] != rewrite[:2] for item, rewrite in zip(items, rewrites, strict=True)]
            return {"tree": np.array(far, dtype=float)}

    monkeypatch.setattr(meaning, "_parser", lambda _name: Parser())
    pairs = run(tmp_path, parser="any", tree=(0.5, 1.0))
    assert {pair.source for pair in pairs} == {source for source, _ in PAIRS[1:4] + PAIRS[5:]}
    assert reported(tmp_path)["dropped"] == {"tree distance too low": 2}


def test_run_again_nothing_is_measured_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run(tmp_path, times=4, chunk=5, faithfulness=0.01)
    monkeypatch.setattr(ByWording, "__call__", lambda *_: pytest.fail("looked at the words again"))
    monkeypatch.setattr(ByMeaning, "__call__", lambda *_: pytest.fail("looked at the meaning again"))
    assert run(tmp_path, times=4, chunk=5, faithfulness=0.01) == first
    assert len(run(tmp_path, times=4, chunk=5, faithfulness=0.01, limit=3)) == 3
    with pytest.raises(pytest.fail.Exception):
        run(tmp_path, times=4, chunk=5, faithfulness=0.01, words=(2, 60))


def test_what_is_left_of_other_thresholds_is_cleared_away(tmp_path: Path) -> None:
    run(tmp_path)
    run(tmp_path, words=(2, 60))
    assert len(list((tmp_path / "out").glob("chunks-*"))) == 1


def test_killed_it_goes_on_and_ends_the_same(tmp_path: Path) -> None:
    source = write_pairs(tmp_path / "pairs.jsonl", 40)
    path = tmp_path / "experiment.toml"
    path.write_text(
        f'name = "x"\n[label]\ntrain = ["{source.as_posix()}"]\ndev = ["{source.as_posix()}"]\n'
        f'output = "{(tmp_path / "out").as_posix()}"\nchunk = 2\nfaithfulness = 0.01\n'
        "distinct = false\napart = false\n",
        encoding="utf-8",
    )
    child = subprocess.Popen([sys.executable, "-m", "trainer", "label", "--config", str(path)])
    try:
        while not list((tmp_path / "out").glob("chunks-*/meaning/00001*.jsonl")):
            assert child.poll() is None
            time.sleep(0.02)
    finally:
        child.kill()
        child.wait()
    assert not (tmp_path / "out" / "train.jsonl").exists()
    done = {file: file.stat().st_mtime_ns for file in (tmp_path / "out").glob("chunks-*/*/*.jsonl")}
    label.run(config.read(path))
    assert all(file.stat().st_mtime_ns == when for file, when in done.items())
    train = (tmp_path / "out" / "train.jsonl").read_bytes()
    shutil.rmtree(tmp_path / "out")
    label.run(config.read(path))
    assert (tmp_path / "out" / "train.jsonl").read_bytes() == train


def test_identity_pairs_ask_for_nothing(tmp_path: Path) -> None:
    pairs = run(tmp_path, identity=1.0)
    assert all(pair.paraphrase == pair.source and pair.codes.lexical == 0 for pair in pairs)


def test_pairs_that_break_a_guard_are_dropped(tmp_path: Path) -> None:
    source = write(
        tmp_path / "pairs.jsonl",
        ("It cost 30 pounds in all.", "In all it cost 40 pounds."),
        PAIRS[0],
        similarity=0.9,
    )
    section = Label(train=[source], dev=[source], output=tmp_path / "out", guarded=True, **LOOSE)
    label.run(config.Experiment(name="test", label=section))
    kept = list(files.read(tmp_path / "out" / "train.jsonl"))
    assert [pair.source for pair in kept] == [PAIRS[0][0]]
    assert reported(tmp_path)["dropped"] == {"guard: numbers": 1}


def test_the_words_of_the_pairs_are_written_beside_them(tmp_path: Path) -> None:
    run(tmp_path, times=20)
    assert "cottage" in (tmp_path / "out" / "lexicon.txt").read_text("utf-8").split()
    assert (tmp_path / "out" / "capitals.txt").is_file()
    assert "closes" in (tmp_path / "out" / "exchanged.txt").read_text("utf-8").split()


def test_pairs_are_turned_round_with_codes_of_their_own(tmp_path: Path) -> None:
    pairs = run(tmp_path, reversed=1.0)
    assert sorted((pair.paraphrase, pair.source) for pair in pairs) == sorted(PAIRS)
    assert all(pair.codes == CodeScheme().measure(pair.source, pair.paraphrase) for pair in pairs)


def test_without_guards_any_pair_is_turned_and_with_them_none_that_breaks_one(tmp_path: Path) -> None:
    row = {"source": "He left the house.", "paraphrase": "He never left the house."}
    source = write(tmp_path / "pairs.jsonl", tuple(row.values()), similarity=0.9)
    section = Label(train=[source], dev=[source], output=tmp_path / "out", reversed=1.0, **LOOSE)
    label.run(config.Experiment(name="test", label=section))
    (turned,) = files.read(tmp_path / "out" / "train.jsonl")
    assert turned.source == row["paraphrase"]
    with pytest.raises(TrainerError, match="No pair is left"):
        label.run(config.Experiment(name="test", label=replace(section, guarded=True)))


def test_the_same_seed_gives_the_same_pairs(tmp_path: Path) -> None:
    first = run(tmp_path, times=5, limit=9, identity=0.3)
    assert run(tmp_path, times=5, limit=9, identity=0.3) == first
    assert run(tmp_path, times=5, limit=9, identity=0.3, seed=2) != first


def test_too_strict_settings_say_so(tmp_path: Path) -> None:
    with pytest.raises(TrainerError, match=r"loosen \[label\]"):
        run(tmp_path, similarity=1.0)
    with pytest.raises(TrainerError, match=r"no \[label\] section"):
        label.run(config.Experiment(name="test"))
