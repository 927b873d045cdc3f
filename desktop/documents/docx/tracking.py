"""Tracked changes: insertions and deletions that the reader of a document accepts or rejects."""

import re
from datetime import datetime
from enum import Enum, auto
from html import escape

_ID = re.compile(rb"\bid\s*=\s*[\"'](\d{1,9})[\"']")


class Change(Enum):
    """What has become of a piece of text."""

    NONE = auto()
    INSERTED = auto()
    DELETED = auto()


class Tracking:
    """Marks runs as inserted or deleted (`w:ins` and `w:del`, ISO/IEC 29500-1, 17.13.5).

    Args:
        author: who made the changes.
        when: when, in UTC.
        data: the XML that the changes go into, which has numbers of its own for such things.
    """

    def __init__(self, author: str, when: datetime, data: bytes) -> None:
        self._author = f'"{escape(author)}"'.encode("utf-8", "replace")
        self._when = when.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
        self._id = max((int(number) for number in _ID.findall(data)), default=0)
        self.prefix = b"w:"
        """The prefix of WordprocessingML where the marks will stand; attributes need one."""

    def mark(self, run: bytes, change: Change) -> bytes:
        """A run in the mark of its change."""
        if change is Change.NONE:
            return run
        self._id += 1
        name = self.prefix + (b"ins" if change is Change.INSERTED else b"del")
        attributes = b" %sid=\"%d\" %sauthor=%s %sdate=\"%s\"" % (
            self.prefix, self._id, self.prefix, self._author, self.prefix, self._when,
        )  # fmt: skip
        return b"<" + name + attributes + b">" + run + b"</" + name + b">"
