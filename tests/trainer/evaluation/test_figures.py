import json
from collections.abc import Sequence

import numpy as np
import pytest

from trainer.evaluation.figures import described, differences, drawn, examples, measured
from trainer.evaluation.items import Item
from trainer.evaluation.measures.guards import Guards
from trainer.evaluation.measures.measure import Measure
from trainer.evaluation.measures.wording import Wording
from trainer.evaluation.rewrites import Rewriting
from trainer.evaluation.statistics.bootstrap import Estimate, Resamples
from trainer.settings.evaluate import Copy, Engine, Teacher

ITEMS = [
    Item("The old man walked home slowly in the rain.", ("In the rain the old man slowly went home.",)),
    Item("Our ferry leaves the harbour at 9 on Mondays.", ("On Mondays our ferry departs at 9.",)),
    Item("Nobody in the village had seen the storm coming.", ("No villager saw the storm approach.",)),
    Item("She keeps her letters in a wooden box.", ("Her letters are kept in a box of wood.",)),
]
REWRITES = [
    "In heavy rain the aged man strolled back slowly.",
    "Our ferry departs from the harbour at 8 on Mondays.",
    "Nobody in the village had seen the storm coming.",
    "She stores her correspondence in a wooden chest.",
]
MEANING = [0.9, 0.95, 1.0, 0.7]


class FixedMeaning:
    measures = (Measure("similarity", "similarity", "fixed"),)

    def measure(self, items: Sequence[Item], rewrites: Sequence[str]) -> dict[str, np.ndarray]:
        if list(rewrites) == [item.source for item in items]:
            return {"similarity": np.ones(len(items))}
        return {"similarity": np.array(MEANING)}


INSTRUMENTS = [Wording(), FixedMeaning(), Guards()]
DRAWN = Resamples(4, 100, seed=1)


def rewritten(rewrites: Sequence[str]) -> list[Rewriting]:
    return [
        Rewriting(item.source, rewrite, seconds)
        for item, rewrite, seconds in zip(ITEMS, rewrites, (1.0, 2.0, 3.0, 4.0), strict=True)
    ]


def engine() -> object:
    return measured(Engine(kind="engine", name="e"), ITEMS, rewritten(REWRITES), INSTRUMENTS, DRAWN)


def test_figures_are_means_over_the_sentences() -> None:
    found = engine()
    assert found.figures["similarity"].value == pytest.approx(np.mean(MEANING))
    assert found.figures["unchanged"].value == 0.25
    assert found.figures["seconds"].value == 2.5
    assert found.figures["facts"].value == 0.75
    assert found.guards["numbers"] == 1
    # The first keeps its meaning; the second lost a number, the third changed nothing, the fourth strayed.
    assert found.values["useful"].tolist() == [1, 0, 0, 0]
    assert 0 < found.figures["bleu"].value < found.figures["self_bleu"].value < 100
    assert found.figures["ibleu"].value == pytest.approx(
        0.8 * found.figures["bleu"].value - 0.2 * found.figures["self_bleu"].value
    )
    assert isinstance(found.figures["distinct1"], float)
    for figure in found.figures.values():
        if isinstance(figure, Estimate):
            assert figure.low <= figure.value <= figure.high


def test_what_has_no_meaning_for_a_system_is_not_given() -> None:
    copy = measured(
        Copy(kind="copy", name="c"), ITEMS, rewritten([item.source for item in ITEMS]), INSTRUMENTS, DRAWN
    )
    teacher = measured(
        Teacher(kind="teacher", name="t"), ITEMS, rewritten([item.references[0] for item in ITEMS]),
        INSTRUMENTS, DRAWN,
    )  # fmt: skip
    assert "seconds" not in copy.figures
    assert copy.figures["self_bleu"].value == pytest.approx(100)
    assert copy.figures["unchanged"].value == 1
    assert copy.broken == ((), (), (), ())
    assert {"bleu", "ibleu", "seconds"}.isdisjoint(teacher.figures)


def test_every_figure_is_described_in_one_order() -> None:
    measures = described(INSTRUMENTS, references=True)
    names = [measure.name for measure in measures]
    assert set(names) == set(engine().figures)
    assert names[:3] == ["useful", "bold", "similarity"]
    assert set(names) - {measure.name for measure in described(INSTRUMENTS, references=False)} == {
        "bleu",
        "ibleu",
    }
    assert json.dumps(names)


def test_differences_are_sentence_by_sentence() -> None:
    copy = measured(
        Copy(kind="copy", name="c"), ITEMS, rewritten([item.source for item in ITEMS]), INSTRUMENTS, DRAWN
    )
    found = differences(copy, [engine()], ["similarity", "seconds", "bleu", "unchanged"], DRAWN, seed=1)
    assert [(each.system, each.measure) for each in found] == [("e", "similarity"), ("e", "unchanged")]
    assert found[0].estimate.value == pytest.approx(np.mean(MEANING) - 1)
    assert found[1].estimate.value == -0.75
    # Three of three that differ fall: 2 of 2^4 ways, each twice, as the fourth sign changes nothing.
    assert found[0].p == found[1].p == pytest.approx(4 / 16)


def test_examples_are_the_boldest_and_the_furthest() -> None:
    found = examples(engine(), 2)
    assert found.best == (0,)
    assert found.worst == (3, 0)
    assert examples(engine(), 0).worst == ()


def test_drawn_examples_repeat_themselves() -> None:
    assert drawn(100, 5, 1) == drawn(100, 5, 1) != drawn(100, 5, 2)
    assert drawn(3, 5, 1) == [0, 1, 2]
