"""What a writer asks for."""

from dataclasses import dataclass
from enum import StrEnum


class Length(StrEnum):
    """The wanted length of a rewrite, beside its source."""

    SHORTER = "shorter"
    SAME = "same"
    LONGER = "longer"

    @property
    def ratio(self) -> float:
        """The wanted words of the rewrite per word of the source."""
        return {Length.SHORTER: 0.8, Length.SAME: 1.0, Length.LONGER: 1.25}[self]


@dataclass(frozen=True, slots=True)
class Request:
    """The settings of one rewriting run. Two equal requests on equal text give equal rewrites.

    Attributes:
        lexical: wanted lexical diversity, 0..100 (a hundred times the measure).
        syntactic: wanted syntactic diversity, 0..100.
        length: wanted length.
        alternatives: how many rewrites a sentence, 1..20.
        keep: words and phrases that must come through exactly as they stand.
        seed: another seed explores other wordings; the same seed repeats a run.

    Raises:
        ValueError: a setting is out of its range, in words for the person who set it.
    """

    lexical: int = 40
    syntactic: int = 25
    length: Length = Length.SAME
    alternatives: int = 1
    keep: tuple[str, ...] = ()
    seed: int = 0

    def __post_init__(self) -> None:
        for name in ("lexical", "syntactic"):
            if not 0 <= getattr(self, name) <= 100:
                raise ValueError(f"{name} must lie between 0 and 100, not {getattr(self, name)}")
        if not 1 <= self.alternatives <= 20:
            raise ValueError(f"alternatives must lie between 1 and 20, not {self.alternatives}")
        if any(not word.strip() for word in self.keep):
            raise ValueError("a word to keep must not be empty")
