import json
from pathlib import Path

import pytest

from desktop.engine.codes import CodeScheme
from trainer import config
from trainer.errors import TrainerError

LABEL = '[label]\ntrain = ["a.jsonl"]\ndev = ["b.jsonl"]\noutput = "out"\n'


def write(folder: Path, text: str) -> Path:
    path = folder / "experiment.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_defaults_are_the_engines(tmp_path: Path) -> None:
    experiment = config.read(write(tmp_path, 'name = "x"\n' + LABEL))
    assert experiment.codes.scheme() == CodeScheme()
    assert experiment.label is not None
    assert experiment.label.train == [Path("a.jsonl")]
    assert experiment.tune is None


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "name"),
        ('name = "x"\nnonsense = 1', "nonsense"),
        ('name = "x"\n' + LABEL + "similarity = 3", "label.similarity"),
        ('name = "x"\n' + LABEL + "words = [9, 3]", "words"),
        ('name = "x"\n' + LABEL + 'limit = "many"', "label.limit"),
        ('name = "x"\n[codes]\nlexical = [0.5, 0.1]', "ascend"),
        (
            'name = "x"\n[tune]\nbase = "b"\ntrain = "t"\ndev = "d"\noutput = "o"\nprecision = "int4"',
            "precision",
        ),
        ("name = ", "TOML"),
    ],
)
def test_a_fault_is_one_sentence_that_names_it(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(TrainerError, match=named) as caught:
        config.read(write(tmp_path, text))
    assert "\n" not in str(caught.value)
    assert "experiment.toml" in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(TrainerError, match=r"nowhere\.toml"):
        config.read(tmp_path / "nowhere.toml")


def test_what_several_share_stands_in_one_file(tmp_path: Path) -> None:
    (tmp_path / "shared.toml").write_text(LABEL + "similarity = 0.9\n", encoding="utf-8")
    experiment = config.read(
        write(tmp_path, 'name = "x"\nextends = "shared.toml"\n[label]\noutput = "mine"\n')
    )
    assert experiment.label is not None
    assert (experiment.label.output, experiment.label.similarity) == (Path("mine"), 0.9)


def test_a_shared_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(TrainerError, match=r"nowhere\.toml"):
        config.read(write(tmp_path, 'name = "x"\nextends = "nowhere.toml"\n'))


def test_the_resolved_experiment_holds_every_default(tmp_path: Path) -> None:
    resolved = json.loads(config.resolved(config.read(write(tmp_path, 'name = "x"\n' + LABEL))))
    assert resolved["label"]["seed"] == 1
    assert resolved["codes"]["template"] == CodeScheme().template


def test_the_experiments_that_ship_are_valid() -> None:
    files = sorted((Path(config.__file__).parent / "experiments").glob("*.toml"))
    assert files
    for file in files:
        config.read(file)
