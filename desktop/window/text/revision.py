"""What the writer changed in the text of a document, and what that makes of the document."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.documents.block import Replacement
from desktop.documents.sheet import SEPARATOR, Sheet
from desktop.window.text.overlap import common_end, common_start

Change = tuple[int, int, str]
"""A new text for a stretch: (start, end, text), in characters."""


@dataclass(frozen=True, slots=True)
class Placed:
    """What is to be changed in a document.

    Attributes:
        replacements: that lie within one block each.
        homeless: how many changes do not.
    """

    replacements: tuple[Replacement, ...]
    homeless: int


class Revision:
    """A text that has grown out of the sheet of a document.

    One stretch of it may be another than in the sheet; what is before and behind it is the same.

    Args:
        sheet: of the document.
        text: as it stands in the window now.
        free: whether the document takes added paragraphs, as a plain text does.
    """

    def __init__(self, sheet: Sheet, text: str, *, free: bool) -> None:
        self._sheet = sheet
        self._free = free
        self._text = text
        self._same = common_start(sheet.text, text)
        behind = common_end(sheet.text, text, self._same)
        self._old_end = len(sheet.text) - behind
        self._new_end = len(text) - behind

    def replacement(self, start: int, end: int, text: str) -> Replacement | None:
        """A change of what the writer has not touched, in the document; None for any other.

        Args:
            start: where the changed stretch starts in the text, in characters.
            end: where it ends (exclusive).
            text: what is to stand there.
        """
        if self._text == self._sheet.text or end <= self._same:
            return self._sheet.replacement(start, end, text)
        shift = self._old_end - self._new_end
        if start >= self._new_end:
            return self._sheet.replacement(start + shift, end + shift, text)
        return None

    def placed(self, changes: Iterable[Change]) -> Placed:
        """All changes, the writer's own among them, in the document.

        Args:
            changes: what is to stand instead of stretches of the text; ascending and apart.
        """
        found: list[Replacement] = []
        homeless = 0
        touched: list[Change] = []
        for start, end, text in changes:
            replacement = self.replacement(start, end, text)
            if replacement is not None:
                found.append(replacement)
            elif start < self._new_end and end > self._same:
                touched.append((start, end, text))
            else:
                homeless += 1
        if self._text != self._sheet.text:
            own = self._own(touched)
            homeless += own is None
            found += own or ()
        return Placed(tuple(found), homeless)

    def _own(self, touched: list[Change]) -> list[Replacement] | None:
        """What the writer changed, with the rewrites in it; None if it cannot be told block by block."""
        first = min([self._same, *(start for start, _, _ in touched)])
        last = max([self._new_end, *(end for _, end, _ in touched)])
        parts: list[str] = []
        done = first
        for start, end, text in touched:
            parts += (self._text[done:start], text)
            done = end
        new = "".join([*parts, self._text[done:last]])
        at = first
        end = last + self._old_end - self._new_end
        old = self._sheet.text[at:end]
        if self._free:
            pairs = [(old, new)]
        elif old.count(SEPARATOR) == new.count(SEPARATOR):
            pairs = list(zip(old.split(SEPARATOR), new.split(SEPARATOR), strict=True))
        else:
            return None
        found = []
        for before, after in pairs:
            same = common_start(before, after)
            behind = common_end(before, after, same)
            replacement = self._sheet.replacement(
                at + same, at + len(before) - behind, after[same : len(after) - behind]
            )
            if before != after:
                if replacement is None:
                    return None
                found.append(replacement)
            at += len(before) + len(SEPARATOR)
        return found
