"""What can be counted in a text, in words for the writer."""

import re

from desktop.window.look.translation import counted, numeral, tr
from desktop.window.text.draft import Tally

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
SAMPLE = 30_000
"""Characters from which the reading ease of a long text is told."""


def syllables(word: str) -> int:
    """How many syllables an English word has, about: groups of vowels, but for a silent e near the end."""
    found = len(_VOWELS.findall(word))
    mute = word.endswith("e") and not word.endswith(("le", "ee", "ye"))
    past = word.endswith("ed") and not word.endswith(("ted", "ded", "eed"))
    return max(1, found - (mute or past))


def reading_ease(text: str, sentences: int) -> int | None:
    """How easy a text is to read: Flesch's reading ease, 0 (hard) to 100 (easy).

    Args:
        text: the text, or its beginning.
        sentences: how many sentences it has.

    Returns:
        The measure (Flesch, “A new readability yardstick”, 1948), cut to its range; None without words.
    """
    words = [match.lower() for match in _WORD.findall(text)]
    if not words or not sentences:
        return None
    per_word = sum(map(syllables, words)) / len(words)
    return round(min(100.0, max(0.0, 206.835 - 1.015 * len(words) / sentences - 84.6 * per_word)))


def ease(beginning: str, length: int, sentences: int) -> int | None:
    """The reading ease of a text, told from its beginning.

    Args:
        beginning: of the text, `SAMPLE` characters or all of it.
        length: of the text, in characters.
        sentences: how many sentences it has.
    """
    if not sentences or not length:
        return None
    return reading_ease(beginning, max(1, round(sentences * len(beginning) / length)))


def described(words: int, tally: Tally, ease: tuple[int | None, int | None]) -> str:
    """The line of figures.

    Args:
        words: of the text.
        tally: what has been done.
        ease: the reading ease of the text and of its rewrite.
    """
    parts = [
        counted(words, "{number} word", "{number} words"),
        counted(tally.sentences, "{number} sentence", "{number} sentences"),
    ]
    if tally.sentences:
        parts.append(tr("{number} rewritten", number=numeral(tally.rewritten)))
        kept = tally.sentences - tally.rewritten
        if kept:
            parts.append(tr("{number} kept as written", number=numeral(kept)))
    if None not in ease:
        parts.append(tr("reading ease {before} → {after}", before=ease[0], after=ease[1]))
    return "   ·   ".join(parts)


def time_left(seconds: float) -> str:
    """How long something will still take, in words."""
    if seconds < 90:
        return counted(
            max(5, 5 * round(seconds / 5)), "about {number} second left", "about {number} seconds left"
        )
    return counted(round(seconds / 60), "about {number} minute left", "about {number} minutes left")
