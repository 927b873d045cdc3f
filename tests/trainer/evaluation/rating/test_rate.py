"""The whole verb: pages out, answers in."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from trainer import __main__
from trainer.evaluation.items import Item
from trainer.evaluation.rewrites import complete
from trainer.settings.evaluate import Copy

SENTENCES = [f"There were {number} boats in the harbour." for number in range(20)]


class Appending:
    batch = 100

    def __init__(self, ending: str) -> None:
        self._ending = ending

    def rewrite(self, items: Sequence[Item]) -> list[str]:
        return [item.source + self._ending for item in items]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("ours", "theirs"):
        complete(
            Copy(kind="copy", name=name), [Item(each) for each in SENTENCES], tmp_path / "out",
            fingerprint="f", load=lambda name=name: Appending(f" ({name[0]})"),
        )  # fmt: skip
    return tmp_path


def run(folder: Path, extra: str = "") -> int:
    path = folder / "experiment.toml"
    path.write_text(
        'name = "x"\n[rate]\nevaluation = "out"\nsystems = ["ours", "theirs"]\noutput = "rated"\nraters = 2\n'
        f"resamples = 100\n{extra}\n"
    )
    return __main__.main(["rate", "--config", str(path)])


def send_back(folder: Path, rater: int, better: str) -> None:
    """A rater who gives the better system 5 and the other 2, but for one whim."""
    key = json.loads((folder / "rated" / "key.json").read_text())
    ratings = {
        entry["id"]: {"meaning": 5 if entry["systems"] == [better] else 2, "fluency": 4}
        for entry in key["entries"]
    }
    ratings[key["order"][0][0]]["meaning"] = 3
    content = {"study": key["study"], "rater": rater, "ratings": ratings}
    (folder / "rated" / "ratings" / f"r{rater}.json").write_text(json.dumps(content))


def test_pages_out_and_answers_in(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder) == 0
    told = capsys.readouterr().out
    assert "20 sentences, 40 different rewrites, 2 raters" in told
    assert "Fewer than 500" in told
    pages = sorted(path.name for path in (folder / "rated").glob("*.html"))
    assert pages == ["rater-1.html", "rater-2.html"]
    assert run(folder) == 1
    assert "holds no ratings yet" in capsys.readouterr().err
    send_back(folder, 1, "ours")
    send_back(folder, 2, "ours")
    assert run(folder) == 0
    told = capsys.readouterr().out
    assert "ours − theirs: +" in told
    assert "harbour" not in told
    found = json.loads((folder / "rated" / "report.json").read_text())
    meaning = found["questions"]["meaning"]
    assert [each["system"] for each in meaning["opinions"]] == ["ours", "theirs"]
    assert meaning["alpha"] == pytest.approx(1.0)
    assert meaning["contrasts"][0]["p"] < 0.001
    assert found["questions"]["fluency"]["alpha"] is None
    assert found["questions"]["fluency"]["contrasts"][0]["p"] == 1.0
    page = (folder / "rated" / "report.html").read_text()
    assert "2 of 2 raters" in page
    assert page.count("<svg") == 2


def test_a_study_goes_on_as_it_was_drawn(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder) == 0
    page = (folder / "rated" / "rater-1.html").read_text()
    send_back(folder, 1, "theirs")
    # The systems may have moved on; what was rated stands in the key.
    (folder / "out" / "rewrites" / "ours.jsonl").unlink()
    assert run(folder) == 0
    assert (folder / "rated" / "rater-1.html").read_text() == page
    capsys.readouterr()
    assert run(folder, "sentences = 7") == 1
    assert "holds a study with other settings" in capsys.readouterr().err
    (folder / "rated" / "key.json").write_text("{}")
    assert run(folder) == 1
    assert "is no key of a study" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("extra", "named"),
    [
        ("points = 1", "points"),
        ('[[rate.questions]]\nname = "a"\ntext = "?"\nlow = "no"', "high"),
        (
            '[[rate.questions]]\nname = "a"\ntext = "?"\nlow = "no"\nhigh = "yes"\n' * 2,
            "questions must have different names",
        ),
    ],
)
def test_mistakes_get_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], extra: str, named: str
) -> None:
    assert run(folder, extra) == 1
    message = capsys.readouterr().err
    assert named in message
    assert message.count("\n") == 1
