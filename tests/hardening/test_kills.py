"""A few power cuts, and whether one that breaks something would be seen."""

import os

import pytest
from hardening.kills import cuts, found

from desktop.storage.draft import Draft, DraftFile

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")


def test_a_few_power_cuts_break_nothing():
    under_way, _, broken = cuts(4, seed=3)
    assert broken == []
    assert sum(under_way.values()) == 4


def test_what_is_cut_is_seen(tmp_path):
    DraftFile(tmp_path / "draft.json").save(Draft("half of it", kept_words=("1",)))
    with pytest.raises(AssertionError, match="draft"):
        found(tmp_path)
    (tmp_path / "settings.json").write_text('{"version": 1, "val')
    with pytest.raises(AssertionError):
        found(tmp_path)
