"""What a loader makes of a file: sentences that stand together, and where a fault lies."""

from dataclasses import dataclass
from pathlib import Path

from trainer.errors import TrainerError


@dataclass(frozen=True, slots=True)
class Record:
    """Sentences of one entry of a source.

    Attributes:
        texts: one or more.
        pairs: places of two texts, where people say that the second is another way to say the first.
            Where there are any, all texts of the record mean the same.
        origin: where the entry says it comes from, or "".
        licence: its terms, or "".
    """

    texts: tuple[str, ...]
    pairs: tuple[tuple[int, int], ...] = ()
    origin: str = ""
    licence: str = ""


def pair(one: str, other: str, *, same: bool) -> Record:
    """Two sentences that mean the same or, as far as anybody knows, do not."""
    return Record((one, other), ((0, 1),) if same else ())


def fault(path: Path, line: int, what: str) -> TrainerError:
    """The error for a line that is not what it must be; `what` is a clause about it."""
    return TrainerError(f"{path}, line {line}: {what}.")
