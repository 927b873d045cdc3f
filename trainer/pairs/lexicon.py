"""The words that the pairs hold: what `desktop.engine.lexicon` knows."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from desktop.engine.lexicon import LEAST_LETTERS, bases
from trainer.pairs.files import Pair

_WORD = re.compile(r"(?<![\w'’-])[a-zà-öø-ÿ]+(?![\w'’])")
_NAME = re.compile(r"(?<![\w'’-])[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+(?![\w'’])")
_START = re.compile(r"(?:^|(?<=[.!?] ))\w", re.MULTILINE)
# Rarer ones are often slips of the pen.
_LEAST_PAIRS = 2
# What stands with a capital inside so many, and nowhere inside without one, is a name.
_NAMED_PAIRS = 3


def write(path: Path, pairs: Iterable[Pair]) -> None:
    """Write the words in lower case that stand in two pairs or more, one a line, in alphabetical order.

    Left out are words with fewer than `LEAST_LETTERS` letters, regular forms of other words, and names: words
    that stand inside sentences with a capital alone.
    """
    counts: Counter[str] = Counter()
    inside: set[str] = set()
    names: Counter[str] = Counter()
    for pair in pairs:
        written = f"{pair.source}\n{pair.paraphrase}"
        text = _START.sub(lambda match: match[0].lower(), written)
        counts.update(set(_WORD.findall(text)))
        for word in _WORD.findall(written):
            inside.update((word, *bases(word)))
        names.update({name.lower() for name in _NAME.findall(text)})
    counts = Counter(
        {word: count for word, count in counts.items() if word in inside or names[word] < _NAMED_PAIRS}
    )
    listed: set[str] = set()
    for word in sorted(counts, key=lambda each: (len(each), each)):  # a base is shorter than its forms
        if len(word) >= LEAST_LETTERS and counts[word] >= _LEAST_PAIRS and listed.isdisjoint(bases(word)):
            listed.add(word)
    path.write_text("".join(f"{word}\n" for word in sorted(listed)), encoding="utf-8")
