"""The whole verb, on stages that need no large model."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from trainer import __main__
from trainer.studies import stages

HEAD = """
name = "trial"

[study]
question = "Does <it> matter?"
output = "out"
"""
EVALUATED = (
    HEAD
    + """
stages = ["evaluate"]
columns = ["similarity", "lexical", "nonsense"]
compared = "lexical"

[study.plot]
up = "similarity"
across = "lexical"

[[study.cells]]
name = "two"
change.evaluate.limit = 2

[[study.cells]]
name = "four"
change.evaluate.limit = 4

[[study.cells]]
name = "other seed"
change.evaluate.limit = 4
change.evaluate.seed = 2

[evaluate]
pairs = "pairs.jsonl"
resamples = 100

[[evaluate.systems]]
kind = "copy"
name = "copy"

[[evaluate.systems]]
kind = "teacher"
name = "teacher"
"""
)
TUNED = (
    HEAD
    + """
stages = ["draw", "label", "tune", "loss"]
columns = ["loss"]
compared = "loss"

[study.plot]
up = "loss"
label = "rank"

[[study.cells]]
name = "rank 2"
at = 2

[[study.cells]]
name = "rank 4"
at = 4
change.tune.lora.rank = 4

[[study.cells]]
name = "missing"
at = 8
change.tune.base = "nowhere"

[study.draw]
pairs = ["pairs.jsonl"]
noise = 0.0

[study.loss]
pairs = "pairs.jsonl"

[label]
train = ["{draw}/pairs.jsonl"]
dev = ["pairs.jsonl"]
output = "unused"
apart = false

[tune]
base = "%s"
train = "{label}/train.jsonl"
dev = "{label}/dev.jsonl"
output = "unused"
batch = 4
warmup = 1
save_every = 2
precision = "fp32"

[tune.lora]
rank = 2
alpha = 4
"""
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, pairs: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def study(path: Path) -> int:
    return __main__.main(["study", "--config", str(path)])


def answer() -> dict[str, object]:
    found: dict[str, object] = json.loads(Path("out/study.json").read_text())
    return found


def test_each_system_of_each_cell_has_a_line(
    experiment: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert study(experiment(EVALUATED)) == 0
    lines = json.loads(Path("out/study.json").read_text())["lines"]
    assert [(line["cell"], line["system"]) for line in lines] == [
        (cell, system) for cell in ("two", "four", "other seed") for system in ("copy", "teacher")
    ]
    assert [line["sizes"]["sentences"] for line in lines] == [2, 2, 4, 4, 4, 4]
    table = Path("out/table.md").read_text().splitlines()
    assert table[0] == "|  | similarity | lexical diversity | difference in lexical diversity |"
    assert table[2].startswith("| two, copy | 1.000 (1.000 to 1.000) | 0.000")
    assert table[2].endswith("– |")
    assert "+0." in table[3]
    # Other sentences cannot be compared one by one.
    assert table[5].endswith("– |")
    page = Path("out/study.html").read_text()
    assert "Does &lt;it&gt; matter?" in page
    assert page.count("<circle") == 6
    assert "http" not in page
    assert Path("out/plot.svg").read_text().startswith("<svg")
    assert "two, teacher" in capsys.readouterr().out


def test_a_study_of_tuned_students(experiment: Callable[[str], Path], tiny: Path) -> None:
    assert study(experiment(TUNED % tiny)) == 1
    done = sorted(path.parent.name.split("-")[0] for path in Path("out/stages").glob("*/stage.json"))
    assert done == ["draw", "label", "loss", "loss", "tune", "tune"]
    found = json.loads(Path("out/study.json").read_text())
    assert [(line["cell"], line["at"]) for line in found["lines"]] == [("rank 2", 2.0), ("rank 4", 4.0)]
    # Two of the twelve are copies of others, which `label` leaves out.
    assert found["lines"][0]["sizes"] == {"pairs for the loss": 12, "pairs": 10, "steps": 3}
    assert found["lines"][0]["figures"]["loss"] != found["lines"][1]["figures"]["loss"]
    assert "'nowhere' cannot be loaded" in found["failed"]["missing"]
    page = Path("out/study.html").read_text()
    assert "“missing” could not be run" in page
    assert 'class="curve' in page


def test_started_again_nothing_is_done_twice(
    experiment: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = experiment(EVALUATED)
    assert study(path) == 0
    first = answer()
    done: list[str] = []
    kind = stages.KINDS["evaluate"]
    counted = stages.Kind(
        lambda experiment, folder: (done.append(folder.name), kind.run(experiment, folder))[1],
        kind.depends,
        kind.sheet,
    )
    monkeypatch.setitem(stages.KINDS, "evaluate", counted)
    assert study(path) == 0
    assert (done, answer()) == ([], first)
    path.write_text(EVALUATED.replace("seed = 2", "seed = 3"))
    assert study(path) == 0
    assert len(done) == 1
    # A file that has changed is another file.
    Path("pairs.jsonl").write_text(Path("pairs.jsonl").read_text().replace("little", "small"))
    assert study(path) == 0
    assert len(done) == 4


def test_killed_it_goes_on_to_the_same_answer(experiment: Callable[[str], Path], folder: Path) -> None:
    path = experiment(EVALUATED)
    root = Path(__main__.__file__).parents[1]
    environment = os.environ | {"PYTHONPATH": str(root)}
    command = [sys.executable, "-m", "trainer", "study", "--config", str(path)]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as run:
        while not list(folder.glob("out/stages/*/stage.json")) and run.poll() is None:
            time.sleep(0.02)
        run.kill()
    kept = {each: each.stat().st_mtime_ns for each in folder.glob("out/stages/*/stage.json")}
    assert kept
    assert study(path) == 0
    assert all(each.stat().st_mtime_ns == time for each, time in kept.items())
    resumed = answer()
    whole = folder / "whole.toml"
    whole.write_text(EVALUATED.replace('output = "out"', 'output = "unbroken"'))
    assert study(whole) == 0
    assert json.loads(Path("unbroken/study.json").read_text()) == resumed


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('"evaluate"]', '"tune"]', r"no \[tune\] section"),
        ('"evaluate"]', '"drift"]', r"no \[study.drift\] section"),
        ("change.evaluate.limit = 2", "change.evaluate.limt = 2", "limt"),
        ("[[evaluate.systems]]", "[[evaluate.system]]", "evaluate.system"),
        ('pairs = "pairs.jsonl"', 'pairs = "nowhere.jsonl"', "3 of 3 cells"),
    ],
)
def test_mistakes_get_one_sentence(
    experiment: Callable[[str], Path], capsys: pytest.CaptureFixture[str], old: str, new: str, named: str
) -> None:
    assert study(experiment(EVALUATED.replace(old, new))) == 1
    told = capsys.readouterr().err
    assert "Traceback" not in told
    assert any(part in told for part in (named, named.replace("\\", ""))), told


def test_without_a_section_it_says_so(
    experiment: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert study(experiment('name = "x"')) == 1
    assert "no [study] section" in capsys.readouterr().err
