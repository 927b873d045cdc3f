"""With the embedded bundle, on a sentence that it rewrites."""

from collections.abc import Iterator, Sequence

import pytest

from desktop.engine.measures import words
from desktop.engine.student import Hypothesis, Order
from trainer.evaluation.items import Item
from trainer.evaluation.systems import open_system
from trainer.evaluation.systems.bundled import RawBeam
from trainer.settings.codes import Codes
from trainer.settings.evaluate import Beam, Decoded, Engine

ITEMS = [
    Item("The committee decided to postpone the meeting because several members were ill."),
    Item("She bought three books at the market."),
]


class Student:
    """Says what it was asked."""

    threads = 2
    codes = Codes().scheme()

    def __init__(self) -> None:
        self.orders: list[Order] = []

    def start(self, orders: Sequence[Order]) -> "list[Student.Said]":
        self.orders += orders
        return [Student.Said(order) for order in orders]

    class Said:
        def __init__(self, order: Order) -> None:
            self._order = order

        def __iter__(self) -> Iterator[list[Hypothesis]]:
            return iter(
                [[Hypothesis(each.text, -0.1), Hypothesis("worse", -9.0)] for each in self._order.prompts]
            )


def test_the_beam_asks_for_just_what_is_asked() -> None:
    student = Student()
    system = RawBeam(student, Beam(kind="beam", name="b", lexical=90, syntactic=0, beam=3))  # type: ignore[arg-type]
    items = [Item(f"Line\n{number} “here”.") for number in range(11)]
    assert system.rewrite(items) == [f'paraphrase 9 0 2: Line {number} "here".' for number in range(11)]
    assert [(len(order.prompts), order.hypotheses) for order in student.orders] == [(8, 3), (3, 3)]
    assert system.batch == 16


def test_the_beam_of_the_embedded_bundle() -> None:
    system = open_system(Beam(kind="beam", name="b", beam=2), Codes().scheme())
    together = system.rewrite(ITEMS)
    for rewrite, item in zip(together, ITEMS, strict=True):
        assert set(words(rewrite)) & set(words(item.source))
    assert system.rewrite(ITEMS[::-1]) == together[::-1]


def test_the_engine_keeps_what_it_must() -> None:
    engine = open_system(Engine(kind="engine", name="e", lexical=30), Codes().scheme())
    (rewrite,) = engine.rewrite(ITEMS[1:])
    assert "three" in words(rewrite) or "3" in words(rewrite)
    assert rewrite.endswith(".")


def decoded(**how: object) -> list[str]:
    system = Decoded(kind="decoded", name="d", **how)  # type: ignore[arg-type]
    return open_system(system, Codes().scheme()).rewrite(ITEMS)


def test_ways_of_decoding() -> None:
    beam = open_system(Beam(kind="beam", name="b", beam=3), Codes().scheme()).rewrite(ITEMS)
    assert decoded(beam=3) == beam
    greedy = decoded()
    assert decoded(temperature=1.0, top_k=1) == greedy
    drawn = decoded(temperature=1.5, seed=3)
    assert decoded(temperature=1.5, seed=3) == drawn
    assert drawn != greedy
    assert decoded(temperature=1.5, seed=4) != drawn
    for text in decoded(temperature=1.0, draws=4):
        assert words(text)


def test_a_beam_does_not_draw() -> None:
    with pytest.raises(ValueError, match="set temperature = 0 or beam = 1"):
        Decoded(kind="decoded", name="d", beam=4, temperature=1.0)
    with pytest.raises(ValueError, match="must not exceed beam"):
        Decoded(kind="decoded", name="d", beam=2, draws=3)


def test_the_engine_takes_a_text_of_several_sentences() -> None:
    engine = open_system(Engine(kind="engine", name="e", lexical=30), Codes().scheme())
    both = "  ".join(item.source for item in ITEMS)
    (rewrite,) = engine.rewrite([Item(both)])
    assert "  " in rewrite
    assert rewrite != both
    assert "three" in rewrite
