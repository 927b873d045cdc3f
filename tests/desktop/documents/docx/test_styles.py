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


def test_a_chain_without_end_is_followed_a_little_way():
    chain = [(f"s{number}", f"name {number}", f"s{number + 1}") for number in range(3_000)]
    assert uses(styles_xml(*chain, ("s3000", "heading 1", "")).encode()).keys() == {
        f"s{number}" for number in range(2_969, 3_001)
    }
