"""The experiment files that come with the trainer."""

from pathlib import Path

import pytest

import trainer
from trainer import config
from trainer.making.stages import stages

FILES = sorted((Path(str(trainer.__file__)).parent / "experiments").glob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_experiment_can_be_read_and_is_named_after_its_file(path: Path) -> None:
    assert config.read(path).name == path.stem


def test_the_paper_s_three_students_are_there() -> None:
    bases = {experiment.tune.base for experiment in map(config.read, FILES) if experiment.tune}
    assert {"google-t5/t5-small", "weights/flan-t5-small", "facebook/bart-base"} <= bases


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("flan-t5-small-lora", ["label", "tune", "bundle", "evaluate"]),  # the paper's
        ("marian", ["label", "graft", "tune", "bundle"]),
    ],
)
def test_a_recipe_is_whole(name: str, expected: list[str]) -> None:
    """From pairs and weights to a bundle: nothing else is needed."""
    (path,) = (path for path in FILES if path.stem == name)
    found = stages(config.read(path))
    assert [stage.name for stage in found] == expected
    made = [stage.output.as_posix() for stage in found]
    card = Path(str(trainer.__file__)).parents[1] / "converters"
    for place in (str(Path(each).as_posix()) for stage in found for each in stage.reads):
        assert place.startswith(("pairs/", "weights/", card.as_posix(), *made)), place


@pytest.mark.parametrize("name", ["marian-wide", "everyday"])
def test_the_mean_is_what_is_bundled(name: str) -> None:
    (path,) = (path for path in FILES if path.stem == name)
    found = stages(config.read(path))
    assert [stage.name for stage in found] == ["label", "tune", "average", "bundle"]
    assert found[2].output in found[3].reads
    assert found[1].output / "model" in found[2].reads
