from hypothesis import given
from hypothesis import strategies as st

from trainer.sources.splits import Groups, Side, assign

NONE = Side(0)
PUBLISHED = st.sampled_from([NONE, Side.TRAIN, Side.DEV, Side.TEST, Side.TRAIN | Side.TEST])


@given(st.lists(PUBLISHED, max_size=20), st.data())
def test_what_hangs_together_never_stands_on_two_sides(published: list[Side], data: st.DataObject) -> None:
    count = len(published)
    texts = [f"sentence {number}" for number in range(count)]
    place = st.integers(0, max(count - 1, 0))
    links = data.draw(st.lists(st.tuples(place, place), max_size=20)) if count else []
    found = assign(texts, published, links, dev=0.2, test=0.3, seed=1)
    groups = Groups(count)
    for one, other in links:
        groups.join(one, other)
    for number, side in enumerate(found):
        # Nothing but a leak is taken out, and never out of test.
        assert side is not None or published[number] in (Side.TRAIN, Side.DEV)
        assert side is None or not published[number] or side & published[number]
        assert Side.TEST not in published[number] or side is Side.TEST
        for other in range(number):
            if groups.of(number) == groups.of(other) and None not in (side, found[other]):
                assert side == found[other]


def test_the_published_test_set_stays_whole_and_what_leaks_goes() -> None:
    # A train sentence is the twin of a test sentence; a free one hangs on to it, and one on nothing.
    found = assign(
        ["a", "b", "c", "d"], [Side.TRAIN, Side.TEST, NONE, Side.TRAIN], [(0, 1), (2, 0)],
        dev=0.0, test=0.0, seed=1,
    )  # fmt: skip
    assert found == [None, Side.TEST, Side.TEST, Side.TRAIN]


def test_shares_are_kept_whatever_the_size_of_the_groups() -> None:
    count = 3000
    texts = [str(number) for number in range(count)]
    for size in (1, 5):
        links = [(number - number % size, number) for number in range(count)]
        found = assign(texts, [NONE] * count, links, dev=0.1, test=0.2, seed=1)
        assert abs(found.count(Side.TEST) / count - 0.2) < 0.06
        assert abs(found.count(Side.DEV) / count - 0.1) < 0.05


def test_the_draw_does_not_depend_on_the_order() -> None:
    texts = [str(number) for number in range(50)]
    there = assign(texts, [NONE] * 50, [(3, 4)], dev=0.2, test=0.2, seed=1)
    back = assign(texts[::-1], [NONE] * 50, [(46, 45)], dev=0.2, test=0.2, seed=1)
    assert there == back[::-1]
