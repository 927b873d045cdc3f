"""The same run by one process and by two, as torchrun starts them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from trainer.students import tune

from .conftest import Experiment, save_t5


@pytest.mark.skipif(sys.platform == "win32", reason="torchrun needs a rendezvous that Windows lacks")
def test_two_processes_end_where_one_does(tmp_path: Path, pairs: Path, experiment: Experiment) -> None:
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
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    done = subprocess.run(
        [*command, "-m", "trainer", "tune", "--config", str(tmp_path / "experiment.toml")],
        capture_output=True, text=True, check=False, timeout=240,
        env={**os.environ, "OMP_NUM_THREADS": "1", "CUDA_VISIBLE_DEVICES": ""},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    one, two = (json.loads((tmp_path / name / "report.json").read_text()) for name in ("one", "two"))
    assert (one["processes"], two["processes"]) == (1, 2)
    for figure in ("pairs", "steps"):
        assert one[figure] == two[figure]
    for figure in ("dev_loss_first", "dev_loss_best"):
        assert two[figure] == pytest.approx(one[figure], rel=1e-4)
    # One process alone writes and prints.
    assert done.stdout.count("dev_loss_best") == 1
    assert (tmp_path / "two" / "adapter" / "adapter_model.safetensors").is_file()
