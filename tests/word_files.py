"""Word files for tests, written member by member."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="word/document.xml" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)


def document_xml(body, namespace=W):
    """The main part with `body` in it."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:document xmlns:w="{namespace}" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<w:body>{body}</w:body></w:document>"
    )


def styles_xml(*styles):
    """A styles part with (id, name, id of the style that it is based on)."""
    rows = "".join(
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{base}"/>' if base else "")
        + "</w:style>"
        for identity, name, base in styles
    )
    return f'<w:styles xmlns:w="{W}">{rows}</w:styles>'


def word_file(main, **members):
    """The bytes of a .docx file whose main part is `main` (text or bytes)."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONSHIPS)
        for name, content in members.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
        archive.writestr("word/document.xml", main)
    return target.getvalue()


def with_body(body, **members):
    """The bytes of a .docx file with this body."""
    return word_file(document_xml(body), **members)


def member(data, name="word/document.xml"):
    """The content of a member."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)
