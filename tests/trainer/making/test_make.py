"""The whole verb, from pairs to a bundle and its evaluation, with a student of a few thousand weights."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from safetensors.torch import load_file
from sample_pairs import write_pairs

from desktop.engine.bundle import Kind, load
from trainer import __main__, config
from trainer.making import record
from trainer.making.stages import stages
from trainer.students import bundle

EXPERIMENT = """
name = "tiny-lora"

[label]
train = ["pairs.jsonl"]
dev = ["dev.jsonl"]
output = "runs/pairs"
apart = false
distinct = false

[tune]
base = "base"
train = "runs/pairs/train.jsonl"
dev = "runs/pairs/dev.jsonl"
output = "runs/tuned"
epochs = 2
batch = 4
warmup = 1
save_every = 3
learning_rate = 0.02
precision = "fp32"

[tune.lora]
rank = 4
alpha = 8

[bundle]
name = "tiny"
facts = "facts.toml"
output = "runs/bundle"
quantization = "float32"
minimum = 1

[evaluate]
pairs = "dev.jsonl"
output = "runs/evaluation"
resamples = 100

[[evaluate.systems]]
kind = "teacher"
name = "teacher"

[[evaluate.systems]]
kind = "beam"
name = "tiny"
bundle = "runs/bundle"
"""
FACTS = """
title = "Tiny"
summary = "Tiny."
version = "1"
languages = ["en"]
licence = "Apache-2.0"
licence_text = "licence.txt"
base = "a T5 of a few thousand weights"
base_terms = "None."
"""
OUTCOMES = ("pairs/report.json", "tuned/report.json", "bundle/bundle.json", "evaluation/report.json")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, tiny: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with all that the experiment needs, which the verb is run in."""
    shutil.copytree(tiny, tmp_path / "base")
    write_pairs(tmp_path / "pairs.jsonl", 4)
    write_pairs(tmp_path / "dev.jsonl")
    (tmp_path / "facts.toml").write_text(FACTS)
    (tmp_path / "licence.txt").write_text("Do as you like.")
    (tmp_path / "experiment.toml").write_text(EXPERIMENT)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def changed(old: str, new: str) -> None:
    text = Path("experiment.toml").read_text()
    assert text.count(old) == 1
    Path("experiment.toml").write_text(text.replace(old, new))


def make(verb: str = "make") -> int:
    return __main__.main([verb, "--config", "experiment.toml"])


def times() -> dict[str, int]:
    """When the last file of each stage was written."""
    return {name: Path("runs", name).stat().st_mtime_ns for name in OUTCOMES if Path("runs", name).exists()}


def redone(before: dict[str, int]) -> list[str]:
    return [name.split("/")[0] for name, time in times().items() if time != before.get(name)]


def test_one_command_makes_a_bundle_and_the_next_finds_nothing_to_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert make() == 0
    told = capsys.readouterr()
    assert [name for name in ("label", "tune", "bundle", "evaluate") if f"{name}: done in" in told.err] == [
        "label", "tune", "bundle", "evaluate",
    ]  # fmt: skip
    assert "The bundle: runs/bundle" in told.out.replace("\\", "/")
    made = load("runs/bundle", Kind.STUDENT)
    made.translator()
    assert (made.name, made.codes) == ("tiny", config.read(Path("experiment.toml")).codes.scheme())
    assert made.training["tune"]["lora"]["rank"] == 4
    report = json.loads(Path("runs/evaluation/report.json").read_text())
    assert [system["name"] for system in report["systems"]] == ["teacher", "tiny"]
    before = times()
    assert len(before) == 4
    assert make() == 0
    assert redone(before) == []
    assert capsys.readouterr().err.count("was done before") == 4
    # What is asked of a later stage leaves the earlier ones alone, how the work is shared all of them.
    changed('name = "teacher"\n', 'name = "people"\n')
    changed("apart = false", "apart = false\nworkers = 2")
    assert make() == 0
    assert redone(before) == ["evaluation"]
    before = times()
    changed("minimum = 1", "whole_vocabulary = true")
    assert make() == 0
    assert redone(before) == ["bundle", "evaluation"]


def test_stopped_anywhere_it_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(bundle, "make_student", stopped)
        assert make() == 130
    assert "the same command goes on" in capsys.readouterr().err
    before = times()
    assert list(before) == list(OUTCOMES[:2])
    assert make() == 0
    assert redone(before) == ["bundle", "evaluation"]
    # What is lost is made again; where the same comes of it, what rests on it stays as it was.
    before = times()
    shutil.rmtree("runs/bundle")
    Path("runs/pairs/train.jsonl").unlink()
    assert make() == 0
    assert redone(before) == ["pairs", "bundle"]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_killed_while_it_tunes_it_goes_on_from_the_checkpoint(folder: Path) -> None:
    changed("epochs = 2", "epochs = 40")
    environment = os.environ | {"PYTHONPATH": str(Path(__main__.__file__).parents[1])}
    command = [sys.executable, "-m", "trainer", "make", "--config", "experiment.toml"]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as run:
        while not list(folder.glob("runs/tuned/checkpoint-*/trainer_state.json")) and run.poll() is None:
            time.sleep(0.02)
        run.send_signal(signal.SIGKILL)
    assert not Path("runs/tuned/report.json").exists()
    labelled = times()
    assert list(labelled) == [OUTCOMES[0]]
    begun = record.read(Path("runs/tuned"))
    assert begun is not None
    assert not begun.done
    assert make() == 0
    assert redone(labelled) == ["tuned", "bundle", "evaluation"]
    assert json.loads(Path("runs/tuned/report.json").read_text())["steps"] == 240


def test_what_the_single_verbs_have_done_is_taken_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert make("label") == 0
    assert make("tune") == 0
    weights = load_file("runs/tuned/adapter/adapter_model.safetensors")
    log = Path("runs/tuned/log.csv").read_text()
    # Tuning does not ask what is evaluated.
    changed("resamples = 100", "resamples = 101")
    assert make() == 0
    again = load_file("runs/tuned/adapter/adapter_model.safetensors")
    assert all((again[name] == value).all() for name, value in weights.items())
    assert Path("runs/tuned/log.csv").read_text() == log


def test_a_student_is_not_tuned_on_with_other_pairs(capsys: pytest.CaptureFixture[str]) -> None:
    assert make() == 0
    before = times()
    changed("apart = false", "apart = false\nlimit = 12")
    assert make() == 1
    told = capsys.readouterr().err
    assert "runs/tuned was begun with other settings" in told.replace("\\", "/")
    assert "remove this one" in told
    assert redone(before) == ["pairs"]
    shutil.rmtree("runs/tuned")
    assert make() == 0
    assert redone(before) == ["pairs", "tuned", "bundle", "evaluation"]
    assert json.loads(Path("runs/tuned/report.json").read_text())["pairs"] == 12


def test_the_facts_that_come_with_the_converters_are_found_by_name() -> None:
    changed('facts = "facts.toml"', 'facts = "flan-t5-small"')
    job = bundle.job(config.read(Path("experiment.toml")))
    assert job.facts.parts[-3:] == ("converters", "cards", "flan-t5-small.toml")


def test_what_is_converted_is_what_was_tuned() -> None:
    def job() -> tuple[str, str | None]:
        found = bundle.job(config.read(Path("experiment.toml")))
        return found.base.as_posix(), found.adapter.as_posix() if found.adapter else None

    assert job() == ("base", "runs/tuned/adapter")
    changed("epochs = 2", "epochs = 2\ndecoder_layers = 1")
    assert job() == ("runs/tuned/base", "runs/tuned/adapter")
    changed("epochs = 2", 'epochs = 2\nmethod = "full"')
    assert job() == ("runs/tuned/model", None)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("[tune.lora]\nrank = 4\nalpha = 8", "[[study.cells]]", "study"),
        ('facts = "facts.toml"', 'facts = "nowhere"', "nowhere cannot be read"),
        ('output = "runs/evaluation"\n', "", "output"),
        ('dev = ["dev.jsonl"]', 'dev = ["absent.jsonl"]', "[label]: absent.jsonl is missing"),
        ('pairs = "dev.jsonl"', 'pairs = "absent.jsonl"', "[evaluate]: absent.jsonl is missing"),
        ("minimum = 1", 'held_out = "runs/tuned/dev.jsonl"\npairs = ["absent.jsonl"]', "[bundle]: absent"),
        ("minimum = 1", "maximum = 9\nwhole_vocabulary = true", "whole vocabulary has no maximum"),
        ('name = "tiny"\nfacts', 'name = "a/b"\nfacts', "bundle.name"),
    ],
)
def test_a_mistake_is_told_before_anything_is_done(
    capsys: pytest.CaptureFixture[str], old: str, new: str, named: str
) -> None:
    changed(old, new)
    assert make() == 1
    told = capsys.readouterr().err.strip()
    assert named in told
    assert "\n" not in told
    assert not Path("runs").exists()


def test_sections_that_are_missing_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    Path("experiment.toml").write_text('name = "x"')
    assert make() == 1
    assert "no section to be made" in capsys.readouterr().err
    Path("experiment.toml").write_text(
        'name = "x"\n[bundle]\nname = "x"\nfacts = "facts.toml"\noutput = "runs/b"'
    )
    assert make() == 1
    assert "[bundle] converts what [tune] leaves" in capsys.readouterr().err


def test_several_processes_are_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WORLD_SIZE", "2")
    assert make() == 1
    assert "run its stage `tune` alone under torchrun" in capsys.readouterr().err


def test_a_teacher_that_answers_later_is_waited_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("sentences.jsonl").write_text('{"text": "The shop closes at six on weekdays."}\n')
    Path("experiment.toml").write_text(
        'name = "x"\n[teach]\nsentences = ["sentences.jsonl"]\noutput = "taught"\nrewrites = 1\n'
        '[teach.teacher]\nkind = "batch"\nmodel = "somebody"\n'
    )
    assert make() == 1
    assert "goes on when its answers are there" in capsys.readouterr().err
    (stage,) = stages(config.read(Path("experiment.toml")))
    begun = record.read(stage.output)
    assert begun is not None
    assert not begun.done


def test_a_record_that_is_broken_counts_for_nothing() -> None:
    output = Path("out")
    assert record.read(output) is None
    record.write(output, record.Record({"a": [1]}, done=True))
    assert record.read(output) == record.Record({"a": [1]}, done=True)
    for broken in ("", "[]", '{"depends": 3, "done": true}', '{"done": true}'):
        record.path_of(output).write_text(broken)
        assert record.read(output) is None
