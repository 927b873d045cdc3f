import json
from dataclasses import replace
from pathlib import Path

import pytest
from sample_pairs import PAIRS, write_pairs

from desktop.engine.codes import CodeScheme
from trainer import config
from trainer.errors import TrainerError
from trainer.pairs import files, label
from trainer.settings.label import Label


def run(folder: Path, times: int = 1, **settings: object) -> list[files.Pair]:
    source = write_pairs(folder / "pairs.jsonl", times)
    section = Label(train=[source], dev=[source], output=folder / "out", **settings)
    label.run(config.Experiment(name="test", label=section))
    return list(files.read(folder / "out" / "train.jsonl"))


def test_every_pair_carries_the_codes_of_its_own_measures(tmp_path: Path) -> None:
    pairs = run(tmp_path)
    assert sorted((pair.source, pair.paraphrase) for pair in pairs) == sorted(PAIRS)
    assert all(pair.codes == CodeScheme().measure(pair.source, pair.paraphrase) for pair in pairs)
    assert json.loads((tmp_path / "out" / "experiment.json").read_text())["name"] == "test"


def test_what_is_dropped_is_counted_by_reason(tmp_path: Path) -> None:
    pairs = run(tmp_path, words=(8, 9))
    report = json.loads((tmp_path / "out" / "report.json").read_text())
    assert report["train"] == len(pairs) == 2
    assert report["dropped"] == {"too short": 2, "too long": 2}


def test_caps_and_limits_hold_for_training_and_spare_dev(tmp_path: Path) -> None:
    assert len(run(tmp_path, times=10, cap=7)) == 14
    assert len(run(tmp_path, times=10, limit=11)) == 11
    assert len(list(files.read(tmp_path / "out" / "dev.jsonl"))) == 60


def test_pairs_of_high_syntactic_diversity_lead(tmp_path: Path) -> None:
    pairs = run(tmp_path, lead=2, lead_level=5)
    counts = [sum(pair.paraphrase == rewrite for pair in pairs) for _, rewrite in PAIRS]
    assert sorted(set(counts)) == [1, 3]
    assert counts[1] == 3  # the two clauses have changed places


def test_identity_pairs_ask_for_nothing(tmp_path: Path) -> None:
    pairs = run(tmp_path, identity=1.0)
    assert all(pair.paraphrase == pair.source and pair.codes.lexical == 0 for pair in pairs)


def test_pairs_that_break_a_guard_are_dropped(tmp_path: Path) -> None:
    source = tmp_path / "pairs.jsonl"
    rows = [("It cost 30 pounds in all.", "It cost 40 pounds in all."), PAIRS[0]]
    source.write_text(
        "".join(json.dumps({"source": one, "paraphrase": other}) + "\n" for one, other in rows), "utf-8"
    )
    section = Label(train=[source], dev=[source], output=tmp_path / "out", guarded=True)
    label.run(config.Experiment(name="test", label=section))
    kept = list(files.read(tmp_path / "out" / "train.jsonl"))
    assert [pair.source for pair in kept] == [PAIRS[0][0]]
    report = json.loads((tmp_path / "out" / "report.json").read_text())
    assert report["dropped"] == {"guard: numbers": 1}
    assert (tmp_path / "out" / "exchanged.txt").is_file()


def test_pairs_are_turned_round_with_codes_of_their_own(tmp_path: Path) -> None:
    pairs = run(tmp_path, reversed=1.0)
    assert sorted((pair.paraphrase, pair.source) for pair in pairs) == sorted(PAIRS)
    assert all(pair.codes == CodeScheme().measure(pair.source, pair.paraphrase) for pair in pairs)


def test_without_guards_any_pair_is_turned_and_with_them_none_that_breaks_one(tmp_path: Path) -> None:
    source = tmp_path / "pairs.jsonl"
    row = {"source": "He left the house.", "paraphrase": "He never left the house."}
    source.write_text(json.dumps(row) + "\n", "utf-8")
    section = Label(train=[source], dev=[source], output=tmp_path / "out", reversed=1.0)
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
