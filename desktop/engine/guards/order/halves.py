"""Halves: what stands on either side of a connective does not change sides behind another one.

"I missed the last bus and walked home" is neither "I walked home, which missed the last bus"
nor "I walked home and missed the last bus". Two things are looked at: the halves that "and", "to", "that" and
their like part, where another connective takes their place and each half is on the other side of it; and two
actions behind one subject, whose order is that of time.
"""

from typing import NamedTuple

from desktop.engine.guards.guard import Guard, whole
from desktop.engine.guards.reading.sentence import Sentence, stem
from desktop.engine.guards.reading.verbs import IRREGULAR
from desktop.engine.wordset import word_set

# What may not take the place of each with the halves turned round. "X, so Y" and "Y because X" say the same,
# as do "X before Y" and "Y after X".
_NOT_FOR = {
    "and": word_set("by as who which so because where"),
    "that": word_set("and so"),
    "to": word_set("where as so"),
    "as": word_set("by which and"),
    "so": word_set("and"),
    "but": word_set("and which so when"),
    "for": word_set("as so"),
}
# These tell the order themselves.
_ORDERS = word_set("after before once having then until later first")
_NO_VERBS = word_set("this its his thus always perhaps sometimes yes us across towards")
_EMPTY = word_set(
    """
    the a an this that these those my your his its our their and or but so as of in on at to for from with by
    into is are was were be been being am do does did have has had will would can could it not very much many
    more most too also just only i you he she we they me him her us them there then when while which who
    after before until because since although though if
    """
)


class Actions(NamedTuple):
    """Two actions of one subject.

    Attributes:
        first: stems of weight of the first, without its subject.
        second: those of the second.
    """

    first: frozenset[str]
    second: frozenset[str]


def _actions(sentence: Sentence) -> Actions | None:
    """Two actions that "and" joins, if there are two."""
    lower = sentence.lower
    if lower.count("and") != 1:
        return None
    place = lower.index("and")
    verb = place + (2 if lower[place + 1 : place + 2] == ["then"] else 1)
    if place < 2 or verb >= len(lower) or not _may_be_finite(lower[verb]):
        return None
    start = next((index for index in range(place - 1, 0, -1) if _parts(sentence, index)), 0)
    end = next((index for index in range(verb + 1, len(lower)) if _parts(sentence, index)), len(lower))
    # "She leaned", "the cook spat"; the subject alone in "someone enters".
    own = start + min(2, place - start - 1)
    subject = _content(lower[start:own])
    first, second = _content(lower[own:place]) - subject, _content(lower[verb:end])
    both = first & second
    return Actions(first - both, second - both - subject) if first - both and second - both else None


def _may_be_finite(word: str) -> bool:
    if word in IRREGULAR:
        return True
    return len(word) > 3 and (
        word.endswith("ed") or (word.endswith("s") and not word.endswith("ss") and word not in _NO_VERBS)
    )


def _parts(sentence: Sentence, index: int) -> bool:
    return any(mark in sentence.between(index) for mark in ',;:"—–')


def _content(words: list[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in words if word not in _EMPTY)


def _connectives(sentence: Sentence) -> tuple[str, ...]:
    return tuple(word for word in _NOT_FOR if sentence.lower.count(word) == 1)


def breaks(source: Sentence, rewrite: Sentence) -> bool:
    """Whether the halves of the source, or two actions in it, have changed places."""
    actions = source.once(_actions)
    if actions and _turned(actions, rewrite):
        return True
    for word in source.once(_connectives):
        if word in rewrite.lower_set:
            continue
        for other in (_NOT_FOR[word] & rewrite.lower_set) - source.lower_set:
            if rewrite.lower.count(other) == 1 and _exchanged(source.lower, word, rewrite.lower, other):
                return True
    return False


def _turned(actions: Actions, rewrite: Sentence) -> bool:
    if not _ORDERS.isdisjoint(rewrite.lower_set):
        return False
    first, second = [], []
    for place, word in enumerate(rewrite.lower):
        found = stem(word)
        if found in actions.first:
            first.append(place)
        elif found in actions.second:
            second.append(place)
    return bool(first) and bool(second) and max(second) < min(first)


def _exchanged(before: list[str], word: str, after: list[str], other: str) -> bool:
    place, new = before.index(word), after.index(other)
    if not place or not new:
        return False
    ahead, behind = _content(before[:place]), _content(before[place + 1 :])
    ahead, behind = ahead - behind, behind - ahead
    front, back = _content(after[:new]), _content(after[new + 1 :])
    front, back = front - back, back - front
    kept = len(ahead & front) + len(behind & back)
    turned_front, turned_back = len(behind & front), len(ahead & back)
    return bool(turned_front and turned_back) and turned_front + turned_back >= kept + 2


GUARD = Guard("halves", whole, breaks)
