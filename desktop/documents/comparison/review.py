"""The comparison as a Word document with tracked changes, to be accepted or rejected one by one."""

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import datetime
from html import escape

from desktop.documents.block import Kind, Replacement
from desktop.documents.comparison.rows import Row, rows
from desktop.documents.document import Document
from desktop.documents.docx.document import ILLEGAL, DocxDocument

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" \
ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override \
PartName="/word/document.xml" \
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
_RELATIONSHIPS = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" \
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" \
Target="word/document.xml"/></Relationships>"""
# The oldest date that a ZIP file can name: the same text always gives the same file.
_DATE = (1980, 1, 1, 0, 0, 0)
_LINE_BREAK = re.compile(r"[ \t]*\n[ \t]*")


def review(document: Document, replacements: Iterable[Replacement], author: str, when: datetime) -> bytes:
    """A Word document in which every replacement is a tracked change.

    Of a Word document it is a copy with everything in it; of another, its paragraphs in plain format.

    Args:
        document: the document.
        replacements: as for `Document.rewritten`; those that it refuses are left out.
        author: who is to be named for the changes.
        when: when they were made, in UTC.
    """
    if isinstance(document, DocxDocument):
        return document.with_tracked_changes(replacements, author, when).data
    found = rows(document, replacements)
    plain = DocxDocument(None, _written(found))
    # A paragraph is a block of the new document only if it has any text, and so it is here.
    numbered = enumerate(row for row in found if row.old.strip())
    changes = [each for number, row in numbered for each in _replacements(number, row)]
    return plain.with_tracked_changes(changes, author, when).data


def _replacements(number: int, row: Row) -> Iterable[Replacement]:
    at = 0
    for pair in row.pairs:
        old = _legal(pair.old, one_line=pair.changed)
        if pair.changed:
            yield Replacement(number, at, at + len(old), _legal(pair.new, one_line=True))
        at += len(old)


def _written(found: Iterable[Row]) -> bytes:
    """The old text as a Word document."""
    body = "".join(_paragraph(row) for row in found)
    text = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:document xmlns:w="{_MAIN}"><w:body>{body}</w:body></w:document>'
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELATIONSHIPS),
            ("word/document.xml", text),
        ):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return target.getvalue()


def _paragraph(row: Row) -> str:
    bold = "<w:rPr><w:b/></w:rPr>" if row.kind is Kind.HEADING else ""
    text = "".join(_legal(pair.old, one_line=pair.changed) for pair in row.pairs)
    content = "".join(
        {"\n": "<w:br/>", "\t": "<w:tab/>"}.get(part)
        or f'<w:t xml:space="preserve">{escape(part, quote=False)}</w:t>'
        for part in re.split(r"([\n\t])", text)
        if part
    )
    return f"<w:p><w:r>{bold}{content}</w:r></w:p>"


def _legal(text: str, *, one_line: bool) -> str:
    """A text that a Word document can hold; the lines of a wrapped sentence become one."""
    text = ILLEGAL.sub("\ufffd", text)
    return _LINE_BREAK.sub(" ", text).replace("\t", " ") if one_line else text
