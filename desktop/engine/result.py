"""What comes back: rewrites of sentences, each with its place in the text."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why a sentence came back unchanged, in words for the writer."""

    TOO_SHORT = "too short to say in other words"
    TOO_LONG = "too long for the model: split it into shorter sentences"
    NOT_ENGLISH = "not recognised as English"
    NOT_PROSE = "not prose"
    NO_SAFE_REWRITE = "no rewrite kept its meaning, numbers, names and kept words"
    DOUBTFUL = "no rewrite is sure enough to take its place"
    LITTLE_ASKED = "so little was asked for that the sentence itself lies nearest"


@dataclass(frozen=True, slots=True)
class Alternative:
    """One rewrite of a sentence.

    Attributes:
        text: the rewrite.
        similarity: cosine of the two sentence embeddings, -1..1.
        lexical: lexical diversity reached, 0..1.
        syntactic: syntactic diversity reached, 0..1.
    """

    text: str
    similarity: float
    lexical: float
    syntactic: float


@dataclass(frozen=True, slots=True)
class Rewrite:
    """One sentence of the text and its rewrites.

    Attributes:
        start: where the sentence starts in the text, in characters.
        source: the sentence as it stands in the text.
        alternatives: the rewrites, best first; never empty. A sentence that stays unchanged has
            itself as the first; behind it may stand rewrites that were not put in its place.
        reason: why it stays unchanged, or None.
    """

    start: int
    source: str
    alternatives: tuple[Alternative, ...]
    reason: Reason | None = None

    @property
    def end(self) -> int:
        """Where the sentence ends in the text, in characters (exclusive)."""
        return self.start + len(self.source)

    @property
    def text(self) -> str:
        """The best rewrite."""
        return self.alternatives[0].text

    @property
    def unchanged(self) -> bool:
        """Whether the sentence stays as it is."""
        return self.reason is not None

    @classmethod
    def keeping(
        cls, start: int, source: str, reason: Reason, others: Iterable[Alternative] = ()
    ) -> "Rewrite":
        """The sentence itself, with the reason why it stays, and rewrites that it may be exchanged for."""
        return cls(start, source, (Alternative(source, 1.0, 0.0, 0.0), *others), reason)
