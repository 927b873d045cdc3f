"""The draft: what the writer was doing when the program ended, however it ended."""

import base64
import binascii
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from desktop.engine.request import Length
from desktop.engine.result import Alternative
from desktop.storage import jsonfile

_WHAT = "draft"
_VERSION = 2


@dataclass(frozen=True, slots=True)
class Frozen:
    """A stretch of the text that is not to be rewritten: (start, end) in characters, `end` exclusive."""

    start: int
    end: int


class Decided(NamedTuple):
    """A sentence about which the writer has decided.

    Attributes:
        start: where it begins in the text, in characters.
        end: where it ends (exclusive).
        option: the rewrite that stands for it; None where it is the writer's own sentence.
        accepted: whether that was accepted; otherwise the rewrites were rejected or, with an option, the
            writer has mended one and not accepted it yet.
    """

    start: int
    end: int
    option: Alternative | None
    accepted: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that must be there again.

    Attributes:
        text: the writer's text, lines ended by plain newlines.
        cursor: where the cursor stands in it, in characters.
        lexical: the position of the slider for wording, 0..100.
        syntactic: that of the slider for structure, 0..100.
        length: the wanted length.
        kept_words: words and phrases that must come through.
        frozen: stretches of the text that are not to be rewritten, in order and apart.
        decided: about which sentences the writer has decided, in order and apart.
        document: the path of the file that the text was opened from, or "".
        geometry: size and place of the window, in whatever form the window has them.
    """

    text: str = ""
    cursor: int = 0
    lexical: int = 40
    syntactic: int = 25
    length: Length = Length.SAME
    kept_words: tuple[str, ...] = ()
    frozen: tuple[Frozen, ...] = ()
    decided: tuple[Decided, ...] = ()
    document: str = ""
    geometry: bytes = b""


class DraftFile:
    """The file of the draft.

    Args:
        path: the file, or None to keep no draft.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def save(self, draft: Draft) -> None:
        """Write down a draft: from now on the file has it, or the one that it had. It waits for the disk.

        Raises:
            StorageError: it could not be written.
        """
        if self._path is None:
            return
        content = {
            "version": _VERSION,
            "text": draft.text,
            "cursor": draft.cursor,
            "lexical": draft.lexical,
            "syntactic": draft.syntactic,
            "length": str(draft.length),
            "kept_words": list(draft.kept_words),
            "frozen": [[each.start, each.end] for each in draft.frozen],
            "decided": [_row(each) for each in draft.decided],
            "document": draft.document,
            "geometry": base64.b64encode(draft.geometry).decode("ascii"),
        }
        jsonfile.write(self._path, content, _WHAT, indent=None)

    def load(self) -> Draft | None:
        """The draft that was saved last; None if there is none.

        Raises:
            StorageError: it cannot be read, or was damaged and has been set aside.
        """
        content = None if self._path is None else jsonfile.read(self._path, _WHAT)
        if self._path is None or content is None:
            return None
        try:
            return _draft(content)
        except (KeyError, TypeError, ValueError, binascii.Error):
            raise jsonfile.set_aside(self._path, _WHAT) from None

    def remove(self) -> None:
        """Forget the draft.

        Raises:
            StorageError: the file cannot be removed.
        """
        if self._path is not None:
            jsonfile.remove(self._path, _WHAT)


def _draft(content: dict[str, Any]) -> Draft:
    """The draft in a file; only its text must be there, whatever else is wrong has its default.

    Raises:
        KeyError, TypeError, ValueError: it holds no text.
    """
    text = content["text"]
    if not isinstance(text, str):
        raise TypeError("a draft has a text")
    usual = Draft()
    length = content.get("length")
    return Draft(
        text=text,
        cursor=_between(content.get("cursor"), len(text), 0),
        lexical=_between(content.get("lexical"), 100, usual.lexical),
        syntactic=_between(content.get("syntactic"), 100, usual.syntactic),
        length=Length(length) if length in list(Length) else usual.length,
        kept_words=tuple(word for word in content.get("kept_words", ()) if isinstance(word, str)),
        frozen=_frozen(content.get("frozen", ()), len(text)),
        decided=_decided(content.get("decided", ()), len(text)),
        document=str(content.get("document", "")),
        geometry=base64.b64decode(content.get("geometry", ""), validate=True),
    )


def _between(value: object, high: int, default: int) -> int:
    fits = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= high
    return value if fits and isinstance(value, int) else default


def _frozen(rows: Any, length: int) -> tuple[Frozen, ...]:
    found: list[Frozen] = []
    for start, end in rows:
        if (found[-1].end if found else 0) <= start < end <= length:
            found.append(Frozen(start, end))
    return tuple(found)


def _row(each: Decided) -> list[Any]:
    option = each.option
    measured = None if option is None else [option.text, option.similarity, option.lexical, option.syntactic]
    return [each.start, each.end, each.accepted, measured]


def _decided(rows: Any, length: int) -> tuple[Decided, ...]:
    """The decisions in a file; one that is no decision is left out, for it can be made again."""
    found: list[Decided] = []
    for row in rows:
        with suppress(TypeError, ValueError):
            start, end, accepted, measured = row
            option = None
            if measured is not None:
                text, *shares = measured
                similarity, lexical, syntactic = map(float, shares)
                option = Alternative(str(text), similarity, lexical, syntactic)
            if (found[-1].end if found else 0) <= start < end <= length:
                found.append(Decided(start, end, option, bool(accepted)))
    return tuple(found)
