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


class Part(StrEnum):
    """A kind of part that comes through letter for letter, unless the writer sets it free."""

    QUOTATIONS = "quotations"
    NUMBERS = "numbers"
    LINKS = "links"  # and e-mail addresses, paths, code, citations, placeholders and mark-up


@dataclass(frozen=True, slots=True)
class Request:
    """The settings of one rewriting run. Two equal requests on equal text give equal rewrites.

    Attributes:
        lexical: wanted lexical diversity, 0..100 (a hundred times the measure).
        syntactic: wanted syntactic diversity, 0..100.
        length: wanted length.
        alternatives: how many rewrites a sentence, 1..20.
        keep: words and phrases that must come through exactly as they stand; a * in one stands for
            any letters, digits and hyphens.
        free: kinds of parts that may be rewritten like the rest.
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
    free: tuple[Part, ...] = ()

    def __post_init__(self) -> None:
        for name in ("lexical", "syntactic"):
            if not 0 <= getattr(self, name) <= 100:
                raise ValueError(f"{name} must lie between 0 and 100, not {getattr(self, name)}")
        if not 1 <= self.alternatives <= 20:
            raise ValueError(f"alternatives must lie between 1 and 20, not {self.alternatives}")
        if any(not word.strip() for word in self.keep):
            raise ValueError("a word to keep must not be empty")
