"""The rewritable text of a document: blocks, what must stay in them, and what is to stand instead."""

from dataclasses import dataclass
from enum import Enum, StrEnum, auto


class Kind(StrEnum):
    """What a block is in its document."""

    TEXT = "text"  # a whole plain text, whose layout the engine reads itself
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list item"
    QUOTATION = "quotation"
    TABLE_CELL = "table cell"


class Bond(Enum):
    """How a part of a block is tied to the text around it."""

    HELD = auto()
    """A link's words, a field, code, a line break: a rewrite must bring its text, letter for letter."""

    POINT = auto()
    """A footnote mark, an image: takes no room and stays behind the word it stands behind."""

    START = auto()
    """Where a comment or a bookmark begins: takes no room and stays at its place among the words."""

    END = auto()
    """Where a comment or a bookmark ends."""

    FIXED = auto()
    """A tracked change, say: the words there cannot be replaced."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a block that is more than text.

    Attributes:
        start: where it starts in the text of the block, in characters.
        end: where it ends (exclusive); `start` where it takes no room.
        bond: how it is tied to the text around it.
    """

    start: int
    end: int
    bond: Bond


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or table cell (of a plain text: all of it).

    Attributes:
        id: its number in the document, from 0, in reading order.
        kind: what it is.
        text: its text without any mark-up, lines ended by plain newlines.
        parts: what in it is more than text, in order and apart.
    """

    id: int
    kind: Kind
    text: str
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Replacement:
    """What is to stand in a block instead of some of its text.

    Attributes:
        block: the id of the block.
        start: where the replaced text starts in the block, in characters.
        end: where it ends (exclusive).
        text: the new text.
    """

    block: int
    start: int
    end: int
    text: str
