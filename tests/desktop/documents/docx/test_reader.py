import pytest
from word_files import document_xml, styles_xml

from desktop.documents.block import Bond, Kind
from desktop.documents.docx.reader import read_again, read_paragraphs
from desktop.documents.docx.styles import Use, uses

FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{}</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def run(text, properties=""):
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def found(body, use=None):
    data = document_xml(body).encode()
    paragraphs = []
    read_paragraphs(data, use or {}, paragraphs.append)
    for paragraph in paragraphs:
        # Read by itself it must be the same.
        again_data, again = read_again(data[paragraph.start : paragraph.end], paragraph, use or {})
        assert (again.text, again.parts) == (paragraph.text, paragraph.parts)
        shift = again.start - paragraph.start
        assert [(each.start - shift, each.end - shift) for each in again.anchors] == [
            (each.start, each.end) for each in paragraph.anchors
        ]
        assert again_data[again.start : again.end] == data[paragraph.start : paragraph.end]
    return data, paragraphs


def shown(inner):
    """The text of a paragraph, with its parts marked: [held], {fixed}, | point, < > range."""
    _, paragraphs = found(f"<w:p>{run('A ')}{inner}{run(' z')}</w:p>")
    text, parts = paragraphs[0].text, paragraphs[0].parts
    marks = {
        Bond.HELD: ("[", "]"),
        Bond.FIXED: ("{", "}"),
        Bond.POINT: ("|", ""),
        Bond.START: ("<", ""),
        Bond.END: (">", ""),
    }
    for part in reversed(parts):
        left, right = marks[part.bond]
        text = text[: part.start] + left + text[part.start : part.end] + right + text[part.end :]
    return text


@pytest.mark.parametrize(
    ("inner", "wanted"),
    [
        (run("b", "<w:rPr><w:b/></w:rPr>"), "A b z"),
        ("<w:r><w:t> b </w:t></w:r>", "A b z"),  # without a word to the contrary, Word trims
        ("<w:r><w:t>b\n c</w:t></w:r>", "A b  c z"),
        ("<w:r><w:t>b</w:t><w:tab/><w:t>c</w:t><w:br/></w:r>", "A b[\t]c[\n] z"),
        ('<w:r><w:br w:type="page"/></w:r>', "A | z"),
        ("<w:r><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/></w:r>", "A b[\u2011]c z"),
        (f'<w:hyperlink r:id="rId1">{run("link")}{run("ed")}</w:hyperlink>', "A [linked] z"),
        ("<w:hyperlink/>", "A | z"),
        (f'<w:fldSimple w:instr="DATE">{run("today")}</w:fldSimple>', "A [today] z"),
        (FIELD.format("result"), "A [result] z"),
        (FIELD.format("") + run("b"), "A |b z"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            + FIELD.format("inner")
            + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + run("outer")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "A [outer] z",
        ),
        (FIELD.format("").replace("<w:r>", "<w:r><w:t>b</w:t>", 1), "A {b} z"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('control')}</w:sdtContent></w:sdt>", "A [control] z"),
        (f"<w:smartTag><w:smartTagPr/>{run('b')}</w:smartTag>", "A b z"),
        (f'<w:ins w:id="1">{run("new")}</w:ins>', "A {new} z"),
        ('<w:del w:id="1"><w:r><w:delText>old</w:delText></w:r></w:del>', "A {} z"),
        (run("b", "<w:rPr><w:rPrChange/></w:rPr>"), "A {b} z"),
        (run("hidden", "<w:rPr><w:vanish/></w:rPr>"), "A | z"),
        (run("b", '<w:rPr><w:vanish w:val="false"/></w:rPr>'), "A b z"),
        ('<w:r><w:footnoteReference w:id="2"/></w:r>', "A | z"),
        ('<w:bookmarkStart w:id="0" w:name="n"/>' + run("b") + '<w:bookmarkEnd w:id="0"/>', "A <b> z"),
        ("<w:commentRangeStart/>" + run("b") + "<w:commentRangeEnd/>", "A <b> z"),
        ("<w:r><w:commentReference/></w:r>", "A | z"),
        ('<w:proofErr w:type="spellStart"/>' + run("b") + '<w:proofErr w:type="spellEnd"/>', "A b z"),
        ("<w:r><w:drawing><w:p><w:r><w:t>box</w:t></w:r></w:p></w:drawing></w:r>", "A | z"),
        ("<w:r><mc:AlternateContent><w:t>x</w:t></mc:AlternateContent></w:r>", "A | z"),
        ("<m:oMath xmlns:m='urn:m'><m:r><m:t>x</m:t></m:r></m:oMath>", "A | z"),
    ],
)  # fmt: skip
def test_what_is_more_than_text_is_a_part(inner, wanted):
    assert shown(inner) == wanted


def test_code_in_a_line_is_held():
    code = run("code()", '<w:rPr><w:rStyle w:val="V"/></w:rPr>')
    _, (paragraph,) = found(f"<w:p>{run('A ')}{code}</w:p>", {"V": Use.KEPT})
    assert [(each.start, each.end, each.bond) for each in paragraph.parts] == [(2, 8, Bond.HELD)]


def styled(style, text):
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(text)}</w:p>'


def test_kinds_are_told_and_what_is_no_prose_is_not_offered():
    names = {"H": "heading 1", "Q": "Quote", "C": "HTML Preformatted", "T": "toc 1"}
    styles = uses(styles_xml(*((identity, name, "") for identity, name in names.items())).encode())
    bound = "<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    free = "<w:sdt><w:sdtPr><w:id/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = (
        styled("H", "Heading")
        + styled("Q", "Quotation")
        + styled("C", "code()")
        + styled("T", "Contents 1")
        + f"<w:p><w:pPr><w:numPr/></w:pPr>{run('Item')}</w:p>"
        + f"<w:tbl><w:tr><w:tc><w:p>{run('Cell')}</w:p></w:tc></w:tr></w:tbl>"
        + f"<w:p>{run('Plain')}</w:p>"
        + "<w:p/><w:p><w:r><w:t> </w:t></w:r></w:p>"
        + bound.format(f"<w:p>{run('Bound')}</w:p>")
        + free.format(f"<w:p>{run('Free')}</w:p>")
        + f"<w:unknown><w:p>{run('Unknown')}</w:p></w:unknown>"
    )
    assert [(each.kind, each.text) for each in found(body, styles)[1]] == [
        (Kind.HEADING, "Heading"),
        (Kind.QUOTATION, "Quotation"),
        (Kind.LIST_ITEM, "Item"),
        (Kind.TABLE_CELL, "Cell"),
        (Kind.PARAGRAPH, "Plain"),
        (Kind.PARAGRAPH, "Free"),
    ]


def test_a_field_over_several_paragraphs_is_fixed():
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = (
        f"<w:p>{run('Before ')}{begin}{run('inside')}</w:p><w:p>{run('wholly inside')}</w:p>"
        f"<w:p>{run('inside')}{end}{run(' behind')}</w:p>"
    )
    _, paragraphs = found(body)
    assert [
        (each.text, [(part.start, part.end, part.bond) for part in each.parts]) for each in paragraphs
    ] == [
        ("Before inside", [(7, 13, Bond.FIXED)]),
        ("inside behind", [(0, 6, Bond.FIXED)]),
    ]


def test_each_text_is_found_in_its_bytes():
    data, (paragraph,) = found(f"<w:p>{run('One &amp; ')}{run('two')}</w:p>")
    assert [(data[each.start : each.end], each.text, each.at) for each in paragraph.nodes] == [
        (b'<w:t xml:space="preserve">One &amp; </w:t>', "One & ", 0),
        (b'<w:t xml:space="preserve">two</w:t>', "two", 6),
    ]
    assert all(each.fills_run for each in paragraph.nodes)
