"""All blocks of a document as one text, as a pane shows it and the engine reads it."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from desktop.documents.block import Block, Replacement

SEPARATOR = "\n\n"
"""What stands between two blocks: an empty line, so that no sentence reaches from one into the next."""


class Sheet:
    """The text of a document's blocks, one after the other.

    Args:
        blocks: the blocks of the document, in order.

    Attributes:
        text: their text; of a single block just its own.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self.text = SEPARATOR.join(block.text for block in blocks)
        lengths = (len(block.text) + len(SEPARATOR) for block in blocks)
        self._starts = [0, *accumulate(lengths)]

    def replacement(self, start: int, end: int, text: str) -> Replacement | None:
        """The replacement that a change of the sheet is in the document.

        Args:
            start: where the replaced text starts in the sheet, in characters.
            end: where it ends (exclusive).
            text: the new text.

        Returns:
            The replacement; None if it does not lie within one block.
        """
        index = bisect_right(self._starts, start) - 1
        if not 0 <= index < len(self._blocks):
            return None
        shift = self._starts[index]
        if end - shift > len(self._blocks[index].text):
            return None
        return Replacement(self._blocks[index].id, start - shift, end - shift, text)

    def span(self, replacement: Replacement) -> tuple[int, int]:
        """Where the replaced text of a replacement stands in the sheet: (start, end) in characters."""
        shift = self._starts[replacement.block]
        return shift + replacement.start, shift + replacement.end
