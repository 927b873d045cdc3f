"""Places: where something is does not become what it is.

"Honeypot ants are in the genus Myrmecocystus" does not say that the genus is the honeypot ant, nor "He threw
it on the couch" that the couch was thrown: the word behind "in" or "on" does not open the rewrite as the
subject of "is" or "was". Nor does it have what somebody had there: "I had a stay at the hotel".
"""

from desktop.engine.guards.guard import Guard, whole
from desktop.engine.guards.reading.sentence import Sentence, stem
from desktop.engine.guards.reading.verbs import FINITE_BE
from desktop.engine.wordset import word_set

_PREPOSITIONS = word_set("in on at into from")
_DETERMINERS = word_set(
    "the a an this that these those my your his its our their her some any all each every"
)
# With one of these the place may be said to be so: "the shelves are full of books", "which", "has".
_MAY_BE = word_set(
    "where which has have had full covered lined filled packed crowded home one empty lit known"
)
_NO_SUBJECTS = word_set("there it this that what how where")
# "Drought has an effect on the harvest" says no place.
_NO_PLACES = word_set("effect effects impact impacts influence influences")
_REACH = 6
_HAVE = word_set("have has had")
_HOLDERS = word_set("i we you he she they i've we've you've they've i'd we'd you'd he'd she'd they'd")


def _places(sentence: Sentence) -> frozenset[str]:
    """Stems of the words behind "in", "on" and their like."""
    lower = sentence.lower
    return frozenset(
        stem(next((other for other in lower[place + 1 :] if other not in _DETERMINERS), ""))
        for place, word in enumerate(lower)
        if word in _PREPOSITIONS and not (place and lower[place - 1] in _NO_PLACES)
    )


def breaks(source: Sentence, rewrite: Sentence) -> bool:
    """Whether a place of the source has become the subject of "is"."""
    before, after = source.lower, rewrite.lower
    if not before or not after or before[0] == after[0] or before[0] in _NO_SUBJECTS:
        return False
    had = _has(after) and before[0] in _HOLDERS and not _HAVE.isdisjoint(before[:_REACH])
    if not had and (FINITE_BE.isdisjoint(after[:_REACH]) or not _MAY_BE.isdisjoint(rewrite.lower_set)):
        return False
    front = next((word for word in after[:3] if word not in _DETERMINERS), "")
    if not front or front.endswith("'s"):
        return False
    return stem(front) in source.once(_places) and stem(front) not in map(stem, before[:3])


def _has(lower: list[str]) -> bool:
    """Whether the first verb that can be told for sure is "have", before anybody else is spoken of."""
    for word in lower[: 2 * _REACH]:
        if word in _HAVE:
            return True
        if word in _MAY_BE or word in _HOLDERS or word in FINITE_BE:
            return False
    return False


GUARD = Guard("places", whole, breaks)
