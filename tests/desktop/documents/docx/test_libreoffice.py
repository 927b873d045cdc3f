"""A document that LibreOffice 7.4 wrote: `libreoffice.docx`, beside this file."""

import zipfile
from pathlib import Path

import docx

from desktop.documents.block import Bond, Kind, Replacement
from desktop.documents.opening import open_document

FILE = Path(__file__).with_name("libreoffice.docx")


def test_its_prose_is_offered_and_its_code_is_not():
    document = open_document(FILE)
    assert [(block.kind, block.text) for block in document.blocks] == [
        (Kind.HEADING, "The cold winter"),
        (Kind.PARAGRAPH, "It was very cold in the valley, and nobody went out. Nobody minded that at all."),
        (Kind.LIST_ITEM, "Buy good coal now."),
        (Kind.LIST_ITEM, "Heat the room."),
        (Kind.TABLE_CELL, "It was quite cold here."),
        (Kind.TABLE_CELL, "2"),
        (Kind.QUOTATION, "A quotation is a quotation."),
    ]
    assert [(part.start, part.end, part.bond) for part in document.blocks[1].parts] == [
        (20, 30, Bond.HELD),
        (52, 52, Bond.POINT),
    ]


def test_a_sentence_is_rewritten_around_its_link_and_its_footnote(tmp_path):
    document = open_document(FILE)
    change = Replacement(1, 0, 52, "Nobody went out, as it was very cold in the valley.")
    assert document.save(tmp_path / "out.docx", [change]).refused == ()
    paragraph = docx.Document(tmp_path / "out.docx").paragraphs[1]
    assert paragraph.text == "Nobody went out, as it was very cold in the valley. Nobody minded that at all."
    assert [(link.text, link.address) for link in paragraph.hyperlinks] == [("the valley", "http://x.y/z")]
    assert [run.text for run in paragraph.runs if run.bold] == ["very cold"]
    assert [run.text for run in paragraph.runs if run.italic] == ["out"]
    inner = paragraph._p.xml
    assert inner.index("footnoteReference") > inner.index("the valley")
    with zipfile.ZipFile(FILE) as old, zipfile.ZipFile(tmp_path / "out.docx") as new:
        assert [name for name in old.namelist() if old.read(name) != new.read(name)] == ["word/document.xml"]
