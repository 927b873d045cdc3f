"""The test file: sentences that no student has learnt from, with the rewrites that stand beside them."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.engine.segment import split
from trainer import rows
from trainer.errors import TrainerError
from trainer.pairs import files

_PACKED = {".xz", ".gz"}


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence to be rewritten.

    Attributes:
        source: the sentence.
        references: other ways to say it, as the test file has them; the first is the teacher's.
    """

    source: str
    references: tuple[str, ...] = ()


def sample(path: Path, limit: int, seed: int) -> list[Item]:
    """Items of a test file, each a single sentence and none of them twice.

    Args:
        path: pairs (.jsonl), or sentences, one on a line (.txt); also packed (.xz, .gz).
        limit: how many at most; 0 for all.
        seed: another draws others.

    Raises:
        TrainerError: the file is not usable, or holds none.
    """
    references: dict[str, dict[str, None]] = {}
    for source, reference in _lines(path) if _plain(path) else _pairs(path):
        found = references.setdefault(source, {})
        if reference is not None:
            found[reference] = None
    items = [
        Item(source, tuple(found))
        for source, found in references.items()
        if [segment.sentence for segment in split(source)] == [True]
    ]
    if not items:
        raise TrainerError(f"{path}: has no source that is a single sentence.")
    if limit and limit < len(items):
        items = random.Random(seed).sample(items, limit)  # noqa: S311 - sampling, not secrecy
    return items


def _plain(path: Path) -> bool:
    return [suffix for suffix in path.suffixes if suffix not in _PACKED][-1:] == [".txt"]


def _pairs(path: Path) -> Iterator[tuple[str, str | None]]:
    return ((pair.source, pair.paraphrase) for pair in files.read(path))


def _lines(path: Path) -> Iterator[tuple[str, str | None]]:
    try:
        with rows.open_text(path) as lines:
            for line in lines:
                if line.strip():
                    yield line.strip(), None
    except OSError as error:
        raise TrainerError(f"{path}: cannot be read ({error.strerror or error}).") from None
    except (EOFError, ValueError) as error:
        raise TrainerError(f"{path}: is not readable as text ({error}).") from None
