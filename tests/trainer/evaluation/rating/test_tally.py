import pytest

from trainer.evaluation.rating.ballot import Ballot, Entry
from trainer.evaluation.rating.tally import tally

SOURCES = ("s1", "s2", "s3")
# Both wrote the same of the third sentence.
ENTRIES = (
    Entry("a1", "s1", "ra", ("ours",)), Entry("b1", "s1", "rb", ("theirs",)),
    Entry("a2", "s2", "ra", ("ours",)), Entry("b2", "s2", "rb", ("theirs",)),
    Entry("c3", "s3", "rc", ("ours", "theirs")),
)  # fmt: skip
BALLOT = Ballot("study", ENTRIES, (tuple(entry.id for entry in ENTRIES),) * 2)


def test_means_are_over_sentences_of_the_raters_means() -> None:
    points = {1: {"a1": 5, "a2": 4, "b1": 2, "b2": 1, "c3": 3}, 2: {"a1": 4, "b1": 2, "c3": 3}}
    found = tally(BALLOT, points, 5, 100, 1)
    ours, theirs = found.opinions
    assert (ours.system, ours.sentences, ours.ratings, ours.spread) == ("ours", 3, 5, (0, 0, 2, 2, 1))
    assert ours.mean.value == pytest.approx((4.5 + 4 + 3) / 3)
    assert theirs.mean.value == pytest.approx((2 + 1 + 3) / 3)
    (contrast,) = found.contrasts
    assert (contrast.one, contrast.other, contrast.sentences) == ("ours", "theirs", 3)
    assert contrast.estimate.value == pytest.approx((2.5 + 3 + 0) / 3)
    # Two that differ, both the same way: 2 of 4 ways.
    assert contrast.p == pytest.approx(0.5)
    assert found.twice == 3
    assert found.alpha is not None
    assert 0.5 < found.alpha < 1


def test_what_nobody_rated_counts_nowhere() -> None:
    found = tally(BALLOT, {1: {"a1": 5}, 2: {"b2": 1}}, 5, 100, 1)
    assert [(each.system, each.sentences) for each in found.opinions] == [("ours", 1), ("theirs", 1)]
    assert found.contrasts == ()
    assert (found.alpha, found.twice) == (None, 0)
