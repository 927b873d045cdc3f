"""What there is to compare: the paragraphs of a document, each old and new."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.documents.block import Block, Kind, Replacement
from desktop.documents.document import Document

_EMPTY_LINE = re.compile(r"\n[ \t]*(?=\n)")


@dataclass(frozen=True, slots=True)
class Pair:
    """A stretch of text before and after; the same twice where nothing was replaced."""

    old: str
    new: str

    @property
    def changed(self) -> bool:
        """Whether they differ."""
        return self.old != self.new


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph.

    Attributes:
        kind: what it is.
        pairs: its text, stretch by stretch.
    """

    kind: Kind
    pairs: tuple[Pair, ...]

    @property
    def old(self) -> str:
        """Its text before."""
        return "".join(pair.old for pair in self.pairs)


def rows(document: Document, replacements: Iterable[Replacement]) -> list[Row]:
    """The paragraphs of a document with the replacements that it takes; those that it refuses are left out.

    Args:
        document: the document.
        replacements: as for `Document.rewritten`.
    """
    wanted = list(replacements)
    refused = set(document.rewritten(wanted).refused)
    by_block: defaultdict[int, list[Replacement]] = defaultdict(list)
    for each in wanted:
        if each not in refused:
            by_block[each.block].append(each)
    found: list[Row] = []
    for block in document.blocks:
        pairs = list(_pairs(block, sorted(by_block[block.id], key=lambda each: each.start)))
        if block.kind is Kind.TEXT:
            found += _split(pairs)
        else:
            found.append(Row(block.kind, tuple(pairs)))
    return found


def _pairs(block: Block, replacements: Iterable[Replacement]) -> Iterator[Pair]:
    done = 0
    for each in replacements:
        if done < each.start:
            yield Pair(block.text[done : each.start], block.text[done : each.start])
        yield Pair(block.text[each.start : each.end], each.text)
        done = each.end
    if done < len(block.text):
        yield Pair(block.text[done:], block.text[done:])


def _split(pairs: Iterable[Pair]) -> Iterator[Row]:
    """A plain text in paragraphs: it is cut at empty lines."""
    row: list[Pair] = []
    for pair in pairs:
        if pair.changed:
            row.append(pair)
            continue
        first, *others = _EMPTY_LINE.split(pair.old)
        row.append(Pair(first, first))
        for other in others:
            yield from _row(row)
            row = [Pair(other, other)]
    yield from _row(row)


def _row(pairs: list[Pair]) -> Iterator[Row]:
    """The row of these pairs without the line breaks around it, if it has any text."""
    if pairs and not pairs[0].changed:
        pairs[0] = Pair(pairs[0].old.lstrip("\n"), pairs[0].new.lstrip("\n"))
    if pairs and not pairs[-1].changed:
        pairs[-1] = Pair(pairs[-1].old.rstrip("\n"), pairs[-1].new.rstrip("\n"))
    kept = tuple(pair for pair in pairs if pair.old or pair.new)
    if any(pair.old.strip() or pair.new.strip() for pair in kept):
        yield Row(Kind.PARAGRAPH, kept)
