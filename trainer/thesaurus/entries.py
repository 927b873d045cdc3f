"""Words and what may stand for them: out of lists, and out of what pairs often exchange.

A list is a UTF-8 file with one entry a line: one to four words, a tab, and other words for them with
semicolons between, the likeliest first:

    at once<TAB>immediately; right away
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.engine.exchange import FIXED
from desktop.engine.splices import inflected
from desktop.engine.thesaurus import LONGEST
from desktop.engine.tokens import folded, tokenized
from desktop.engine.wordset import word_set
from trainer.errors import TrainerError
from trainer.thesaurus.mining import Mined

_LETTERS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# So many pairs must exchange words, and so many for each time that they occur, to be an entry without a list.
_FEWEST_PAIRS, _LEAST_SHARE = 7, 0.015
# With those that never change, words that only their surroundings decide about.
_LIGHT = FIXED | word_set("""
    a an and are as at be been being by can could did do does for from had has have he him his how i i'm if
    in is it it's its me my no not of on or our so than that the their them there these they this those to us
    was we were what which who will with would you
""")


@dataclass(frozen=True, slots=True)
class Other:
    """Words that may stand for those of an entry.

    Attributes:
        spelt: as they are written.
        rank: their place in the list, 0 for the likeliest; None where pairs alone have them.
    """

    spelt: str
    rank: int | None


# By the words of an entry and then by the other ones, all folded and with a space between words.
Entries = Mapping[str, Mapping[str, Other]]


def entries(lists: Sequence[Path], mined: Mined) -> Entries:
    """The entries of all lists, and those that pairs bring besides.

    Raises:
        TrainerError: a list is missing or a line is not an entry; file and line are named.
    """
    found: dict[str, dict[str, Other]] = {}
    for path in lists:
        for words, others in _read(path):
            entry = found.setdefault(words, {})
            for rank, other in enumerate(others):
                if _fits(other) and plain(other) != words:
                    entry.setdefault(plain(other), Other(_spelt(other, mined), rank))
    for (words, other), count in mined.exchanges.items():
        if count >= _FEWEST_PAIRS and _exchangeable(words, other, count / mined.rarest(words)):
            entry = found.setdefault(words, {})
            entry.setdefault(other, Other(_spelt(other, mined), None))
    return {words: entry for words, entry in found.items() if entry}


def plain(words: str) -> str:
    """Words as they are compared: each folded, with one space between them."""
    return " ".join(map(folded, words.split()))


def _read(path: Path) -> Iterator[tuple[str, list[str]]]:
    """The words of each line and the other ones; lines whose words are none to look for are left out."""
    number = 0
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                words, tab, others = line.rstrip("\r\n").partition("\t")
                if not (tab and words.strip() and others.strip()) or "\t" in others:
                    raise TrainerError(
                        f"{path}, line {number}: is not words, a tab and other words for them."
                    )
                tokens = list(map(folded, tokenized(words.strip())))
                # A mark inside is matched, one at an end would go with the words.
                if len(tokens) <= LONGEST and all(each[:1].isalnum() for each in (tokens[0], tokens[-1])):
                    yield " ".join(tokens), [" ".join(each.split()) for each in others.split(";")]
    except OSError as error:
        raise TrainerError(f"{path}: cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError as error:
        raise TrainerError(f"{path}: is no text in UTF-8 after line {number} ({error}).") from None


def _fits(words: str) -> bool:
    """Whether these are words without figures and marks, and not too many."""
    parts = words.split()
    return 1 <= len(parts) <= LONGEST and all(map(_LETTERS.fullmatch, parts))


def _exchangeable(words: str, other: str, share: float) -> bool:
    gone, come = words.split(), other.split()
    return (
        share >= _LEAST_SHARE
        and all(map(_LETTERS.fullmatch, (*gone, *come)))
        and not set(gone) <= _LIGHT
        and not set(come) <= _LIGHT
        and not inflected(gone, come)
    )


def _spelt(words: str, mined: Mined) -> str:
    """Words with their capitals: a list's own, and those of words that nearly always have one."""
    straight = words.replace("’", "'").split()
    return " ".join(mined.spellings.get(word, word) for word in straight)
