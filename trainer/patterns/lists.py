"""Files of patterns: one a line, as `desktop.engine.patterns.notation` reads it; `#` begins a remark."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.engine.patterns.notation import Pattern, forms, parsed
from trainer.errors import TrainerError


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of a list.

    Attributes:
        forms: the patterns that it stands for.
        list: the number of its file; patterns of one file are taken to be of like quality.
    """

    forms: tuple[str, ...]
    list: int


def read(paths: Sequence[Path]) -> list[Listed]:
    """The lines of all files that hold a pattern, each pattern once, in their order.

    Raises:
        TrainerError: a file is missing or a line is no pattern; file and line are named.
    """
    found: list[Listed] = []
    known: set[Pattern] = set()
    for number, path in enumerate(paths):
        for place, line in enumerate(_lines(path), 1):
            written = " ".join(line.split())
            if not written or written.startswith("#"):
                continue
            try:
                said = {parsed(each): each for each in forms(written)}
            except ValueError as error:
                raise TrainerError(f"{path}, line {place}: is no pattern ({error}).") from None
            new = tuple(each for pattern, each in said.items() if pattern not in known)
            known.update(said)
            if new:
                found.append(Listed(new, number))
    return found


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise TrainerError(f"{path}: cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError as error:
        raise TrainerError(f"{path}: is no text in UTF-8 ({error}).") from None
