from pathlib import Path

import pytest

from trainer import config
from trainer.errors import TrainerError
from trainer.settings.study import Cell
from trainer.studies.cells import completed, settings_of

TEXT = """
name = "x"

[study]
question = "?"
output = "out"
stages = ["tune", "evaluate"]
columns = ["loss"]

[study.plot]
up = "loss"

[[study.cells]]
name = "one"

[tune]
base = "b"
train = "{label}/train.jsonl"
dev = "d"
output = "o"

[evaluate]
pairs = "p"

[[evaluate.systems]]
kind = "student"
name = "s"
model = "b"
adapter = "{tune}/adapter"
"""


@pytest.fixture
def experiment(tmp_path: Path) -> config.Experiment:
    path = tmp_path / "e.toml"
    path.write_text(TEXT)
    return config.read(path)


def test_a_cell_changes_what_it_names_and_nothing_else(experiment: config.Experiment) -> None:
    change = {"tune": {"lora": {"rank": 3}}, "evaluate": {"systems": {"0": {"beam": 1}}}}
    cell = Cell(name="c", change=change)
    done = completed(settings_of(experiment, cell), {"label": Path("L"), "tune": Path("T")}, cell)
    assert done.tune is not None
    assert done.evaluate is not None
    assert (done.tune.lora.rank, done.tune.lora.alpha, done.tune.batch) == (3, 64, 32)
    assert done.tune.train == Path("L/train.jsonl")
    (system,) = done.evaluate.systems
    assert system.kind == "student"
    assert (system.beam, system.adapter, system.model) == (1, Path("T/adapter"), "b")


def test_a_list_may_be_replaced(experiment: config.Experiment) -> None:
    cell = Cell(name="c", change={"evaluate": {"systems": [{"kind": "copy", "name": "k"}]}})
    done = completed(settings_of(experiment, cell), {}, cell)
    assert done.evaluate is not None
    assert [system.kind for system in done.evaluate.systems] == ["copy"]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"tune": {"lora": {"rnk": 3}}}, "rnk"),
        ({"tune": {"batch": 0}}, "tune.batch"),
        ({"nonsense": 1}, "nonsense"),
        ({"label": {"limit": 3}}, "label.train"),
        ({"evaluate": {"systems": {"1": {"beam": 1}}}}, "list of 1"),
    ],
)
def test_a_change_that_does_not_fit_names_the_cell(
    experiment: config.Experiment, change: dict[str, object], named: str
) -> None:
    with pytest.raises(TrainerError, match=named) as caught:
        settings_of(experiment, Cell(name="the third", change=change))
    assert "the third" in str(caught.value)


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ('[[study.cells]]\nname = "one"', "different names"),
        ('[[study.cells]]\nname = "two"\nchange.study.output = "elsewhere"', "cannot change study.output"),
    ],
)
def test_cells_that_cannot_be_are_refused(tmp_path: Path, more: str, named: str) -> None:
    path = tmp_path / "e.toml"
    path.write_text(TEXT.replace("[tune]", f"{more}\n\n[tune]"))
    with pytest.raises(TrainerError, match=named):
        config.read(path)


def test_the_studies_that_ship_are_valid() -> None:
    files = sorted((Path(config.__file__).parent / "experiments" / "studies").glob("*.toml"))
    assert len(files) == 7
    for file in files:
        experiment = config.read(file)
        assert experiment.study is not None
        for cell in experiment.study.cells:
            settings_of(experiment, cell)
