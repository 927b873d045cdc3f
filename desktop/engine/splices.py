"""More candidates out of those that the student wrote: the exchanges of several in one sentence.

Each hypothesis exchanges a few words for others, often well, and spoils something else. Taken apart
into exchanges ("usually" for "typically" at this place) and put together anew, they give rewrites with
as many exchanges as are asked for, one more or one less at a time, each of which the student found
likely where it stands. What several hypotheses agree on is surer than what one of them says
(Kumar and Byrne, 2004, "Minimum Bayes-Risk Decoding for Statistical Machine Translation").

Whether the outcome says the same is for the guards and for the measures of the meaning to decide.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from desktop.engine.exchange import FIXED
from desktop.engine.tokens import capitalised, folded, tokenized
from desktop.engine.wordset import word_set

# The most tokens on either side of an exchange; longer ones are new sentences, not other words.
_LONGEST = 4
# The most exchanges that are taken, the most agreed on first.
_MOST = 10
# How many hypotheses must have one: what a single one says is as often a slip.
_LEAST_SUPPORT = 2
# Two words that begin alike, in so many letters and this share of the longer one, are forms of one word:
# which of them may stand is decided by what stands around it.
_ALIKE_LETTERS, _ALIKE_SHARE = 4, 0.5
# Texts with more pairs of equal tokens than this are not compared, for it would take too long: a sentence of
# forty words and its rewrite have some two hundred, a row of the same mark has its length squared.
_MOST_PAIRS = 5000
# Words that come and go with their surroundings; what only exchanges these is no exchange.
_LIGHT = word_set("""
    a am an and are be been had has have is it of or that the this to was were
""")


@dataclass(frozen=True, slots=True)
class Exchange:
    """Words of a source and others in their place.

    Attributes:
        start: of the words in the source, counted in tokens.
        end: behind them.
        other: the tokens that stand there instead, each with the white space before it.
        support: how many hypotheses have it.
        score: the best score (mean log-probability of a token, in nats) of these.
        sureness: the probability, 0..1, that a strict reader lets it stand; 1 for a hypothesis's own.
    """

    start: int
    end: int
    other: tuple[str, ...]
    support: int
    score: float
    sureness: float = 1.0


def exchanges(source: str, hypotheses: Iterable[tuple[str, float]]) -> list[Exchange]:
    """The exchanges that at least two hypotheses made, the most agreed on first; at most ten.

    Args:
        source: the sentence, on one line.
        hypotheses: rewrites of it, no two alike, with their scores (mean log-probability of a token, nats).
    """
    tokens = tokenized(source)
    plain = [folded(token) for token in tokens]
    found: defaultdict[tuple[int, int, tuple[str, ...]], list[float]] = defaultdict(list)
    spelt: dict[tuple[int, int, tuple[str, ...]], tuple[str, ...]] = {}
    for text, score in hypotheses:
        for start, end, other in _replaced(plain, tokens, tokenized(text)):
            key = start, end, tuple(map(folded, other))
            found[key].append(score)
            spelt.setdefault(key, other)
    made = [
        Exchange(start, end, spelt[start, end, other], len(scores), max(scores))
        for (start, end, other), scores in found.items()
        if len(scores) >= _LEAST_SUPPORT
    ]
    return sorted(made, key=lambda each: (-each.support, -each.score, each.start, each.end, each.other))[
        :_MOST
    ]


def spliced(source: str, base: str, chosen: Sequence[Exchange]) -> str | None:
    """`base` with these exchanges, or None where it lacks the words that one of them is for.

    An exchange is good where it was made: beside the same words, for they decide what may stand there.

    Args:
        source: the sentence that the exchanges belong to.
        base: the source itself or a rewrite of it.
        chosen: exchanges, none of which overlaps another.
    """
    tokens, own, places = _aligned(source, base)
    out = list(own)
    for each in sorted(chosen, key=lambda each: places.get(each.start, -1), reverse=True):
        wanted = [places.get(place, -1) for place in range(each.start, each.end)]
        first = wanted[0]
        if first < 0 or wanted != list(range(first, first + len(wanted))):
            return None
        if _around(tokens, each.start, each.end) != _around(own, first, first + len(wanted)):
            return None
        lead = own[first][: len(own[first]) - len(own[first].lstrip())]
        words = [lead + each.other[0].lstrip(), *each.other[1:]]
        out[first : first + len(wanted)] = [_cased(words[0], own[first], tokens[each.start]), *words[1:]]
    return "".join(out)


# All that is tried with one base is tried in a row, some dozen times, and aligning takes most of the time.
@lru_cache(maxsize=1)
def _aligned(source: str, base: str) -> tuple[Sequence[str], Sequence[str], Mapping[int, int]]:
    """The tokens of a source, those of a base, and where in the base each of the source stands."""
    tokens, own = tokenized(source), tokenized(base)
    return tokens, own, _kept(list(map(folded, tokens)), list(map(folded, own)))


def ladder(found: Sequence[Exchange]) -> Iterator[list[Exchange]]:
    """Sets of exchanges to try: one, then one more each, the most agreed on first; none beside another."""
    taken: list[Exchange] = []
    for each in found:
        if all(each.end < other.start or other.end < each.start for other in taken):
            taken.append(each)
            yield list(taken)


def _around(tokens: Sequence[str], start: int, end: int) -> tuple[str, str]:
    """The words on either side; a mark or an end of the text counts as none."""
    sides = (tokens[start - 1] if start else "", tokens[end] if end < len(tokens) else "")
    before, behind = (folded(side) for side in sides)
    return before if before.isalnum() else "", behind if behind.isalnum() else ""


def _replaced(
    plain: list[str], tokens: list[str], other: list[str]
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The exchanges of one hypothesis."""
    own = list(map(folded, other))
    if not _comparable(plain, own):
        return
    matcher = SequenceMatcher(None, plain, own, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind != "replace" or end - start > _LONGEST or last - first > _LONGEST:
            continue
        gone, come = plain[start:end], own[first:last]
        # What stands elsewhere in the source, or still stands in the hypothesis, has only moved.
        moved = (set(come) - _LIGHT) & set(plain) or (set(gone) - _LIGHT) & set(own)
        if moved or not (_wordy(gone) and _wordy(come)) or any(word in FIXED for word in gone):
            continue
        if inflected(gone, come):
            continue
        if any(capitalised(token) for token in tokens[max(start, 1) : end]):
            continue
        yield start, end, tuple(other[first:last])


def _wordy(words: Sequence[str]) -> bool:
    """Whether there are words only, and not light ones alone."""
    return all(word[:1].isalpha() for word in words) and not set(words) <= _LIGHT


def inflected(gone: Sequence[str], come: Sequence[str]) -> bool:
    """Whether a word is exchanged for another form of itself."""
    return any(_alike(one, other) for one in gone for other in come if one != other)


def _alike(one: str, other: str) -> bool:
    begin = max(_ALIKE_LETTERS, math.ceil(_ALIKE_SHARE * max(len(one), len(other))))
    return one[:begin] == other[:begin] and min(len(one), len(other)) >= begin


def _comparable(plain: Sequence[str], own: Sequence[str]) -> bool:
    left, right = Counter(plain), Counter(own)
    return sum(count * right[token] for token, count in left.items()) <= _MOST_PAIRS


def _kept(plain: Sequence[str], own: Sequence[str]) -> dict[int, int]:
    """Where each token of the source stands in a base, as far as that is sure."""
    left, right = Counter(plain), Counter(own)
    where = {word: place for place, word in enumerate(own) if left[word] == right[word] == 1}
    places = {place: where[word] for place, word in enumerate(plain) if word in where}
    if _comparable(plain, own):
        for block in SequenceMatcher(None, plain, own, autojunk=False).get_matching_blocks():
            for step in range(block.size):
                places.setdefault(block.a + step, block.b + step)
    return places


def _cased(word: str, former: str, source: str) -> str:
    """`word` with a capital where it opens a sentence, without where it no longer does."""
    lead = len(word) - len(word.lstrip())
    bare, old = word[lead:], former.strip()
    if old[:1].isupper() and bare[:1].islower():
        return word[:lead] + bare[:1].upper() + bare[1:]
    if old[:1].islower() and source.strip()[:1].isupper() and bare[1:].islower():
        return word[:lead] + bare[:1].lower() + bare[1:]
    return word
