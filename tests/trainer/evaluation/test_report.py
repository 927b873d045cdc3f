"""The whole verb on systems that need no large model."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from trainer import __main__
from trainer.evaluation import report
from trainer.evaluation.items import Item

PAIRS = [
    ("The old man walked home slowly in the rain.", "In the rain the aged man strolled home slowly."),
    ("Our ferry leaves the harbour at 9 on Mondays.", "On Mondays our boat departs from the harbour at 9."),
    ("Nobody in the village had seen the <storm> & fog.", "No villager had noticed the <storm> & fog."),
    ("She keeps her letters in a wooden box.", "Her letters are kept in a box made of wood."),
]


class Breaking:
    """Wrote the second sentence's number wrong."""

    batch = 1
    asked = 0

    def rewrite(self, items: Sequence[Item]) -> list[str]:
        Breaking.asked += len(items)
        return [item.source.replace("9", "8").replace("keeps", "stores") for item in items]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    rows = [json.dumps({"source": source, "paraphrase": other}) for source, other in PAIRS]
    (tmp_path / "dev.jsonl").write_text("\n".join(rows))
    (tmp_path / "own.jsonl").write_text("\n".join(rows[::-1]))
    monkeypatch.chdir(tmp_path)
    original = report.open_system
    monkeypatch.setattr(
        report,
        "open_system",
        lambda system, scheme: Breaking() if system.kind == "engine" else original(system, scheme),
    )
    return tmp_path


def experiment(folder: Path, extra: str = "") -> Path:
    path = folder / "experiment.toml"
    systems = "\n".join(
        f'[[evaluate.systems]]\nkind = "{kind}"\nname = "{name}"\n{more}'
        for kind, name, more in (
            ("copy", "copy", ""),
            ("teacher", "teacher", ""),
            ("file", "<mine>", 'file = "own.jsonl"'),
            ("engine", "engine", "lexical = 30"),
        )
    )
    path.write_text(
        f'name = "x"\n[evaluate]\npairs = "dev.jsonl"\noutput = "out"\nresamples = 100\n{extra}\n{systems}\n'
    )
    return path


def test_one_report_on_all_systems(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = experiment(folder, 'baseline = "teacher"\nexamples = 2')
    assert __main__.main(["evaluate", "--config", str(path)]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines()[0].startswith("system")
    assert [line.split("  ")[0] for line in told.out.splitlines()[1:5]] == [
        "copy",
        "teacher",
        "<mine>",
        "engine",
    ]
    assert "4 of 4 sentences" in told.err
    assert all(word not in told.out + told.err for word in ("ferry", "letters", "village"))
    found = json.loads((folder / "out" / "report.json").read_text())
    figures = {each["name"]: each["figures"] for each in found["systems"]}
    assert figures["copy"]["unchanged"]["value"] == 1
    assert figures["engine"]["facts"]["value"] == 0.75
    assert [each["guards"] for each in found["systems"]][3]["numbers"] == 1
    assert figures["teacher"]["lexical"] == figures["<mine>"]["lexical"]
    assert figures["<mine>"]["bleu"]["value"] == pytest.approx(100)
    assert {each["system"] for each in found["differences"]} == {"copy", "<mine>", "engine"}
    assert len(found["left_out"]) == 3
    rows = [json.loads(line) for line in (folder / "out" / "rows.jsonl").read_text().splitlines()]
    assert len(rows) == 16
    assert rows[13]["broken"] == ["numbers"]
    page = (folder / "out" / "report.html").read_text()
    assert "&lt;mine&gt;" in page
    assert "&lt;storm&gt; &amp; fog" in page
    assert "<mine>" not in page
    assert "http" not in page
    assert page.count("<svg") > 10


def test_started_again_it_measures_without_rewriting(folder: Path) -> None:
    path = experiment(folder)
    assert __main__.main(["evaluate", "--config", str(path)]) == 0
    before, first = Breaking.asked, json.loads((folder / "out" / "report.json").read_text())
    assert __main__.main(["evaluate", "--config", str(path)]) == 0
    assert Breaking.asked == before
    assert json.loads((folder / "out" / "report.json").read_text()) == first
    (folder / "out" / "rewrites" / "engine.jsonl").unlink()
    assert __main__.main(["evaluate", "--config", str(path)]) == 0
    assert Breaking.asked == before + 4


def test_without_an_experiment_the_engine_stands_beside_copy_and_teacher(folder: Path) -> None:
    assert __main__.main(["evaluate", "--pairs", "dev.jsonl", "--output", "out", "--limit", "2"]) == 0
    found = json.loads((folder / "out" / "report.json").read_text())
    assert [each["name"] for each in found["systems"]] == ["copy", "teacher", "engine"]
    assert found["sentences"] == 2
    (folder / "dev.txt").write_text("\n".join(source for source, _ in PAIRS))
    assert __main__.main(["evaluate", "--pairs", "dev.txt", "--output", "plain"]) == 0
    found = json.loads((folder / "plain" / "report.json").read_text())
    assert [each["name"] for each in found["systems"]] == ["copy", "engine"]
    assert "bleu" not in {measure["name"] for measure in found["measures"]}


@pytest.mark.parametrize(
    ("extra", "named"),
    [
        ('baseline = "nobody"', "the baseline must be one of copy"),
        ('grammar = "nowhere"', "nowhere: is no grammar tagger"),
        ('parser = "no_such_pipeline"', "'no_such_pipeline' cannot be loaded"),
        ('[[evaluate.systems]]\nkind = "copy"\nname = "COPY"', "told apart"),
        ('[[evaluate.systems]]\nkind = "copy"\nname = "…"', "a letter or a digit"),
        ('[[evaluate.systems]]\nkind = "motor"\nname = "m"', "motor"),
        ('[[evaluate.systems]]\nkind = "engine"\nname = "m"\nlexical = 101', "lexical"),
        ('[[evaluate.systems]]\nkind = "file"\nname = "m"\nfile = "nowhere.jsonl"', "nowhere.jsonl"),
    ],
)
def test_mistakes_get_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], extra: str, named: str
) -> None:
    assert __main__.main(["evaluate", "--config", str(experiment(folder, extra))]) == 1
    last = capsys.readouterr().err.splitlines()[-1]
    assert last.startswith("python -m trainer evaluate: ")
    assert named in last


def test_an_output_folder_is_needed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert __main__.main(["evaluate", "--pairs", "dev.jsonl"]) == 1
    assert "--output DIR" in capsys.readouterr().err
