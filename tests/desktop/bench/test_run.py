import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.bench import run
from desktop.bench.run import Extent
from desktop.bench.table import table
from desktop.engine.errors import EngineError


@given(st.lists(st.floats(0, 1e6), min_size=1), st.sampled_from((0.5, 0.95, 1.0)))
def test_a_quantile_is_the_least_value_that_the_share_does_not_exceed(
    values: list[float], share: float
) -> None:
    found = run.quantile(values, share)
    assert sum(value <= found for value in values) >= share * len(values)
    assert sum(value < found for value in values) < share * len(values)


def test_the_embedded_student_is_measured_in_processes_of_its_own() -> None:
    figures = run.bench(None, Extent(starts=1, sentences=2, words=40))
    assert json.loads(json.dumps(figures)) == figures
    assert figures["bundle"]
    assert figures["first_rewrite_s"] > 0.1
    assert figures["first_rewrite_again_s"] is None
    assert figures["sentences"] == 2
    assert 0 < figures["sentence_p50_ms"] <= figures["sentence_p95_ms"]
    assert 40 <= figures["document_words"] < 70
    assert 0 < figures["document_first_result_s"] < 70 / figures["document_words_per_s"]
    assert 50 < figures["peak_memory_mb"] < 2000
    assert "started again" not in table(figures)
    lines = table(figures | {"first_rewrite_again_s": 1.25}).splitlines()
    for value in (figures["bundle"], figures["processor"], "1.25 s"):
        assert any(str(value) in line for line in lines)


def test_a_missing_bundle_is_told_before_anything_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run.subprocess, "Popen", None)
    with pytest.raises(EngineError, match="no-such-bundle"):
        run.bench("no-such-bundle", run.QUICK)


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []

    class StoppedError(Exception):
        pass

    def popen(command: list[str], **_options: object) -> None:
        started.append(command)
        raise StoppedError

    monkeypatch.setattr(run.subprocess, "Popen", popen)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(StoppedError):
        run.bench(None, run.QUICK)
    assert started == [[sys.executable, "rewrite", "--json", "-"]]


@pytest.mark.parametrize("exit_code", [0, 3])
def test_a_process_that_ends_early_is_told(monkeypatch: pytest.MonkeyPatch, exit_code: int) -> None:
    real = subprocess.Popen

    def popen(_command: list[str], **options: object) -> "subprocess.Popen[bytes]":
        return real([sys.executable, "-c", f"raise SystemExit({exit_code})"], **options)

    monkeypatch.setattr(run.subprocess, "Popen", popen)
    with pytest.raises(EngineError, match=f"exit code {exit_code}"):
        run.bench(None, run.QUICK)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists the children of a process")
def test_ctrl_c_ends_it_without_a_word() -> None:
    # A shell's background job, such as a test run may be, is started with the signal ignored.
    program = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from desktop.cli import main; sys.exit(main(['bench', '--quick']))"
    )
    command = [sys.executable, "-c", program]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, process_group=0
    ) as process:
        deadline = time.monotonic() + 60
        while not _children(process.pid) and time.monotonic() < deadline:
            time.sleep(0.05)
        (child,) = _children(process.pid)
        os.killpg(process.pid, signal.SIGINT)
        answer = process.communicate(timeout=60)
    assert (process.returncode, answer) == (130, (b"", b""))
    # The child had the same signal, but may need a moment more on a loaded machine.
    deadline = time.monotonic() + 60
    while _runs(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _runs(child)


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def _children(parent: int) -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]
