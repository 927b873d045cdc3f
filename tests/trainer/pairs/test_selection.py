from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from trainer.pairs.files import Pair
from trainer.pairs.selection import Offered, select
from trainer.settings.label import Label

PAIR = st.builds(
    Pair,
    source=st.sampled_from(["a b", "A, b!", "c", "d e f"]),
    paraphrase=st.sampled_from(["x", "y z", "a b"]),
    origin=st.sampled_from(["one/a", "one/b", "two", ""]),
)


def offered(pairs: list[Pair], copies: int = 1) -> Offered:
    made = Offered()
    for place, pair in enumerate(pairs):
        made.add(pair, place, copies, seed=1)
    return made


def settings(**values: Any) -> Label:
    return Label(train=[Path("t")], dev=[Path("d")], output=Path("o"), **values)


def said(pair: Pair) -> tuple[str, str]:
    return pair.source.lower().replace(",", "").replace("!", ""), pair.paraphrase


BOUNDS = st.fixed_dictionaries(
    {"cap": st.integers(0, 4), "limit": st.integers(0, 4), "rewrites": st.integers(0, 3)}
)


@given(st.lists(PAIR, max_size=30), st.lists(PAIR, max_size=2), BOUNDS, st.booleans())
def test_every_pair_is_taken_or_dropped_for_one_reason_and_no_bound_is_broken(
    pairs: list[Pair], dev: list[Pair], bounds: dict[str, int], distinct: bool
) -> None:
    cap, limit, rewrites = (bounds[name] for name in ("cap", "limit", "rewrites"))
    wanted = settings(**bounds, distinct=distinct, caps={"one/a": 1})
    found = select(offered(pairs), wanted, offered(dev).sentences())
    taken = [pairs[place] for place in found.order]
    dropped = sum((counts for counts in found.dropped.values()), Counter())
    assert len(taken) + dropped.total() == len(pairs)
    assert len(set(found.order.tolist())) == len(taken)
    elsewhere = {text for pair in dev for text in said(pair)}
    assert not any(set(said(pair)) & elsewhere for pair in taken)
    families = Counter(pair.origin.split("/")[0] for pair in taken)
    assert not cap or max(families.values(), default=0) <= cap
    assert sum(pair.origin == "one/a" for pair in taken) <= 1
    assert not limit or len(taken) <= limit
    assert not rewrites or max(Counter(said(pair)[0] for pair in taken).values(), default=0) <= rewrites
    assert not distinct or len({said(pair) for pair in taken}) == len(taken)


def test_of_pairs_that_are_alike_the_most_doubtful_go() -> None:
    made = Offered()
    bold = [0.1, 0.4, 0.2, 0.3]
    light = [0.5, 0.8, 0.6, 0.7]
    for place, acceptance in enumerate(bold + light):
        rewrite = f"x{place} y z" if place < len(bold) else f"a{place} b c d e f g h"
        made.add(Pair("a b c d e f g h", rewrite), place, 1, seed=1, acceptance=acceptance)
    found = select(made, settings(doubtful=0.5), np.empty(0, dtype=np.uint64))
    # Not the worst four of all, but the worst two of each kind.
    assert sorted(found.order.tolist()) == [1, 3, 5, 7]
    assert found.dropped == {"": Counter({"most doubtful of its like": 4})}


@given(st.lists(PAIR, max_size=12), st.integers(1, 3))
def test_copies_are_taken_together(pairs: list[Pair], copies: int) -> None:
    loose = settings(distinct=False, apart=False)
    found = select(offered(pairs, copies), loose, np.empty(0, dtype=np.uint64))
    assert sorted(found.order.tolist()) == sorted(list(range(len(pairs))) * copies)
