import io
import re
from datetime import UTC, datetime

import docx
from word_files import member, with_body

from desktop.documents.block import Replacement
from desktop.documents.comparison.review import review
from desktop.documents.docx.document import DocxDocument
from desktop.documents.markdown.document import MarkdownDocument
from desktop.documents.plain import PlainDocument

NOW = datetime(2024, 1, 2, tzinfo=UTC)


def sides(data):
    """The paragraphs of the document with every change rejected, and with every one accepted."""
    xml = member(data).decode()
    rejected = re.sub(r"<w:ins .*?</w:ins>", "", xml)
    accepted = re.sub(r"<w:del .*?</w:del>", "", xml)
    return [
        [
            re.sub(r"<[^>]*>", "", re.sub(r"<w:br/>", "\n", paragraph))
            for paragraph in re.findall(r"<w:p>.*?</w:p>", side)
        ]
        for side in (rejected, accepted)
    ]


def test_a_plain_text_becomes_a_document_with_tracked_changes():
    document = PlainDocument(None, b"One day\nit rained.  Two.\nThree.\n\n\x0cFour & five.\n")
    changes = [Replacement(0, 0, 18, "It rained\none day."), Replacement(0, 34, 46, "4 & 5.")]
    assert document.blocks[0].text[34:46] == "Four & five."
    data = review(document, changes, "Phrasewright", NOW)
    assert sides(data) == [
        ["One day it rained.  Two.\nThree.", "\ufffdFour &amp; five."],
        ["It rained one day.  Two.\nThree.", "\ufffd4 &amp; 5."],
    ]
    assert len(docx.Document(io.BytesIO(data)).paragraphs) == 2
    assert review(document, changes, "Phrasewright", NOW) == data


def test_of_markdown_only_the_words_are_shown():
    document = MarkdownDocument(None, b"# A *title*\n\nSome **bold** words.\n")
    data = review(document, [Replacement(1, 0, 16, "Bold words.")], "P", NOW)
    assert sides(data) == [["A title", "Some bold words."], ["A title", "Bold words."]]
    assert docx.Document(io.BytesIO(data)).paragraphs[0].runs[0].bold


def test_a_word_document_keeps_everything():
    body = '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>Some words.</w:t></w:r></w:p>'
    document = DocxDocument(None, with_body(body, word__settings="<kept/>"))
    data = review(document, [Replacement(0, 0, 11, "A word.")], "P", NOW)
    assert b'<w:jc w:val="center"/>' in member(data)
    assert member(data, "word/settings.xml") == b"<kept/>"
    assert all(mark in member(data) for mark in (b"<w:del ", b"<w:ins "))
