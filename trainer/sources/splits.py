"""Which split a sentence belongs to, so that none has a twin, or a paraphrase, on another side."""

from collections.abc import Iterable, Sequence
from enum import IntFlag

from trainer.lots import lot


class Side(IntFlag):
    """The splits that a sentence is published in; none where nobody has said."""

    TRAIN = 1
    DEV = 2
    TEST = 4


# The name of a split is what the files call it.
SIDES = {"train": Side.TRAIN, "dev": Side.DEV, "test": Side.TEST}


class Groups:
    """Things that hang together, directly or through others (disjoint sets).

    Args:
        count: of things, each its own group at first.
    """

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def join(self, one: int, other: int) -> None:
        """Make one group of the groups of two things."""
        left, right = self.of(one), self.of(other)
        # The lowest place stands for its group, so the order of joins makes no difference.
        self._above[max(left, right)] = min(left, right)

    def of(self, thing: int) -> int:
        """The group of a thing: the lowest place in it."""
        while self._above[thing] != thing:
            self._above[thing] = self._above[self._above[thing]]
            thing = self._above[thing]
        return thing


def assign(
    texts: Sequence[str],
    published: Sequence[Side],
    links: Iterable[tuple[int, int]],
    *,
    dev: float,
    test: float,
    seed: int,
) -> list[Side | None]:
    """The split of each sentence, or None where it must go to keep the splits apart.

    What hangs together goes to one split. A published test set stays whole, then a dev set: what hangs
    together with it and was published elsewhere is taken out. What nobody has published in a split goes
    where the rest of its group is; a group of such alone is drawn.

    Args:
        texts: the sentences.
        published: where each is published.
        links: pairs of places that hang together.
        dev: share of the groups to be drawn for dev.
        test: share of them for test.
        seed: of the draw, which depends on the sentences alone and not on their order.
    """
    groups = Groups(len(texts))
    for one, other in links:
        groups.join(one, other)
    sides: dict[int, Side] = {}
    lots: dict[int, int] = {}
    for place, side in enumerate(published):
        group = groups.of(place)
        sides[group] = sides.get(group, Side(0)) | side
        drawn = lot(seed, "split", texts[place])
        lots[group] = min(lots.get(group, drawn), drawn)
    sizes: dict[int, int] = {}
    for place in range(len(texts)):
        sizes[groups.of(place)] = sizes.get(groups.of(place), 0) + 1
    chosen = {
        group: _most_guarded(side) if side else _drawn(lots[group], sizes[group], dev, test)
        for group, side in sides.items()
    }
    found: list[Side | None] = []
    for place, side in enumerate(published):
        mine = chosen[groups.of(place)]
        found.append(mine if not side or side & mine else None)
    return found


def _most_guarded(sides: Side) -> Side:
    return next(side for side in (Side.TEST, Side.DEV, Side.TRAIN) if side & sides)


def _drawn(lowest: int, size: int, dev: float, test: float) -> Side:
    # The lowest of many lots is low: made even again, or large groups would all go to test.
    place = 1.0 - (1.0 - lowest / 2**64) ** size
    return Side.TEST if place < test else Side.DEV if place < test + dev else Side.TRAIN
