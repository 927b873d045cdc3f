"""A document that was opened, and what is written of it. Nothing here knows the window."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.atomicfile import reason, write_atomically
from desktop.documents.comparison.page import page
from desktop.documents.comparison.review import review
from desktop.documents.document import Document
from desktop.documents.errors import DocumentError
from desktop.documents.plain import PlainDocument
from desktop.documents.sheet import Sheet
from desktop.window.text.revision import Change, Placed, Revision

_AUTHOR = "Phrasewright"
_WORD = ".docx"


@dataclass(frozen=True, slots=True)
class Opened:
    """A document and its text.

    Attributes:
        document: the document.
        sheet: its text.
    """

    document: Document
    sheet: Sheet

    def revision(self, text: str) -> Revision:
        """What `text`, which has grown out of this document, makes of it."""
        return Revision(self.sheet, text, free=isinstance(self.document, PlainDocument))

    @property
    def path(self) -> Path | None:
        """Where it came from."""
        return self.document.path

    @property
    def name(self) -> str:
        """The name of its file."""
        return "" if self.path is None else self.path.name

    def is_at(self, path: Path) -> bool:
        """Whether it came from this file."""
        if self.path is None:
            return False
        try:
            return path.samefile(self.path)
        except OSError:
            return path.resolve() == self.path.resolve()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was saved.

    Attributes:
        data: the content of the file.
        left_out: changes that the document had no room for.
    """

    data: bytes
    left_out: int


def saved(
    path: Path,
    opened: Opened | None,
    text: str,
    changes: Sequence[Change],
    *,
    in_place: bool,
    before: bytes | None,
) -> Outcome:
    """Write a rewrite: into a copy of its document, or as plain paragraphs where the kind is another.

    Args:
        path: the file; its name tells the kind.
        opened: the document that the text came from, or None.
        text: the writer's.
        changes: the rewritten sentences.
        in_place: whether `path` may be the file that was opened.
        before: what this program has written there before.

    Raises:
        DocumentError: it cannot be written; the old file is as it was.
    """
    if opened is None or _is_word(path) != (opened.document.suffix == _WORD):
        data = _plain(path, _rewritten(text, changes))
        _write(path, data)
        return Outcome(data, 0)
    placed = _placed(path, opened, text, changes)
    if in_place and before is not None and _content(path) == before:
        # What another program would have changed since is what this one has written.
        written = opened.document.rewritten(placed.replacements)
        _write(path, written.data)
    else:
        written = opened.document.save(path, placed.replacements, in_place=in_place)
    return Outcome(written.data, len(written.refused))


def compared(
    path: Path, opened: Opened | None, text: str, changes: Sequence[Change], *, title: str, when: datetime
) -> None:
    """Write a comparison of a text and its rewrite: tracked changes (.docx), else a page of HTML.

    Args:
        path: the file; its name tells the kind.
        opened: the document that the text came from, or None.
        text: the writer's.
        changes: the rewritten sentences.
        title: stands above the page.
        when: the changes were made.

    Raises:
        DocumentError: it cannot be written.
    """
    if opened is None:
        document: Document = PlainDocument(None, text.encode("utf-8", "replace"))
        opened = Opened(document, Sheet(document.blocks))
    replacements = _placed(path, opened, text, changes).replacements
    if _is_word(path):
        data = review(opened.document, replacements, _AUTHOR, when)
    else:
        data = page(opened.document, replacements, title)
    _write(path, data)


def _placed(path: Path, opened: Opened, text: str, changes: Sequence[Change]) -> Placed:
    placed = opened.revision(text).placed(changes)
    if placed.homeless:
        raise DocumentError(
            f"“{path.name}” was not saved: paragraphs were added, joined or removed here, which the document "
            "cannot take; undo that, or save as .txt or another kind."
        )
    return placed


def _rewritten(text: str, changes: Sequence[Change]) -> str:
    parts: list[str] = []
    place = 0
    for start, end, new in changes:
        parts += (text[place:start], new)
        place = end
    return "".join([*parts, text[place:]])


def _plain(path: Path, text: str) -> bytes:
    """A text of its own, in the kind that the name tells."""
    data = text.encode("utf-8", "replace")
    if not _is_word(path):
        return data
    return review(PlainDocument(None, data), (), _AUTHOR, datetime.min)


def _is_word(path: Path) -> bool:
    return path.suffix.lower() == _WORD


def _write(path: Path, data: bytes) -> None:
    try:
        write_atomically(path, data)
    except OSError as error:
        raise DocumentError(
            f"“{path.name}” could not be saved: {reason(error)}; try another folder or disk."
        ) from None


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
