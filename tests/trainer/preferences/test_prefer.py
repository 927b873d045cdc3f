"""The whole verb, with the embedded student and the embedded encoder."""

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from sample_pairs import PAIRS, write_pairs

from desktop.engine.codes import Codes
from trainer import config
from trainer.errors import TrainerError
from trainer.preferences import files, prefer
from trainer.preferences.files import Preference
from trainer.preferences.pools import Pools
from trainer.settings.codes import Codes as CodesSection
from trainer.settings.prefer import Band, Prefer

# Everything may be preferred, and everything that is less probable rejected: six sentences give enough.
LOOSE: dict[str, Any] = {
    "bands": [Band(lexical=(0.0, 1.0), least=0.0)], "doubt": 0.0, "length": (0.0, 9.0), "held_out": 0.4,
    "codes": [(4, 0, 2), (8, 2, 2)], "beam": 3, "words": (3, 60), "chunk": 2, "seed": 2,
}  # fmt: skip


def experiment(folder: Path, **settings: Any) -> config.Experiment:
    section = Prefer(
        pairs=[write_pairs(folder / "pairs.jsonl")], output=folder / "out", **{**LOOSE, **settings}
    )
    return config.Experiment(name="test", prefer=section)


def written(folder: Path) -> dict[str, bytes]:
    return {name: (folder / "out" / name).read_bytes() for name in ("train.jsonl", "dev.jsonl")}


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the verb has run."""
    folder = tmp_path_factory.mktemp("done")
    prefer.run(experiment(folder))
    return folder


@pytest.fixture
def own(done: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    shutil.copytree(done, tmp_path / "own")
    return tmp_path / "own"


def test_it_writes_preferences_and_says_what_became_of_all(done: Path) -> None:
    train, dev = (list(files.read(done / "out" / f"{part}.jsonl")) for part in ("train", "dev"))
    sources = {source for source, _ in PAIRS}
    assert {each.source for each in train} | {each.source for each in dev} <= sources
    assert not {each.source for each in train} & {each.source for each in dev}
    for each in train + dev:
        assert len({each.source, each.paraphrase, each.rejected}) == 3
        assert each.probability is not None
        assert each.rejected_probability is None or each.rejected_probability < each.probability
    report = json.loads((done / "out" / "report.json").read_text())
    assert (report["train"], report["dev"]) == (len(train), len(dev))
    assert sum(report["kinds"].values()) == sum(report["levels"].values()) == len(train)
    assert report["sentences"] == len(PAIRS)
    assert 0 < report["rewrites"] <= len(PAIRS) * 2 * 3
    assert sum(report["stopped"].values()) <= report["rewrites"] + report["rewrites_of_teachers"]
    assert json.loads((done / "out" / "experiment.json").read_text())["prefer"]["beam"] == 3


def test_run_again_with_other_bands_nothing_is_written_anew(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = written(own)
    monkeypatch.setattr(Pools, "__call__", lambda *_: pytest.fail("wrote again"))
    prefer.run(experiment(own))
    assert written(own) == before
    prefer.run(experiment(own, rejected=1))
    assert len(written(own)["train.jsonl"]) < len(before["train.jsonl"])
    with pytest.raises(pytest.fail.Exception):
        prefer.run(experiment(own, beam=2))


def test_several_processes_write_the_same(done: Path, tmp_path: Path) -> None:
    prefer.run(experiment(tmp_path, workers=2))
    assert written(tmp_path) == written(done)


def test_killed_it_goes_on_and_ends_the_same(done: Path, tmp_path: Path) -> None:
    source = write_pairs(tmp_path / "pairs.jsonl").as_posix()
    (tmp_path / "x.toml").write_text(
        f'name = "x"\n[prefer]\npairs = ["{source}"]\noutput = "{(tmp_path / "out").as_posix()}"\n'
        "bands = [{lexical = [0.0, 1.0], least = 0.0}]\ndoubt = 0.0\nlength = [0.0, 9.0]\nheld_out = 0.4\n"
        "codes = [[4, 0, 2], [8, 2, 2]]\nbeam = 3\nwords = [3, 60]\nchunk = 2\nseed = 2\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "trainer", "prefer", "--config", str(tmp_path / "x.toml")]
    child = subprocess.Popen(command)
    try:
        while not list((tmp_path / "out").glob("chunks-*/000000.jsonl")):
            assert child.poll() is None
            time.sleep(0.01)
    finally:
        child.kill()
        child.wait()
    assert not (tmp_path / "out" / "train.jsonl").exists()
    kept = {file: file.stat().st_mtime_ns for file in (tmp_path / "out").glob("chunks-*/*.jsonl")}
    prefer.run(config.read(tmp_path / "x.toml"))
    assert all(file.stat().st_mtime_ns == when for file, when in kept.items())
    assert written(tmp_path) == written(done)


def test_those_of_earlier_rounds_are_learnt_again_but_for_what_stands_in_dev(own: Path) -> None:
    held = next(files.read(own / "out" / "dev.jsonl")).source
    earlier = [
        Preference(source, "He went.", "He stayed.", Codes(3, 0, 2), "truth")
        for source in (held, *(f"He left {n} times." for n in range(40)))
    ]
    files.write(own / "former.jsonl", earlier)

    def taken(share: float) -> set[str]:
        prefer.run(experiment(own, former=[own / "former.jsonl"], former_share=share))
        return {each.source for each in files.read(own / "out" / "train.jsonl")} - {one for one, _ in PAIRS}

    assert len(taken(1.0)) == 40
    assert 5 < len(taken(0.5)) < 35


def test_what_the_engine_leaves_alone_is_counted(own: Path) -> None:
    texts = ["x = f(y); z = g(x); return z;", "La maison est au bout de la rue et elle est petite."]
    (own / "s.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    rows = [{"source": text, "origin": "", "rewrites": []} for text in texts]
    assert [row["pool"] for row in Pools(None, ((4, 0, 2),), 2)(rows)] == [[], []]
    with pytest.raises(TrainerError, match=r"No preference is left .* loosen \[prefer\]"):
        prefer.run(
            config.Experiment(
                name="x", prefer=Prefer(sentences=[own / "s.jsonl"], output=own / "other", words=(1, 60))
            )
        )


def test_what_does_not_fit_is_told(tmp_path: Path) -> None:
    with pytest.raises(TrainerError, match=r"no \[prefer\] section"):
        prefer.run(config.Experiment(name="x"))
    with pytest.raises(TrainerError, match=r"\[4, 0, 9\] goes beyond"):
        prefer.run(experiment(tmp_path, codes=[(4, 0, 9)]))
    other = CodesSection(lexical=(0.5,))
    with pytest.raises(TrainerError, match="taught other codes"):
        prefer.run(config.Experiment(name="x", codes=other, prefer=experiment(tmp_path).prefer))
