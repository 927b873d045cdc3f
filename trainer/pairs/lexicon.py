"""The words that the pairs hold: what `desktop.engine.lexicon` knows."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from desktop.engine.lexicon import LEAST_LETTERS, bases
from trainer.pairs.files import Pair

_WORD = re.compile(r"(?<![\w'’-])[a-zà-öø-ÿ]+(?![\w'’])")
_START = re.compile(r"(?:^|(?<=[.!?] ))\w", re.MULTILINE)
# Rarer ones are often slips of the pen.
_LEAST_PAIRS = 2


def write(path: Path, pairs: Iterable[Pair]) -> None:
    """Write the words in lower case that stand in two pairs or more, one a line, in alphabetical order.

    Left out are words with fewer than `LEAST_LETTERS` letters and regular forms of other words.
    """
    counts: Counter[str] = Counter()
    for pair in pairs:
        text = _START.sub(lambda match: match[0].lower(), f"{pair.source}\n{pair.paraphrase}")
        counts.update(set(_WORD.findall(text)))
    listed: set[str] = set()
    for word in sorted(counts, key=lambda each: (len(each), each)):  # a base is shorter than its forms
        if len(word) >= LEAST_LETTERS and counts[word] >= _LEAST_PAIRS and listed.isdisjoint(bases(word)):
            listed.add(word)
    path.write_text("".join(f"{word}\n" for word in sorted(listed)), encoding="utf-8")
