from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.block import Block, Kind, Replacement
from desktop.documents.sheet import SEPARATOR, Sheet

BLOCKS = st.lists(st.text("ab \n", min_size=1, max_size=5), min_size=1, max_size=6).map(
    lambda texts: [Block(number, Kind.PARAGRAPH, text) for number, text in enumerate(texts)]
)


@given(BLOCKS)
def test_every_place_of_a_block_is_found_in_the_sheet_and_back(blocks):
    sheet = Sheet(blocks)
    assert len(sheet.text) == sum(len(block.text) + len(SEPARATOR) for block in blocks) - len(SEPARATOR)
    for block in blocks:
        for start in range(len(block.text)):
            replacement = Replacement(block.id, start, len(block.text), "new")
            first, last = sheet.span(replacement)
            assert sheet.text[first:last] == block.text[start:]
            assert sheet.replacement(first, last, "new") == replacement


def test_what_reaches_over_two_blocks_is_no_replacement():
    sheet = Sheet([Block(0, Kind.PARAGRAPH, "one"), Block(1, Kind.PARAGRAPH, "two")])
    assert sheet.text == "one\n\ntwo"
    assert sheet.replacement(0, 6, "x") is None
    assert sheet.replacement(5, 9, "x") is None
    assert sheet.replacement(-3, 0, "x") is None
    assert Sheet([]).replacement(0, 0, "x") is None
