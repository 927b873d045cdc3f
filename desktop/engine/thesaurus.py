"""Words that may stand for others, and how surely.

`thesaurus.txt` holds what a language model listed and what teachers exchanged, each with the share of
sentences in which a strict reader let it stand. `python -m trainer thesaurus` writes it. Whether an
exchange is good at the place where it is to stand is another question (`desktop.engine.acceptance`).
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from desktop.engine.splices import Exchange
from desktop.engine.tokens import capitalised, folded, shared_start, tokenized
from desktop.engine.wordset import word_set

# The most words that an entry has.
LONGEST = 4
_ALWAYS_CAPITAL = word_set("i i'm i've i'd i'll")

Entries = Mapping[str, tuple[tuple[str, float], ...]]


def substitutes(source: str) -> list[Exchange]:
    """All that the thesaurus has for the words of a sentence, in their order.

    Names (whatever holds a capital behind the first word) are left alone.

    Args:
        source: a sentence, on one line (`desktop.engine.layout.flatten`).
    """
    tokens = tokenized(source)
    plain = [folded(token) for token in tokens]
    found: dict[tuple[int, int, tuple[str, ...]], Exchange] = {}
    for start, end in _spans(len(tokens)):
        if any(map(_named, tokens[max(start, 1) : end])):
            continue
        for words, sureness in _entries().get(" ".join(plain[start:end]), ()):
            # "A bit" for "a little" is "bit" for "little". The longer entry knows more of the place.
            first, last, other = _narrowed(plain[start:end], words.split())
            place = start + first, end - last
            found[*place, other] = Exchange(*place, _spaced(other), 0, 0.0, sureness)
    return list(found.values())


def _named(token: str) -> bool:
    return capitalised(token) and folded(token) not in _ALWAYS_CAPITAL


def _narrowed(gone: Sequence[str], come: Sequence[str]) -> tuple[int, int, tuple[str, ...]]:
    """How many words at the beginning and at the end stay, and those that come between them."""
    shortest = min(len(gone), len(come)) - 1
    first = shared_start(gone, come, shortest)
    last = shared_start(gone[::-1], come[::-1], shortest - first)
    return first, last, tuple(come[first : len(come) - last])


def _spans(count: int) -> Iterator[tuple[int, int]]:
    """Where an entry may stand, the shorter ones first."""
    for length in range(1, LONGEST + 1):
        for start in range(count - length + 1):
            yield start, start + length


def _spaced(words: Sequence[str]) -> tuple[str, ...]:
    return (words[0], *(f" {word}" for word in words[1:]))


@cache
def _entries() -> Entries:
    """The words, what may stand for them, and in what share of sentences it may, 0..1."""
    text = files("desktop.engine").joinpath("thesaurus.txt").read_text(encoding="utf-8")
    return dict(entry(line) for line in text.splitlines())


def entry(line: str) -> tuple[str, tuple[tuple[str, float], ...]]:
    """The words of a line of `thesaurus.txt`, and what may stand for them with its share, 0..1.

    Raises:
        ValueError: the line is none.
    """
    words, *listed = line.split("\t")
    others = (each.rpartition(" ") for each in listed)
    return words, tuple((other, int(percent) / 100) for other, _, percent in others)
