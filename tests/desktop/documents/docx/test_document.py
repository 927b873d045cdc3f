import io
import re
import zipfile
from datetime import UTC, datetime

import docx
import pytest
from docx.shared import Inches
from hypothesis import given, settings
from hypothesis import strategies as st
from word_files import document_xml, member, with_body, word_file

from desktop.documents.block import Replacement
from desktop.documents.docx.document import DocxDocument
from desktop.documents.errors import DocumentError

NOW = datetime(2024, 1, 2, tzinfo=UTC)
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000"
    "05000157a5f5450000000049454e44ae426082"
)
NOTE = '<w:r><w:footnoteReference w:id="1"/></w:r>'
BOLD, ITALIC = "<w:rPr><w:b/></w:rPr>", "<w:rPr><w:i/></w:rPr>"


def run(text, properties=""):
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def link(text):
    return f"<w:hyperlink>{run(text)}</w:hyperlink>"


def opened(inner):
    return DocxDocument(None, with_body(f"<w:p>{inner}</w:p>"))


def replaced(document, *changes):
    found = []
    for old, new in changes:
        block = next(block for block in document.blocks if old in block.text)
        start = block.text.index(old)
        found.append(Replacement(block.id, start, start + len(old), new))
    return found


def rewritten(inner, *changes):
    """The bytes of the paragraph after the changes."""
    document = opened(inner)
    outcome = document.rewritten(replaced(document, *changes))
    assert outcome.refused == ()
    return re.search(rb"<w:p>(.*)</w:p>", member(outcome.data), re.DOTALL)[1].decode()


@pytest.fixture(scope="module")
def report():
    """A real-looking report by python-docx: styles, table, picture, header, footer, comment."""
    made = docx.Document()
    made.core_properties.author = "Somebody"
    made.sections[0].header.paragraphs[0].text = "Header: it was very cold."
    made.sections[0].footer.paragraphs[0].text = "Footer: it was very cold."
    made.add_heading("The Cold Winter", 1)
    paragraph = made.add_paragraph("It was ")
    paragraph.add_run("very cold").bold = True
    paragraph.add_run(" in the valley, and nobody went out. ")
    made.add_comment(
        paragraph.add_run("Nobody minded that at all."), "Really?", author="Reviewer", initials="R"
    )
    made.add_paragraph("Buy good coal now.", style="List Bullet")
    table = made.add_table(2, 2, style="Table Grid")
    table.cell(0, 0).merge(table.cell(0, 1)).text = "The merged cell is wide."
    table.cell(1, 0).text = "It was quite cold here."
    made.add_picture(io.BytesIO(PIXEL), width=Inches(1))
    made.add_page_break()
    made.add_paragraph("A quotation is a quotation.", style="Quote")
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


CHANGES = (
    ("It was very cold in the valley, and nobody went out.", "Nobody went out, as the valley was very cold."),
    ("Nobody minded that at all.", "That was minded by nobody."),
    ("Buy good coal now.", "Now get good coal."),
    ("The merged cell is wide.", "Wide is the merged cell."),
    ("It was quite cold here.", "Here the day was quite cold."),
)


def test_no_change_gives_the_same_bytes(report):
    assert DocxDocument(None, report).rewritten([]).data == report


def test_only_the_text_member_changes_and_other_libraries_read_it(report):
    document = DocxDocument(None, report)
    outcome = document.rewritten(replaced(document, *CHANGES))
    assert outcome.refused == ()
    with zipfile.ZipFile(io.BytesIO(report)) as old, zipfile.ZipFile(io.BytesIO(outcome.data)) as new:
        assert new.namelist() == old.namelist()
        assert new.testzip() is None
        assert [name for name in old.namelist() if old.read(name) != new.read(name)] == ["word/document.xml"]
    again = docx.Document(io.BytesIO(outcome.data))
    first = again.paragraphs[1]
    assert first.text == "Nobody went out, as the valley was very cold. That was minded by nobody."
    assert [run.text for run in first.runs if run.bold] == ["very cold"]
    assert [comment.text for comment in again.comments] == ["Really?"]
    assert again.tables[0].cell(0, 1).text == "Wide is the merged cell."
    assert again.tables[0].cell(1, 0).text == "Here the day was quite cold."
    assert again.sections[0].header.paragraphs[0].text == "Header: it was very cold."
    assert len(again.inline_shapes) == 1
    assert [paragraph.style.name for paragraph in again.paragraphs] == [
        paragraph.style.name for paragraph in docx.Document(io.BytesIO(report)).paragraphs
    ]


def test_tracked_changes_give_the_old_text_when_rejected_and_the_new_when_accepted(report):
    document = DocxDocument(None, report)
    changes = replaced(document, *CHANGES)
    xml = member(document.with_tracked_changes(changes, "Phrasewright", NOW).data).decode()
    rejected = re.sub(r"<w:ins .*?</w:ins>", "", xml).replace("delText", "t")
    accepted = re.sub(r"<w:del .*?</w:del>", "", xml)
    for text, wanted in ((rejected, report), (accepted, document.rewritten(changes).data)):
        plain = re.sub(r"</?w:(ins|del)\b[^>]*>", "", text)
        found = docx.Document(io.BytesIO(word_file_like(report, plain)))
        expected = docx.Document(io.BytesIO(wanted))
        assert [each.text for each in found.paragraphs] == [each.text for each in expected.paragraphs]
    numbers = re.findall(r'<w:(?:ins|del) w:id="(\d+)"', xml)
    assert len(numbers) == len(set(numbers)) > 5


def word_file_like(data, xml):
    """A file with everything of `data` but the text."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, xml if name == "word/document.xml" else old.read(name))
    return target.getvalue()


@pytest.mark.parametrize(
    ("inner", "old", "new", "wanted"),
    [
        # one run stays one run, with all that its tags say
        ('<w:r w:rsidR="1"><w:t>One day. Two days.</w:t></w:r>', "One day.", "1 day.",
         '<w:r w:rsidR="1"><w:t>1 day. Two days.</w:t></w:r>'),
        # what stands between two runs stays, and so does the end of the sentence
        (run("It was ") + '<w:proofErr w:type="x"/>' + run("cold."), "It was cold.", "Cold days came.",
         '<w:r><w:t>Cold days came</w:t></w:r><w:proofErr w:type="x"/><w:r><w:t>.</w:t></w:r>'),
        # a bold word that moves stays bold
        (run("He ") + run("really", BOLD) + run(" ran."), "He really ran.", "Really, he ran.",
         f"<w:r>{BOLD}<w:t>Really</w:t></w:r><w:r><w:t>, he</w:t></w:r>" + run(" ran.")),
        # signs of XML are written as such
        (run("Cats and dogs."), "Cats and dogs.", "Cats & <dogs>.",
         "<w:r><w:t>Cats &amp; &lt;dogs&gt;.</w:t></w:r>"),
        # a run with more in it is divided around words of another format
        ("<w:r><w:t>It was cold. </w:t><w:tab/></w:r>" + run("Very.", BOLD), "cold.", "icy.",
         "<w:r><w:t>It was icy.</w:t><w:tab/></w:r>" + run("Very.", BOLD)),
        # text before a link at the start of a paragraph
        (link("The book") + run(" is good."), "The book is", "Yes, The book is",
         run("Yes, ") + link("The book") + run(" is good.")),
        # a footnote mark stays behind its word
        (run("It was cold") + NOTE + run(", and wet."), "It was cold, and wet.", "It was chilly, and damp.",
         f"<w:r><w:t>It was chilly</w:t></w:r>{NOTE}<w:r><w:t>, and damp.</w:t></w:r>"),
    ],
)  # fmt: skip
def test_runs_are_rewritten_in_place(inner, old, new, wanted):
    assert rewritten(inner, (old, new)) == wanted


def test_several_sentences_of_a_run_are_rewritten_at_once():
    assert (
        rewritten(run("One. Two. Three."), ("One.", "1."), ("Three.", "3."))
        == "<w:r><w:t>1. Two. 3.</w:t></w:r>"
    )


@pytest.mark.parametrize(
    ("inner", "old", "new"),
    [
        (run("A ") + link("link") + run(" here."), "A link here.", "A thing there."),
        (run("It ") + f'<w:ins w:id="1">{run("was")}</w:ins>' + run(" cold."), "It was", "That is"),
        ("<w:r><w:t>One</w:t><w:tab/><w:t>two</w:t></w:r>", "One\ttwo", "1 2"),
        (run("Some words."), "Some words.", "Some\x01words."),
        (run("Some words."), "Some words.", "Some \ud800."),
        (run("Some words."), "Some words.", "Two\nlines."),
    ],
)  # fmt: skip
def test_what_would_be_lost_is_refused_and_the_text_stays(inner, old, new):
    document = opened(inner)
    (change,) = replaced(document, (old, new))
    assert not document.accepts(change)
    outcome = document.rewritten([change])
    assert outcome.refused == (change,)
    assert member(outcome.data) == member(document.data)


@pytest.mark.parametrize(
    "data",
    [
        word_file("<!DOCTYPE x [<!ENTITY a 'b'>]>" + document_xml("")[56:]),
        word_file(document_xml("<w:p>" * 400 + "</w:p>" * 400)),
        word_file("not xml"),
        word_file(document_xml("").encode("utf-16")),
        with_body("", word__styles="<broken"),
    ],
)
def test_hostile_files_are_refused(data):
    with pytest.raises(DocumentError):
        DocxDocument(None, data)


def test_a_document_without_the_usual_prefix_is_rewritten_too():
    xml = (
        document_xml("<w:p><w:r><w:t>Some words.</w:t></w:r></w:p>")
        .replace("w:", "")
        .replace("xmlns:w=", "xmlns=")
    )
    document = DocxDocument(None, word_file(xml))
    (change,) = replaced(document, ("Some words.", "A word."))
    assert b"<p><r><t>A word.</t></r></p>" in member(document.rewritten([change]).data)


FORMATS = ("", BOLD, ITALIC)
RUNS = st.lists(
    st.tuples(st.sampled_from(["cat ", "dog", " and ", "big", "red. ", "old"]), st.sampled_from(FORMATS)),
    min_size=1,
    max_size=6,
)
BETWEEN = st.sampled_from(
    [
        "",
        NOTE,
        '<w:bookmarkStart w:id="1" w:name="x"/>',
        '<w:bookmarkEnd w:id="1"/>',
        f"<w:hyperlink>{run('link')}</w:hyperlink>",
        "<w:r><w:tab/></w:r>",
        f'<w:ins w:id="3">{run("new")}</w:ins>',
    ]
)
NEW = st.lists(
    st.sampled_from(["cat", "dog", "and", "big", "link", "fox", ",", "\t", "new"]), max_size=7
).map(" ".join)


@settings(max_examples=80)
@given(RUNS, st.lists(BETWEEN, min_size=6, max_size=6), NEW, st.data())
def test_what_is_accepted_reads_as_it_should(runs, between, new, data):
    inner = "".join(run(*each) + other for each, other in zip(runs, between, strict=False))
    document = opened(inner)
    text = document.blocks[0].text
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    change = Replacement(0, start, end, new)
    outcome = document.rewritten([change])
    same = text[start:end] == new
    assert bool(outcome.refused) == (not same and not document.accepts(change))
    xml, old = member(outcome.data), member(document.data)
    if outcome.refused or same:
        assert xml == old
        return
    again = DocxDocument(None, outcome.data)
    assert "".join(block.text for block in again.blocks) == text[:start] + new + text[end:]
    for mark in (
        b"<w:footnoteReference",
        b"<w:bookmarkStart",
        b"<w:bookmarkEnd",
        b"<w:hyperlink>",
        b"<w:ins ",
        b"<w:tab/>",
    ):
        assert xml.count(mark) == old.count(mark)
    tracked = document.with_tracked_changes([change], "P", NOW)
    if not tracked.refused:
        rejected = re.sub(rb"<w:ins w:id=\"\d+\" w:author.*?</w:ins>", b"", member(tracked.data)).replace(
            b"delText", b"t"
        )
        rejected = re.sub(rb"</?w:del\b[^>]*>", b"", rejected)
        before = DocxDocument(None, word_file(rejected))
        assert "".join(block.text for block in before.blocks) == text
