"""The faults that need no rights and little time; the command tries the others, too."""

import os

import pytest
from hardening.faults import FAULTS, attempt

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a home and limits of processes")


@pytest.mark.parametrize("name", ["locale C"])
def test_the_terminal_rewrites_all_the_same(name):
    assert attempt(FAULTS[name], window=False)[0] == "rewrites"
