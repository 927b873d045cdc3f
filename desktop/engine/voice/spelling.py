"""British or American: a rewrite is spelt as the text around it is.

British writers choose between "organise" and "organize" (the Oxford spelling); what a text does not
show about that is left as it comes.
"""

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from desktop.engine.voice.variants import Variant, variants
from desktop.engine.voice.verbatim import covers, links, spans

# The habit of a writer shows in the first pages.
_SAMPLE = 100_000
# A habit holds where at most one telling word in so many goes against it.
_SLIP = 6

_WORD = re.compile(r"[A-Za-z]+")
_OPENS = re.compile(r"(?:^|[.!?:…\n][\"'”’)\]]*)[\s\"“”'‘’(\[*_>«-]*$")
_LONGEST_OPENING, _LONGEST_WORD = 40, 100


class Spelling(StrEnum):
    """How a text is spelt.

    BRITISH is that of a text that does not show whether it prefers -ise or -ize: neither is touched.
    """

    BRITISH = "British"
    BRITISH_ISE = "British with -ise"
    BRITISH_IZE = "British with -ize"
    AMERICAN = "American"


class _Habit(NamedTuple):
    """What words show: whether they are British, and whether they end in -ise; None where they do not."""

    british: bool | None
    ise: bool | None


_HABITS = {
    Spelling.BRITISH: _Habit(british=True, ise=None),
    Spelling.BRITISH_ISE: _Habit(british=True, ise=True),
    Spelling.BRITISH_IZE: _Habit(british=True, ise=False),
    Spelling.AMERICAN: _Habit(british=False, ise=False),
    None: _Habit(british=None, ise=None),
}


def evidence(text: str) -> Spelling | None:
    """How a text is spelt.

    Only words in small letters count: a capitalised one may be a name ("Labour", "World Trade
    Center"). So does nothing in links and code.

    Args:
        text: any text; the first 100,000 characters count.

    Returns:
        The spelling, or None where nothing shows it or both are found.
    """
    habit = _habit(text[:_SAMPLE])
    if habit.british is None:
        return None
    return next(spelling for spelling, shown in _HABITS.items() if shown == habit)


def conform(source: str, rewrite: str, spelling: Spelling | None) -> str:
    """`rewrite` spelt as its source is, and where that does not show it, as the whole text.

    A word that the source holds stays as it is there. Capitals are kept. Names, quotations, links and
    code are not touched.

    Args:
        source: the sentence.
        rewrite: of the sentence.
        spelling: of the text, see `evidence`.
    """
    table = variants()
    held = set(_WORD.findall(rewrite.lower()))
    if table.keys().isdisjoint(held):
        return rewrite
    known = _source(source)
    habit = _merged(known.habit, _HABITS[spelling])
    kept = spans(rewrite)
    shouted = rewrite.isupper()
    out, position = [], 0
    for word in _WORD.finditer(rewrite):
        variant = table.get(word[0].lower())
        if variant is None:
            continue
        other = _in_case_of(word[0], variant.other)
        if other is None or known.holds(word[0]) or covers(kept, word.start()):
            continue
        if known.holds(other):
            # Where one of the two has another meaning as well, the rewrite may need both.
            exchange = variant.sure or variant.other not in held
        else:
            exchange = variant.sure and _unlike(habit, variant) and not _may_be_name(rewrite, word, shouted)
        if exchange:
            out += [rewrite[position : word.start()], other]
            position = word.end()
    return "".join(out) + rewrite[position:]


class _Source(NamedTuple):
    """What is needed of a sentence for each of its rewrites.

    Attributes:
        words: as they are written.
        common: in small letters, without those that may be names.
        habit: what they show.
    """

    words: frozenset[str]
    common: frozenset[str]
    habit: _Habit

    def holds(self, word: str) -> bool:
        """Whether the sentence spells a word in this way; a name only counts as one."""
        return word in self.words or word.lower() in self.common


@lru_cache(maxsize=64)
def _source(source: str) -> _Source:
    words = list(_WORD.finditer(source))
    shouted = source.isupper()
    return _Source(
        frozenset(word[0] for word in words),
        frozenset(word[0].lower() for word in words if not _may_be_name(source, word, shouted)),
        _habit(source),
    )


def _habit(text: str) -> _Habit:
    table = variants()
    british = american = ise = ize = 0
    shielded: list[tuple[int, int]] | None = None
    for word in _WORD.finditer(text):
        variant = table.get(word[0])
        if variant is None or not variant.tells:
            continue
        if shielded is None:
            shielded = links(text)
        if covers(shielded, word.start()):
            continue
        if variant.suffix:
            ise += variant.british
            ize += not variant.british
        elif variant.british:
            british += 1
        else:
            american += 1
    # Nobody else writes -ise, but both sides write -ize.
    side = _prevailing(british + ise, american)
    if side is False:
        return _Habit(british=False, ise=False)
    return _Habit(side, _prevailing(ise, ize))


def _prevailing(ayes: int, noes: int) -> bool | None:
    if ayes == noes or min(ayes, noes) * _SLIP > ayes + noes:
        return None
    return ayes > noes


def _merged(first: _Habit, second: _Habit) -> _Habit:
    british = second.british if first.british is None else first.british
    ise = second.ise if first.ise is None else first.ise
    if british is False:
        ise = False
    return _Habit(british, ise)


def _unlike(habit: _Habit, variant: Variant) -> bool:
    """Whether a word is spelt against a habit."""
    wanted = habit.ise if variant.suffix else habit.british
    return wanted is not None and wanted != variant.british


def _in_case_of(word: str, other: str) -> str | None:
    """`other` in the capitals of `word`, or None where they are odd."""
    if word.islower():
        return other
    if word.isupper():
        return other.upper()
    return other.capitalize() if word.istitle() else None


def _may_be_name(text: str, word: re.Match[str], shouted: bool) -> bool:
    """Whether a word's capitals may make it a name, rather than its place or a raised voice.

    Args:
        text: where the word stands.
        word: the word.
        shouted: whether all of the text is in capitals.
    """
    if word[0].islower() or shouted:
        return False
    if word[0].isupper() and _neighbours_are_small(text, word):
        return False
    before = text[max(0, word.start() - _LONGEST_OPENING) : word.start()]
    return _OPENS.search(before) is None or _is_capital(_following(text, word))


def _neighbours_are_small(text: str, word: re.Match[str]) -> bool:
    # No word is so long that it begins earlier; all that stands before would take quadratic time.
    previous = text[max(0, word.start() - _LONGEST_WORD) : word.start()].split()[-1:]
    return not any(map(_is_capital, (*previous, _following(text, word))))


def _following(text: str, word: re.Match[str]) -> str:
    """What begins right behind a word and a space."""
    return text[word.end() + 1 : word.end() + 2] if text[word.end() : word.end() + 1].isspace() else ""


def _is_capital(text: str) -> bool:
    return text[:1].isupper()
