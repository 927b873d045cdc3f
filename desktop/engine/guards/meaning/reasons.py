"""Reasons: none is made up or lost, none was a contrast, and cause and consequence keep their places.

Nor is a means or a time made of what an "and" only joined: "He sat there and fed the birds" is not "He fed
the birds by sitting there", and "It was late and he was tired" not "He was tired when it was late".
"""

import re
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence, stem
from desktop.engine.wordset import word_set

_AGAINST = word_set("although though despite albeit notwithstanding but whereas however")
# What may stand for one of these: without any of them the contrast is gone.
_LIKE_AGAINST = _AGAINST | word_set(
    "while whilst yet still nevertheless nonetheless even regardless rather instead unlike spite"
)
_WORDS_OF_REASON = word_set(
    """
    because since due owing therefore thus hence consequently as so reason reasons given thanks cause causes
    caused
    """
)
# Where one of these stands, a reason may be meant.
_LIKE_REASON = _WORDS_OF_REASON | word_set(
    """
    why result results resulted resulting lead leads led leading make makes made making allow allows allowing
    means mean enable enables ensure ensures ensuring considering sufficient enough
    """
)
# One of these keeps a reason, or may.
_KEEPS_REASON = _LIKE_REASON | word_set(
    """
    too account grounds meant meaning responsible behind attributed attributable explain explains explained
    from out seeing over being having prompt prompts prompted prompting force forces forced forcing
    """
)
# "So we left", but not "so that", "so far".
_SO_THEN = r"so (?!that\b|as\b|far\b|long\b|much\b|many\b|called\b|on\b)"
_GIVES_REASON = re.compile(rf"\bbecause\b|, since |, {_SO_THEN}")
_MAY_GIVE_REASON = word_set("because since so")
# These may stand for a "because" by themselves.
_MARKS = frozenset(";:–—-")
_MEANS = re.compile(
    r"(?<!begin )(?<!begins )(?<!began )(?<!begun )(?<!beginning )(?<!start )(?<!starts )(?<!started )"
    r"\bby (?!morning\b|evening\b|building\b|meeting\b|\w*thing\b)\w+ing\b"
)
_LIKE_MEANS = word_set("by using through via with")
# "When the soup was cold", but not "when he was looking".
_STATE_THEN = re.compile(r"\bwhen(?: [\w']+){1,6}? (?:was|were|is|are)\b(?! \w+ing\b)")
_LIKE_THEN = word_set("when whenever while as after before once if until")
_REASON = re.compile(
    r"\b(?:because|since|due to|owing to|therefore|thus|hence|consequently)\b"
    r"|(?:^|, )as (?!well\b|if\b|though\b|long\b|soon\b|far\b|per\b|an? |\w+ed\b|shown\b)"
)
_SO = re.compile(rf", (?:and )?{_SO_THEN}")
_CAUSE_AHEAD = re.compile(r"(?:as|since|because) (?!of\b|an? )")
_CAUSE_BEHIND = re.compile(
    r",? because (?!of )|, (?:as|since) (?!well\b|if\b|though\b|long\b|soon\b|per\b|an? )"
)
# "While the food was good", but not "while eating", nor "we sang while they ate".
_WHILE = re.compile(r"(?:while|whilst) (?!\w+ing\b)")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_LEAST_LETTERS = 4
_LIGHT = word_set(
    "that this these those their them they have been were there which when than with from into your"
)


class Reasons(NamedTuple):
    """The reasons in a sentence.

    Attributes:
        words: all words.
        against: whether one thing is said to stand against another.
        joined: how many times "and" joins something.
        plain: the sentence in lower case.
        given: whether a reason is given in so many words.
        means: whether something is said to be done "by doing" something else.
        then: whether something is said to be when something was so.
        reason: whether one thing is said to be the reason for another.
        cause: stems of weight of the cause, where two clauses are cause and consequence.
        effect: those of the consequence.
    """

    words: frozenset[str]
    joined: int
    plain: str
    given: bool
    means: bool
    then: bool
    against: bool
    reason: bool
    cause: frozenset[str]
    effect: frozenset[str]


_NONE: frozenset[str] = frozenset()


def facts(sentence: Sentence) -> Reasons:
    """The reasons in a sentence."""
    words = sentence.lower_set
    plain = sentence.plain_lower
    against = not _AGAINST.isdisjoint(words) or _WHILE.match(plain) is not None
    said = (
        words,
        sentence.lower.count("and"),
        plain,
        not _MAY_GIVE_REASON.isdisjoint(words) and _GIVES_REASON.search(plain) is not None,
        "by" in words and _MEANS.search(plain) is not None,
        "when" in words and _STATE_THEN.search(plain) is not None,
        against,
    )
    if words.isdisjoint(_WORDS_OF_REASON):
        return Reasons(*said, False, _NONE, _NONE)
    cause, effect = _parted(plain)
    cause_stems, effect_stems = _content(cause), _content(effect)
    return Reasons(
        *said,
        _REASON.search(plain) is not None,
        cause_stems - effect_stems,
        effect_stems - cause_stems,
    )


def _parted(plain: str) -> tuple[str, str]:
    """The clause of the cause and that of the consequence; two empty ones where it is unclear."""
    found = _SO.search(plain)
    if found and _REASON.search(plain):
        return "", ""
    if found:
        return plain[: found.start()], plain[found.end() :]
    if found := _CAUSE_AHEAD.match(plain):
        cause, _, effect = plain[found.end() :].partition(", ")
        return (cause, effect) if effect else ("", "")
    if found := _CAUSE_BEHIND.search(plain):
        return plain[found.end() :], plain[: found.start()]
    return "", ""


def _content(clause: str) -> frozenset[str]:
    return frozenset(
        stem(word) for word in _WORD.findall(clause) if len(word) >= _LEAST_LETTERS and word not in _LIGHT
    )


def breaks(source: Reasons, rewrite: Reasons) -> bool:
    """Whether a reason is made up, lost or was a contrast, or cause and consequence have changed places."""
    if (
        source.given
        and _KEEPS_REASON.isdisjoint(rewrite.words)
        and _MARKS.intersection(rewrite.plain) <= _MARKS.intersection(source.plain)
    ):
        return True
    if source.joined and _out_of_and(source, rewrite):
        return True
    if not rewrite.reason and not (rewrite.cause and source.cause):
        return False
    if "because" in rewrite.words and "and" in source.words and _LIKE_REASON.isdisjoint(source.words):
        # "She called and he left" gives no reason.
        return True
    if (
        rewrite.reason
        and source.against
        and _LIKE_AGAINST.isdisjoint(rewrite.words)
        and _WORDS_OF_REASON.isdisjoint(source.words)
    ):
        return True
    return _mostly(source.cause & rewrite.effect, source.cause & rewrite.cause) and _mostly(
        source.effect & rewrite.cause, source.effect & rewrite.effect
    )


def _out_of_and(source: Reasons, rewrite: Reasons) -> bool:
    """Whether a means or a time was made of what was only joined."""
    if rewrite.means and _LIKE_MEANS.isdisjoint(source.words):
        return True
    return rewrite.then and rewrite.joined < source.joined and _LIKE_THEN.isdisjoint(source.words)


def _mostly(turned: frozenset[str], kept: frozenset[str]) -> bool:
    return len(turned) > len(kept)


GUARD = Guard("reasons", facts, breaks)
