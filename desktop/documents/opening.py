"""Opens files: what kind they are, and whether they are small enough."""

import stat
from pathlib import Path

from desktop.atomicfile import reason
from desktop.documents.document import Document
from desktop.documents.errors import DocumentError

LARGEST = {".txt": 64, ".md": 8, ".docx": 64}
"""The largest file of each kind that is opened, in megabytes (of 1024 × 1024 bytes)."""

_MARKDOWN = {".md", ".markdown", ".mdown", ".mkd"}
_ZIP = b"PK\x03\x04"


def open_document(path: Path) -> Document:
    """Open a .txt, .md or .docx file; what has another name is opened as plain text.

    Args:
        path: the file.

    Raises:
        DocumentError: it is not there, cannot be read, is too large, damaged or not what its name says.
    """
    name = path.suffix.lower()
    kind = ".md" if name in _MARKDOWN else ".docx" if name == ".docx" else ".txt"
    data = _content(path, LARGEST[kind])
    if kind == ".txt" and data.startswith(_ZIP):
        raise DocumentError(
            f"“{path.name}” is no text file; if it is a Word document, let its name end with .docx."
        )
    try:
        return _opened(kind, path, data)
    except DocumentError as error:
        raise DocumentError(f"“{path.name}” could not be opened: {error}.") from None


def _opened(kind: str, path: Path | None, data: bytes) -> Document:
    # Each kind brings its own parser, which the others need not wait for.
    if kind == ".docx":
        from desktop.documents.docx.document import DocxDocument

        return DocxDocument(path, data)
    if kind == ".md":
        from desktop.documents.markdown.document import MarkdownDocument

        return MarkdownDocument(path, data)
    from desktop.documents.plain import PlainDocument

    return PlainDocument(path, data)


def _content(path: Path, largest: int) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise DocumentError(f"“{path.name}” is a folder: choose a file in it.")
        if not stat.S_ISREG(status.st_mode):
            # Reading a pipe or a device might never end.
            raise DocumentError(f"“{path.name}” is no ordinary file: save its text in one and open that.")
        if status.st_size > largest * 1024**2:
            raise DocumentError(
                f"“{path.name}” is larger than {largest} MB: split it into smaller files and open those."
            )
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(f"“{path.name}” could not be opened: {reason(error)}.") from None
