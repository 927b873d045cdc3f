"""The same run by one process and by two, as torchrun starts them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sample_pairs import PAIRS

from desktop.engine.codes import CodeScheme
from trainer import config
from trainer.preferences import files
from trainer.preferences.files import Preference
from trainer.students import tune


def test_two_processes_end_where_one_does(
    tmp_path: Path, tiny: Path, tune_by_two: Callable[[Path], str]
) -> None:
    preferences = [
        Preference(source, rewrite, source, CodeScheme().measure(source, rewrite), "truth")
        # No step is cut short: processes would fill theirs up with what another has.
        for source, rewrite in PAIRS * 2
    ]
    files.write(tmp_path / "preferences.jsonl", preferences)
    for output in ("one", "two"):
        (tmp_path / f"{output}.toml").write_text(
            f"""
name = "test"
[tune]
base = '{tiny}'
train = '{tmp_path / "preferences.jsonl"}'
dev = '{tmp_path / "preferences.jsonl"}'
output = '{tmp_path / output}'
method = "full"
frozen_encoder = true
steps = 6
batch = 4
save_every = 3
warmup = 1
learning_rate = 0.01
precision = "fp32"
[tune.prefer]
beta = 0.1
""",
            "utf-8",
        )
    tune.run(config.read(tmp_path / "one.toml"))
    tune_by_two(tmp_path / "two.toml")
    one, two = (json.loads((tmp_path / name / "report.json").read_text()) for name in ("one", "two"))
    assert (one["processes"], two["processes"]) == (1, 2)
    assert two["dev_loss_first"] == pytest.approx(one["dev_loss_first"], rel=1e-4)
    # Sums of halves are no sums of wholes in the last bits, and with each step that counts for more.
    assert two["dev_loss_best"] == pytest.approx(one["dev_loss_best"], rel=1e-3)
    assert two["dev_best"] == pytest.approx(one["dev_best"], abs=2e-3)
