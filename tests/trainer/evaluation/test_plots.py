import xml.etree.ElementTree as ET

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.evaluation.plots import curves, histograms, scatter, whiskers
from trainer.evaluation.statistics.bootstrap import Estimate

NUMBER = st.floats(-1e6, 1e6, allow_nan=False)


def parts(svg: str, kind: str) -> list[ET.Element]:
    return [each for each in ET.fromstring(svg).iter() if each.tag == kind]  # noqa: S314 - our own


def places(svg: str) -> list[float]:
    names = {"x", "x1", "x2", "cx", "y", "y1", "y2", "cy"}
    return [
        float(value)
        for each in ET.fromstring(svg).iter()  # noqa: S314 - our own
        for name, value in each.attrib.items()
        if name in names
    ]


@settings(max_examples=50, deadline=None)
@given(st.lists(NUMBER, min_size=1, max_size=5))
def test_whatever_the_values_dots_lie_on_the_plot_in_their_order(values: list[float]) -> None:
    svg = whiskers("t", [(f"s{place}", Estimate(value, value, value)) for place, value in enumerate(values)])
    dots = [float(dot.attrib["cx"]) for dot in parts(svg, "circle")]
    assert all(-1 <= place <= 500 for place in places(svg))
    for one, left in zip(values, dots, strict=True):
        for other, right in zip(values, dots, strict=True):
            assert left <= right or one > other


def test_whiskers_keep_a_row_for_a_system_without_a_figure() -> None:
    svg = whiskers("<t>", [("a & b", None), ("c", Estimate(0.5, 0.2, 0.8)), ("d", 0.3)])
    assert "&lt;t&gt;" in svg
    assert [each.text for each in parts(svg, "text")][-3:] == ["a & b", "c", "d"]
    assert [dot.attrib["class"] for dot in parts(svg, "circle")] == ["s1", "s2"]
    (line,) = [line for line in parts(svg, "line") if "interval" in line.attrib["class"]]
    assert float(line.attrib["x1"]) < float(line.attrib["x2"])


def test_ticks_are_round_and_reach_beyond_the_values() -> None:
    svg = whiskers("t", [("a", Estimate(0.913, 0.9, 0.94))])
    assert [each.text for each in parts(svg, "text")][:-1] == ["0.90", "0.91", "0.92", "0.93", "0.94"]
    assert "−2" in [each.text for each in parts(whiskers("t", [("a", Estimate(1.0, -2.0, 4.0))]), "text")]


def test_a_scatter_goes_right_and_up_and_its_labels_do_not_cover_each_other() -> None:
    low, high = Estimate(0.2, 0.1, 0.3), Estimate(0.8, 0.7, 0.9)
    svg = scatter("t", ("across", "up"), [("one", low, low), ("two", high, high), ("three", high, high)])
    one, two, three = parts(svg, "circle")
    assert float(one.attrib["cx"]) < float(two.attrib["cx"])
    assert float(one.attrib["cy"]) > float(two.attrib["cy"])
    labels = {each.text: float(each.attrib["y"]) for each in parts(svg, "text") if "y" in each.attrib}
    assert abs(labels["two"] - labels["three"]) >= 13
    assert two.attrib["cy"] == three.attrib["cy"]


def test_histograms_share_their_scale() -> None:
    svg = histograms("t", [("a", np.zeros(10)), ("b", np.linspace(0, 1, 20))])
    bars = parts(svg, "rect")
    assert len(bars) == 21
    tall = [float(bar.attrib["height"]) for bar in bars]
    assert tall[0] == pytest.approx(20 * tall[1], abs=1)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(NUMBER, NUMBER), min_size=1, max_size=5))
def test_curves_stay_on_the_plot_and_go_the_way_of_their_figures(points: list[tuple[float, float]]) -> None:
    ordered = sorted(points)
    svg = curves("t", ("x", "y"), [("one", ordered), ("<two>", [(place, 0.0) for place, _ in ordered])])
    assert all(-1 <= place <= 640 for place in places(svg))
    heights = [float(dot.attrib["cy"]) for dot in parts(svg, "circle")][: len(ordered)]
    for (_, one), left in zip(ordered, heights, strict=True):
        for (_, other), right in zip(ordered, heights, strict=True):
            assert left >= right or one > other


def test_curves_have_a_band_where_there_are_intervals() -> None:
    figures = [(1.0, Estimate(0.5, 0.4, 0.6)), (2.0, 0.7)]
    svg = curves("t", ("x", "y"), [("one", figures)])
    (band,) = parts(svg, "polygon")
    corners = [tuple(map(float, each.split(","))) for each in band.attrib["points"].split()]
    assert corners[0][1] > corners[3][1]
    assert corners[1] == corners[2]


def test_a_value_a_hair_over_the_end_of_the_axis_is_not_lost() -> None:
    svg = histograms("t", [("all", np.array([1.0000001, 0.9])), ("copy", np.array([1.0000001, 1.0]))])
    heights = [float(bar.attrib["height"]) for bar in parts(svg, "rect")]
    assert sorted(heights) == pytest.approx([18, 18, 36])
