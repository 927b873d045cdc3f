from pathlib import Path

import numpy as np

from desktop.engine.patterns.judgement import Weights
from desktop.engine.perceptron import Perceptron
from trainer.patterns import written
from trainer.patterns.lists import Listed

LISTED = [
    Listed(("since S , T => T , since S",), 0),
    Listed(("makes a vow => vows", "made a vow => vowed"), 0),
    Listed(("in spite of => despite",), 1),
]


def test_patterns_are_sorted_each_with_its_key_and_percentage(tmp_path: Path) -> None:
    count = written.write_patterns(tmp_path / "p.txt", LISTED, np.array([0.914, 0.25, 0.1]), 0.1)
    assert count == 4
    assert (tmp_path / "p.txt").read_bytes().decode() == (
        "in\t10\tin spite of => despite\n"
        "made\t25\tmade a vow => vowed\n"
        "makes\t25\tmakes a vow => vows\n"
        # Of two words that nobody else has, the first of the alphabet.
        ",\t91\tsince S , T => T , since S\n"
    )
    assert [each.name for each in tmp_path.iterdir()] == ["p.txt"]


def test_what_is_too_unsure_is_not_written(tmp_path: Path) -> None:
    assert written.write_patterns(tmp_path / "p.txt", LISTED, np.array([0.4, 0.25, 0.7]), 0.3) == 2
    lines = (tmp_path / "p.txt").read_text("utf-8").splitlines()
    assert [line.split("\t")[1] for line in lines] == ["70", "40"]
    assert written.write_patterns(tmp_path / "p.txt", LISTED, np.array([0.4, 0.25, 0.7]), 0.8) == 0


def test_the_weights_are_read_as_they_were(tmp_path: Path) -> None:
    drawn = np.random.default_rng(1)

    def network(features: int, units: int) -> Perceptron:
        shapes = (features, units), units, units, 1
        return Perceptron(*(drawn.normal(size=shape).astype(np.float32) for shape in shapes))

    weights = Weights(network(9, 4), network(5, 3))
    for name in ("a.npz", "b.npz"):
        written.write_weights(tmp_path / name, weights)
    with np.load(tmp_path / "a.npz") as found:
        read = Weights(Perceptron.read(found, "states_"), Perceptron.read(found, "together_"))
    for one, other, exact in ((read.states, weights.states, 1e-3), (read.together, weights.together, 0)):
        for part in Perceptron.__slots__:
            np.testing.assert_allclose(getattr(one, part), getattr(other, part), rtol=exact)
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()
    assert len(list(tmp_path.iterdir())) == 2
