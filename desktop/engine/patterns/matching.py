"""Where a pattern fits into a sentence, and what comes of it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.engine.capitals import is_name, may_be_name
from desktop.engine.lexicon import listed
from desktop.engine.patterns.conjugation import base_of, formed, in_case, person
from desktop.engine.patterns.notation import Kind, Pattern, Place, Side
from desktop.engine.tokens import capitalised, folded, tokenized
from desktop.engine.wordset import word_set

# The fewest and the most words of a place.
_LENGTHS = {
    Kind.PHRASE: (1, 8),
    Kind.CLAUSE: (2, 30),
    Kind.PRONOUN: (1, 1),
    Kind.VERB: (1, 1),
    Kind.WORD: (1, 1),
    Kind.ADVERB: (1, 1),
}
# Sentences with more tokens are left alone.
_LONGEST = 60
# A pattern may fit in several ways; of a long sentence no more than these are looked at.
_MOST_WAYS = 6
_FINAL = ".!?"
# The mark at the end of a sentence that is, or ends with, a quotation.
_QUOTED = re.compile(r"[.!?][\"”]$")
_CLAUSE_MARKS = frozenset(",'’-")
# What no single noun or adjective is.
_SMALL = word_set("""
    a an the and or but of in on at to for with from by as is are was were be been am being has have had do
    does did not no never my your his her its our their this that these those it he she we they i you me him
    us them who which what when where why how if so than then there here very too also can could will would
    shall should may might must up down out off into over about
""")
_CLOSING = frozenset({",", ".", "?", "!", ";", ":", "'s"})
_PERSONAL = word_set("i i'm i've i'd i'll")


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence in tokens, read once for all patterns.

    Attributes:
        tokens: without the final mark.
        plain: the same, folded.
        final: the final mark; "" where there is none.
        quoted: whether there is one inside a quotation at the end.
    """

    tokens: Sequence[str]
    plain: Sequence[str]
    final: str
    quoted: bool

    @classmethod
    def of(cls, sentence: str) -> "Reading":
        """Read a sentence, on one line."""
        body = sentence.rstrip(_FINAL)
        tokens = tokenized(body)
        quoted = _QUOTED.search(sentence) is not None
        return cls(tokens, list(map(folded, tokens)), sentence[len(body) :], quoted)


# Of each place of the left side, by its letter, the first token and the one behind its last.
Spans = Mapping[str, tuple[int, int]]


def ways(pattern: Pattern, reading: Reading) -> Iterator[str]:
    """What comes of a pattern in a sentence, for each way in which it fits."""
    count = len(reading.plain)
    if count > _LONGEST or (pattern.closes and reading.final[:1] == "?"):
        return
    found = 0
    starts = (0,) if pattern.opens else range(count)
    for start in starts:
        for end, spans in _fits(pattern.left, reading, start, pattern.closes):
            made = _written(pattern, reading, start, end, spans)
            if made is not None:
                yield made
                found += 1
                if found == _MOST_WAYS:
                    return


def _fits(
    left: Side, reading: Reading, start: int, closes: bool
) -> Iterator[tuple[int, dict[str, tuple[int, int]]]]:
    """Every way in which a side fits from a token on: where it ends, and what its places take."""
    if not left:
        if not closes or start == len(reading.plain):
            yield start, {}
        return
    first, rest = left[0], left[1:]
    if isinstance(first, str):
        if start < len(reading.plain) and reading.plain[start] == first:
            yield from _fits(rest, reading, start + 1, closes)
        elif first == "?" and start == len(reading.plain) and reading.final == "?" and not rest:
            yield start, {}
        return
    shortest, longest = _LENGTHS[first.kind]
    for end in range(start + 1, min(start + longest, len(reading.plain)) + 1):
        if not _takes(first, reading, end - 1):
            return
        # A clause begins and ends with a word.
        if end - start >= shortest and "," not in (reading.plain[start], reading.plain[end - 1]):
            for behind, spans in _fits(rest, reading, end, closes):
                yield behind, {first.name: (start, end), **spans}


def _takes(place: Place, reading: Reading, at: int) -> bool:
    """Whether a place may take a token, as a place of one word or as one more of several."""
    word = reading.plain[at]
    if place.kind is Kind.CLAUSE:
        return word[:1].isalnum() or word in _CLAUSE_MARKS
    if place.kind is Kind.PHRASE:
        return word[:1].isalnum()
    if place.kind is Kind.PRONOUN:
        return person(word, place.form) is not None
    if place.kind is Kind.VERB:
        return base_of(word, place.form) is not None
    if place.kind is Kind.ADVERB:
        return word.endswith("ly") and len(word) > 4
    return word.isalpha() and word not in _SMALL


def _written(pattern: Pattern, reading: Reading, start: int, end: int, spans: Spans) -> str | None:
    """The sentence with the right side in place of what fits, or None where a name might lose its capital."""
    kinds = {each.name: each for each in pattern.left if isinstance(each, Place)}
    pieces: list[str] = list(reading.tokens[:start])
    for each in pattern.right:
        if isinstance(each, str):
            pieces.append(_spaced(each, pieces))
            continue
        first, last = spans[each.name]
        own = list(reading.tokens[first:last])
        if each.kind in {Kind.VERB, Kind.PRONOUN}:
            own = [_in_form(reading.plain[first], kinds[each.name], each)]
        elif first == 0 and pieces:
            lowered = _lowered(reading, last)
            if lowered is None:
                return None
            own[0] = lowered
        pieces += [_spaced(own[0].strip(), pieces), *own[1:]]
    rest = list(reading.tokens[end:])
    if rest:
        pieces += [_spaced(rest[0].strip(), pieces) if rest[0].strip()[:1].isalnum() else rest[0], *rest[1:]]
    text = "".join(pieces).strip()
    # A beginning that stays keeps its small letter, too: "iPhone prices fell."
    stays = text.startswith(reading.tokens[0].strip())
    return _ended(text if stays else text[:1].upper() + text[1:], reading)


def _in_form(word: str, left: Place, right: Place) -> str:
    if right.kind is Kind.PRONOUN:
        return in_case(person(word, left.form) or word, right.form)
    return formed(base_of(word, left.form) or word, right.form)


def _lowered(reading: Reading, last: int) -> str | None:
    """The first word as it is written inside a sentence; None where it may be a name."""
    first, word = reading.tokens[0], reading.plain[0]
    if word in _PERSONAL or not first[:1].isalpha():
        return first
    stem = word.partition("'")[0]
    named = last > 1 and capitalised(reading.tokens[1]) and reading.plain[1] not in _PERSONAL
    if named or any(map(str.isupper, first[1:])):
        return None
    if word in _SMALL or stem in _SMALL:
        return first[:1].lower() + first[1:]
    if is_name(stem):
        return first
    return first[:1].lower() + first[1:] if listed(stem) and not may_be_name(stem) else None


def _spaced(word: str, pieces: Sequence[str]) -> str:
    """A token with the white space that belongs ahead of it."""
    if not pieces or word in _CLOSING:
        return word
    quotes = sum(piece.count('"') for piece in pieces)
    if word == '"':
        return word if quotes % 2 else f" {word}"
    return word if pieces[-1].strip() == '"' and quotes % 2 else f" {word}"


def _ended(text: str, reading: Reading) -> str:
    """A text with its final mark, inside a quotation that it ends with."""
    if text.endswith(("?", "!", '?"', '!"')):
        return text
    if text.endswith('"'):
        return f'{text[:-1]}{reading.final}"'
    # The source may have ended with a mark inside a quotation that has moved.
    return text + (reading.final or "." * reading.quoted)
