from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.settings.collect import Collect, Source
from trainer.sources import topics


def settings(output: Path, **values: int) -> Collect:
    return Collect(sources=[Source(kind="plain", files=[output])], output=output, chunk=7, **values)


TEXTS = [f"The ferry leaves the port at {number} for the island." for number in range(30)] + [
    "The cook adds salt to the soup.", "The baker kneads the dough for bread.",
    "A dentist looks after teeth.", "The doctor treats a broken leg.",
]  # fmt: skip


def test_rare_topics_have_their_share(tmp_path: Path) -> None:
    places = topics.spread(TEXTS, settings(tmp_path, limit=10, topics=6))
    assert len(places) == 10
    assert places == sorted(set(places))
    assert len(set(range(30, 34)) & set(places)) >= 3
    by_chance = topics.spread(TEXTS, settings(tmp_path, limit=10, topics=0))
    assert len(set(by_chance)) == 10
    assert len(set(range(30, 34)) & set(by_chance)) < 3


def test_run_again_nothing_is_embedded_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = topics.spread(TEXTS, settings(tmp_path, limit=10, topics=6))
    monkeypatch.setattr(topics, "_encoder", lambda: pytest.fail("embedded again"))
    assert topics.spread(TEXTS, settings(tmp_path, limit=10, topics=6)) == first


def test_clusters_lie_where_the_embeddings_do() -> None:
    chance = np.random.default_rng(1)
    corners = np.eye(3, 8, dtype=np.float32)
    noisy = np.repeat(corners, 40, axis=0) + chance.normal(0, 0.05, (120, 8)).astype(np.float32)
    noisy /= np.linalg.norm(noisy, axis=1, keepdims=True)
    nearest = (noisy @ topics.cluster(noisy, 6, seed=1).T).argmax(axis=1)
    # No centre has embeddings of two corners.
    assert all(not set(nearest[:40]) & set(part) for part in (nearest[40:80], nearest[80:]))


@given(st.lists(st.integers(0, 4), min_size=1, max_size=40), st.integers(0, 40))
def test_no_topic_is_ahead_while_another_has_more(found: list[int], limit: int) -> None:
    lots = [(place * 7919) % 104729 for place in range(len(found))]
    places = topics.evenly(found, lots, limit)
    assert len(places) == min(limit, len(found))
    taken, have = Counter(found[place] for place in places), Counter(found)
    for one in have:
        for other in have:
            assert taken[one] <= taken[other] + 1 or taken[other] == have[other]
