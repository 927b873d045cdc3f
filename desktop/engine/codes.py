"""Diversity codes: the small integers with which a student is asked for a kind of rewrite.

A code is a level of a measure. The trainer writes the codes of each pair's own measures in front
of its source; at run time the engine writes the codes of what the sliders ask for. Both use the
`CodeScheme` of the bundle, so a student is asked in exactly the words it was taught.
"""

from bisect import bisect_right
from dataclasses import asdict, dataclass
from string import Formatter
from typing import Any

from desktop.engine.measures import length_ratio, lexical_diversity, syntactic_diversity

_LONGEST_TEMPLATE = 200
_MOST_EDGES = 100


@dataclass(frozen=True, slots=True)
class Codes:
    """One level for each measure, 0 for the least."""

    lexical: int
    syntactic: int
    length: int


@dataclass(frozen=True, slots=True)
class CodeScheme:
    """Where the levels of each measure begin, and how codes are written before a sentence.

    Attributes:
        template: the prefix, with the fields {lexical}, {syntactic} and {length}.
        lexical: ascending edges in (0, 1); level n lies between edge n-1 and edge n.
        syntactic: ascending edges in (0, 1). They are narrow at the low end, where nine pairs in
            ten lie, so that the levels which a writer uses are told apart.
        length: ascending edges of the length ratio (words of rewrite per word of source).
    """

    template: str = "paraphrase {lexical} {syntactic} {length}: "
    lexical: tuple[float, ...] = (0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85)
    syntactic: tuple[float, ...] = (0.01, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.65)
    length: tuple[float, ...] = (0.7, 0.92, 1.08, 1.35)

    def __post_init__(self) -> None:
        for name in ("lexical", "syntactic", "length"):
            edges = getattr(self, name)
            if not 0 < len(edges) <= _MOST_EDGES or list(edges) != sorted(set(edges)):
                raise ValueError(f"code scheme: the {name} edges must ascend, but are {edges[:_MOST_EDGES]}")
        if len(self.template) > _LONGEST_TEMPLATE:
            raise ValueError(f"code scheme: the template has more than {_LONGEST_TEMPLATE} characters")
        try:
            parts = list(Formatter().parse(self.template))
        except ValueError as error:
            raise ValueError(f"code scheme: the template {self.template!r} is not usable: {error}") from None
        # Nothing but the bare fields: one may ask for a width of gigabytes.
        for _, each, width, conversion in parts:
            if each is not None and (each not in {"lexical", "syntactic", "length"} or width or conversion):
                raise ValueError(f"code scheme: the template {self.template!r} is not usable: {each!r}")

    def codes(self, lexical: float, syntactic: float, length: float) -> Codes:
        """The codes of these measures (lexical and syntactic in 0..1, length as a ratio)."""
        return Codes(
            bisect_right(self.lexical, lexical),
            bisect_right(self.syntactic, syntactic),
            bisect_right(self.length, length),
        )

    def measure(self, source: str, rewrite: str) -> Codes:
        """The codes of an actual pair."""
        return self.codes(
            lexical_diversity(source, rewrite),
            syntactic_diversity(source, rewrite),
            length_ratio(source, rewrite),
        )

    def neighbour(self, codes: Codes, lexical: int = 0, syntactic: int = 0, length: int = 0) -> Codes:
        """`codes` moved by so many levels, held within the scheme."""
        return Codes(
            min(max(codes.lexical + lexical, 0), len(self.lexical)),
            min(max(codes.syntactic + syntactic, 0), len(self.syntactic)),
            min(max(codes.length + length, 0), len(self.length)),
        )

    def prompt(self, codes: Codes, sentence: str) -> str:
        """What the student reads: the codes, then the sentence."""
        return self.template.format(**asdict(codes)) + sentence

    def to_json(self) -> dict[str, Any]:
        """The scheme as it stands in bundle.json."""
        return {
            name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "CodeScheme":
        """Read what `to_json` wrote.

        Raises:
            ValueError: a field is missing, unknown or out of order.
        """
        try:
            return cls(
                template=str(data["template"]),
                **{
                    name: tuple(float(edge) for edge in data[name])
                    for name in ("lexical", "syntactic", "length")
                },
            )
        except (KeyError, TypeError, OverflowError) as error:
            raise ValueError(f"code scheme: {error} is missing or of the wrong type") from None
