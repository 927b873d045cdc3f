"""A paragraph of Markdown in plain words, each character with the place and the format it has there."""

import re
from dataclasses import dataclass, field
from typing import Any

from desktop.documents.block import Bond, Part
from desktop.documents.markdown.grammar import Note, inline_notes

Format = tuple[str, ...]
"""The delimiters that a character stands in, outermost first, such as `("**", "_")`."""

# The box of a task, the title of a call-out: what comes before the words.
_LEAD = re.compile(r"\[[ xX]\][ \t]+|\[![A-Za-z]+\][^\n]*(?:\n|$)")
_SPACES_BEFORE_BREAK = re.compile(r" +$")
_STRUCK = "~~"
_DELIMITERS = {"emphasis", "strikethrough"}
# Kept as they stand in the source, for the reader knows them by it, and so does the engine.
_RAW = {"autolink", "math_inline"}


@dataclass(slots=True)
class Inline:
    """The text of a paragraph and where it stands in its content.

    Attributes:
        text: the text without mark-up.
        starts: for each character where it stands in the content.
        ends: for each character where it ends there.
        formats: for each character its format.
        parts: what is more than text, in order.
        sources: for each part where it stands in the content: (start, end).
        part_formats: for each part its format.
    """

    text: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    formats: list[Format] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    sources: list[tuple[int, int]] = field(default_factory=list)
    part_formats: list[Format] = field(default_factory=list)

    @property
    def meaning(self) -> tuple[str, list[Format], list[Part]]:
        """What a reader of the finished page sees: equal for `*` and `_`."""
        return (
            self.text,
            [tuple(delimiter.replace("_", "*") for delimiter in each) for each in self.formats],
            self.parts,
        )


def read_inline(content: str, environment: dict[str, Any]) -> Inline:
    """Read a paragraph.

    Args:
        content: the paragraph, without the marks of the blocks that it is in.
        environment: what the block parser learnt about the whole text.
    """
    reader = _Reader(content)
    for note in inline_notes(content, environment):
        reader.take(note)
    return reader.finish()


class _Reader:
    """Goes through a paragraph and gathers its text."""

    def __init__(self, content: str) -> None:
        self._content = content
        self._at = 0
        self._stack: list[str] = []
        self._texts: list[str] = []
        self._length = 0
        self._inline = Inline()
        lead = _LEAD.match(content)
        if lead:
            self._part(Bond.POINT, 0, lead.end())

    def take(self, note: Note) -> None:
        if note.start < self._at:
            return
        if note.rule == "newline" or self._is_break(note):
            self._break(note)
            return
        self._plain_to(note.start)
        if note.rule in _DELIMITERS:
            self._delimiters(note)
        elif note.rule in {"escape", "entity"}:
            self._character(note)
        elif note.rule == "backticks":
            if note.final and note.final[-1][0] == "code_inline":
                self._held(note, self._content[note.start : note.end])
        elif note.rule in _RAW:
            self._held(note, self._content[note.start : note.end])
        elif note.rule == "link":
            self._held(note, "".join(_words(kind, content) for kind, content, _ in note.final))
        else:  # an image, a footnote mark, an HTML tag
            self._part(Bond.POINT, note.start, note.end)

    def finish(self) -> Inline:
        self._plain_to(len(self._content))
        self._inline.text = "".join(self._texts)
        return self._inline

    @staticmethod
    def _is_break(note: Note) -> bool:
        return note.rule == "escape" and bool(note.final) and note.final[-1][0] == "hardbreak"

    def _break(self, note: Note) -> None:
        """A line break; the spaces before it belong to it."""
        before = self._content[self._at : note.start]
        spaces = _SPACES_BEFORE_BREAK.search(before) if note.rule == "newline" else None
        start = self._at + spaces.start() if spaces else note.start
        self._plain_to(start)
        if note.final and note.final[-1][0] == "hardbreak":
            self._part(Bond.HELD, start, note.end, "\n")
        else:
            self._text("\n", start, note.end)

    def _delimiters(self, note: Note) -> None:
        place = note.start
        for kind, content, markup in note.final:
            if kind.endswith("_open"):
                self._stack.append(markup)
            elif kind.endswith("_close") and self._stack:
                self._stack.pop()
            elif content:  # came to nothing: plain text after all
                self._at = place
                self._plain_to(place + len(content))
                place += len(content)
                continue
            # Of `**` one star carries it all and the other is left empty; `~~` is one token.
            place += len(_STRUCK) if markup == _STRUCK else 1
        self._at = note.end

    def _character(self, note: Note) -> None:
        """An escape or an entity: one character or two, written otherwise."""
        text = note.final[-1][1] if note.final else self._content[note.start : note.end]
        for character in text:
            self._text(character, note.start, note.end)

    def _held(self, note: Note, text: str) -> None:
        self._part(Bond.HELD if text else Bond.POINT, note.start, note.end, text)

    def _plain_to(self, end: int) -> None:
        for place in range(self._at, end):
            self._text(self._content[place], place, place + 1)
        self._at = max(self._at, end)

    def _part(self, bond: Bond, start: int, end: int, text: str = "") -> None:
        inline = self._inline
        inline.parts.append(Part(self._length, self._length + len(text), bond))
        inline.sources.append((start, end))
        inline.part_formats.append(tuple(self._stack))
        for character in text:
            self._text(character, start, end)
        self._at = end

    def _text(self, character: str, start: int, end: int) -> None:
        inline = self._inline
        self._texts.append(character)
        self._length += 1
        inline.starts.append(start)
        inline.ends.append(end)
        inline.formats.append(tuple(self._stack))
        self._at = end


def _words(kind: str, content: str) -> str:
    """What a reader sees of a token in a link."""
    if kind.endswith("break"):
        return "\n"
    return content if kind in {"text", "text_special", "code_inline"} else ""
