import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from trainer import __main__ as command
from trainer import config
from trainer.errors import TrainerError
from trainer.pairs import files
from trainer.settings.collect import Collect, Source
from trainer.sources import collect, sentences
from trainer.sources.cleaning import Cleaning

TRAIN = [
    (
        1,
        "The bank said its profit rose by a third last year.",
        "Last year the bank's profit rose by a third.",
    ),
    (
        0,
        "The mayor opened a new bridge over the river on Monday.",
        "A storm closed the old bridge for a week.",
    ),
    (1, "Prices of bread have doubled since the end of May.", "Bread costs twice as much as it did in May."),
    (
        1,
        "The teachers went on strike for the third day.",
        "For a third day running, teachers were on strike.",
    ),
]
TEST = [
    # A near twin of a training sentence, whose paraphrase must go with it; and the very same as one.
    (
        1,
        "The bank said that its profit rose by a third last year.",
        "Profit was up by a third, the bank said.",
    ),
    (
        1,
        "The mayor opened a new bridge over the river on Monday.",
        "On Monday the mayor opened the new bridge.",
    ),
]


def mrpc(path: Path, rows: list[tuple[int, str, str]]) -> Path:
    head = "Quality\t#1 ID\t#2 ID\t#1 String\t#2 String\n"
    path.write_text(head + "".join(f"{same}\t1\t2\t{one}\t{other}\n" for same, one, other in rows), "utf-8")
    return path


def run(folder: Path, *sources: Source, **values: Any) -> dict[str, Any]:
    section = Collect(sources=list(sources), output=folder / "out", **{"dev": 0.0, "test": 0.0} | values)
    collect.run(config.Experiment(name="test", collect=section))
    report: dict[str, Any] = json.loads((folder / "out" / "report.json").read_text("utf-8"))
    return report


def texts(folder: Path, split: str) -> list[str]:
    return [sentence.text for sentence in sentences.read(folder / "out" / f"{split}.jsonl")]


@pytest.fixture
def published(tmp_path: Path) -> list[Source]:
    train, test = mrpc(tmp_path / "train.txt", TRAIN), mrpc(tmp_path / "test.txt", TEST)
    return [
        Source(kind="mrpc", files=[train], split="train"),
        Source(kind="mrpc", files=[test], split="test"),
    ]


def test_published_splits_that_leak_are_closed(tmp_path: Path, published: list[Source]) -> None:
    report = run(tmp_path, *published)
    assert texts(tmp_path, "test") == [TEST[1][1], *TEST[0][1:], TEST[1][2]]
    # The twin of a test sentence went, and its paraphrase with it; so did the sentence that is the same.
    assert texts(tmp_path, "train") == [TRAIN[1][2], *(text for _, *both in TRAIN[2:] for text in both)]
    assert report["leaks"] == {"published in two splits": 1, "near twin or paraphrase in another split": 2}
    pairs = {name: list(files.read(tmp_path / "out" / f"pairs-{name}.jsonl")) for name in ("train", "test")}
    assert [(pair.source, pair.paraphrase) for pair in pairs["test"]] == [tuple(both) for _, *both in TEST]
    assert [pair.source for pair in pairs["train"]] == [TRAIN[2][1], TRAIN[3][1]]
    assert {(pair.origin, pair.teacher) for pair in pairs["train"]} == {("mrpc", "human")}
    assert report["splits"]["train"] == {"sentences": 5, "pairs": 2}
    assert json.loads((tmp_path / "out" / "experiment.json").read_text())["collect"]["twins"] == 0.7


def test_what_is_left_out_is_counted_by_reason(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    rows = [
        "The old ferry leaves the small port at nine for the far island.",
        "the old ferry leaves the small port at nine for the far island",
        "The old ferry leaves the small port at ten for the far island.",
        "Too short.",
        "Il est parti avant le lever du soleil.",
    ]
    path.write_text("".join(json.dumps({"text": row}) + "\n" for row in rows), "utf-8")
    source = Source(kind="plain", files=[path], licence="CC0", whole=True)
    report = run(tmp_path, source)
    assert report["sources"][0]["dropped"] == {"too short": 1, "not English": 1, "copy": 1}
    assert (report["twins"], report["near copies"]) == (1, 1)
    (kept,) = sentences.read(tmp_path / "out" / "train.jsonl")
    assert (kept.text, kept.origin, kept.licence) == (rows[0], "own", "CC0")
    assert run(tmp_path, source, distinct=False)["splits"]["train"]["sentences"] == 2


def numbered(path: Path, count: int) -> Source:
    """So many sentences, of which none is another's near twin at a threshold of 1."""
    subjects = ["ferry", "bus", "train", "plane", "cart", "boat", "tram", "lorry", "bike", "coach"]
    verbs = ["leaves", "passes", "reaches", "serves", "circles"]
    places = ["harbour", "castle", "market", "station", "hospital", "forest", "museum", "border"]
    lines = [f"The {s} {v} the {p} early every morning now." for s in subjects for v in verbs for p in places]
    path.write_text("\n".join(lines[:count]), "utf-8")
    return Source(kind="plain", files=[path], whole=True)


def test_what_has_no_split_is_drawn_for_one(tmp_path: Path) -> None:
    report = run(tmp_path, numbered(tmp_path / "a.txt", 400), dev=0.2, test=0.3, twins=1.0)
    counts = [report["splits"][name]["sentences"] for name in ("train", "dev", "test")]
    assert sum(counts) == 400
    assert counts == pytest.approx([200, 80, 120], abs=45)


def test_a_limit_draws_and_a_source_may_have_its_own(tmp_path: Path) -> None:
    source = numbered(tmp_path / "a.txt", 60)
    report = run(tmp_path, source, limit=12, topics=4, twins=1.0)
    assert report["splits"]["train"]["sentences"] == 12
    limited = Source(kind="plain", files=source.files, whole=True, limit=25)
    report = run(tmp_path, limited, twins=1.0)
    assert report["sources"][0]["sentences"] == report["splits"]["train"]["sentences"] == 25
    lines = source.files[0].read_text("utf-8").splitlines()
    assert texts(tmp_path, "train") == [line for line in lines if line in set(texts(tmp_path, "train"))]


def test_run_again_nothing_is_cleaned_twice(
    tmp_path: Path, published: list[Source], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run(tmp_path, *published)
    monkeypatch.setattr(Cleaning, "__call__", lambda *_: pytest.fail("cleaned again"))
    assert run(tmp_path, *published) == first
    assert run(tmp_path, *published, twins=0.9)["twins"] == 0
    with pytest.raises(pytest.fail.Exception):
        run(tmp_path, *published, words=(5, 60))


def test_killed_it_goes_on_and_ends_the_same(tmp_path: Path) -> None:
    source = numbered(tmp_path / "a.txt", 400)
    path = tmp_path / "experiment.toml"
    path.write_text(
        f'name = "x"\n[collect]\noutput = "{(tmp_path / "out").as_posix()}"\nchunk = 1\ntwins = 1.0\n'
        f'[[collect.sources]]\nkind = "plain"\nwhole = true\nfiles = ["{source.files[0].as_posix()}"]\n',
        encoding="utf-8",
    )
    child = subprocess.Popen([sys.executable, "-m", "trainer", "collect", "--config", str(path)])
    try:
        while not list((tmp_path / "out").glob("chunks-*/00002*.jsonl")):
            assert child.poll() is None
            time.sleep(0.02)
    finally:
        child.kill()
        child.wait()
    assert not (tmp_path / "out" / "train.jsonl").exists()
    done = {file: file.stat().st_mtime_ns for file in (tmp_path / "out").glob("chunks-*/*.jsonl")}
    collect.run(config.read(path))
    assert all(file.stat().st_mtime_ns == when for file, when in done.items())
    assert sum(len(texts(tmp_path, name)) for name in ("train", "dev", "test")) == 400


def test_the_command_says_what_is_wrong_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "experiment.toml"
    path.write_text(
        f'name = "x"\n[collect]\noutput = "{(tmp_path / "out").as_posix()}"\n[[collect.sources]]\n'
        f'kind = "mrpc"\nfiles = ["{(tmp_path / "nowhere.txt").as_posix()}"]\n',
        encoding="utf-8",
    )
    assert command.main(["collect", "--config", str(path)]) == 1
    said = capsys.readouterr().err.strip().splitlines()
    assert len(said) == 1
    assert "nowhere.txt: cannot be read" in said[0]
    assert "microsoft.com" in said[0]


def test_without_a_section_or_sentences_the_sentence_says_so(tmp_path: Path) -> None:
    with pytest.raises(TrainerError, match=r"no \[collect\] section"):
        collect.run(config.Experiment(name="x"))
    (tmp_path / "a.txt").write_text("Hm.", "utf-8")
    with pytest.raises(TrainerError, match="No sentence is left"):
        run(tmp_path, Source(kind="plain", files=[tmp_path / "a.txt"]))
