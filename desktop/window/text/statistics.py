"""How a text and its rewrite compare, in numbers."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.engine.result import Reason
from desktop.window.text import figures
from desktop.window.text.pieces import Decision, Piece

_PORTION = 100_000
"""Characters that are counted at a time, so that other threads get their turns."""

_A_MINUTE = 238
"""Words that a grown-up reads silently in a minute (Brysbaert, 2019, of 190 studies)."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A text in numbers.

    Attributes:
        words: of it.
        characters: of it, spaces and line ends among them.
        ease: its reading ease, 0..100; None where it cannot be told.
    """

    words: int
    characters: int
    ease: int | None

    @property
    def seconds(self) -> int:
        """How long it takes to read."""
        return round(60 * self.words / _A_MINUTE)


@dataclass(frozen=True, slots=True)
class Statistics:
    """A text and its rewrite in numbers.

    Attributes:
        before: the text.
        after: its rewrite.
        sentences: how many sentences the engine has dealt with.
        rewritten: how many of them read differently now.
        kept: why the engine left how many as they were.
        frozen: how many the writer froze.
        accepted: how many rewrites the writer accepted.
        rejected: of how many sentences the writer rejected all rewrites.
        meaning: how much of the meaning the rewritten ones keep, 0..100 in the mean; None without any.
        wording: how many of their words were exchanged, likewise.
        structure: how far their words have moved, likewise.
    """

    before: Measured
    after: Measured
    sentences: int
    rewritten: int
    kept: tuple[tuple[Reason, int], ...]
    frozen: int
    accepted: int
    rejected: int
    meaning: int | None
    wording: int | None
    structure: int | None


def words(text: str) -> int:
    """How many words a text has."""
    found = place = 0
    while place < len(text):
        end = min(place + _PORTION, len(text))
        while end < len(text) and not text[end].isspace():
            end += 1
        found += len(text[place:end].split())
        place = end
    return found


def statistics(text: str, pieces: Sequence[Piece]) -> Statistics:
    """Count everything. Takes a while for a long text, and may be done on any thread.

    Args:
        text: the writer's.
        pieces: of what it consists.
    """
    settled = [piece for piece in pieces if piece.rewrite is not None]
    options = [piece.options[piece.chosen] for piece in settled if not piece.own]
    reasons = Counter(piece.reason for piece in settled if piece.reason is not None and not piece.frozen)
    rewrite = "".join([part for piece in pieces for part in (piece.gap, piece.text)])
    shares = [
        _mean([share for option in options if not math.isnan(share := getattr(option, name))])
        for name in ("similarity", "lexical", "syntactic")
    ]
    return Statistics(
        before=_measured(text, len(settled)),
        after=_measured(rewrite, len(settled)),
        sentences=len(settled),
        rewritten=len(options),
        kept=tuple((reason, reasons[reason]) for reason in Reason if reasons[reason]),
        frozen=sum(piece.frozen for piece in settled),
        accepted=sum(piece.decision is Decision.ACCEPTED for piece in settled),
        rejected=sum(piece.decision is Decision.REJECTED for piece in settled),
        meaning=shares[0],
        wording=shares[1],
        structure=shares[2],
    )


def _measured(text: str, sentences: int) -> Measured:
    return Measured(words(text), len(text), figures.ease(text[: figures.SAMPLE], len(text), sentences))


def _mean(shares: list[float]) -> int | None:
    return round(100 * min(1.0, max(0.0, sum(shares) / len(shares)))) if shares else None
