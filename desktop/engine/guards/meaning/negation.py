"""Negation: what is denied stays denied, what is said stays said, and of the same thing."""

import re
from collections import Counter
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.meaning import opposites
from desktop.engine.guards.reading.sentence import Sentence, stem
from desktop.engine.wordset import word_set

_NEGATORS = word_set(
    """
    not no never none nobody nothing nowhere neither cannot without hardly barely scarcely rarely seldom
    nor aint dont doesnt didnt isnt wasnt wont cant couldnt wouldnt shouldnt havent hasnt hadnt arent
    werent
    """
)
# These may say the same as a negator, or only something near it: they are counted as either.
_NEAR_NEGATORS = word_set(
    """
    lack lacks lacked lacking fail fails failed failing failure unable absence absent few little less
    refuse refuses refused refusing avoid avoids avoided avoiding devoid zero prevent prevents prevented
    instead rather despite unless except deny denies denied denying impossible missing miss missed
    inability unlikely stop stopped cease ceased ignore ignored ignoring reluctant forgo forgot forgotten
    neglect neglected exclude excluding excluded minimal limited insufficient inadequate unaware unknown
    unclear unwilling exempt incapable decline declined omit omitted negative only until doubt doubts
    doubted unsuccessful unsuccessfully forbid forbids forbade forbidden ban bans banned prohibit
    prohibits prohibited fewer
    """
)
_JOINING = word_set("or nor")
_FAILING = word_set("fail fails failed failing")
_NO_NEGATION = re.compile(
    r"\bno (?:doubt|wonder|matter|sooner)\b|\bnot (?:only|just|merely|simply|solely|least)\b|\bnothing but\b"
    r"|\bnot to mention\b|\bwhether or not\b|\bno\. ?\d|\bwhy not\b|\bmore often than not\b|\bnone other\b"
    r"|\bnever ?mind\b|\bnothing short of\b"
    r"|\bwithout (?:a |any )?(?:doubt|question|hesitation|fail)\b|\bin no time\b"
    r"|\b(?:can't|cannot|couldn't) (?:wait|help but|but)\b|\bnot to be missed\b|\bnever ?fails?\b|\bno less\b"
    r"|\bno (?:longer|later|more|fewer) than\b|\bnot (?:longer|later|more|fewer) than \d"
    r"|\bif not\b|\bor not\b|\bnon(?=-)"
)
# "He failed to stop" denies like "he did not stop"; "too tired to drive" as "so tired that he could not".
_FAILED_TO = re.compile(r"(?<!never )(?<!not )(?<!n't )\bfail(?:s|ed|ing)? to\b")
# "Never fails to disappoint" disappoints: of such a failing nothing denies.
_NEVER_FAILS = re.compile(r"\b(?:never|not) ?fails?\b")
_TOO_TO = re.compile(r"\btoo \w+ (?:for \w+ )?to\b")
# (What has been passed over stays so: "never have I seen" does not deny "have".)
_DENIED = re.compile(
    r"(?:\bnot|n't|\bcannot|\bnever|\bno)\s+(?:(?:a|an|the|any|be|been|being|to|have|has|had|so|very|really|quite|that"
    r"|even|yet|ever|it|this|is|are|was|were|do|does|did|i|you|he|she|we|they)\s+)*+(\w{2,})"
)


class Negation(NamedTuple):
    """The negators of a sentence.

    Attributes:
        negators: how many sure ones.
        near: stems of the words that may stand for one.
        denied: the first word of weight behind each.
        words: all words.
        polarity: what `opposites` needs to see whether a word was turned into its contrary.
    """

    negators: int
    near: Counter[str]
    denied: frozenset[str]
    words: frozenset[str]
    polarity: opposites.Polarity


def facts(sentence: Sentence) -> Negation:
    """The negators of a sentence."""
    words = sentence.lower_set
    count = 0
    denied: frozenset[str] = frozenset()
    if not _NEGATORS.isdisjoint(words) or "n't" in sentence.plain or "N'T" in sentence.plain:
        plain = sentence.plain_lower
        count = sum(word in _NEGATORS or word.endswith("n't") for word in sentence.lower)
        count -= len(_NO_NEGATION.findall(plain)) + ("neither" in words and "nor" in words)
        denied = frozenset(_DENIED.findall(plain))
    near = Counter(stem(word) for word in sentence.lower if word in _NEAR_NEGATORS)
    if not _FAILING.isdisjoint(words):
        count += len(_FAILED_TO.findall(sentence.plain_lower))
        near["fail"] -= len(_NEVER_FAILS.findall(sentence.plain_lower))
    if "too" in words:
        near["too"] += len(_TOO_TO.findall(sentence.plain_lower))
    return Negation(
        max(count, 0),
        near,
        denied,
        words,
        sentence.once(opposites.polarity),
    )


def breaks(source: Negation, rewrite: Negation) -> bool:
    """Whether a negation is lost, new, or denies something else."""
    # What stands near to a negator in both says the same in both: "failed to stop", "stopped".
    near = (source.near - rewrite.near).total(), (rewrite.near - source.near).total()
    if (
        max(source.negators, rewrite.negators) > min(source.negators + near[0], rewrite.negators + near[1])
        and (
            # Of two denials one more or less may be style ("not a or b", "not a, nor b"); the first and
            # last are not, and a second one out of nothing denies something else.
            not (source.negators and rewrite.negators and abs(source.negators - rewrite.negators) == 1)
            or (rewrite.negators == 2 and source.words.isdisjoint(_JOINING) and "nor" not in rewrite.words)
        )
        and opposites.turned(source.polarity, rewrite.polarity) % 2 == 0
    ):
        return True
    # "tea, not coffee" -> "coffee, not tea": each denied word stands undenied on the other side.
    before, after = source.denied - rewrite.denied, rewrite.denied - source.denied
    return bool(before and after) and not (before.isdisjoint(rewrite.words) or after.isdisjoint(source.words))


GUARD = Guard("negation", facts, breaks)
