"""Assertions: what is only compared, doubted, intended or not shown is not asserted; no "if" is made up."""

import re
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.wordset import word_set

# "As if it were so"
_AS_IF = re.compile(r"\b(?:as if|as though)\b")
_LIKE_AS_IF = word_set(
    """
    like though seem seems seemed seeming seemingly appear appears appeared resembling resembled reminiscent
    way similar
    """
)
# "If it rains", but not "ask if it rains", "even if", "if not".
_IF = re.compile(
    r"(?:^|[^a-z\s]\s*|(?<!as)(?<!even)(?<!only)(?<!ask)(?<!asks)(?<!asked)(?<!asking)(?<!inquire)(?<!inquired)"
    r"(?<!inquiring)(?<!questioned)(?<!assess)(?<!determine)(?<!determined)(?<!see)(?<!saw)(?<!know)(?<!knew)"
    r"(?<!sure)(?<!clear)(?<!check)(?<!decide)(?<!wonder)(?<!doubt)(?<!of)(?<!what)(?<!tell)\s)"
    r"if\b(?! (?:not|necessary|possible|any|so|needed|desired|applicable)\b)"
)
# Where one of these stands, a condition may be meant.
_LIKE_IF = word_set(
    """
    if whether when whenever unless should would could case event depending depend depends provided providing
    assuming supposing suppose otherwise or whatever wherever until without even wonder wonders wondered see
    might may had were once where anyone whoever who
    """
)
# "There is little evidence that": what follows is not said to be so.
_SHOWN = r"(?:evidence|proof|indications?|signs?|guarantees?|reasons? to (?:believe|think|suppose)|certainty)"
_NOT_SHOWN = re.compile(
    rf"\b(?:no|little|hardly any|any|scant|insufficient|not enough) (?:\w+ )?{_SHOWN} (?:that|of|for)\b"
    r"|(?:\b(?:not|never)|n't) (?:yet )?(?:believe|think)\b"
    r"|(?:(?:\b(?:not|never)|n't) (?:yet |been )?(?:clear|certain|sure|known|proven|proved|shown|likely|true)"
    r"|\b(?:unclear|uncertain|unsure|unknown|unproven|unlikely|untrue|doubtful|doubts?|doubted|false))"
    r" (?:that|whether|if)\b"
)
_UNSURE = word_set(
    """
    evidence proof indication indications sign signs guarantee guarantees reason reasons certainty clear
    certain sure known proven proved shown likely true believe think unclear uncertain unsure unknown unproven
    unlikely untrue doubtful doubt doubts doubted false
    """
)
# "It works, but there is little evidence."
_ASSERTED = re.compile(
    rf"^[^,]{{8,160}},? (?:but|and|though|although|yet|while|however)"
    r" (?:there|it|this|that|we|i|they) (?:\S+ ){1,5}?"
    rf"(?:{_SHOWN}|clear|unclear|certain|uncertain|unsure|known|unknown|proven|unproven|unlikely|doubtful|doubt)"
    r"(?: (?:of|for|about) (?:it|this|that))?[.!]?$"
)
# "I'm afraid that" regrets, it fears and doubts nothing.
_AFRAID = re.compile(r"\b(?:i'm|i am|we're|we are) afraid (?!of\b|to\b)")
_LIKE_REGRET = word_set(
    """
    afraid sorry unfortunately regret regrets regrettably sadly fear apologise apologize apologies concerned
    worried unable cannot
    """
)
_DOUBTS = word_set(
    """
    unsure uncertain doubtful doubt scared frightened terrified fearful fear unclear unaware sceptical
    skeptical
    """
)
# "Some doubt that it is safe", but not "no doubt it is".
_DOUBTED = re.compile(
    r"(?<!no )(?<!without )(?<!without a )(?<!beyond )(?<!little )(?<!any )"
    r"\b(?:doubt|den(?:y|ies|ied)|disput(?:e[sd]?))(?:s|ed)?\b"
)
# "It is safe, and some doubt."
_DOUBTED_LAST = re.compile(
    r"\b(?:doubt|den(?:y|ies|ied)|disput(?:e[sd]?))(?:s|ed)?(?: (?:it|this|that))?[.!]?$"
)
# One of these may say the same.
_LIKE_DOUBT = re.compile(
    r"\b(?:doubt|den(?:y|i)|disput|disagree|question|sceptic|skeptic|unsure|uncertain|unclear|not|no|never|none"
    r"|reject|refut|contest|challeng|refus|unconvinced|hesita|concern|distrust|mistrust|wonder|unlikely"
    r"|argu\w+ against|controvers|contradict|against|oppos|rebut|repudiat|disavow|without|nor|neither|fail"
    r"|lack)"
    r"|n't\b"
)
# What somebody decided or tried to do need not have been done.
_INTENDED = re.compile(
    r"\b(?:decid(?:e[sd]?)|plan(?:s|ned)?|intend(?:s|ed)?|hop(?:e[sd]?)|promis(?:e[sd]?)|agree[sd]?|tr(?:y|ies|ied|ying)"
    r"|attempt(?:s|ed)?|offer(?:s|ed)?|refus(?:e[sd]?)) (?:\w+ly )?(?:not )?to [a-z]"
)
_LIKE_INTENT = re.compile(
    r"\b(?:deci[ds]|plan|intend|intent|hop|promis|pledg|vow|guarante|agree|consent|accept|tr(?:y|i)|attempt|effort"
    r"|endeavou?r|striv|aim|seek|sought|want|wish|desir|would|will|going|offer|propos|volunteer|refus|declin|reject"
    r"|unwilling|cho[os]|opt|elect|resolv|determin|commit|goal|purpose|objective|design|look|about|expect|aspir"
    r"|eager|interest|struggl|organi|estimat|keen|like|love|prepar|schedul|set|sign|mov|work|dedicat|may|might|could|should|need|refrain|not)"
    r"|(?:'ll|'d|n't)\b"
)


class Assertions(NamedTuple):
    """What a sentence does not assert.

    Attributes:
        as_if: whether something is compared with what is not so.
        like_as_if: whether other words than "as if" compare.
        condition: whether it says "if" of a condition.
        like_condition: whether it may speak of one at all.
        not_shown: whether something is doubted, or not shown.
        asserted: whether something is asserted before it is doubted.
        regrets: whether somebody "is afraid" that it is so.
        like_regret: whether other words regret.
        doubts: whether anybody doubts or fears.
        doubted: whether somebody doubts or denies that it is so.
        doubted_last: whether that comes behind what is doubted.
        like_doubted: whether other words may say that.
        intended: whether something is decided or tried, and not said to be done.
        like_intended: whether other words may say that.
    """

    as_if: bool
    like_as_if: bool
    condition: bool
    like_condition: bool
    not_shown: bool
    asserted: bool
    regrets: bool
    like_regret: bool
    doubts: bool
    doubted: bool
    doubted_last: bool
    like_doubted: bool
    intended: bool
    like_intended: bool


def facts(sentence: Sentence) -> Assertions:
    """What a sentence does not assert."""
    words, plain = sentence.lower_set, sentence.plain_lower
    unsure = not words.isdisjoint(_UNSURE)
    return Assertions(
        "as" in words and _AS_IF.search(plain) is not None,
        not _LIKE_AS_IF.isdisjoint(words),
        "if" in words and _IF.search(plain) is not None,
        not _LIKE_IF.isdisjoint(words)
        or "?" in plain
        or plain.startswith(("for ", "the more ", "the less ")),
        unsure and _NOT_SHOWN.search(plain) is not None,
        unsure and _ASSERTED.search(plain) is not None,
        "afraid" in words and _AFRAID.search(plain) is not None,
        not _LIKE_REGRET.isdisjoint(words),
        not _DOUBTS.isdisjoint(words),
        _DOUBTED.search(plain) is not None,
        _DOUBTED_LAST.search(plain) is not None,
        _LIKE_DOUBT.search(plain) is not None,
        _INTENDED.search(plain) is not None,
        _LIKE_INTENT.search(plain) is not None,
    )


def breaks(source: Assertions, rewrite: Assertions) -> bool:
    """Whether the rewrite asserts what its source does not, or doubts what that regrets."""
    return (
        (source.as_if and not rewrite.as_if and not rewrite.like_as_if)
        or (rewrite.condition and not source.condition and not source.like_condition)
        or (source.not_shown and rewrite.asserted and not source.asserted)
        or (source.regrets and (not rewrite.like_regret or (rewrite.doubts and not source.doubts)))
        or (
            source.doubted
            and (not rewrite.like_doubted or (rewrite.doubted_last and not source.doubted_last))
        )
        or (source.intended and not rewrite.like_intended)
    )


GUARD = Guard("assertions", facts, breaks)
