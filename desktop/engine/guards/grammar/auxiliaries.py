"""Auxiliaries: where all behind one stays, "do", "be" and "have" are not exchanged: "What is it mean?".

Nor does "do" part from its subject: "How many does you take?", "Do this bus go there?".
"""

from typing import NamedTuple

from desktop.engine.guards.grammar.verbforms import BASES
from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.guards.reading.verbs import IRREGULAR
from desktop.engine.wordset import word_set

_DO = word_set("do does did don't doesn't didn't")
_BE = word_set("is are was were isn't aren't wasn't weren't")
_HAVE = word_set("has have had hasn't haven't hadn't")
_ALL = _DO | _BE | _HAVE
# "She is her father's eyes", but "the jam is set" and "he is gone".
_DETERMINERS = word_set("a an the my your his her its our their no some any this that these those just such")
# They are adjectives and verbs: "Are the shops open?" asks what "Do the shops open?" does.
_EITHER = word_set("open close clear clean dry warm cool empty free")
_BARE = BASES | frozenset(IRREGULAR.values()) | word_set("ask bother care cost end help like look want work")
_NO_SUBJECTS = word_set("in on at for with")
_LEAST = 2
_OTHER_DO = {"do": "does", "does": "do"}
_OF_DO = word_set("you we they i")
_OF_DOES = word_set("he she it")


class Auxiliaries(NamedTuple):
    """The forms of "do", "be" and "have" in a sentence.

    Attributes:
        lower: all words, with an empty one at each end.
        places: where these forms are among them.
        behind: for each word behind such a form, the forms and their places.
        asks: whether the sentence ends with a question mark.
    """

    lower: list[str]
    places: list[int]
    behind: dict[str, dict[str, list[int]]]
    asks: bool


def facts(sentence: Sentence) -> Auxiliaries:
    """The auxiliaries of a sentence."""
    asks = sentence.plain.endswith("?")
    if _ALL.isdisjoint(sentence.lower_set):
        return Auxiliaries([], [], {}, asks)
    lower = ["", *sentence.lower, ""]
    places = [place for place, word in enumerate(lower) if word in _ALL]
    behind: dict[str, dict[str, list[int]]] = {}
    for place in places:
        behind.setdefault(lower[place + 1], {}).setdefault(lower[place], []).append(place)
    return Auxiliaries(lower, places, behind, asks)


def breaks(source: Auxiliaries, rewrite: Auxiliaries) -> bool:
    """Whether one was exchanged for another that what stayed behind it does not go with."""
    return any(
        _disagrees(source, rewrite, place)
        or any(
            _exchanged(source, was, rewrite, place)
            for one, others in source.behind.get(rewrite.lower[place + 1], {}).items()
            if one != rewrite.lower[place]
            for was in others
        )
        for place in rewrite.places
    )


def _exchanged(source: Auxiliaries, was: int, rewrite: Auxiliaries, is_: int) -> bool:
    """Whether two forms, with the same word behind, do not mean the same, though all stayed around them."""
    one, other = source.lower[was], rewrite.lower[is_]
    behind = source.lower[was + 1]
    if not behind:
        return False
    if _OTHER_DO.get(one) == other:
        # "As does less formal groups"
        return behind != "not"
    if source.lower[was - 1] != rewrite.lower[is_ - 1]:
        return False
    same = _stayed(source.lower[was + 1 :], rewrite.lower[is_ + 1 :])
    if one in _HAVE:
        # "Hasn't the rent been paid?" may ask whether it is unpaid.
        return other in _BE and behind in _DETERMINERS and not source.asks and len(same) >= _LEAST
    asks_or_denies = source.asks or "'" in one
    return asks_or_denies and behind not in _NO_SUBJECTS and _misfits(one, other, same)


def _misfits(one: str, other: str, same: list[str]) -> bool:
    """Whether "do" became "be", or "be" became "do", with these words left as they were."""
    if len(same) < _LEAST or not _EITHER.isdisjoint(same):
        return False
    if one in _BE:
        return other in _DO and not same[-1]
    return other in _BE and not (same[-1] and _BARE.isdisjoint(same))


def _stayed(source: list[str], rewrite: list[str]) -> list[str]:
    """The words that both begin with; the last is empty where both end with them."""
    same = []
    for one, other in zip(source, rewrite, strict=False):
        if one != other:
            break
        same.append(one)
    return same


def _disagrees(source: Auxiliaries, rewrite: Auxiliaries, place: int) -> bool:
    """Whether "does" stands before a subject of "do", or "don't" behind one of "does"."""
    before, word, behind = rewrite.lower[place - 1 : place + 2]
    if word == "don't":
        return before in _OF_DOES and word not in source.lower
    # "Too much salt does you harm."
    return word == "does" and behind in _OF_DO and rewrite.asks


GUARD = Guard("auxiliaries", facts, breaks)
