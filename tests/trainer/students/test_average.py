"""Means of students: of weights that are known, and what has no mean."""

from pathlib import Path

import pytest
import torch
from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

from trainer import config
from trainer.errors import TrainerError
from trainer.settings.average import Average
from trainer.students import average

from .conftest import save_t5


def students(folder: Path, *offsets: float) -> list[Path]:
    """One student as often as there are offsets, each with its offset on every weight."""
    found = []
    for number, offset in enumerate(offsets):
        place = folder / f"student{number}"
        save_t5(place)
        model = AutoModelForSeq2SeqLM.from_pretrained(place, dtype=torch.float32)
        for parameter in model.parameters():
            parameter.data.add_(offset)
        model.save_pretrained(place)
        found.append(place)
    return found


def averaged(folder: Path, **settings: object) -> dict[str, torch.Tensor]:
    output = folder / "mean"
    average.run(config.Experiment(name="mean", average=Average(output=output, **settings)))  # type: ignore[arg-type]
    return weights(output)


def weights(folder: Path) -> dict[str, torch.Tensor]:
    return dict(AutoModelForSeq2SeqLM.from_pretrained(folder, dtype=torch.float32).state_dict())


@pytest.mark.parametrize(("shares", "offset"), [([], 2.0), ([3.0, 1.0], 1.0), ([0.1, 0.3], 3.0)])
def test_the_mean_is_weighed(tmp_path: Path, shares: list[float], offset: float) -> None:
    models = students(tmp_path, 0.0, 4.0)
    found, plain = averaged(tmp_path, models=models, weights=shares), weights(models[0])
    assert found.keys() == plain.keys()
    for name, tensor in found.items():
        torch.testing.assert_close(tensor, plain[name] + offset)
    text = "Rain fell on the roof."
    spelt = [AutoTokenizer.from_pretrained(each).encode(text) for each in (tmp_path / "mean", models[1])]
    assert spelt[0] == spelt[1]


def test_a_mean_of_three(tmp_path: Path) -> None:
    models = students(tmp_path, 0.0, 1.0, 5.0)
    found, plain = averaged(tmp_path, models=models), weights(models[0])
    torch.testing.assert_close(found["lm_head.weight"], plain["lm_head.weight"] + 2.0)


@pytest.mark.parametrize("other", [{"layers": 2}, {"width": 32}, {"pieces": 190}])
def test_students_of_different_bases_have_no_mean(tmp_path: Path, other: dict[str, int]) -> None:
    (one,) = students(tmp_path, 0.0)
    save_t5(tmp_path / "other", **other)
    with pytest.raises(TrainerError, match="only students that were tuned from one base"):
        averaged(tmp_path, models=[one, tmp_path / "other"])
    assert not (tmp_path / "mean").exists()


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ('models = ["a"]', "models"),
        ('models = ["a", "b"]\nweights = [1.0]', "one for each model"),
        ('models = ["a", "b"]\nweights = [1.0, 0.0]', "weights"),
    ],
)
def test_what_cannot_be_averaged_is_refused_before(tmp_path: Path, given: str, named: str) -> None:
    path = tmp_path / "mean.toml"
    path.write_text(f'name = "mean"\n[average]\noutput = "o"\n{given}\n', "utf-8")
    with pytest.raises(TrainerError, match=named):
        config.read(path)


def test_there_must_be_something_to_average() -> None:
    with pytest.raises(TrainerError, match="no \\[average\\] section"):
        average.run(config.Experiment(name="mean"))
