"""Questions about a single word of a sentence, and the answers."""

import re
from dataclasses import dataclass

from desktop.engine.result import Alternative

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class WordQuery:
    """A place in a rewrite, or in the source itself, for which other words are wanted.

    Attributes:
        source: the sentence as it stands in the text.
        rewrite: the rewrite that is shown for it; the same as `source` asks for synonyms.
        start: where the word begins in `rewrite`, in characters.
        count: how many options at most, 1..20.
        keep: words and phrases that must come through exactly.

    Raises:
        ValueError: no word begins there, or the count is out of range.
    """

    source: str
    rewrite: str
    start: int
    count: int = 6
    keep: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 1 <= self.count <= 20:
            raise ValueError(f"count must lie between 1 and 20, not {self.count}")
        if not 0 <= self.start < len(self.rewrite) or not WORD.match(self.rewrite, self.start):
            raise ValueError(f"no word begins at {self.start}")

    @property
    def word(self) -> str:
        """The word that stands there."""
        match = WORD.match(self.rewrite, self.start)
        assert match is not None  # noqa: S101 - seen to when the query was made
        return match[0]


@dataclass(frozen=True, slots=True)
class WordOption:
    """Another word for the place.

    Attributes:
        word: what would stand there.
        alternative: the whole sentence with it, measured against the source.
    """

    word: str
    alternative: Alternative
