from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from desktop.engine import thesaurus
from desktop.engine.acceptance import Weights
from desktop.engine.perceptron import Perceptron
from trainer.errors import TrainerError
from trainer.thesaurus import prior, written
from trainer.thesaurus.entries import Other
from trainer.thesaurus.marks import Mark
from trainer.thesaurus.mining import Mined
from trainer.thesaurus.prior import TYPICAL, Prior

ENTRIES = {
    "so far": {"until now": Other("until now", 1), "i think": Other("I think", 0)},
    "at once": {"immediately": Other("immediately", 0), "now": Other("now", 1)},
}
MINED = Mined(Counter(), Counter(), {})


def shares(least: float) -> written.Shares:
    of = [
        Mark(f"{number} men left at once.", 3, 5, other, right)
        for number in range(60)
        for other, right in (("immediately", True), ("now", False))
    ]
    looking = Prior(ENTRIES, MINED, of)
    read = np.array([looking.features("at once", each.other, TYPICAL, each.source) for each in of])
    trees = prior.grown(read, np.array([each.right for each in of]), seed=1)
    return written.shares(ENTRIES, looking, trees, least)


def test_words_are_sorted_and_what_stands_for_them_comes_by_its_share() -> None:
    found = shares(0.0)
    assert list(found) == ["at once", "so far"]
    assert [other for other, _ in found["at once"]] == ["immediately", "now"]
    assert {other for other, _ in found["so far"]} == {"until now", "I think"}
    for others in found.values():
        assert [share for _, share in others] == sorted((share for _, share in others), reverse=True)


def test_what_is_too_unsure_is_not_written() -> None:
    found = shares(0.6)
    assert [other for other, _ in found["at once"]] == ["immediately"]
    assert all(share >= 0.6 for others in found.values() for _, share in others)


def test_the_engine_reads_the_thesaurus(tmp_path: Path) -> None:
    written.write_thesaurus(tmp_path / "t.txt", {"at once": [("right away", 0.914), ("now", 0.35)]})
    (line,) = (tmp_path / "t.txt").read_text("utf-8").splitlines()
    assert line == "at once\tright away 91\tnow 35"
    assert thesaurus.entry(line) == ("at once", (("right away", 0.91), ("now", 0.35)))
    assert [each.name for each in tmp_path.iterdir()] == ["t.txt"]


def test_of_two_thesauri_the_former_tells_what_both_know() -> None:
    former = {"at once": (("right away", 0.9), ("now", 0.4)), "so far": (("until now", 0.8),)}
    found = {"at once": [("now", 0.95), ("immediately", 0.6)], "at last": [("finally", 0.7)]}
    both = written.joined(former, found)
    assert list(both) == ["at last", "at once", "so far"]
    assert both == {
        "at last": [("finally", 0.7)],
        "at once": [("right away", 0.9), ("immediately", 0.6), ("now", 0.4)],
        "so far": [("until now", 0.8)],
    }
    assert written.joined({}, found) == {words: list(others) for words, others in found.items()}


def test_a_thesaurus_is_read_as_it_was_written(tmp_path: Path) -> None:
    found = {"at once": [("right away", 0.91), ("now", 0.35)], "well": [("British", 0.5)]}
    written.write_thesaurus(tmp_path / "t.txt", found)
    read = written.read_thesaurus(tmp_path / "t.txt")
    assert {words: list(others) for words, others in read.items()} == found
    written.write_thesaurus(tmp_path / "again.txt", written.joined(read, {}))
    assert (tmp_path / "again.txt").read_bytes() == (tmp_path / "t.txt").read_bytes()


def test_what_is_no_thesaurus_is_named(tmp_path: Path) -> None:
    with pytest.raises(TrainerError, match=r"none\.txt: cannot be read"):
        written.read_thesaurus(tmp_path / "none.txt")
    (tmp_path / "t.txt").write_text("at once\tright away\n")
    with pytest.raises(TrainerError, match=r"t\.txt: is no thesaurus \(.*away") as caught:
        written.read_thesaurus(tmp_path / "t.txt")
    assert "\n" not in str(caught.value)
    (tmp_path / "t.txt").write_text("at once\tnow 50\nWell then.\n")
    with pytest.raises(TrainerError, match=r"t\.txt: is no thesaurus \(a line has nothing behind"):
        written.read_thesaurus(tmp_path / "t.txt")
    (tmp_path / "t.txt").write_bytes(b"caf\xe9\tbar 50\n")
    with pytest.raises(TrainerError, match=r"t\.txt: is no thesaurus"):
        written.read_thesaurus(tmp_path / "t.txt")


def test_the_weights_are_read_as_they_were(tmp_path: Path) -> None:
    drawn = np.random.default_rng(1)
    names = *Perceptron.__slots__, "regression", "intercept"
    arrays = {
        name: drawn.normal(size=shape).astype(np.float32)
        for name, shape in zip(names, [(9, 4), 4, 4, 1, 4, 1], strict=True)
    }
    *network, regression, intercept = arrays.values()
    for name in ("a.npz", "b.npz"):
        written.write_weights(tmp_path / name, Weights(Perceptron(*network), regression, intercept))
    with np.load(tmp_path / "a.npz") as found:
        assert set(found.files) == set(names)
        for name, array in arrays.items():
            np.testing.assert_allclose(found[name], array, rtol=1e-3)
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()
    assert len(list(tmp_path.iterdir())) == 2
