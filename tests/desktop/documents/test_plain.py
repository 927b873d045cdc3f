from desktop.documents.block import Kind, Replacement
from desktop.documents.plain import PlainDocument


def test_the_whole_text_is_one_block():
    document = PlainDocument(None, b"# One.\r\n\r\nTwo.\r\n")
    assert [(block.kind, block.text) for block in document.blocks] == [(Kind.TEXT, "# One.\n\nTwo.\n")]


def test_what_the_encoding_cannot_hold_is_refused_and_the_rest_is_placed():
    document = PlainDocument(None, "Café one. Two.".encode("cp1252"))
    good, bad = Replacement(0, 10, 14, "Zwei – ü."), Replacement(0, 0, 9, "Café → one.")
    assert document.accepts(good)
    assert not document.accepts(bad)
    outcome = document.rewritten([bad, good])
    assert outcome.data == "Café one. Zwei – ü.".encode("cp1252")
    assert outcome.refused == (bad,)
