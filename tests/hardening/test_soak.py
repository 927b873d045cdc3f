import re

import pytest
from hardening import soak

from desktop.engine.request import Request


def test_a_short_day_with_the_stand_in(capsys):
    lines = soak.soak(60, stand_in=True, seed=1, each=20)
    assert len(lines) == 3
    printed = capsys.readouterr().out
    rows = [
        [cell.strip() for cell in line.split("|")[1:-1]]
        for line in printed.splitlines()
        if line.startswith("|")
    ]
    assert [row[0] for row in rows] == ["20", "40", "60"]
    # Every sentence is either written anew or chosen among what is remembered, and each run has a new one.
    assert all(int(row[1]) + int(row[5]) == 20 and int(row[1]) >= 4 for row in rows)
    assert all(figure > 0 for line in lines for place, figure in enumerate(line) if place != 1)
    assert len(re.findall(r"^.+: [+-]\d+\.\d% from the first", printed, re.MULTILINE)) == 3


def test_what_is_written_anew_is_told_from_what_is_remembered():
    rewriter, written = soak.watched(soak._make(True))
    text = "The committee put off its decision until next week. Nobody was happy about it."

    def run(request):
        list(rewriter.rewrite(text, request, lambda: False))
        return written()

    assert run(Request(40, 25)) == 2
    assert run(Request(41, 25)) == 0
    # Beyond the range of codes, other candidates are written.
    assert run(Request(90, 25)) == 2


def test_growth():
    assert soak.growth([100.0] * 5) == (0.0, 0.0)
    assert soak.growth([90.0, 100.0, 110.0]) == pytest.approx((0.2, 0.0))
    grown, doubt = soak.growth([100.0, 101.0, 99.0, 100.0])
    assert abs(grown) < doubt
