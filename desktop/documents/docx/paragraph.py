"""A paragraph of a Word document: its text, and where each bit of it stands in the bytes."""

from dataclasses import dataclass, field

from desktop.documents.block import Kind, Part


@dataclass(slots=True)
class Run:
    """A run: text in one format.

    Attributes:
        start: where it starts in the bytes.
        open_end: where its start tag ends.
        content_end: where its end tag starts.
        end: where it ends (exclusive).
        properties: its properties as they stand there (`<w:rPr>…</w:rPr>`), or nothing.
        properties_end: where these end; `open_end` where there are none.
    """

    start: int
    open_end: int
    content_end: int = 0
    end: int = 0
    properties: bytes = b""
    properties_end: int = 0


@dataclass(slots=True)
class TextNode:
    """A text of a run that may be replaced.

    Attributes:
        run: the run.
        start: where it starts in the bytes, its tags included.
        end: where it ends (exclusive).
        at: where its text starts in the paragraph's, in characters.
        text: its text.
    """

    run: Run
    start: int
    end: int
    at: int
    text: str

    @property
    def until(self) -> int:
        """Where its text ends in the paragraph's (exclusive)."""
        return self.at + len(self.text)

    @property
    def fills_run(self) -> bool:
        """Whether its run holds nothing else."""
        return self.run.properties_end == self.start and self.end == self.run.content_end


@dataclass(slots=True)
class Anchor:
    """Where a part stands in the bytes.

    Attributes:
        start: where it starts.
        end: where it ends (exclusive).
        run: the run that it is in, or None where it holds whole runs or stands between them.
    """

    start: int
    end: int
    run: Run | None = None


@dataclass(slots=True)
class Paragraph:
    """A paragraph.

    Attributes:
        start: where it starts in the bytes.
        end: where it ends (exclusive).
        kind: what it is.
        texts: its text, bit by bit.
        nodes: the texts that may be replaced, in order.
        parts: what is more than text, in order.
        anchors: for each part where it stands in the bytes.
        length: the length of its text, in characters.
        fields: the fields that are open where it starts, outermost first: whether their result has begun.
        prefix: the prefix of WordprocessingML there, with its colon (b"w:").
        namespaces: prefix -> namespace, as in force there.
    """

    start: int
    kind: Kind
    prefix: bytes
    namespaces: dict[str, str]
    fields: tuple[bool, ...] = ()
    end: int = 0
    texts: list[str] = field(default_factory=list)
    nodes: list[TextNode] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    length: int = 0

    @property
    def text(self) -> str:
        """Its text: what a reader sees, tabs and line breaks as characters."""
        return "".join(self.texts)
