"""The full forms of contractions, where there is no doubt: "do not" for "don't"."""

import re
from collections.abc import Iterator

from desktop.engine.voice.auxiliaries import (
    ASKING,
    BEHIND_ADVERBS,
    DOUBTFUL_PARTICIPLES,
    NEXT,
    PERSONAL,
    SURELY_PERFECT,
    Change,
    Key,
    may_be_participle,
    previous_word,
)
from desktop.engine.wordset import word_set

# A contraction. What may stand in front of which ending: a noun with 's is mostly a possessive.
_CONTRACTED = re.compile(
    r"(?<![\w'’-])(?P<head>[a-z]+?)(?P<tail>n['’]t|['’](?:s|m|re|ve|ll|d))(?![\w'’-])", re.IGNORECASE
)
_HEADS = {
    "s": word_set("he she it that there here") | ASKING,
    "m": word_set("i"),
    "re": word_set("you we they these those there") | ASKING,
    "ve": word_set("i you we they who could should would might must may"),
    "d": word_set("i you he she it we they there who"),
}
_VERBS = {"m": "am", "re": "are", "ve": "have", "ll": "will"}
_NEGATABLE = word_set(
    "do does did is are was were have has had could would should must might need ought dare"
)
_SHORTENED = {"ca": "can", "wo": "will", "sha": "shall"}
_INFINITIVES = word_set(
    """
    like love prefer be have say think want go need do make take give see know find tell wish hate rather
    enjoy appreciate recommend suggest expect hope try
    """
)
# With a preposition behind them, these say what somebody is; alone they may say what something did.
_STATES = word_set(
    "bored confused disappointed excited interested married pleased scared surprised tired worried"
)
_BEHIND_STATE = word_set("about at because by for in of that to with")
# What nothing without a mind can have done.
_DONE_TO_THINGS = word_set(
    "advised based believed called considered estimated expected intended known located named thought"
)

_CLAUSE_OPENERS = word_set("and but or so then yet well oh")
_QUESTION_WORDS = ASKING | {"which", "whom"}
# "Aren't you guys coming?" is not "Are you not guys coming?".
_WITH_PRONOUN = word_set(
    "guys people folks two three four all both boys girls kids men women ladies gentlemen students lot"
)
_BEHIND_SHORT_QUESTION = word_set("like all about with for in on doing going")


def contractions(text: str) -> Iterator[tuple[re.Match[str], set[Key]]]:
    """The contractions of a text, each with what it may stand for."""
    for found in _CONTRACTED.finditer(text):
        keys = _keys(found)
        if keys:
            yield found, keys


def full_forms(text: str) -> Iterator[Change]:
    """The full form of each contraction of a text that has but one, in order."""
    for found in _CONTRACTED.finditer(text):
        head, tail = _parts(found)
        loud = found["tail"][-1].isupper()
        if tail == "nt":
            change = _negation_spelt_out(found, head)
            if change:
                yield change._replace(text=change.text.upper()) if loud and len(head) > 1 else change
            continue
        keys = _keys(found)
        if len(keys) == 1:
            ((_, verb),) = keys
            shown = verb.upper() if loud else verb
            yield Change(found.start(), found.end(), (head, verb), f"{found['head']} {shown}")


def _keys(found: re.Match[str]) -> set[Key]:
    """What a contraction may stand for; nothing if it is none."""
    head, tail = _parts(found)
    if tail == "nt":
        return {(_SHORTENED.get(head, head), "not")}
    if (head, tail) == ("let", "s"):
        return {("let", "us")}
    if tail != "ll" and head not in _HEADS[tail]:
        return set()
    if tail == "s":
        return {(head, verb)} if (verb := _is_or_has(found)) else {(head, "is"), (head, "has")}
    if tail == "d":
        return {(head, verb)} if (verb := _would_or_had(found)) else {(head, "would"), (head, "had")}
    return {(head, _VERBS[tail])}


def _parts(found: re.Match[str]) -> tuple[str, str]:
    return found["head"].lower(), found["tail"].lower().replace("'", "").replace("’", "")


def _negation_spelt_out(found: re.Match[str], head: str) -> Change | None:
    verb = _SHORTENED.get(head, head)
    if head not in _NEGATABLE and head not in _SHORTENED:
        return None  # "ain't" stands for several
    text, end = found.string, found.end()
    plain = "cannot" if verb == "can" else f"{verb} not"
    previous = previous_word(text, found.start())
    opens = not previous or previous in _CLAUSE_OPENERS or previous in _QUESTION_WORDS
    asks = text.find("?", end) >= 0
    ahead = NEXT.match(text, end)
    if ahead and ahead[1].lower() in PERSONAL | {"there"}:
        if previous == "why" and ahead[1].lower() in ("we", "you"):
            return None  # a suggestion, not a question
        if opens and asks and (ahead[2] or "").lower() not in _WITH_PRONOUN:
            verb = "am" if (verb, ahead[1]) == ("are", "I") else verb
            plain, end = f"{verb} {ahead[1]} not", ahead.end(1)
        elif previous not in PERSONAL:
            return None
    elif opens and previous != "who" and (asks or previous in _QUESTION_WORDS - {"what", "which"}):
        # "Doesn't John know?" has its "not" behind a subject of unknown length.
        return None
    if found[0][0].isupper():
        plain = plain[0].upper() + plain[1:]
    return Change(found.start(), end, (verb, "not"), plain)


def _is_or_has(found: re.Match[str]) -> str | None:
    """What the 's behind a pronoun stands for, if there is no doubt."""
    text, head = found.string, found["head"].lower()
    ahead = BEHIND_ADVERBS.match(text, found.end())
    if ahead is None:
        return None
    word = ahead["word"].lower()
    if head in ASKING and word in PERSONAL | {"this", "that", "these", "those"}:
        # "What's he want?" is "what does he want".
        further = NEXT.match(text, ahead.end("word"))
        return "is" if not further or further[1].lower() in _BEHIND_SHORT_QUESTION else None
    if word == "own":
        return None  # "its own", misspelt
    if head == "here" and word == "to":
        return None  # "Here's to you!"
    if word in SURELY_PERFECT:
        return "has"
    further = NEXT.match(text, ahead.end("word"))
    surely_is = (
        not may_be_participle(word)
        or word == "supposed"
        or (word in _DONE_TO_THINGS and head not in ("he", "she", "who"))
        or (further and further[1].lower() in (_BEHIND_STATE if word in _STATES else ("by",)))
    )
    return "is" if surely_is else None


def _would_or_had(found: re.Match[str]) -> str | None:
    """What the 'd behind a pronoun stands for, if there is no doubt."""
    ahead = BEHIND_ADVERBS.match(found.string, found.end())
    word = ahead["word"].lower() if ahead else ""
    if word in _INFINITIVES:
        return "would"
    if word in ("better", "best") or (
        word != "become" and may_be_participle(word) and word not in DOUBTFUL_PARTICIPLES
    ):
        return "had"
    return None
