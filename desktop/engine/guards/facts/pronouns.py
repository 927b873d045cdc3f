"""Pronouns: nobody speaks, is spoken to or is spoken of who was not there before.

Nor does anybody do what another did: "We drill and he learns it" is not "We drill and learn it".
"""

import re
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.guards.reading.verbs import root
from desktop.engine.wordset import word_set

_SUBJECT = {"i": "I", "he": "he", "she": "she", "we": "we", "they": "they"}
_OTHER = {
    "me": "I", "my": "I", "mine": "I", "myself": "I",
    "you": "you", "your": "you", "yours": "you", "yourself": "you", "yourselves": "you", "ya": "you",
    "him": "he", "his": "he", "himself": "he",
    "her": "she", "hers": "she", "herself": "she",
    "us": "we", "our": "we", "ours": "we", "ourselves": "we", "let's": "we",
    "them": "they", "their": "they", "theirs": "they", "themselves": "they", "themself": "they",
}  # fmt: skip
_PERSON = _SUBJECT | _OTHER
_CONTRACTED = {
    subject + ending: person
    for subject, person in (*_SUBJECT.items(), ("you", "you"))
    for ending in ("'m", "'re", "'s", "'ve", "'ll", "'d")
}
_ALL = _PERSON | _CONTRACTED
_OWNERS = word_set("my your his her our")
_NONE: frozenset[tuple[str, str]] = frozenset()
_NOTHING: frozenset[str] = frozenset()
# These may be he who opened the sentence and others.
_WITH = {"I": "we", "you": "we", "he": "they", "she": "they"}
_SUBJECTS = _SUBJECT | {"you": "you"}
_SPEAKERS = {word: person for word, person in (_SUBJECT | _CONTRACTED).items() if person in {"I", "we"}}
_OTHER_SPEAKER = {"I": "we", "we": "I"}
# A woman or man who is named so may be taken up by a pronoun.
_HE = word_set("man boy father husband son brother uncle king mr sir gentleman male grandfather dad guy lord")
_SHE = word_set(
    "woman girl mother wife daughter sister aunt queen mrs ms miss lady female grandmother mum mom"
)


# "My husband and I" are "we".
_WITH_ME = re.compile(r"\band (?:I|me|myself|my)\b|\b(?:I|me|myself) and\b|\bmy (?:\w+ )?(?:and|family)\b")


# Who does something behind an "and", and what is done there by whoever opened the sentence.
_DOES_TOO = re.compile(r"\b(?:and|but|so) (i|you|he|she|we|they) ([a-z]+)")
_GOES_ON = re.compile(r"\b(?:and|but|so) ([a-z]+)")


class Pronouns(NamedTuple):
    """Who is there in a sentence.

    Attributes:
        persons: those with a pronoun: I, you, he, she, we, they.
        welcome: those who may get one in a rewrite.
        subjects: those who act, among "he" and "she".
        objects: those who are acted on, among "he" and "she".
        by: whether there is a "by", which turns the two around.
        owners: pairs of "my", "her" or their like and the word behind it.
        speaking: pairs of "I" or "we" and the word behind it; none where somebody is "with me".
        does_too: where the sentence opens with a pronoun, others behind an "and", each with the verb of it.
        goes_on: where it opens with one, the words behind an "and".
    """

    persons: frozenset[str]
    welcome: frozenset[str]
    subjects: frozenset[str]
    objects: frozenset[str]
    by: bool
    owners: frozenset[tuple[str, str]]
    speaking: frozenset[tuple[str, str]]
    does_too: frozenset[tuple[str, str]]
    goes_on: frozenset[str]


def facts(sentence: Sentence) -> Pronouns:
    """Who is there in a sentence."""
    found = sentence.lower_set & _ALL.keys()
    if "us" in found and "us" not in sentence.words and "US" in sentence.words:
        found -= {"us"}
    persons = frozenset(_ALL[word] for word in found)
    welcome = set(persons)
    if not _HE.isdisjoint(sentence.lower_set):
        welcome.add("he")
    if not _SHE.isdisjoint(sentence.lower_set):
        welcome.add("she")
    with_me = "I" in persons and _WITH_ME.search(sentence.plain) is not None
    if with_me:
        welcome.add("we")
    speaking = _NONE
    if not with_me and not persons.isdisjoint({"I", "we"}):
        speaking = frozenset((_SPEAKERS[one], two) for one, two in sentence.pairs if one in _SPEAKERS)
    does_too, goes_on = _NONE, _NOTHING
    opener = _SUBJECTS.get(sentence.lower[0]) if sentence.lower else None
    if opener and not sentence.lower_set.isdisjoint({"and", "but", "so"}):
        both = _DOES_TOO.findall(sentence.plain_lower)
        does_too = frozenset(
            (_PERSON[who], root(verb))
            for who, verb in both
            if _PERSON[who] not in (opener, _WITH.get(opener))
        )
        goes_on = frozenset(map(root, _GOES_ON.findall(sentence.plain_lower)))
    if not persons & {"he", "she"}:
        # Plural nouns and unknown persons are "they".
        welcome.add("they")
    return Pronouns(
        persons,
        frozenset(welcome),
        frozenset(found & {"he", "she"}),
        frozenset(_OTHER[word] for word in found & {"him", "her"}),
        "by" in sentence.lower_set,
        _NONE
        if found.isdisjoint(_OWNERS)
        else frozenset(pair for pair in sentence.pairs if pair[0] in _OWNERS),
        speaking,
        does_too,
        goes_on,
    )


def breaks(source: Pronouns, rewrite: Pronouns) -> bool:
    """Whether somebody is new, or "he" and "she" change their parts."""
    if not rewrite.persons <= source.welcome:
        return True
    if (
        "they" in rewrite.persons
        and "they" not in source.persons
        and source.persons - rewrite.persons - {"you"}
    ):
        # "We left." -> "They left."
        return True
    if any(verb in rewrite.goes_on and who not in rewrite.persons for who, verb in source.does_too):
        return True
    if source.speaking and rewrite.speaking and _others_speak(source.speaking, rewrite.speaking):
        return True
    if source.owners and rewrite.owners and _others_own(source.owners, rewrite.owners):
        return True
    return (
        bool(rewrite.subjects and rewrite.objects and source.subjects and source.objects)
        and rewrite.subjects.isdisjoint(source.subjects)
        and rewrite.objects.isdisjoint(source.objects)
        and source.by == rewrite.by
    )


def _others_speak(source: frozenset[tuple[str, str]], rewrite: frozenset[tuple[str, str]]) -> bool:
    """Whether "I'm afraid" became "we're afraid", though both are spoken of."""
    lost = source - rewrite
    return any((_OTHER_SPEAKER[person], word) in lost for person, word in rewrite - source)


def _others_own(source: frozenset[tuple[str, str]], rewrite: frozenset[tuple[str, str]]) -> bool:
    """Whether "her book" became "his book", though both are spoken of; "our house" may be "my house"."""
    lost = {thing: owner for owner, thing in source - rewrite}
    return any(thing in lost and {owner, lost[thing]} != {"my", "our"} for owner, thing in rewrite - source)


GUARD = Guard("pronouns", facts, breaks)
