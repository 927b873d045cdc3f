"""Frames: the two words before and the two behind a place, for guards that ask whether all stayed there."""

from collections.abc import Iterable, Iterator

Frame = tuple[str, str, str, str]


def padded(words: list[str]) -> list[str]:
    """The words with two empty ones at each end, so that every one of them has a frame."""
    return ["", "", *words, "", ""]


def around(words: list[str], word: str) -> Iterator[Frame]:
    """The frame of each place of a word, which must not be empty, in padded words."""
    for place, other in enumerate(words):
        if other == word:
            yield words[place - 2], words[place - 1], words[place + 1], words[place + 2]


def gaps(words: list[str]) -> Iterator[Frame]:
    """The frames with nothing in them: all four words that follow each other."""
    return zip(words, words[1:], words[2:], words[3:], strict=False)


def meet(some: Iterable[Frame], others: Iterable[Frame]) -> bool:
    """Whether they share a frame."""
    return not frozenset(some).isdisjoint(others)
