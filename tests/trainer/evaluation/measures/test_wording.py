from trainer.evaluation.items import Item
from trainer.evaluation.measures.wording import Wording


def test_each_measure_sees_its_own() -> None:
    source = "The old man walked slowly home."
    rewrites = {
        source: (0, 0, 1, 1),
        "the OLD man walked slowly home": (0, 0, 1, 1),
        "Home slowly walked man old the.": (0, 1, 1, 0),
        "The aged man strolled slowly home.": (1 / 3, 0, 1, 0),
        "The old man walked slowly home, and the dog came too.": (5 / 17, 0, 11 / 6, 0),
    }
    found = Wording().measure([Item(source)] * len(rewrites), list(rewrites))
    measured = list(
        zip(*(found[name] for name in ("lexical", "syntactic", "length", "unchanged")), strict=True)
    )
    assert [tuple(round(float(value), 9) for value in row) for row in measured] == [
        tuple(round(float(value), 9) for value in row) for row in rewrites.values()
    ]
    assert set(found) == {measure.name for measure in Wording.measures}
