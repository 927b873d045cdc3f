"""Contractions: a rewrite writes "don't" where its source does, and "do not" where its source does.

Only what is beyond doubt is changed: "he's finished" may be "he is" or "he has", "he'd put" may be
"he had" or "he would"; such stay as they are. Quotations, links and code are not touched.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from desktop.engine.voice.auxiliaries import PERSONAL, Change, Key
from desktop.engine.voice.full_forms import contractions, full_forms
from desktop.engine.voice.short_forms import short_forms
from desktop.engine.voice.verbatim import covers, spans
from desktop.engine.wordset import word_set

_NOT = re.compile(r"\s+not\b")
_NEGATIONS = word_set("not")
_PERSONAL_VERBS = (word_set("am are is"), word_set("have has"), word_set("will"))
_SELDOM_NEGATED = word_set("must might need shall")


def conform(source: str, rewrite: str) -> str:
    """`rewrite` with as much contracted as in `source`.

    Where the source contracts nothing, everything is spelt out that can be without doubt. Where it
    contracts, a rewrite that spells the same kind out (negations; forms of "be", "have" or "will"
    behind a pronoun) is contracted too, unless the source does both.

    Args:
        source: the sentence.
        rewrite: of the sentence.
    """
    habit = _habit(source)
    if not habit.contracted and "'" not in rewrite and "’" not in rewrite:
        return rewrite
    while True:
        # One change may settle what its neighbour stands for; there is an end, for each pass only
        # lengthens or only shortens the text.
        changes = _contracted(rewrite, habit) if habit.contracted else full_forms(rewrite)
        changed = _with(rewrite, changes)
        if changed == rewrite:
            return changed
        rewrite = changed


class _Habit(NamedTuple):
    """How a sentence contracts.

    Attributes:
        contracted: what it contracts.
        spelt_out: what it could contract but does not.
        apostrophe: the one that it uses.
    """

    contracted: frozenset[Key]
    spelt_out: frozenset[Key]
    apostrophe: str


@lru_cache(maxsize=64)
def _habit(source: str) -> _Habit:
    contracted: set[Key] = set()
    apostrophe = "'"
    if "'" not in source and "’" not in source:
        return _Habit(frozenset(), frozenset(), apostrophe)
    kept = spans(source)
    for found, keys in contractions(source):
        if not covers(kept, found.start()):
            contracted |= keys
            apostrophe = "’" if "’" in found[0] else "'"
    left = {change.key for change in short_forms(source) if not covers(kept, change.start)}
    return _Habit(frozenset(contracted), frozenset(left), apostrophe)


def _with(text: str, changes: Iterable[Change]) -> str:
    kept = spans(text)
    out, position = [], 0
    for change in changes:
        if change.start >= position and not covers(kept, change.start):
            out += [text[position : change.start], change.text]
            position = change.end
    return "".join(out) + text[position:]


def _contracted(text: str, habit: _Habit) -> list[Change]:
    """What a writer of this habit would contract in a text."""
    kept: list[Change] = []
    for change in short_forms(text):
        if not _agrees(change, text, habit):
            continue
        if kept and change.start < kept[-1].end:
            # "it is not": "it's not" where the source has "it's", else "it isn't".
            if kept[-1].key in habit.contracted and change.key not in habit.contracted:
                continue
            kept.pop()
        kept.append(change)
    return [change._replace(text=change.text.replace("'", habit.apostrophe)) for change in kept]


def _agrees(change: Change, text: str, habit: _Habit) -> bool:
    """Whether a writer of this habit would contract here."""
    head, verb = change.key
    if change.key in habit.spelt_out:
        return False
    if change.key in habit.contracted:
        return True
    if verb == "not":
        # "Mustn't" is not everybody's, nor is the order of "don't you".
        return head not in _SELDOM_NEGATED and " " not in change.text and _does(habit, _NEGATIONS)
    # There is no "amn't": "I'm not" is what goes with "don't".
    if verb == "am" and _NOT.match(text, change.end) and _does(habit, _NEGATIONS):
        return True
    return head in PERSONAL and any(verb in verbs and _does(habit, verbs) for verbs in _PERSONAL_VERBS)


def _does(habit: _Habit, verbs: frozenset[str]) -> bool:
    """Whether a habit contracts some of these, and leaves none spelt out."""

    def among(keys: frozenset[Key]) -> bool:
        return any(verb in verbs and (verb == "not" or head in PERSONAL) for head, verb in keys)

    return among(habit.contracted) and not among(habit.spelt_out)
