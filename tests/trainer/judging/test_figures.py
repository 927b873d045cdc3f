import numpy as np

from trainer.judging.figures import Said, figures

RIGHT = np.array([True] * 6 + [False] * 4)
TOGETHER = np.array([0.99, 1.0, 0.95, 0.93, 0.55, 0.2, 0.52, 0.21, 0.1, 0.0])


def test_the_figures_tell_how_well_the_marks_were_told() -> None:
    found = figures(Said(TOGETHER, -TOGETHER, TOGETHER), RIGHT)
    assert (found["marks"], found["right"]) == (10, 0.6)
    # Of 24 pairs of a right and a wrong one two are told the wrong way round.
    assert found["auc"] == {"prior": 0.9167, "network": 0.0833, "together": 0.9167}
    assert found["surest"] == {"0.1": 1.0, "0.3": 1.0}


def test_the_surest_are_those_with_the_highest_probability() -> None:
    found = figures(Said(TOGETHER, TOGETHER, 1 - TOGETHER), RIGHT)
    assert found["surest"] == {"0.1": 0.0, "0.3": 0.3333}


def test_each_bin_that_holds_a_mark_tells_its_share_of_right_ones() -> None:
    found = figures(Said(TOGETHER, TOGETHER, TOGETHER), RIGHT)["calibration"]
    assert found == [
        {"from": 0.0, "to": 0.1, "count": 1, "right": 0.0},
        {"from": 0.1, "to": 0.2, "count": 1, "right": 0.0},
        {"from": 0.2, "to": 0.3, "count": 2, "right": 0.5},
        {"from": 0.5, "to": 0.6, "count": 2, "right": 0.5},
        {"from": 0.9, "to": 1.0, "count": 4, "right": 1.0},
    ]
