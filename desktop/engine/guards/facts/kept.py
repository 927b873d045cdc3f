"""Kept words: what the writer asked to keep stands in the rewrite as often as in the source."""

import re
from collections.abc import Sequence

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence

# A * inside a word stands for so many characters at most: no word has more, and time stays linear.
_STAR = r"[\w-]{0,100}"
_STARS = re.compile(r"\*+")


def guard(keep: Sequence[str]) -> Guard:
    """The guard of these words and phrases; case counts, the shape of apostrophes and spaces does not.

    A * stands for any letters, digits and hyphens, and what it stood for has to be the same.
    """
    patterns = [pattern(phrase) for phrase in keep if phrase.strip()]

    def facts(sentence: Sentence) -> list[list[str]]:
        # A lone * also stands for nothing at all, anywhere.
        return [
            sorted(" ".join(found.split()) for found in each.findall(sentence.plain) if found)
            for each in patterns
        ]

    return Guard("kept words", facts, _breaks)


def pattern(phrase: str) -> re.Pattern[str]:
    """Where a kept word or phrase stands in a text with straight apostrophes and quotation marks.

    A * in it stands for any letters, digits and hyphens; inside a word for a hundred of them at most.
    """
    words = [_word(word) for word in Sentence(phrase).plain.split()]
    body = r"\s+".join(words)
    if phrase.rstrip().endswith("*"):
        body = body.removesuffix(_STAR) + r"[\w-]*"
    return re.compile(rf"(?<!\w){body}(?!\w)")


def _word(word: str) -> str:
    """The pattern of one word; each part between two * is found where it stands first."""
    first, *others = map(re.escape, _STARS.split(word))
    if not others:
        return first
    *inner, last = others
    # Wherever the parts between stand, the match is the same: nothing is won by trying other places.
    return first + "".join(rf"(?>{_STAR}?{part})" for part in inner) + _STAR + last


def _breaks(source: list[list[str]], rewrite: list[list[str]]) -> bool:
    return source != rewrite
