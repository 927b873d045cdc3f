"""`tune` by preferences, for real, on a student small enough for a test."""

import csv
import json
import math
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file
from sample_pairs import PAIRS
from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

from desktop.engine.bundle import embedded
from desktop.engine.codes import CodeScheme
from trainer import config
from trainer.errors import TrainerError
from trainer.preferences import files
from trainer.preferences.files import KINDS, Preference
from trainer.settings.prefer import Preferring
from trainer.settings.tune import Lora, Tune
from trainer.students import tune

SCHEME = CodeScheme()
# A rewrite is to be preferred to its own words in the wrong order.
PREFERENCES = [
    Preference(
        source, rewrite, " ".join(rewrite.split()[::-1]), SCHEME.measure(source, rewrite), KINDS[n % 3]
    )
    for n, (source, rewrite) in enumerate(PAIRS)
]


@pytest.fixture
def preferences(tmp_path: Path) -> Path:
    files.write(tmp_path / "preferences.jsonl", PREFERENCES)
    return tmp_path / "preferences.jsonl"


def tuned(base: Path, preferences: Path, output: str = "tuned", **settings: Any) -> Path:
    values: dict[str, Any] = {
        "method": "full", "prefer": Preferring(), "batch": 3, "steps": 4, "save_every": 2, "warmup": 1,
        "learning_rate": 0.01, "precision": "fp32", "threads": 1, **settings,
    }  # fmt: skip
    folder = preferences.parent / output
    section = Tune(base=str(base), train=preferences, dev=preferences, output=folder, **values)
    tune.run(config.Experiment(name="test", tune=section))
    return folder


def report(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "report.json").read_text()))


def likelihoods(base: Path) -> list[tuple[float, float, int]]:
    """By transformers, text by text: nats of preferred and rejected, and tokens of the preferred."""
    tokenizer, model = AutoTokenizer.from_pretrained(base), AutoModelForSeq2SeqLM.from_pretrained(base).eval()

    def written(each: Preference, text: str) -> tuple[float, int]:
        read = tokenizer(SCHEME.prompt(each.codes, each.source), return_tensors="pt")
        labels = tokenizer(text_target=text, return_tensors="pt")["input_ids"]
        with torch.no_grad():
            mean = model(**read, labels=labels).loss.item()
        return -mean * labels.shape[1], labels.shape[1]

    found = []
    for each in PREFERENCES:
        preferred, tokens = written(each, each.paraphrase)
        found.append((preferred, written(each, each.rejected)[0], tokens))
    return found


@pytest.mark.parametrize("frozen", [False, True])
def test_before_anything_is_learnt_the_loss_is_that_of_the_formula(
    tiny: Path, preferences: Path, frozen: bool
) -> None:
    """On dev, and in a step on the same preferences, for the student's dropout is off."""
    still = {"learning_rate": 1e-30, "steps": 1, "batch": 6, "save_every": 1, "frozen_encoder": frozen}
    found = report(tuned(tiny, preferences, prefer=Preferring(likelihood=0.5), **still))
    each = likelihoods(tiny)
    nats = sum(-preferred / tokens for preferred, _, tokens in each) / len(each)
    assert found["dev_loss_first"] == pytest.approx(math.log(2) + 0.5 * nats, rel=1e-5)
    assert found["dev_best"] == {
        "preferred": 0, "rejected": 0, "right": 0, "right_truth": 0, "right_timid": 0, "right_prompt": 0,
    }  # fmt: skip
    (row,) = (row for row in rows(preferences.parent / "tuned") if row["loss"])
    assert float(row["loss"]) == pytest.approx(found["dev_loss_first"], rel=1e-5)


def rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "log.csv").open(newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("frozen", [False, True])
def test_moves_are_measured_from_the_reference(
    tiny: Path, preferences: Path, tmp_path: Path, frozen: bool
) -> None:
    """Whose encoder is another one, though the student's may stay as it is."""
    other = tmp_path / "other"
    shutil.copytree(tiny, other)
    model = AutoModelForSeq2SeqLM.from_pretrained(other)
    torch.manual_seed(5)
    with torch.no_grad():
        for weight in model.parameters():
            weight.add_(torch.randn_like(weight) * 0.05)
    model.save_pretrained(other)
    prefer = Preferring(beta=0.3, positive=2.0, likelihood=0.0, reference=str(other))
    found = report(
        tuned(
            tiny,
            preferences,
            prefer=prefer,
            frozen_encoder=frozen,
            learning_rate=1e-30,
            steps=1,
            save_every=1,
            batch=4,
        )
    )
    moves = [
        (own[0] - known[0], own[1] - known[1])
        for own, known in zip(likelihoods(tiny), likelihoods(other), strict=True)
    ]
    losses = [
        math.log1p(math.exp(-0.3 * (preferred - rejected - 2.0 * max(0.0, -preferred))))
        for preferred, rejected in moves
    ]
    assert found["dev_loss_first"] == pytest.approx(sum(losses) / len(losses), rel=1e-4)
    means = [sum(side) / len(moves) for side in zip(*moves, strict=True)]
    assert [found["dev_best"]["preferred"], found["dev_best"]["rejected"]] == pytest.approx(means, abs=1e-3)
    right = sum(preferred > rejected for preferred, rejected in moves) / len(moves)
    assert found["dev_best"]["right"] == pytest.approx(right, abs=1e-4)


def test_a_student_learns_to_prefer(tiny: Path, preferences: Path) -> None:
    folder = tuned(
        tiny,
        preferences,
        steps=24,
        save_every=8,
        frozen_encoder=True,
        prefer=Preferring(beta=0.2, positive=1.0, likelihood=0.5),
    )
    found = report(folder)
    assert (found["preferences"], found["steps"], found["too_long"]) == (6, 24, 0)
    assert found["dev_loss_best"] < found["dev_loss_first"] - 0.1
    best = found["dev_best"]
    assert best["right"] == 1
    assert best["preferred"] > 0
    assert best["preferred"] > best["rejected"] + 2
    looks = [row for row in rows(folder) if row["dev_loss"]]
    assert [int(row["step"]) for row in looks] == [8, 16, 24]
    assert float(looks[-1]["dev_preferred"]) == pytest.approx(best["preferred"], abs=1e-3)
    assert "nats a preference" in (folder / "loss.html").read_text("utf-8")
    # It is the student that was tuned, and not the reference; what was frozen stayed as it was.
    after, before = (load_file(at / "model.safetensors") for at in (folder / "model", tiny))
    moved = {name for name, value in before.items() if name in after and not torch.equal(value, after[name])}
    assert moved
    assert all(name.startswith("decoder.") for name in moved)
    AutoTokenizer.from_pretrained(folder / "model")


def test_an_adapter_learns_to_prefer(tiny: Path, preferences: Path) -> None:
    folder = tuned(tiny, preferences, method="lora", lora=Lora(rank=4, alpha=8), steps=16, save_every=8)
    found = report(folder)
    assert found["dev_loss_best"] < found["dev_loss_first"]
    assert (folder / "adapter" / "adapter_config.json").is_file()


def test_a_killed_run_goes_on_and_ends_where_an_unbroken_one_does(tiny: Path, preferences: Path) -> None:
    """The killed run is made from the unbroken one: what follows its first checkpoint is taken away."""
    folder = tuned(tiny, preferences)
    weights = load_file(folder / "model" / "model.safetensors")
    before = (folder / "log.csv").read_text()
    shutil.rmtree(folder / "checkpoint-4")
    shutil.rmtree(folder / "model")
    tuned(tiny, preferences)
    again = load_file(folder / "model" / "model.safetensors")
    for name, value in weights.items():
        torch.testing.assert_close(again[name], value, rtol=1e-5, atol=1e-6)
    assert (folder / "log.csv").read_text() == before
    with pytest.raises(TrainerError, match="other settings"):
        tuned(tiny, preferences, prefer=Preferring(beta=0.9))


def test_a_step_in_parts_is_the_same_step(tiny: Path, preferences: Path) -> None:
    """Also where the parts are of different size: six preferences make a step of four and one of two."""
    folders = (tuned(tiny, preferences, f"in {parts}", batch=4, accumulate=parts) for parts in (1, 4))
    whole, parts = (load_file(folder / "model" / "model.safetensors") for folder in folders)
    # As a whole, not number by number: Adam makes a whole step of a gradient that is nearly none, and
    # rounding decides which way.
    for name, value in whole.items():
        assert (parts[name] - value).norm() <= 0.01 * value.norm()


def test_what_is_too_long_is_left_out(tiny: Path, preferences: Path) -> None:
    long = replace(PREFERENCES[0], rejected=" ".join(["lane"] * 90))
    files.write(preferences, [*PREFERENCES, long])
    assert report(tuned(tiny, preferences, steps=1))["too_long"] == 1
    with pytest.raises(TrainerError, match="holds no preferences of 8 tokens or less"):
        tuned(tiny, preferences, "short", tokens=8)


def test_what_cannot_be_tuned_says_why(tiny: Path, preferences: Path, tmp_path: Path) -> None:
    bundle = next(folder for folder in embedded() if "flan" in folder.name)
    with pytest.raises(TrainerError, match="is a bundle, whose weights are made for running"):
        tuned(bundle, preferences)
    with pytest.raises(TrainerError, match="cannot be loaded"):
        tuned(tiny, preferences, prefer=Preferring(reference=str(tmp_path / "nowhere")))
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text('{"source": "a", "paraphrase": "b"}\n')
    with pytest.raises(TrainerError, match=r"line 1: is not a preference"):
        tuned(tiny, pairs)
