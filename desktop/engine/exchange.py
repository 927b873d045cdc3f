"""Which words of a sentence can be exchanged for others.

`exchanged.txt` tells how often the teachers of the pairs exchanged a word: "commence" nearly always,
"piano" never. `python -m trainer label` writes it beside the pairs.
"""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from desktop.engine.measures import words
from desktop.engine.wordset import word_set

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHORT = 3
# Their exchange says something else, or nothing can stand for them.
FIXED = word_set("""
    about above after again against all along already also although always among and another any are
    around because been before being below beneath beside between beyond both but can could did does
    doing done double down during each early east either else ever every except few first former from
    had half has have having her here hers him his how however into its just last late latter left less
    like many may might mine more most much must near neither never next none nor north not nothing now
    off often once one only onto other our out outside over own per previous right same second several
    shall she should since some somebody someone something sometimes soon south still such than that the
    their theirs them then there these they third this those though through till today tomorrow tonight
    too toward towards twice two under unless until upon very was were west what whatever when whenever
    where whether which while who whole whom whose why will with within without would yes yesterday yet
    you your yours
""")


def exchangeable(sentence: str, keep: Iterable[str] = (), seldom: bool = False) -> list[str]:
    """The words of a sentence that can be exchanged, the most exchanged first, each once, lower-cased.

    Left out are names (whatever stands with a capital behind the first word), figures, grammatical
    words, short ones and those of the phrases in `keep`.

    Args:
        sentence: any text.
        keep: words and phrases that stay.
        seldom: whether words that are seldom exchanged, or never were, are named as well, last.
    """
    kept = {word for phrase in keep for word in words(phrase)}
    levels = _levels()
    found: dict[str, int] = {}
    for match in _WORD.finditer(sentence):
        word = match[0].lower()
        if not word.isalpha():
            continue  # what is not one piece to the student would come back as "won'T" or "multi--task"
        if (match[0].islower() or match.start() == 0) and word not in kept and word not in FIXED:
            level = levels.get(word, 0)
            if level or (seldom and len(word) > _SHORT):
                found.setdefault(word, level)
    return sorted(found, key=lambda word: -found[word])


@cache
def _levels() -> dict[str, int]:
    """The tenth of its occurrences in which each word was exchanged, 3 to 9."""
    text = files("desktop.engine").joinpath("exchanged.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in text.splitlines())
    return {word: int(level) for level, *listed in rows for word in listed}
