"""What every kind of document can do: offer its blocks, take replacements, be saved."""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import ClassVar, TypeVar

from desktop.atomicfile import reason, write_atomically
from desktop.documents.block import Block, Replacement
from desktop.documents.errors import DocumentError


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A document with replacements in place.

    Attributes:
        data: the content of the new file.
        refused: replacements that could not be placed; the text there stands as it was.
    """

    data: bytes
    refused: tuple[Replacement, ...]


class Document(ABC):
    """An opened document. It is never changed: replacements make a new file of it.

    Args:
        path: the file that it came from, or None.
        data: the content of the file.

    Attributes:
        path: the file that it came from, or None.
        data: the content of the file as it was opened.
    """

    suffix: ClassVar[str]
    """How the names of such files end, with the dot."""

    def __init__(self, path: Path | None, data: bytes) -> None:
        self.path = path
        self.data = data

    @property
    @abstractmethod
    def blocks(self) -> Sequence[Block]:
        """The rewritable text; the id of a block is its place here."""

    @abstractmethod
    def accepts(self, replacement: Replacement) -> bool:
        """Whether a replacement can be placed without loss of a kept part or a format.

        It depends on the file's own text alone, not on other replacements.
        """

    def rewritten(self, replacements: Iterable[Replacement]) -> Rewritten:
        """The document with the replacements in place.

        Args:
            replacements: in any order; one whose text is the old one is no change.

        Raises:
            ValueError: two of them overlap, or one lies outside its block.
        """
        by_block = self._by_block(replacements)
        if not by_block:
            return Rewritten(self.data, ())
        return self._rewritten(by_block)

    def save(
        self, path: Path, replacements: Iterable[Replacement] = (), *, in_place: bool = False
    ) -> Rewritten:
        """Write the document with the replacements in place; the file is whole or as it was.

        Args:
            path: the new file.
            replacements: as for `rewritten`.
            in_place: whether `path` may be the file that was opened.

        Raises:
            DocumentError: the file cannot be written, or `path` is the opened file and `in_place` is
                false or another program has changed it since.
        """
        if self.path is not None and _is_same(path, self.path):
            if not in_place:
                raise DocumentError(
                    f"“{path.name}” is the original: save under another name, or say that it may be replaced."
                )
            self._check_unchanged(path)
        outcome = self.rewritten(replacements)
        try:
            write_atomically(path, outcome.data)
        except OSError as error:
            raise DocumentError(
                f"“{path.name}” could not be saved: {reason(error)}; try another folder or disk."
            ) from None
        return outcome

    @abstractmethod
    def _rewritten(self, by_block: dict[int, list[Replacement]]) -> Rewritten:
        """As `rewritten`; the replacements are sorted, apart, and at least one."""

    def _check_unchanged(self, path: Path) -> None:
        try:
            changed = path.read_bytes() != self.data
        except OSError:
            changed = True
        if changed:
            raise DocumentError(
                f"“{path.name}” has been changed by another program since it was opened: "
                "save under another name."
            )

    def _by_block(self, replacements: Iterable[Replacement]) -> dict[int, list[Replacement]]:
        by_block: defaultdict[int, list[Replacement]] = defaultdict(list)
        for each in replacements:
            text = self.blocks[each.block].text
            if not 0 <= each.start <= each.end <= len(text):
                raise ValueError(f"{each.start}..{each.end} lies outside block {each.block}")
            if text[each.start : each.end] != each.text:
                by_block[each.block].append(each)
        for group in by_block.values():
            group.sort(key=lambda each: (each.start, each.end))
            if any(left.end > right.start for left, right in pairwise(group)):
                raise ValueError(f"replacements in block {group[0].block} overlap")
        return dict(sorted(by_block.items()))


R = TypeVar("R")


def fitting(
    replacements: Sequence[Replacement], attempt: Callable[[Sequence[Replacement]], R | None]
) -> tuple[R | None, list[Replacement]]:
    """Place as many replacements of a block as can be.

    Args:
        replacements: those of one block.
        attempt: places some of them; None where that does not do.

    Returns:
        What the attempt gave (None where nothing could be placed) and the replacements left out.
    """
    outcome = attempt(replacements)
    if outcome is not None:
        return outcome, []
    taken: list[Replacement] = []
    refused: list[Replacement] = []
    for each in replacements:
        (refused if attempt([each]) is None else taken).append(each)
    outcome = attempt(taken) if taken else None
    return outcome, refused if outcome is not None else list(replacements)


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return path.resolve() == other.resolve()
