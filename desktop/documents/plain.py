"""Plain text files: one block, whose layout the engine reads itself."""

from pathlib import Path

from desktop.documents.block import Block, Kind, Replacement
from desktop.documents.document import Document, Rewritten
from desktop.documents.textlayer import Splice, TextLayer


class PlainDocument(Document):
    """A plain text file. Replacements must be writable in its encoding.

    Args:
        path: the file that it came from, or None.
        data: its content.

    Raises:
        DocumentError: it is no text.
    """

    suffix = ".txt"

    def __init__(self, path: Path | None, data: bytes) -> None:
        super().__init__(path, data)
        self._layer = TextLayer(data)
        self._blocks = (Block(0, Kind.TEXT, self._layer.text),)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The whole text, with all its layout."""
        return self._blocks

    def accepts(self, replacement: Replacement) -> bool:
        """Whether the encoding of the file has all the characters of the new text."""
        return self._layer.encodes(replacement.text)

    def _rewritten(self, by_block: dict[int, list[Replacement]]) -> Rewritten:
        replacements = by_block[0]
        splices = [Splice(each.start, each.end, each.text) for each in replacements if self.accepts(each)]
        refused = tuple(each for each in replacements if not self.accepts(each))
        return Rewritten(self._layer.spliced(splices), refused)
