"""The whole verb, with the embedded encoder and the embedded student."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop.engine import acceptance, thesaurus
from desktop.engine.acceptance import Weights
from desktop.engine.perceptron import Perceptron
from desktop.engine.readsource import ReadSource
from desktop.engine.rewriter import student_bundle
from desktop.engine.student import load_student
from trainer import __main__, config
from trainer.errors import TrainerError
from trainer.evaluation.measures.meaning import embedded_encoder
from trainer.settings.thesaurus import Thesaurus
from trainer.thesaurus import states
from trainer.thesaurus.thesaurus import run

PLACES = ["house", "shop", "farm", "hall", "school", "station"]
PEOPLE = ["He", "She", "They", "We", "The man", "The cook", "My aunt"]
RIGHT, WRONG = "immediately", "twice"


def write(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def marks() -> list[dict[str, Any]]:
    found = []
    for place in PLACES:
        for who in PEOPLE:
            source = f"{who} left the {place} at once."
            start = len(who.split()) + 3
            found += [
                {"source": source, "start": start, "end": start + 2, "other": other, "right": other == RIGHT}
                for other in (RIGHT, WRONG)
            ]
    return found


def experiment(folder: Path, **settings: Any) -> config.Experiment:
    (folder / "list.tsv").write_text(f"at once\t{WRONG}; {RIGHT}\nwell\ti think; british\n", encoding="utf-8")
    pairs = write(
        folder / "pairs.jsonl",
        *({"source": f"Then I and a British {n}", "paraphrase": f"I and a British {n}"} for n in range(12)),
    )
    section = {
        "lists": [folder / "list.tsv"], "pairs": [pairs], "marks": [folder / "marks.jsonl"],
        "output": folder / "out",
    }  # fmt: skip
    return config.Experiment(name="test", thesaurus=Thesaurus(**section | settings))


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the verb has run."""
    folder = tmp_path_factory.mktemp("done")
    odd = marks()[0]
    write(folder / "marks.jsonl", *marks(), odd | {"end": 99}, odd | {"other": "at once"})
    run(experiment(folder, least=0.0))
    return folder


def test_right_words_have_a_higher_share_and_names_their_capital(done: Path) -> None:
    lines = (done / "out" / "thesaurus.txt").read_text("utf-8").splitlines()
    found = {words: dict(others) for words, others in map(thesaurus.entry, lines)}
    assert list(found) == ["at once", "well"]
    assert found["at once"][RIGHT] > 0.5 > found["at once"][WRONG]
    assert set(found["well"]) == {"I think", "British"}


def test_the_engine_puts_what_was_right_above_what_was_wrong(
    done: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with np.load(done / "out" / "acceptance.npz") as found:
        weights = Weights(Perceptron.read(found), found["regression"], found["intercept"])
    monkeypatch.setattr(acceptance, "_weights", lambda: weights)
    right, wrong = acceptance.acceptances(
        ReadSource("She left the shop at once.", embedded_encoder()[0], load_student(student_bundle(None))),
        [("She left the shop immediately.", 0.9), ("She left the shop twice.", 0.1)],
    )
    assert 0 <= wrong < 0.5 < right <= 1


def test_the_report_tells_what_became_of_the_marks(done: Path) -> None:
    report = json.loads((done / "out" / "report.json").read_text())
    assert (report["marks"], report["right"], report["sentences"]) == (84, 0.5, 42)
    assert report["left_out"] == {"words are not there": 1, "cannot be put there": 1}
    assert (report["entries"], report["others"]) == (2, 4)
    assert set(report["auc"]) == {"prior", "network", "together"}
    assert report["auc"]["together"] > 0.95
    assert report["surest"] == {"0.1": 1.0, "0.3": 1.0}
    assert sum(each["count"] for each in report["calibration"]) == 84
    assert json.loads((done / "out" / "experiment.json").read_text())["thesaurus"]["least"] == 0.0


def test_run_again_nothing_is_read_twice_and_the_same_is_written(
    done: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = "thesaurus.txt", "acceptance.npz"
    before = [(done / "out" / name).read_bytes() for name in names]
    monkeypatch.setattr(states, "measured", lambda _rows: pytest.fail("read again"))
    run(experiment(done, least=0.0))
    assert [(done / "out" / name).read_bytes() for name in names] == before
    run(experiment(done, least=0.5))
    assert WRONG not in (done / "out" / "thesaurus.txt").read_text()
    run(experiment(done, least=0.0))
    with pytest.raises(pytest.fail.Exception):
        run(experiment(done, marks=[write(done / "other.jsonl", *marks()[2:])]))


def test_a_former_thesaurus_keeps_what_it_tells(done: Path) -> None:
    former = done / "former.txt"
    former.write_text(f"at once\t{WRONG} 88\tthere and then 70\nso far\tuntil now 80\n")
    # Its weights stay in force: from few marks no others are written.
    run(experiment(done, least=0.5, former=former, output=done / "later"))
    lines = (done / "later" / "thesaurus.txt").read_text("utf-8").splitlines()
    found = {words: dict(others) for words, others in map(thesaurus.entry, lines)}
    assert set(found) >= {"at once", "so far"}
    assert found["so far"] == {"until now": 0.8}
    # By the marks it would be below `least`.
    assert (found["at once"][WRONG], found["at once"]["there and then"]) == (0.88, 0.7)
    assert found["at once"][RIGHT] > 0.5
    assert not (done / "later" / "acceptance.npz").exists()
    assert json.loads((done / "later" / "report.json").read_text())["entries"] == len(found)


def test_stopped_it_goes_on_from_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "marks.jsonl", *marks())
    monkeypatch.setattr("trainer.thesaurus.thesaurus._CHUNK", 30)
    read: list[int] = []
    measured = states.measured

    def stopping(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        read.append(len(rows))
        if len(read) == 2:
            raise KeyboardInterrupt
        return measured(rows)

    monkeypatch.setattr(states, "measured", stopping)
    with pytest.raises(KeyboardInterrupt):
        run(experiment(tmp_path))
    assert not (tmp_path / "out" / "thesaurus.txt").exists()
    run(experiment(tmp_path))
    assert read == [30, 12, 12]
    assert (tmp_path / "out" / "thesaurus.txt").exists()
    assert not list((tmp_path / "out").glob("*.partial"))


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"marks": ["empty"]}, "the files hold no mark that can be used"),
        ({"marks": ["few"]}, "1 right ones and 1 wrong ones can be used, which is too few"),
        ({"pairs": ["empty"]}, "pairs: the files hold no pair"),
        ({"lists": ["empty"]}, "lists: neither the files nor the pairs hold an entry"),
        ({"marks": ["nowhere"]}, "nowhere: cannot be read"),
        ({"pairs": ["nowhere"]}, "nowhere: cannot be read"),
        ({"lists": ["nowhere"]}, "nowhere: cannot be read"),
        ({"pairs": ["few"]}, "few, line 1: is not a pair"),
        ({"former": "nowhere"}, "nowhere: cannot be read"),
        ({"former": "few"}, "few: is no thesaurus"),
        ({"least": 1.0}, "least: no other words have a share of 1.0 or more"),
    ],
)
def test_what_cannot_be_made_is_told_in_one_sentence(done: Path, settings: dict[str, Any], said: str) -> None:
    (done / "empty").write_text("")
    write(done / "few", *marks()[:2])
    named = {
        name: [done / each for each in value] if isinstance(value, list) else value
        for name, value in settings.items()
    }
    if "former" in named:
        named["former"] = done / named["former"]
    with pytest.raises(TrainerError, match=said) as caught:
        run(experiment(done, output=done / "refused", **named))
    assert "\n" not in str(caught.value)
    assert not (done / "refused" / "thesaurus.txt").exists()


def test_without_its_section_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.toml").write_text('name = "x"\n')
    assert __main__.main(["thesaurus", "--config", str(tmp_path / "x.toml")]) == 1
    assert "no [thesaurus] section; add one (see docs/training.md)" in capsys.readouterr().err
