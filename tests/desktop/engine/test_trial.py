"""What is wrong with a model only once it runs."""

import subprocess
import sys

import numpy as np
import pytest
from hardening.bundles import write_bundle
from hardening.models import small_student

from desktop.engine import oneself, trial
from desktop.engine.errors import BundleError
from desktop.engine.rewriter import student_bundle

WHOLE, OTHERS = small_student()


def test_the_embedded_student_runs():
    trial.run_apart(student_bundle().folder)


def test_a_model_that_finds_all_words_equally_likely_runs(tmp_path):
    # CTranslate2 divides by the number of likely ones: the engine asks for none that must be likely.
    flat = WHOLE.with_variables(decoder__scale_outputs=np.array(0, np.float32))
    write_bundle(tmp_path / "b", {**OTHERS, "model.bin": flat.to_bytes()})
    trial.run_apart(tmp_path / "b")


def test_a_model_that_crashes_is_refused_and_nothing_else_happens(tmp_path, monkeypatch):
    real = subprocess.Popen
    monkeypatch.setattr(
        oneself.subprocess,
        "Popen",
        lambda _, **options: real([sys.executable, "-c", "import os; os.abort()"], **options),
    )
    with pytest.raises(BundleError, match="does not run") as error:
        trial.run_apart(tmp_path)
    assert "\n" not in str(error.value)


def test_scores_that_are_no_numbers_are_told(tmp_path):
    gamma = np.full(16, 3e38, np.float32)
    write_bundle(
        tmp_path / "b",
        {**OTHERS, "model.bin": WHOLE.with_variables(encoder__layer_norm__gamma=gamma).to_bytes()},
    )
    with pytest.raises(BundleError, match="no numbers"):
        trial.run_apart(tmp_path / "b")


def test_a_model_without_an_end_is_given_up(tmp_path, monkeypatch):
    real = subprocess.Popen
    monkeypatch.setattr(trial, "_PATIENCE", 0.1)
    monkeypatch.setattr(
        oneself.subprocess,
        "Popen",
        lambda _, **options: real([sys.executable, "-c", "import time; time.sleep(60)"], **options),
    )
    with pytest.raises(BundleError, match="does not come to an end"):
        trial.run_apart(tmp_path)
