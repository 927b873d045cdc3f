"""Tuning for real, on students small enough for a test."""

import csv
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from peft import PeftModel
from safetensors.torch import load_file
from sample_pairs import write_pairs
from transformers import AutoModelForSeq2SeqLM, AutoTokenizer, T5ForConditionalGeneration

from trainer import config
from trainer.errors import TrainerError
from trainer.settings.tune import Distil, Lora
from trainer.students import tune

from .conftest import Experiment, save_bart, save_marian, save_t5

_SAVED = {"t5": save_t5, "bart": save_bart, "marian": save_marian}


@pytest.fixture(params=list(_SAVED))
def family(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A base of each family with three decoder layers."""
    folder = tmp_path / str(request.param)
    folder.mkdir()
    _SAVED[request.param](folder, layers=3)
    return folder


def adapter(folder: Path) -> dict[str, torch.Tensor]:
    return load_file(folder / "adapter" / "adapter_model.safetensors")


def report(folder: Path) -> dict[str, float]:
    return dict(json.loads((folder / "tuned" / "report.json").read_text()))


def log(folder: Path) -> list[dict[str, str]]:
    with (folder / "tuned" / "log.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def test_a_killed_run_goes_on_and_ends_where_an_unbroken_one_does(
    tmp_path: Path, experiment: Experiment
) -> None:
    """The killed run is made from the unbroken one: what follows its first checkpoint is taken away."""
    whole = experiment()
    tune.run(whole)
    weights = adapter(tmp_path / "tuned")
    before = (tmp_path / "tuned" / "log.csv").read_text()
    kept = sorted((tmp_path / "tuned").glob("checkpoint-*"), key=lambda path: int(path.name.split("-")[1]))
    assert len(kept) == 2
    shutil.rmtree(kept[-1])
    shutil.rmtree(tmp_path / "tuned" / "adapter")
    tune.run(whole)
    again = adapter(tmp_path / "tuned")
    assert again.keys() == weights.keys()
    for name, value in weights.items():
        torch.testing.assert_close(again[name], value, rtol=1e-5, atol=1e-6)
    assert (tmp_path / "tuned" / "log.csv").read_text() == before


def test_it_learns_and_keeps_a_record(tmp_path: Path, experiment: Experiment) -> None:
    pytest.importorskip("tensorboardX")
    tune.run(experiment(epochs=4, tensorboard=True))
    found = report(tmp_path)
    assert (found["steps"], found["pairs"], found["stopped_early"]) == (24, 24, False)
    assert found["dev_loss_best"] < found["dev_loss_first"] - 0.1
    rows = log(tmp_path)
    assert min(float(row["dev_loss"]) for row in rows if row["dev_loss"]) == pytest.approx(
        found["dev_loss_best"], rel=1e-3
    )
    assert json.loads((tmp_path / "tuned" / "experiment.json").read_text())["tune"]["epochs"] == 4
    page = (tmp_path / "tuned" / "loss.html").read_text("utf-8")
    assert page.count("<polyline") == 2
    assert "http" not in page.replace("http://www.w3.org", "")
    assert list((tmp_path / "tuned" / "tensorboard").rglob("events*"))


def test_a_run_is_never_continued_with_other_settings(tmp_path: Path, experiment: Experiment) -> None:
    tune.run(experiment())
    with pytest.raises(TrainerError, match="other settings"):
        tune.run(experiment(learning_rate=0.5))
    # A record that an older version left has fewer keys; those that it lacks had their defaults.
    record = tmp_path / "tuned" / "experiment.json"
    older = json.loads(record.read_text())
    del older["tune"]["patience"]
    record.write_text(json.dumps(older))
    tune.run(experiment())


def test_what_cannot_be_tuned_says_why(tmp_path: Path, experiment: Experiment) -> None:
    def refused(**settings: object) -> str:
        with pytest.raises(TrainerError) as caught:
            tune.run(experiment(**settings))
        assert "\n" not in str(caught.value)
        return str(caught.value)

    with pytest.raises(TrainerError, match=r"no \[tune\] section"):
        tune.run(config.Experiment(name="test"))
    assert "cannot be loaded" in refused(base=tmp_path / "nowhere")
    assert "overflows in fp16" in refused(precision="fp16")
    assert "multiple of 3" in refused(batch=4, accumulate=3)
    assert "keep them all" in refused(decoder_layers=1)
    assert "targets" in refused(lora=Lora(targets=["nothing"]))
    (tmp_path / "other").mkdir()
    save_t5(tmp_path / "other", pieces=120)
    assert "another vocabulary" in refused(distil=Distil(teacher=str(tmp_path / "other")))
    plain = experiment(output="unlabelled")
    assert plain.tune is not None
    pairs = write_pairs(tmp_path / "plain.jsonl")
    with pytest.raises(TrainerError, match="trainer label"):
        tune.run(replace(plain, tune=replace(plain.tune, train=pairs)))


def test_every_family_is_tuned_whole_and_shallower(
    tmp_path: Path, experiment: Experiment, family: Path
) -> None:
    tune.run(experiment(family, epochs=4, method="full", decoder_layers=2, learning_rate=0.01))
    found = report(tmp_path)
    assert found["dev_loss_best"] < found["dev_loss_first"]
    model = AutoModelForSeq2SeqLM.from_pretrained(tmp_path / "tuned" / "model")
    layers = "num_decoder_layers" if model.config.model_type == "t5" else "decoder_layers"
    assert getattr(model.config, layers) == 2
    tokenizer = AutoTokenizer.from_pretrained(tmp_path / "tuned" / "model")
    assert tokenizer(text_target="The shop closes at six.") == AutoTokenizer.from_pretrained(family)(
        text_target="The shop closes at six."
    )


def test_every_family_takes_an_adapter_on_a_shallower_base(
    tmp_path: Path, experiment: Experiment, family: Path
) -> None:
    lora = Lora(rank=4, alpha=8, targets=["q" if family.name == "t5" else "q_proj"], rslora=True, dora=True)
    tune.run(experiment(family, decoder_layers=1, lora=lora))
    found = json.loads((tmp_path / "tuned" / "adapter" / "adapter_config.json").read_text())
    assert found["base_model_name_or_path"] == str(tmp_path / "tuned" / "base")
    assert (found["use_rslora"], found["use_dora"], found["r"]) == (True, True, 4)
    names = adapter(tmp_path / "tuned").keys()
    assert names
    assert all(".q." in name or "q_proj" in name for name in names)
    base = AutoModelForSeq2SeqLM.from_pretrained(tmp_path / "tuned" / "base")
    PeftModel.from_pretrained(base, tmp_path / "tuned" / "adapter")


def test_every_weight_is_tuned_where_that_is_asked_for(
    tmp_path: Path, base: Path, experiment: Experiment
) -> None:
    tune.run(experiment(method="full", learning_rate=0.003))
    before, after = (
        T5ForConditionalGeneration.from_pretrained(folder).state_dict()
        for folder in (base, tmp_path / "tuned" / "model")
    )
    assert before.keys() == after.keys()
    assert all(not torch.equal(before[name], after[name]) for name in before if "SelfAttention.q" in name)


def test_a_larger_student_teaches_a_smaller_one(tmp_path: Path, experiment: Experiment) -> None:
    """All from the teacher: the smaller one comes nearer to it than the pairs alone bring it."""
    (tmp_path / "larger").mkdir()
    save_t5(tmp_path / "larger", layers=2, width=24)
    tune.run(experiment(tmp_path / "larger", "taught", epochs=3))
    distil = Distil(
        teacher=str(tmp_path / "larger"), adapter=tmp_path / "taught" / "adapter", weight=1.0, temperature=1.0
    )
    tune.run(experiment(epochs=6, distil=distil))
    losses = [float(row["loss"]) for row in log(tmp_path) if row["loss"]]
    assert losses[-1] < 0.7 * losses[0]
    # The dev loss stays that of the pairs, so that runs with and without a teacher can be compared.
    assert report(tmp_path)["dev_loss_best"] > losses[-1]


def test_a_shallower_decoder_learns_its_teacher_s_states_behind_a_frozen_encoder(
    tmp_path: Path, experiment: Experiment
) -> None:
    (tmp_path / "deep").mkdir()
    save_t5(tmp_path / "deep", layers=4)
    distil = Distil(teacher=str(tmp_path / "deep"), weight=1.0, temperature=1.0, states=1.0)
    tune.run(
        experiment(
            tmp_path / "deep",
            epochs=6,
            method="full",
            decoder_layers=2,
            frozen_encoder=True,
            distil=distil,
            learning_rate=0.01,
        )
    )
    losses = [float(row["loss"]) for row in log(tmp_path) if row["loss"]]
    assert losses[-1] < losses[0]
    before = load_file(tmp_path / "deep" / "model.safetensors")
    after = load_file(tmp_path / "tuned" / "model" / "model.safetensors")
    same = {name for name in after if name in before and torch.equal(after[name], before[name])}
    assert {name for name in after if name.startswith("encoder.")} <= same
    assert not any(name.startswith("decoder.block.1.") for name in same)


def test_what_does_not_go_together_is_refused(tmp_path: Path, experiment: Experiment) -> None:
    with pytest.raises(TrainerError, match="frozen_encoder"):
        tune.run(experiment(frozen_encoder=True))
    (tmp_path / "wide").mkdir()
    save_t5(tmp_path / "wide", width=24)
    with pytest.raises(TrainerError, match="states of 24 numbers"):
        tune.run(experiment(distil=Distil(teacher=str(tmp_path / "wide"), states=1.0)))


def test_a_run_that_stops_learning_is_stopped_and_stays_stopped(
    tmp_path: Path, experiment: Experiment
) -> None:
    # Steps too small for any weight to move: no checkpoint has a lower loss than the first.
    stopping = experiment(epochs=9, learning_rate=1e-30, patience=2, method="full")
    tune.run(stopping)
    found = report(tmp_path)
    losses = [float(row["dev_loss"]) for row in log(tmp_path) if row["dev_loss"]]
    assert found["stopped_early"]
    assert losses == losses[:1] * 3
    weights = load_file(tmp_path / "tuned" / "model" / "model.safetensors")
    (tmp_path / "tuned" / "report.json").unlink()
    tune.run(stopping)
    assert [float(row["dev_loss"]) for row in log(tmp_path) if row["dev_loss"]] == losses
    again = load_file(tmp_path / "tuned" / "model" / "model.safetensors")
    assert all(torch.equal(again[name], weights[name]) for name in weights)


def test_a_step_in_parts_is_the_same_step(tmp_path: Path, experiment: Experiment) -> None:
    save_t5(tmp_path, dropout=0.0)
    tune.run(experiment(tmp_path))
    whole = adapter(tmp_path / "tuned")
    tune.run(experiment(tmp_path, output="parts", accumulate=2))
    parts = adapter(tmp_path / "parts")
    # As a whole, not number by number: Adam makes a whole step of a gradient that is nearly none, and
    # rounding decides which way.
    for name, value in whole.items():
        assert (parts[name] - value).norm() <= 0.01 * value.norm()
