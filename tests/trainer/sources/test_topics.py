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
    def rare(topics_wanted: int) -> int:
        """How many sentences of the small topics are chosen, in six draws together."""
        found = 0
        for seed in range(1, 7):
            folder = tmp_path / f"{topics_wanted}-{seed}"
            places = topics.spread(TEXTS, settings(folder, limit=10, topics=topics_wanted, seed=seed))
            assert len(places) == 10
            assert places == sorted(set(places))
            found += len(set(range(30, 34)) & set(places))
        return found

    # Where the clusters lie depends on the last bits of the embeddings, so that one draw may go either way.
    assert rare(3) > 1.3 * rare(0)


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
