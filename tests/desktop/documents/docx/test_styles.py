from word_files import styles_xml

from desktop.documents.docx.styles import Use, uses


def test_styles_are_known_by_their_names_and_ancestors():
    data = styles_xml(
        ("berschrift1", "heading 1", ""),
        ("Zitat", "Quote", ""),
        ("Own", "My own code", "HTMLPreformatted"),
        ("HTMLPreformatted", "HTML Preformatted", "Normal"),
        ("Normal", "Normal", ""),
        ("TOC1", "toc 1", "Normal"),
        ("Listing", "List Bullet 2", ""),
        ("Loop", "a loop", "Pool"),
        ("Pool", "a pool", "Loop"),
    ).encode()
    assert uses(data) == {
        "berschrift1": Use.HEADING,
        "Zitat": Use.QUOTATION,
        "Own": Use.KEPT,
        "HTMLPreformatted": Use.KEPT,
        "TOC1": Use.KEPT,
        "Listing": Use.LIST_ITEM,
    }
