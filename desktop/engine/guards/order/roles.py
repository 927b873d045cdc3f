"""Roles: who does it to whom. "The dog bit the man" is not "the man bit the dog".

There is no parser: around a verb that stands once in both sentences, the words on its left and right
up to the next boundary are taken as agent and patient, the other way round in the passive. Only a full
exchange is objected to: part of the agent has become patient and part of the patient agent.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence, stem
from desktop.engine.guards.reading.verbs import (
    ATTITUDES,
    IRREGULAR,
    LEMMAS,
    PARTICIPLES,
    SYMMETRIC,
    TRANSITIVE,
    UNCHANGING,
)
from desktop.engine.wordset import word_set

_BE = word_set(
    """
    am is are was were be been being got get gets isn't aren't wasn't weren't i'm he's she's it's they're
    we're you're
    """
)
_HAVE = word_set("have has had having haven't hasn't hadn't i've we've they've you've")
_AUXILIARY = _BE | word_set(
    """
    have has had having do does did will would can could shall should may might must not never also only
    just won't wouldn't can't couldn't shouldn't don't doesn't didn't hasn't haven't hadn't cannot then
    now soon often always already still once ever finally later to be i'm you're i'd he'd she'd we'd
    they'd i'll i've we've
    """
)
_DETERMINERS = word_set(
    """
    a an the this that these those my your his her its our their no some any every each all both another
    such
    """
)
_BOUNDARIES = word_set(
    """
    and or but nor yet because although though while when where if unless since after before until than
    who whom which whose what how why whether as so then thus therefore however
    """
)
_PREPOSITIONS = word_set(
    """
    in on at to for from with of by into onto over under about against between through during within
    without among across along around near towards toward upon beside behind beyond despite per via above
    below
    """
)
_EMPTY = (
    _DETERMINERS
    | _PREPOSITIONS
    | _AUXILIARY
    | word_set(
        """
        it itself himself herself themselves myself yourself ourselves there here who that which mr mrs ms
        dr prof sir miss very much many more most less own other others one ones yesterday today tomorrow
        tonight last next week month year day time morning evening night monday tuesday wednesday thursday
        friday saturday sunday your yours mine ours theirs his its hers out up down off back away too so
        """
    )
)
_TITLES = word_set("Mr Mrs Ms Dr Prof St Sr Jr Gen Sen Rep Gov Lt Col Capt")
_PERSONS = {
    "i": "I", "me": "I", "he": "he", "him": "he", "she": "she", "we": "we", "us": "we", "they": "they",
    "them": "they", "you": "you", "i'm": "I", "i've": "I", "i'd": "I", "i'll": "I", "he's": "he",
    "he'd": "he", "she's": "she", "she'd": "she", "we're": "we", "we've": "we", "we'd": "we",
    "they're": "they", "they've": "they", "they'd": "they", "you're": "you", "you've": "you",
}  # fmt: skip
_CONTRACTED = word_set("it's that's there's here's what's who's where's how's let's one's")
_MARKS = frozenset(',;:—–()"!?[]{}«»…')
# Words that are looked at on either side of a verb.
_REACH = 12


class Frame(NamedTuple):
    """What stands around a verb.

    Attributes:
        agent: stems of those who do it.
        patient: stems of those to whom it is done.
        passive: whether the verb is in the passive.
        direct: whether no preposition parts the verb from its object; true in the passive.
    """

    agent: frozenset[str]
    patient: frozenset[str]
    passive: bool
    direct: bool


class Roles(NamedTuple):
    """The roles in a sentence.

    Attributes:
        frames: what stands around each verb that stands in it once.
        attitudes: the same around "grateful", "proud" and the like.
        owners: what belongs to whom: stem of the word behind a word with 's -> stem of that word.
        others: stems of all other words, where there is an owner.
    """

    frames: dict[str, Frame]
    attitudes: dict[str, Frame]
    owners: dict[str, str]
    others: frozenset[str]


def facts(sentence: Sentence) -> Roles:
    """The roles in a sentence."""
    frames: dict[str, Frame] = {}
    attitudes: dict[str, Frame] = {}
    seen: set[str] = set()
    lower = sentence.lower
    for index, word in enumerate(lower):
        verb = _verb(sentence, index, word)
        if not verb:
            continue
        if verb in seen:
            frames.pop(verb, None)
            attitudes.pop(verb, None)
            continue
        seen.add(verb)
        frame = _frame(sentence, index)
        if frame:
            (attitudes if word in ATTITUDES else frames)[verb] = frame
    owners = {
        stem(owned): stem(word)
        for word, owned in pairwise(lower)
        if word.endswith("'s") and word not in _PERSONS and word not in _CONTRACTED
    }
    others: frozenset[str] = frozenset()
    if owners:
        others = frozenset(stem(word) for word in lower if not word.endswith("'s"))
    return Roles(frames, attitudes, owners, others)


def _verb(sentence: Sentence, index: int, word: str) -> str:
    """The base form of the verb at `index`; "" where there is none for sure."""
    lower = sentence.lower
    before = lower[index - 1] if index else ""
    if word in ATTITUDES:
        # "is very grateful"
        return word if any(other in _BE for other in lower[max(0, index - 3) : index]) else ""
    if before in _DETERMINERS and before not in {"that", "all", "both", "each"}:
        return ""
    if word in IRREGULAR:
        base = IRREGULAR[word]
    elif _is_past(word) or (len(word) > 5 and word.endswith("ing") and before in _BE):
        base = LEMMAS.get(stem(word), stem(word))
    else:
        base = _present(lower, index, word)
    return "" if base in SYMMETRIC or base in {"do", "be", "have", "go", "come"} else base


def _is_past(word: str) -> bool:
    return len(word) > 3 and word.endswith("ed") and not word.endswith("eed")


def _present(lower: list[str], index: int, word: str) -> str:
    """The base form of a verb in the present tense, or of one like "hit"; "" where it may be a noun."""
    before = lower[index - 1] if index else ""
    if not before or before in _PREPOSITIONS or before.endswith("'s") or before in _DETERMINERS - {"that"}:
        return ""
    base = LEMMAS.get(stem(word), stem(word))
    has_object = index + 1 < len(lower) and lower[index + 1] in _DETERMINERS
    if word in UNCHANGING:
        return word if has_object else ""
    if word.endswith("s") and len(word) > 3:
        return base if base in TRANSITIVE or (has_object and word not in _AUXILIARY) else ""
    told = before in _PERSONS or before in _AUXILIARY or before.endswith("s")
    return base if base in TRANSITIVE and word == base and told else ""


def _frame(sentence: Sentence, index: int) -> Frame | None:
    """Agent and patient of the verb at `index`; None where the place of either is unclear."""
    first, passive = _voice(sentence, index)
    left, inverted = _left(sentence, first)
    if inverted:
        return None
    right, by = _right(sentence, index, passive=passive)
    agent, patient = (by, left | right) if passive else (left, right)
    following = "".join(sentence.lower[index + 1 : index + 2])
    direct = passive or not (following in _PREPOSITIONS or following in _BOUNDARIES or following == "using")
    return Frame(agent - patient, patient - agent, passive, direct) if agent - patient else None


def _voice(sentence: Sentence, index: int) -> tuple[int, bool]:
    """Where the verb at `index` begins with its auxiliaries, and whether it is in the passive."""
    lower = sentence.lower
    word = lower[index]
    participle = word not in ATTITUDES and (_is_past(word) or word in IRREGULAR)
    first = index
    passive = perfect = False
    while first and index - first < 6 and not _ends(sentence, first):
        other = lower[first - 1]
        passive = passive or (participle and other in _BE)
        perfect = perfect or other in _HAVE
        # "They're" is an auxiliary too, but holds a person.
        if other in _PERSONS or not (other in _AUXILIARY or (other.endswith("ly") and len(other) > 4)):
            break
        first -= 1
    # "The cake eaten by the dog": the participle alone.
    by = participle and lower[index + 1 : index + 2] == ["by"]
    return first, passive or by or (word in PARTICIPLES and not perfect)


def _left(sentence: Sentence, first: int) -> tuple[frozenset[str], bool]:
    """What stands on the left, and whether a preposition opens it ("beside the church stood ...")."""
    lower = sentence.lower
    found: list[str] = []
    place = first
    while place and first - place < _REACH:
        if place < len(lower) and _ends(sentence, place):
            break
        if lower[place - 1] in _BOUNDARIES or lower[place - 1] == "that":
            break
        place -= 1
        found.extend(_content(lower, place))
    opens_with = lower[place] if place < first else ""
    return frozenset(found), opens_with in _PREPOSITIONS


def _right(sentence: Sentence, index: int, *, passive: bool) -> tuple[frozenset[str], frozenset[str]]:
    """What stands on the right, and what of it stands behind "by" in the passive."""
    lower = sentence.lower
    found: list[str] = []
    by: list[str] = []
    target = found
    for place in range(index + 1, min(len(lower), index + 1 + _REACH)):
        word = lower[place]
        if _ends(sentence, place) or word in _BOUNDARIES:
            break
        if word == "by" and not passive:
            break  # "opened by" may be a passive whose "was" is far away
        if passive and word in _PREPOSITIONS:
            # "by the head of the office" is one agent.
            target = by if word == "by" or (word == "of" and target is by) else found
        target.extend(_content(lower, place))
    return frozenset(found), frozenset(by)


def _ends(sentence: Sentence, index: int) -> bool:
    """Whether something ends in front of the word at `index`."""
    between = sentence.between(index)
    if between == " ":
        return False
    if "." in between:
        return sentence.words[index - 1] not in _TITLES and len(sentence.words[index - 1]) > 1
    return not _MARKS.isdisjoint(between)


def _content(lower: list[str], index: int) -> Iterator[str]:
    """The stem or person that the word at `index` brings in, if any."""
    word = lower[index]
    if word in _PERSONS:
        yield _PERSONS[word]
    elif word == "her":
        # "her boss" is no person in the sentence, "told her" is.
        if index + 1 == len(lower) or lower[index + 1] in _EMPTY or lower[index + 1] in _BOUNDARIES:
            yield "she"
    elif word not in _EMPTY and not word[0].isdigit() and not (word.endswith("ly") and len(word) > 4):
        yield stem(word)


def breaks(source: Roles, rewrite: Roles) -> bool:
    """Whether two have changed their parts."""
    for verb in source.frames.keys() & rewrite.frames.keys():
        if _exchanged(source.frames[verb], rewrite.frames[verb]):
            return True
    for word in source.attitudes.keys() & rewrite.attitudes.keys():
        before, after = source.attitudes[word], rewrite.attitudes[word]
        if _exchanged(before, after) or (
            after.agent & before.patient and before.agent.isdisjoint(after.agent | after.patient)
        ):
            return True
    # "the editor rejected the author's draft" -> "the author rejected the editor's draft"
    if any(
        rewrite.owners.get(owner) == owned and source.owners.get(owner) != owned
        for owned, owner in source.owners.items()
    ):
        return True  # "the tutor's pupil" -> "the pupil's tutor"
    return any(
        source.owners[owned] != rewrite.owners[owned]
        and source.owners[owned] in rewrite.others
        and rewrite.owners[owned] in source.others
        for owned in source.owners.keys() & rewrite.owners.keys()
    )


def _exchanged(before: Frame, after: Frame) -> bool:
    # "Data generated by the method", "data generated using the method": a passive without its "was".
    alike = before.passive == after.passive or (before.direct and after.direct)
    return (
        alike
        and before.agent.isdisjoint(after.agent)
        and not before.agent.isdisjoint(after.patient)
        and not before.patient.isdisjoint(after.agent)
    )


GUARD = Guard("roles", facts, breaks)
