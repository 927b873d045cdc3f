"""Which words are names: "anna" always, "mark" at times, "gardeners" never.

`capitals.txt` tells in how many of their places inside sentences the words of the pairs that students learn
from have a capital. `python -m trainer label` writes it beside the pairs.
"""

from functools import cache
from importlib.resources import files

_NAME = 9


def is_name(word: str) -> bool:
    """Whether a word nearly always has a capital inside a sentence.

    Args:
        word: in lower case, without an 's.
    """
    return _tenths().get(word, 0) >= _NAME


def may_be_name(word: str) -> bool:
    """Whether a word often has a capital inside a sentence, two times in ten or more."""
    return word in _tenths()


@cache
def _tenths() -> dict[str, int]:
    lines = files("desktop.engine").joinpath("capitals.txt").read_text(encoding="utf-8").splitlines()
    return {word: int(tenths) for tenths, *words in map(str.split, lines) for word in words}
