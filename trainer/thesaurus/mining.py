"""What pairs tell of words: which are exchanged for which, how often they occur, and which have a capital."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from desktop.engine.tokens import capitalised, folded, tokenized
from trainer.pairs.files import Pair

# The most words on either side of an exchange.
_LONGEST = 3
# They come and go with their surroundings: what else stays makes an exchange with them no exchange.
_LOOSE = frozenset({"a", "of", "the", "to"})
# So often must a word stand by itself inside sentences, and in this share with a capital, to get one.
_FEWEST_INSIDE, _CAPITAL_SHARE = 10, 0.85


@dataclass(frozen=True, slots=True)
class Mined:
    """What was found in pairs; words are folded (`desktop.engine.tokens.folded`).

    Attributes:
        exchanges: how many pairs exchange the first words for the second ones, with spaces between words.
        words: how often each word occurs in the sources.
        spellings: words that nearly always have a capital inside sentences, and how they are spelt.
    """

    exchanges: Counter[tuple[str, str]]
    words: Counter[str]
    spellings: dict[str, str]

    def rarest(self, words: str) -> int:
        """How often the rarest of these words, with spaces between them, occurs in the sources."""
        return min(self.words[word] for word in words.split())


def mined(pairs: Iterable[Pair]) -> Mined:
    """What pairs tell; a source counts once, however many rewrites it has."""
    exchanges: Counter[tuple[str, str]] = Counter()
    words: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    capitals: Counter[tuple[str, str]] = Counter()
    seen: set[str] = set()
    for pair in pairs:
        tokens = tokenized(pair.source)
        plain = list(map(folded, tokens))
        exchanges.update(_exchanges(plain, list(map(folded, tokenized(pair.paraphrase)))))
        if pair.source in seen:
            continue
        seen.add(pair.source)
        words.update(plain)
        # A sentence that opens without a capital seldom has any.
        for place in _by_themselves(tokens, plain) if pair.source[:1].isupper() else ():
            inside[plain[place]] += 1
            if capitalised(tokens[place]):
                capitals[plain[place], tokens[place].strip().replace("’", "'")] += 1
    return Mined(exchanges, words, _spellings(inside, capitals))


def _by_themselves(tokens: Sequence[str], plain: Sequence[str]) -> Iterator[int]:
    """The places of words that neither open a sentence nor belong to a longer name, as "United" does."""
    names = [index > 0 and capitalised(token) for index, token in enumerate(tokens)]
    for place in range(1, len(tokens)):
        # Behind any other mark a sentence may begin.
        inside = plain[place - 1][:1].isalnum() or plain[place - 1] == ","
        if inside and not names[place - 1] and not any(names[place + 1 : place + 2]):
            yield place


def _exchanges(plain: Sequence[str], other: Sequence[str]) -> Iterator[tuple[str, str]]:
    for kind, start, end, first, last in SequenceMatcher(None, plain, other, autojunk=False).get_opcodes():
        if kind != "replace" or end - start > _LONGEST or last - first > _LONGEST:
            continue
        gone, come = plain[start:end], other[first:last]
        if not all(word[:1].isalpha() for word in (*gone, *come)):
            continue
        # What still stands elsewhere has only moved.
        staying = set(gone) & set(other)
        if not (staying and set(gone) - _LOOSE <= staying):
            yield " ".join(gone), " ".join(come)


def _spellings(inside: Counter[str], capitals: Counter[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    summed: Counter[str] = Counter()
    for (word, spelling), count in capitals.most_common():
        found.setdefault(word, spelling)
        summed[word] += count
    return {
        word: spelling
        for word, spelling in found.items()
        if inside[word] >= _FEWEST_INSIDE and summed[word] >= _CAPITAL_SHARE * inside[word]
    }
