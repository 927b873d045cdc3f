"""A student out of its bundle: the model that it was."""

import json
from dataclasses import replace

import pytest
import torch
from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

from converters.__main__ import main
from converters.errors import ConversionError
from converters.restore import restore
from converters.student import make_student
from desktop.engine.bundle import BundleError
from desktop.engine.codes import CodeScheme
from tests.converters.conftest import PAIRS


def quiet(line: str) -> None:
    """Nobody listens."""


@pytest.fixture
def bundle(job, make_base):
    def make(tied, quantization, family="t5"):
        base = make_base(tied, family)
        make_student(replace(job, base=base, adapter=None, minimum=None, quantization=quantization), quiet)
        return base, job.output

    return make


def losses(folder, pieces):
    """Of each pair, among the first `pieces`: the rows behind them only fill the embedding up."""
    model = AutoModelForSeq2SeqLM.from_pretrained(folder).eval()
    tokenizer = AutoTokenizer.from_pretrained(folder)
    found = []
    for pair in PAIRS:
        source, rewrite = (tokenizer(text, return_tensors="pt").input_ids for text in pair)
        with torch.no_grad():
            logits = model(input_ids=source, labels=rewrite).logits[..., :pieces]
        found.append(torch.nn.functional.cross_entropy(logits[0], rewrite[0]).item())
    return found


@pytest.mark.parametrize("tied", [True, False])
@pytest.mark.parametrize(("quantization", "error"), [("float32", 1e-4), ("int8", 0.1)])
def test_the_model_comes_back(bundle, tmp_path, tied, quantization, error):
    base, made = bundle(tied, quantization)
    restore(made, tmp_path / "model")
    pieces = json.loads((tmp_path / "model" / "config.json").read_text("utf-8"))["vocab_size"]
    assert losses(tmp_path / "model", pieces) == pytest.approx(losses(base, pieces), abs=error)


def test_what_the_codes_mean_comes_along(bundle, job, tmp_path):
    _base, made = bundle(False, "int8")
    restore(made, tmp_path / "model")
    experiment = json.loads((tmp_path / "model" / "experiment.json").read_text("utf-8"))
    assert CodeScheme.from_json(experiment["codes"]) == job.codes


def test_nothing_is_overwritten(bundle, tmp_path):
    _base, made = bundle(False, "int8")
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "notes.txt").write_text("mine", "utf-8")
    with pytest.raises(ConversionError, match="is there already"):
        restore(made, tmp_path / "model")
    assert [each.name for each in (tmp_path / "model").iterdir()] == ["notes.txt"]


def test_other_families_are_refused(bundle, tmp_path):
    _base, made = bundle(True, "int8", "marian")
    with pytest.raises(ConversionError, match="marian family"):
        restore(made, tmp_path / "model")


def test_a_damaged_bundle_is_refused(bundle, tmp_path):
    _base, made = bundle(False, "int8")
    (made / "model.bin").write_bytes((made / "model.bin").read_bytes()[:-1])
    with pytest.raises(BundleError):
        restore(made, tmp_path / "model")
    assert not (tmp_path / "model").exists()


def test_the_command(bundle, tmp_path, capsys):
    _base, made = bundle(False, "int8")
    assert main(["restore", str(made), "--output", str(tmp_path / "model")]) == 0
    assert (tmp_path / "model" / "model.safetensors").is_file()
    assert main(["restore", str(made), "--output", str(tmp_path / "model")]) == 1
    assert "is there already" in capsys.readouterr().err
