"""Modality: a duty becomes no possibility and no advice, advice no duty, nor what may be a fact to come."""

import re
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.wordset import word_set

_DUTY = word_set(
    """
    must shall required require requires mandatory obligatory obliged compulsory need needs needed
    necessary essential crucial vital imperative should ought supposed forced indispensable
    """
)
_STRONG_DUTY = word_set("must shall required requires mandatory obligatory obliged compulsory")
# No mere advice stands for these: "All visitors must report".
_ORDERS = word_set("must mandatory obligatory obliged compulsory")
_ADVICE = word_set("should ought shouldn't")
# What may stand for advice, or for what is looked forward to.
_LIKE_ADVICE = _ADVICE | word_set(
    "recommended advised advisable better best worth need needs needed supposed"
)
_EXPECTED = word_set("expected anticipated likely projected predicted forecast forecasted predicts expects")
_LIKE_EXPECTED = _EXPECTED | word_set(
    """
    expect anticipate projects predict foresee prospect poised slated due set probable probably would should
    bound
    """
)
_HAVE_TO = re.compile(r"\b(?:have|has|had|got|is|are|am|was|were|gotta) to\b|\bneeds? to be\b")
_POSSIBLE = word_set(
    """
    may might could can cannot perhaps maybe possibly possible potentially potential likely probably able
    allowed permitted optional chance risk option opportunity probable presumably capable suggest suggests
    suggested seem seems seemed appear appears appeared possibility tend tends ability enable enables
    allow allows if would unable couldn't can't unlikely uncertain unsure doubt recommended advised
    permission free sometimes prone liable susceptible impossible
    """
)
_UNCERTAIN = word_set("may might could perhaps maybe possibly probably")
# Beside these words of what is bound to be, "should" may be all the same.
_BOUND = (_DUTY - _ADVICE) | word_set("have has had cannot can't got may")
_WILL = word_set("will will won't 'll shall going definitely certainly surely always")


class Modality(NamedTuple):
    """What a sentence says of duty, possibility and the future; "like_" is what may stand for it."""

    duty: bool
    strong_duty: bool
    orders: bool
    bound: bool
    asks: bool
    possible: bool
    uncertain: bool
    will: bool
    advice: bool
    like_advice: bool
    expected: bool
    like_expected: bool


def facts(sentence: Sentence) -> Modality:
    """The modality of a sentence."""
    words = sentence.lower_set
    duty = not _DUTY.isdisjoint(words) or _HAVE_TO.search(sentence.plain_lower) is not None
    will = not _WILL.isdisjoint(words) or any(word.endswith("'ll") for word in words)
    # "in May" is a month.
    uncertain = not _UNCERTAIN.isdisjoint(words) and not ("may" in words and "May" in sentence.words)
    return Modality(
        duty,
        not _STRONG_DUTY.isdisjoint(words),
        not _ORDERS.isdisjoint(words),
        not _BOUND.isdisjoint(words),
        "?" in sentence.plain,
        not _POSSIBLE.isdisjoint(words),
        uncertain,
        will,
        not _ADVICE.isdisjoint(words),
        not _LIKE_ADVICE.isdisjoint(words),
        not _EXPECTED.isdisjoint(words),
        not _LIKE_EXPECTED.isdisjoint(words),
    )


def breaks(source: Modality, rewrite: Modality) -> bool:
    """Whether must, should, may and will changed places."""
    return (
        (source.strong_duty and not rewrite.duty and rewrite.possible and not source.possible)
        or (source.uncertain and not rewrite.possible and rewrite.strong_duty and not source.duty)
        or (source.will and not source.possible and not rewrite.will and rewrite.uncertain)
        or (source.uncertain and not rewrite.possible and rewrite.will and not source.will)
        or (source.advice and not source.strong_duty and rewrite.strong_duty and not rewrite.like_advice)
        or (source.orders and not (source.advice or source.asks) and rewrite.advice and not rewrite.bound)
        or (source.expected and not rewrite.like_expected and rewrite.will and not source.will)
    )


GUARD = Guard("modality", facts, breaks)
