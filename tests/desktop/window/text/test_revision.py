from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.markdown.document import MarkdownDocument
from desktop.documents.plain import PlainDocument
from desktop.documents.sheet import Sheet
from desktop.window.text.revision import Revision

WORDS = st.sampled_from(["One two.", " ", "\n", "\n\n", "three", "😀", "Four."])
TEXT = st.lists(WORDS, max_size=12).map("".join)


@given(TEXT, TEXT, st.data())
def test_a_plain_text_becomes_whatever_the_window_shows(old, new, data):
    document = PlainDocument(None, old.encode())
    sheet = Sheet(document.blocks)
    revision = Revision(sheet, new, free=True)
    places = sorted(data.draw(st.sets(st.integers(0, len(new)), max_size=6)))
    changes = [(a, b, "<x>") for a, b in zip(places[::2], places[1::2], strict=False)]
    placed = revision.placed(changes)
    assert not placed.homeless
    wanted, done = "", 0
    for start, end, text in changes:
        wanted += new[done:start] + text
        done = end
    wanted += new[done:]
    assert document.rewritten(placed.replacements).data.decode() == wanted


def test_what_was_typed_in_a_paragraph_of_a_document_goes_into_that_paragraph():
    document = MarkdownDocument(None, b"# Head\n\nOne **two** three.\n\nFour five.\n")
    sheet = Sheet(document.blocks)
    text = sheet.text.replace("three", "three or more").replace("Four", "Only four")
    start = text.index("Only")
    placed = Revision(sheet, text, free=False).placed([(start, start + len("Only four five."), "Just four.")])
    data = document.rewritten(placed.replacements).data
    assert data == b"# Head\n\nOne **two** three or more.\n\nJust four.\n"


def test_paragraphs_that_were_added_have_no_place_in_a_document_of_blocks():
    document = MarkdownDocument(None, b"One two.\n\nThree four.\n")
    sheet = Sheet(document.blocks)
    assert Revision(sheet, sheet.text + "\n\nFive six.", free=False).placed([]).homeless == 1


def test_what_the_writer_did_not_touch_keeps_its_place():
    sheet = Sheet(PlainDocument(None, b"One two. Three four. Five six.").blocks)
    revision = Revision(sheet, "One two. New. Three four. Five six.", free=True)
    assert revision.replacement(0, 8, "x").start == 0
    assert revision.replacement(26, 35, "x").start == 21
    assert revision.replacement(9, 13, "x") is None
