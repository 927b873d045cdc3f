from desktop.documents.block import Kind, Replacement
from desktop.documents.comparison.rows import Pair, rows
from desktop.documents.markdown.document import MarkdownDocument
from desktop.documents.plain import PlainDocument


def same(text):
    return Pair(text, text)


def test_a_plain_text_is_cut_at_empty_lines_but_never_in_a_sentence():
    document = PlainDocument(None, b"One. Two\nlines.\n\n\nNext one here.\n  \nLast.\n")
    change = Replacement(0, 5, 15, "2\nrows.")
    found = rows(document, [change, Replacement(0, 18, 32, "The next.")])
    assert [row.pairs for row in found] == [
        (same("One. "), Pair("Two\nlines.", "2\nrows.")),
        (Pair("Next one here.", "The next."),),
        (same("Last."),),
    ]


def test_what_is_refused_is_left_out():
    document = MarkdownDocument(None, b"# Title\n\nA [link](u) here. And more.")
    good, bad = Replacement(1, 13, 22, "Also more."), Replacement(1, 0, 12, "A thing there.")
    found = rows(document, [good, bad])
    assert [(row.kind, row.pairs) for row in found] == [
        (Kind.HEADING, (same("Title"),)),
        (Kind.PARAGRAPH, (same("A link here. "), Pair("And more.", "Also more."))),
    ]
