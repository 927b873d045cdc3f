"""A sentence as the guards see it: normalised once, its words found once."""

import re
import unicodedata
from collections.abc import Callable
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TypeVar, cast

from desktop.engine.wordset import word_set

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_TYPOGRAPHIC = str.maketrans("’‘ʼ′“”„‟″", '\'\'\'\'"""""')
_OPENS = re.compile(r"[.!?:;…\"«»(\[*_>—–]|\s['-]|[-']$")


class Sentence:
    """A sentence and what several guards need of it, each worked out at most once.

    Args:
        text: any text.
    """

    def __init__(self, text: str) -> None:
        self.text = text if text.isascii() else unicodedata.normalize("NFC", text)
        self._known: dict[object, object] = {}

    def once(self, facts: Callable[["Sentence"], T]) -> T:
        """What `facts` finds in this sentence; found once, however many guards ask."""
        if facts not in self._known:
            self._known[facts] = facts(self)
        return cast("T", self._known[facts])

    @cached_property
    def plain(self) -> str:
        """The text with straight quotation marks and apostrophes, character for character."""
        return self.text if self.text.isascii() else self.text.translate(_TYPOGRAPHIC)

    @cached_property
    def plain_lower(self) -> str:
        """`plain` in lower case."""
        return self.plain.lower()

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where the words lie in `plain`."""
        return [found.span() for found in _WORD.finditer(self.plain)]

    @cached_property
    def words(self) -> list[str]:
        """The words as written; an inner apostrophe or full stop ("don't", "U.S") belongs to one."""
        return _WORD.findall(self.plain)

    @cached_property
    def lower(self) -> list[str]:
        """The words in lower case."""
        return [word.lower() for word in self.words]

    @cached_property
    def lower_set(self) -> frozenset[str]:
        """The different words in lower case."""
        return frozenset(self.lower)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """The different pairs of words in lower case that stand side by side."""
        return frozenset(pairwise(self.lower))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words, see `stem`."""
        return frozenset(map(stem, self.lower))

    @cached_property
    def shouted(self) -> bool:
        """Whether most words are in capitals, so that capitals tell nothing."""
        if not any(map(str.isupper, self.words)):
            return False
        long = [word for word in self.words if len(word) > 1 and word[0].isalpha()]
        return bool(long) and 2 * sum(map(str.isupper, long)) > len(long)

    def between(self, index: int) -> str:
        """What stands between the word at `index` and the one before it."""
        return self.plain[self.spans[index - 1][1] if index else 0 : self.spans[index][0]]

    def opens(self, index: int) -> bool:
        """Whether the word at `index` may owe its capital to its place: at a start, after a colon."""
        return index == 0 or _OPENS.search(self.between(index)) is not None


# They do not mean what they seem to be made of.
_OF_THEIR_OWN = word_set(
    """
    barely closely deeply directly fairly hardly highly largely lately likely mostly nearly newly rightly
    shortly something nothing anything everything during morning evening spring king wedding ceiling need
    indeed
    """
)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """What a lower-case English word has in common with its regular forms; rough, for comparing only."""
    word = word.removesuffix("'s")
    if word in _OF_THEIR_OWN:
        return word
    if len(word) > 4 and word.endswith(("ies", "ied")):
        return word[:-3] + "y"
    if word.endswith("eed"):
        # "Agreed" is regular, "succeed" and "speed" are no past forms.
        return word[:-2] if word.endswith(("greed", "creed", "freed", "teed")) else word
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            word = word[: -len(ending)]
            if len(word) > 2 and word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    else:
        if word.endswith(("ses", "xes", "zes", "ches", "shes")) and len(word) > 4:
            word = word[:-2]
        elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
            word = word[:-1]
        elif len(word) > 4 and word.endswith("ly"):
            word = word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word
