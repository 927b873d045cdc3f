from dataclasses import replace

import numpy as np
import pytest

from trainer.evaluation.measures.measure import Measure
from trainer.evaluation.statistics.bootstrap import Estimate
from trainer.settings.study import Cell, Plot, Study
from trainer.studies import page
from trainer.studies.answer import Answer, Line
from trainer.studies.found import Found, Sampled

STUDY = Study(
    question="Why | how?",
    output="o",  # type: ignore[arg-type]
    stages=("drift",),
    cells=(Cell(name="c"),),
    columns=("m", "n"),
    compared="m",
    rows=(1, 3),
    plot=Plot(up="m", label="round"),
)
MEASURES = {name: Measure(name, f"measure {name}", f"note on {name}") for name in ("m", "n")}


def line(at: float | None, system: str = "a", value: float = 0.5, sample: str = "s") -> Line:
    values = {"m": Sampled(sample, np.array([value, value + 0.1]))}
    figures = {"m": Estimate(value, value - 0.1, value + 0.1), "n": -2.0}
    return Line("c", "", None, Found(system, at, {"sentences": 2}, dict(figures), values))


def told(*lines: Line, study: Study = STUDY) -> Answer:
    return Answer("trial", study, MEASURES, lines, {})


def test_the_table_has_the_rows_that_are_wanted() -> None:
    lines = [line(float(at), system, 0.5 - at / 10) for system in ("a|b", "z") for at in (1, 2, 3)]
    rows = page.markdown(told(*lines)).splitlines()
    assert rows[0] == "|  | round | measure m | measure n | difference in measure m |"
    assert [row.split(" | ")[:2] for row in rows[2:6]] == [
        ["| a\\|b", "1"], ["| a\\|b", "3"], ["| z", "1"], ["| z", "3"],
    ]  # fmt: skip
    assert "0.400 (0.300 to 0.500) | −2.00 | –" in rows[2]
    assert "−0.200 (−0.200 to −0.200)" in rows[3]
    assert "Sentences: 2." in rows[-1]


def test_what_is_not_of_the_same_sentences_is_not_compared() -> None:
    same, other = told(line(1.0), line(3.0)), told(line(1.0), line(3.0, sample="t"))
    assert same.difference(same.lines[1]) == Estimate(0.0, 0.0, 0.0)
    assert other.difference(other.lines[1]) is None


def test_a_curve_for_each_system_over_all_rounds() -> None:
    drawn = page.plot(told(*(line(float(at), system) for system in ("a", "z") for at in (3, 1, 2))))
    assert drawn.count("<polyline") == 2
    assert drawn.count("<circle") == 6
    assert ">round<" in drawn


@pytest.mark.parametrize(("at", "kind"), [(None, "interval"), (4.0, "curve")])
def test_cells_with_places_make_a_curve_and_those_without_rows(at: float | None, kind: str) -> None:
    cells = [replace(line(None, ""), cell=name, at=at and at + place) for place, name in enumerate("xy")]
    assert f'class="{kind} s0"' in page.plot(told(*cells, study=replace(STUDY, rows=())))


def test_nothing_found_is_nothing_drawn() -> None:
    empty = Answer("trial", STUDY, {}, (), {"c": "There is <no> such file."})
    assert page.plot(empty) == ""
    assert "There is &lt;no&gt; such file." in page.render(empty)
    assert page.terminal(empty)


def test_lines_are_called_by_what_tells_them_apart() -> None:
    one, other = line(1.0, "a"), replace(line(1.0, "z"), cell="d")
    assert [told(one, other).name_of(each) for each in (one, other)] == ["c", "d"]
    third = replace(line(1.0, "z"), cell="c")
    assert [told(one, third).name_of(each) for each in (one, third)] == ["a", "z"]
    assert [told(one, third, other).name_of(each) for each in (one, third, other)] == ["c, a", "c, z", "d"]
