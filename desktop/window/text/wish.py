"""What the writer asks for, and what of it concerns a stretch of the text."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice, takewhile
from operator import itemgetter

from desktop.engine.request import Request

Span = tuple[int, int]

_LONG_PHRASE = 80
"""Characters from which a frozen stretch of text that has not been cut into sentences is taken for one."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the writer asks for.

    Attributes:
        request: for every sentence.
        frozen: stretches of the text that are not to be rewritten: (start, end) in characters, ascending and
            apart.
        scope: the part of the text that is to be rewritten, in characters; None for all of it.
    """

    request: Request
    frozen: tuple[Span, ...] = ()
    scope: Span | None = None

    def concerns(self, span: Span) -> bool:
        """Whether a stretch of the text, in characters, is to be rewritten at all."""
        return self.scope is None or (span[0] < self.scope[1] and span[1] > self.scope[0])

    def phrases(self, text: str, span: Span, *, raw: bool = False) -> tuple[str, ...]:
        """The frozen words and phrases in a stretch of the text.

        Args:
            text: all of it.
            span: the stretch, in characters.
            raw: whether it has not been cut into sentences yet; then whole sentences are left out.
        """
        if not self.frozen:
            return ()
        found = []
        for start, end in self._within(span):
            phrase = text[max(start, span[0]) : min(end, span[1])].strip()
            if not (raw and len(phrase) > _LONG_PHRASE) and any(map(str.isalnum, phrase)):
                found.append(phrase)
        return tuple(found)

    def covers(self, text: str, span: Span) -> bool:
        """Whether all words of a stretch of the text are frozen by one of the frozen stretches."""
        if not self.frozen:
            return False
        inside = text[slice(*span)]
        start, end = (span[0] + len(inside) - len(inside.lstrip()), span[0] + len(inside.rstrip()))
        return any(
            left <= start and (right >= end or not any(map(str.isalnum, text[right:end])))
            for left, right in self._within((start, end))
        )

    def _within(self, span: Span) -> list[Span]:
        first = bisect_right(self.frozen, span[0], key=itemgetter(1))
        return list(takewhile(lambda each: each[0] < span[1], islice(self.frozen, first, None)))


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the text for the engine.

    Attributes:
        start: where it begins in the text, in characters.
        end: where it ends (exclusive).
        request: what to ask.
    """

    start: int
    end: int
    request: Request
