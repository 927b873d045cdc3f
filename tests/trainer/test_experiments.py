"""The experiment files that come with the trainer."""

from pathlib import Path

import pytest

import trainer
from trainer import config

FILES = sorted((Path(str(trainer.__file__)).parent / "experiments").glob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_experiment_can_be_read_and_is_named_after_its_file(path: Path) -> None:
    assert config.read(path).name == path.stem


def test_the_paper_s_three_students_are_there() -> None:
    bases = {experiment.tune.base for experiment in map(config.read, FILES) if experiment.tune}
    assert {"google-t5/t5-small", "weights/flan-t5-small", "facebook/bart-base"} <= bases
