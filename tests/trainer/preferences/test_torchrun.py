"""The same run by one process and by two, as torchrun starts them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sample_pairs import PAIRS

from desktop.engine.codes import CodeScheme
from trainer import config
from trainer.preferences import files
from trainer.preferences.files import Preference
from trainer.students import tune


@pytest.mark.skipif(sys.platform == "win32", reason="torchrun needs a rendezvous that Windows lacks")
def test_two_processes_end_where_one_does(tmp_path: Path, tiny: Path) -> None:
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
positive = 1.0
""",
            "utf-8",
        )
    tune.run(config.read(tmp_path / "one.toml"))
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    done = subprocess.run(
        [*command, "-m", "trainer", "tune", "--config", str(tmp_path / "two.toml")],
        capture_output=True, text=True, check=False, timeout=240,
        env={**os.environ, "OMP_NUM_THREADS": "1", "CUDA_VISIBLE_DEVICES": ""},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    one, two = (json.loads((tmp_path / name / "report.json").read_text()) for name in ("one", "two"))
    assert (one["processes"], two["processes"]) == (1, 2)
    for figure in ("dev_loss_first", "dev_loss_best"):
        assert two[figure] == pytest.approx(one[figure], rel=1e-4)
    assert two["dev_best"] == pytest.approx(one["dev_best"], abs=2e-3)
