"""In what share of their places words have a capital: what `desktop.engine.capitals` knows."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from desktop.engine.guards.reading.sentence import Sentence
from trainer.pairs.files import Pair

_LEAST_LETTERS = 3
# What stands with a capital in fewer texts owes it to somebody's slip.
_FEWEST = 3
# Nearly all of what has fewer are words that names are made of, too: "the Black Sea".
_LOWEST = 2


def write(path: Path, pairs: Iterable[Pair]) -> None:
    """Write the words by the tenth of their places inside sentences at which they have a capital.

    A line is a number of tenths, 9 for nine and more, then its words in lower case, in alphabetical order. A
    word counts once a text. What opens a sentence or stands in a headline tells nothing.
    """
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    seen: set[int] = set()
    for text in chain.from_iterable((pair.source, pair.paraphrase) for pair in pairs):
        # Many pairs share a source; its hash is a tenth of its size.
        if hash(text) in seen:
            continue
        seen.add(hash(text))
        inside = _inside(Sentence(text))
        small.update({word for word in inside if word.islower()})
        capital.update({word.lower() for word in inside if not word.islower()})
    tenths: defaultdict[int, list[str]] = defaultdict(list)
    for word, count in capital.items():
        level = min(9, 10 * count // (count + small[word]))
        if count >= _FEWEST and level >= _LOWEST:
            tenths[level].append(word)
    lines = [f"{level} {' '.join(sorted(tenths[level]))}\n" for level in sorted(tenths, reverse=True)]
    path.write_text("".join(lines), encoding="utf-8")


def _inside(sentence: Sentence) -> set[str]:
    """The words inside a sentence in small letters, or with one capital; none of a headline."""
    words = [word.removesuffix("'s") for word in sentence.words]
    found = {
        word
        for place, word in enumerate(words)
        if len(word) >= _LEAST_LETTERS and word.isalpha() and word[1:].islower() and not sentence.opens(place)
    }
    return found if 2 * sum(not word.islower() for word in found) <= len(found) else set()
