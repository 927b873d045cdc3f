"""From sentences to the bundle of a student that prefers, by one command."""

import json
import shutil
from pathlib import Path

import pytest
from sample_pairs import write_pairs

from desktop.engine.bundle import Kind, load
from trainer import __main__

EXPERIMENT = """
name = "preferring"

[prefer]
pairs = ["pairs.jsonl"]
output = "runs/preferences"
bands = [{lexical = [0.0, 1.0], least = 0.0}]
doubt = 0.0
length = [0.0, 9.0]
held_out = 0.4
codes = [[4, 0, 2]]
beam = 3
words = [3, 60]
seed = 2

[tune]
base = "base"
train = "runs/preferences/train.jsonl"
dev = "runs/preferences/dev.jsonl"
output = "runs/tuned"
method = "full"
steps = 2
save_every = 2
batch = 4
learning_rate = 0.01
precision = "fp32"

[tune.prefer]
beta = 0.2

[bundle]
name = "preferring"
facts = "facts.toml"
output = "runs/bundle"
quantization = "float32"
whole_vocabulary = true
"""
FACTS = """
title = "Tiny"
summary = "Tiny."
version = "1"
languages = ["en"]
licence = "Apache-2.0"
licence_text = "licence.txt"
base = "a T5 of a few thousand weights"
base_terms = "None."
"""


def test_one_command_teaches_a_student_by_its_own_rewrites(
    tmp_path: Path, tiny: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(tiny, "base")
    write_pairs(Path("pairs.jsonl"))
    Path("facts.toml").write_text(FACTS)
    Path("licence.txt").write_text("Do as you like.")
    Path("experiment.toml").write_text(EXPERIMENT)
    command = ["make", "--config", "experiment.toml"]
    assert __main__.main(command) == 0
    told = capsys.readouterr().err
    assert [name for name in ("prefer", "tune", "bundle") if f"{name}: done in" in told] == [
        "prefer", "tune", "bundle",
    ]  # fmt: skip
    made = load("runs/bundle", Kind.STUDENT)
    made.translator()
    assert made.training["prefer"]["beam"] == 3
    assert made.training["tune"]["prefer"]["beta"] == 0.2
    assert json.loads(Path("runs/tuned/report.json").read_text())["steps"] == 2
    assert __main__.main(command) == 0
    assert capsys.readouterr().err.count("was done before") == 3
    # Other preferences: a student is not tuned on with them.
    Path("experiment.toml").write_text(EXPERIMENT.replace("[[4, 0, 2]]", "[[7, 5, 2]]"))
    assert __main__.main(command) == 1
    assert "[tune] reads has changed" in capsys.readouterr().err
