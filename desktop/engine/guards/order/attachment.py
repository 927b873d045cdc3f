"""Attachment: what hangs on a clause is not hung on another.

"The ruling was a blow to the agency, which had asked for it in order to protect investors" does not say
that the ruling was a blow in order to protect them. A part of the source is looked for at the front of the
rewrite, up to its first comma; there it belongs to the main clause. If it stood inside a subordinate
clause, or was what came of the rest, it said something else. Only behind "that" and its like may a whole
clause come forward: "they say that it works", "it works, they say".
"""

from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence, stem
from desktop.engine.wordset import word_set

_RELATIVE = word_set("which who whom whose where")
_SUBORDINATE = _RELATIVE | word_set(
    "that what how whether because if unless since while although though so until"
)
_OPENS_PHRASE = word_set(
    """
    in on at by through for from with during without over under using among across within throughout via
    between around against after before inevitably
    """
)
# ", enabling it": what comes of it.
_COMES_OF_IT = word_set(
    """
    allowing causing creating enabling ensuring facilitating giving helping improving increasing leading
    making meaning producing providing reducing resulting yielding leaving letting prompting forcing
    demonstrating establishing highlighting illustrating indicating proving revealing showcasing showing
    suggesting
    """
)
# "It is good that they came": what stands behind "that" is the main thing.
_EMPTY = word_set("it it's there there's this that")
_OPENS_SENTENCE = _SUBORDINATE | _OPENS_PHRASE | word_set("when as once whenever despite given to")
_CAUSAL = word_set("as because since due thanks owing result")
_LEAST_LETTERS, _FEWEST = 4, 2
_LIGHT = word_set("with from into this that these those their them they have been were there which when than")


class Parts(NamedTuple):
    """The parts of a sentence.

    Attributes:
        front: stems of the words of weight before the first comma, if a clause follows it.
        places: of each stem of weight that stands in it once, its place among the words.
        nested: the place from which the words stand in a subordinate clause, or tell what comes of the
            rest; beyond the end where there is none.
        result: whether those words tell what comes of the rest.
        causal: whether it says what is due to what.
        clause: whether only the whole of that clause may come forward.
        opening: words of a phrase or clause that the main clause follows.
        phrase: whether the sentence opens with a phrase.
    """

    front: frozenset[str]
    places: dict[str, int]
    nested: int
    result: bool
    causal: bool
    clause: bool
    opening: int
    phrase: bool


def facts(sentence: Sentence) -> Parts:
    """The parts of a sentence."""
    lower = sentence.lower
    comma = next((index for index in range(1, len(lower)) if "," in sentence.between(index)), 0)
    stems = [stem(word) for word in lower]
    weighty = [
        index for index, word in enumerate(lower) if len(word) >= _LEAST_LETTERS and word not in _LIGHT
    ]
    counts: dict[str, int] = {}
    for index in weighty:
        counts[stems[index]] = counts.get(stems[index], 0) + 1
    places = {stems[index]: index for index in weighty if counts[stems[index]] == 1}
    nested = next(
        (
            index
            for index in range(2, len(lower))
            if (lower[index] in _SUBORDINATE and not (lower[index] == "that" and lower[0] in _EMPTY))
            or ("," in sentence.between(index) and lower[index] in _COMES_OF_IT)
            or (lower[index - 1] in {"thereby", "thus"} and "," in sentence.between(index - 1))
        ),
        len(lower),
    )
    opening = comma if lower and lower[0] in _OPENS_SENTENCE else 0
    front = frozenset(stems[index] for index in weighty if index < comma)
    result = nested < len(lower) and lower[nested] not in _SUBORDINATE
    causal = not _CAUSAL.isdisjoint(lower)
    clause = nested < len(lower) and lower[nested] in _SUBORDINATE - _RELATIVE
    phrase = bool(lower) and lower[0] in _OPENS_PHRASE
    return Parts(front, places, nested, result, causal, clause, opening, phrase)


def breaks(source: Parts, rewrite: Parts) -> bool:
    """Whether the rewrite opens with what stood inside a clause of its source."""
    if (source.clause and not rewrite.phrase) or (source.result and rewrite.causal):
        return False
    found = [source.places[each] for each in rewrite.front if each in source.places]
    if len(found) < min(_FEWEST, len(rewrite.front)) or 2 * len(found) < len(rewrite.front):
        return False
    # The source's own opening may hold a clause: "If it rains, we stay."
    return bool(found) and min(found) >= source.nested >= source.opening


GUARD = Guard("attachment", facts, breaks)
