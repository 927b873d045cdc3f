"""Many patterns at once, and those that the program has.

`patterns.txt` holds what a language model wrote down, each pattern behind the word by which it is found and
the share of the sentences in which a strict reader let its outcome stand, as a percentage. `python -m
trainer patterns` writes it. Whether an outcome is good in the sentence at hand is another question
(`desktop.engine.patterns.judgement`).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

from desktop.engine.patterns.matching import Reading, ways
from desktop.engine.patterns.notation import Pattern, parsed
from desktop.engine.voice import articles

# The final mark is no token of a sentence.
_FINAL = frozenset("?")


class Collection:
    """Patterns, found by a word that a sentence must have and parsed when one first has it.

    Args:
        written: the key of each pattern (`keys`), and the pattern.
    """

    def __init__(self, written: Sequence[tuple[str, str]]) -> None:
        self._parsed: list[Pattern | str] = [line for _, line in written]
        self._by_key: defaultdict[str, list[int]] = defaultdict(list)
        for number, (key, _) in enumerate(written):
            self._by_key[key].append(number)

    def outcomes(self, sentence: str) -> Iterator[tuple[int, str]]:
        """The number of each pattern that fits a sentence, and what comes of it, for each way to fit.

        Args:
            sentence: on one line (`desktop.engine.layout.flatten`).
        """
        reading = Reading.of(sentence)
        words = _FINAL.union(reading.plain)
        for number in sorted(number for word in set(reading.plain) for number in self._by_key.get(word, ())):
            pattern = self._pattern(number)
            if pattern.literals <= words:
                for made in ways(pattern, reading):
                    text = articles.conform(sentence, made)
                    if text != sentence:
                        yield number, text

    def _pattern(self, number: int) -> Pattern:
        found = self._parsed[number]
        if isinstance(found, str):
            found = self._parsed[number] = parsed(found)
        return found


def keys(written: Iterable[str]) -> list[str]:
    """Of each pattern the word of its left side that the fewest of them have: it leads to the fewest others.

    Raises:
        ValueError: one is no pattern.
    """
    words = [parsed(line).literals - _FINAL for line in written]
    held = Counter(word for each in words for word in each)
    return [min(each, key=lambda word: (held[word], word)) for each in words]


def outcomes(sentence: str) -> list[tuple[str, float]]:
    """What the program's patterns make of a sentence, each text once with the share of its pattern, 0..1.

    Of several patterns with the same outcome the surest counts. The surest text comes first.
    """
    collection, shares = _embedded()
    found: dict[str, float] = {}
    for number, text in collection.outcomes(sentence):
        found[text] = max(shares[number], found.get(text, 0.0))
    return sorted(found.items(), key=lambda each: (-each[1], each[0]))


@cache
def _embedded() -> tuple[Collection, Sequence[float]]:
    text = files("desktop.engine.patterns").joinpath("patterns.txt").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()]
    return Collection([(key, line) for key, _, line in rows]), [int(percent) / 100 for _, percent, _ in rows]
