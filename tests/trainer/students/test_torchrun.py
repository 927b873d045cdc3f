"""The same run by one process and by two, as torchrun starts them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from trainer.students import tune

from .conftest import Experiment, save_t5


def test_two_processes_end_where_one_does(
    tmp_path: Path, pairs: Path, experiment: Experiment, tune_by_two: Callable[[Path], str]
) -> None:
    # Without dropout, which each process draws for itself.
    save_t5(tmp_path, dropout=0.0)
    tune.run(experiment(tmp_path, output="one"))
    toml = f"""
name = "test"
[tune]
base = '{tmp_path}'
train = '{pairs}'
dev = '{pairs}'
output = '{tmp_path / "two"}'
epochs = 2
batch = 4
save_every = 3
warmup = 1
learning_rate = 0.02
precision = "fp32"
[tune.lora]
rank = 4
alpha = 8
"""
    (tmp_path / "experiment.toml").write_text(toml, "utf-8")
    printed = tune_by_two(tmp_path / "experiment.toml")
    one, two = (json.loads((tmp_path / name / "report.json").read_text()) for name in ("one", "two"))
    assert (one["processes"], two["processes"]) == (1, 2)
    for figure in ("pairs", "steps"):
        assert one[figure] == two[figure]
    for figure in ("dev_loss_first", "dev_loss_best"):
        assert two[figure] == pytest.approx(one[figure], rel=1e-4)
    # One process alone writes and prints.
    assert printed.count("dev_loss_best") == 1
    assert (tmp_path / "two" / "adapter" / "adapter_model.safetensors").is_file()
