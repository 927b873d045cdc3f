"""How often the teachers exchange each word: what can be said otherwise, and what seldom can."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from desktop.engine.measures import words
from trainer.pairs.files import Pair

_WORD = re.compile(r"\b[a-z]{3,}\b(?!['’])")
# Rarer words say too little; a share below the lowest level is not worth a line.
_FEWEST = 15
_LOWEST = 3
# So many pairs of the middling share are added to each word's own.
_PRIOR_PAIRS, _PRIOR_SHARE = 10, 0.3


def write(path: Path, pairs: Iterable[Pair]) -> None:
    """Write the words by the tenth of their occurrences that a rewrite lacks, most often exchanged first.

    A line is a level, 9 for nine tenths and more, then its words in alphabetical order. Words that
    stand with a capital are left out, for they may be names.
    """
    seen: Counter[str] = Counter()
    exchanged: Counter[str] = Counter()
    for pair in pairs:
        if pair.source == pair.paraphrase:
            continue
        rewrite = set(words(pair.paraphrase))
        for word in set(_WORD.findall(pair.source)):
            seen[word] += 1
            exchanged[word] += word not in rewrite
    levels: defaultdict[int, list[str]] = defaultdict(list)
    for word, count in seen.items():
        if count >= _FEWEST:
            share = (exchanged[word] + _PRIOR_PAIRS * _PRIOR_SHARE) / (count + _PRIOR_PAIRS)
            levels[int(share * 10)].append(word)
    kept = sorted((level for level in levels if level >= _LOWEST), reverse=True)
    lines = [f"{level} {' '.join(sorted(levels[level]))}\n" for level in kept]
    path.write_text("".join(lines), encoding="utf-8")
