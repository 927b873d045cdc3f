"""Which pairs are taken of those that pass the filters: drawn by lots, of each a few numbers in memory."""

from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from desktop.engine.measures import lexical_diversity, words
from trainer.lots import lot
from trainer.pairs.files import Pair
from trainer.settings.label import Label

_Mask = npt.NDArray[np.bool_]
_Numbers = npt.NDArray[np.uint64]


@dataclass(slots=True)
class Offered:
    """Pairs that may be taken, without their texts: some 40 bytes each.

    Attributes:
        places: where each stands, as its owner counts.
        copies: how often each is to be written.
    """

    places: "array[int]" = field(default_factory=lambda: array("Q"))
    copies: "array[int]" = field(default_factory=lambda: array("I"))
    _sources: "array[int]" = field(default_factory=lambda: array("Q"))
    _rewrites: "array[int]" = field(default_factory=lambda: array("Q"))
    _lots: "array[int]" = field(default_factory=lambda: array("Q"))
    _origins: "array[int]" = field(default_factory=lambda: array("I"))
    _names: dict[str, int] = field(default_factory=dict)
    _acceptances: "array[float]" = field(default_factory=lambda: array("f"))
    _likes: "array[int]" = field(default_factory=lambda: array("I"))

    def add(self, pair: Pair, place: int, copies: int, seed: int, acceptance: float = 1.0) -> None:
        """Offer a pair; `seed` deals its lot.

        Args:
            pair: the pair.
            place: where it stands.
            copies: how often it is to be written.
            seed: of the lots.
            acceptance: the probability that a strict reader accepts the rewrite, where it is known.
        """
        self.places.append(place)
        self.copies.append(copies)
        self._sources.append(_said(pair.source))
        self._rewrites.append(_said(pair.paraphrase))
        self._lots.append(lot(seed, pair.source, pair.paraphrase))
        self._origins.append(self._names.setdefault(pair.origin, len(self._names)))
        self._acceptances.append(acceptance)
        self._likes.append(_like(pair))

    def sentences(self) -> _Numbers:
        """A number for each sentence of either side; what says the same words has the same one."""
        return np.union1d(_array(self._sources), _array(self._rewrites))


def repeated(offered: Offered) -> _Mask:
    """Which pairs stand earlier already, with the same words on both sides."""
    both = np.stack([_array(offered._sources), _array(offered._rewrites)], axis=1)
    _, first = np.unique(both, axis=0, return_index=True)
    mask = np.ones(len(both), dtype=np.bool_)
    mask[first] = False
    return mask


@dataclass(frozen=True, slots=True)
class Selection:
    """What is taken.

    Attributes:
        order: indices of the pairs taken, in random order, each as often as it is to be written.
        dropped: how many of each origin were not taken, by reason.
    """

    order: npt.NDArray[np.int64]
    dropped: dict[str, Counter[str]]


def select(offered: Offered, settings: Label, elsewhere: _Numbers) -> Selection:
    """Choose training pairs.

    Args:
        offered: pairs that pass the filters.
        settings: what to leave out, and how many to take.
        elsewhere: sentences that no pair may have, as `Offered.sentences` numbers them.
    """
    left = np.ones(len(offered.places), dtype=np.bool_)
    dropped: dict[str, Counter[str]] = {}
    for reason, mask in _left_out(offered, settings, elsewhere, left):
        leaving = left & mask
        names = list(offered._names)
        for origin, count in zip(
            *np.unique(_array(offered._origins)[leaving], return_counts=True), strict=True
        ):
            dropped.setdefault(names[int(origin)], Counter())[reason] += int(count)
        left &= ~mask
    taken = np.flatnonzero(left)
    order = np.repeat(taken, np.frombuffer(offered.copies, dtype=np.uint32)[taken] if len(taken) else 0)
    np.random.default_rng(settings.seed).shuffle(order)
    return Selection(order, dropped)


def _left_out(
    offered: Offered, settings: Label, elsewhere: _Numbers, left: _Mask
) -> Iterator[tuple[str, _Mask]]:
    """Reasons and whom they hit; `left` is brought up to date by whoever asks, between one and the next."""
    sources, lots = _array(offered._sources), _array(offered._lots)
    if settings.distinct:
        yield "copy of another pair", repeated(offered)
    if settings.apart:
        yield "stands in dev", np.isin(sources, elsewhere) | np.isin(_array(offered._rewrites), elsewhere)
    if settings.doubtful:
        yield "most doubtful of its like", _most_doubtful(offered, left, settings.doubtful)
    if settings.rewrites:
        yield "over the rewrites of its source", _beyond(sources, lots, left, settings.rewrites)
    origins = _array(offered._origins).astype(np.uint64)
    for name, most in settings.caps.items():
        within = np.array([_belongs(origin, name) for origin in offered._names], dtype=np.bool_)
        mine = left & within[origins] if len(origins) else left
        yield "over the cap of its origin", mine & _beyond(np.zeros_like(lots), lots, mine, most)
    if settings.cap:
        families: dict[str, int] = {}
        numbers = [families.setdefault(name.split("/")[0], len(families)) for name in offered._names]
        groups = np.array(numbers, dtype=np.uint64)[origins] if len(origins) else origins
        yield "over the cap of its origin", _beyond(groups, lots, left, settings.cap)
    if settings.limit:
        yield "over the limit", _beyond(np.zeros_like(lots), lots, left, settings.limit)


def _beyond(groups: _Numbers, lots: _Numbers, left: _Mask, most: int) -> _Mask:
    """Which of those left come after the `most` lowest lots of their group."""
    places = np.flatnonzero(left)
    order = places[np.lexsort((lots[places], groups[places]))]
    _, starts, counts = np.unique(groups[order], return_index=True, return_counts=True)
    ranks = np.arange(len(order)) - np.repeat(starts, counts)
    mask = np.zeros(len(left), dtype=np.bool_)
    mask[order[ranks >= most]] = True
    return mask


def _most_doubtful(offered: Offered, left: _Mask, share: float) -> _Mask:
    """Which of those left are the share of their like that a strict reader would least likely accept."""
    acceptances = np.frombuffer(offered._acceptances, dtype=np.float32)
    places, likes = np.flatnonzero(left), _array(offered._likes)
    order = places[np.lexsort((acceptances[places], likes[places]))]
    _, starts, counts = np.unique(likes[order], return_index=True, return_counts=True)
    ranks = np.arange(len(order)) - np.repeat(starts, counts)
    mask = np.zeros(len(left), dtype=np.bool_)
    mask[order[ranks < np.repeat(counts * share, counts)]] = True
    return mask


def _like(pair: Pair) -> int:
    """A number for pairs of like length (by eight words) and change (by tenths)."""
    return len(words(pair.source)) // 8 * 16 + int(lexical_diversity(pair.source, pair.paraphrase) * 10)


def _belongs(origin: str, name: str) -> bool:
    return origin == name or origin.startswith(name + "/")


def _said(text: str) -> int:
    """A number for the words of a text, whatever the case and the punctuation."""
    return lot(0, *words(text))


def _array(numbers: "array[int]") -> npt.NDArray[np.uint64]:
    kind = np.uint64 if numbers.typecode == "Q" else np.uint32
    return np.frombuffer(numbers, dtype=kind) if numbers else np.empty(0, dtype=kind)
