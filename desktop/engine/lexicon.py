"""The words that there are: a student now and then makes one up out of pieces ("experimentes").

`lexicon.txt` holds the words of the pairs that students learn from, without those that follow from
another by a regular ending. `python -m trainer label` writes it beside the pairs.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

# Shorter ones are taken to exist: most letters and syllables do, as names or abbreviations.
LEAST_LETTERS = 4
_BRITISH_IS = re.compile(r"is(?=e[ds]?$|ing$|ations?$)")
_HISSING = ("s", "x", "z", "ch", "sh")
# Endings behind which a word may stand as it is, without its e, with a letter doubled or an i for its y.
_ENDINGS = ("ed", "ing", "er", "est")


@lru_cache(maxsize=4096)
def known(word: str) -> bool:
    """Whether a word in lower case is in the lexicon, or a regular form of one that is."""
    return (
        len(word) < LEAST_LETTERS
        or _listed(word)
        or ((american := _american(word)) != word and _listed(american))
    )


def _listed(word: str) -> bool:
    return word in _words() or any(base in _words() for base in bases(word))


def _american(word: str) -> str:
    """The American spelling of a word that may be British."""
    return _BRITISH_IS.sub("iz", word).replace("our", "or").replace("ogue", "og")


def bases(word: str) -> Iterator[str]:
    """The words of which this one may be a regular form: "tries" of "try"."""
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("es") and word[:-2].endswith((*_HISSING, "o")):
        yield word[:-2]
    if word.endswith("s") and not word[:-1].endswith(_HISSING):
        yield word[:-1]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield from _without(word[: -len(ending)])
    if word.endswith("ily"):
        yield word[:-3] + "y"
    elif word.endswith("ly"):
        yield from (word[:-2] + "le", word[:-1] + "e")
        if not word.endswith("lely") or word.endswith("olely"):  # "solely", but not "remarkablely"
            yield word[:-2]
    if word.endswith("ness"):
        yield word[:-5] + "y" if word.endswith("iness") else word[:-4]


def _without(rest: str) -> Iterator[str]:
    yield from (rest, rest + "e")
    if rest[-1] == rest[-2]:
        yield rest[:-1]
    if rest.endswith("i"):
        yield rest[:-1] + "y"


@cache
def _words() -> frozenset[str]:
    return frozenset(files("desktop.engine").joinpath("lexicon.txt").read_text(encoding="utf-8").split())
