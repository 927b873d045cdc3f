import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.errors import DocumentError
from desktop.documents.textlayer import Splice, TextLayer

TEXTS = st.lists(st.sampled_from(["a", "é", "😀", " ", "\r\n", "\n", "\r", "word"]), max_size=20).map("".join)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"plain", "utf-8"),
        ("né".encode(), "utf-8"),
        (codecs.BOM_UTF8 + "né".encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + "né".encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + "né".encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + "né".encode("utf-32-le"), "utf-32-le"),
        ("“né”".encode("cp1252"), "cp1252"),
        (b"n\xe9 \x81", "latin-1"),
    ],
)
def test_the_encoding_is_found_and_kept(data, encoding):
    layer = TextLayer(data)
    assert layer.encoding == encoding
    assert layer.spliced([]) == data
    assert layer.spliced([Splice(0, 1, layer.text[0])]) == data


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02", b"PK\x00", codecs.BOM_UTF16_LE + b"a", codecs.BOM_UTF8 + b"\xff"]
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(DocumentError):
        TextLayer(data)


@given(TEXTS, st.sampled_from(["utf-8", "utf-16"]), st.data())
def test_a_splice_changes_nothing_else(text, encoding, data):
    layer = TextLayer(text.encode(encoding))
    length = len(layer.text)
    start = data.draw(st.integers(0, length))
    end = data.draw(st.integers(start, length))
    assert layer.spliced([Splice(start, end, layer.text[start:end])]) == text.encode(encoding)
    after = TextLayer(layer.spliced([Splice(start, end, "NEW")]))
    assert after.text == layer.text[:start] + "NEW" + layer.text[end:]


def test_lines_of_new_text_end_as_those_there_did_and_further_ones_as_usual():
    layer = TextLayer(b"a\r\nb\r\nc\nd\r\n")
    assert layer.spliced([Splice(4, 7, "x\ny\nz")]) == b"a\r\nb\r\nx\ny\r\nz\r\n"


def test_half_a_surrogate_pair_comes_out_again():
    data = codecs.BOM_UTF16_LE + "a\ud800b".encode("utf-16-le", "surrogatepass")
    assert TextLayer(data).spliced([Splice(0, 1, "x")]) == data[:2] + b"x" + data[3:]


def test_what_the_encoding_cannot_hold_is_known():
    layer = TextLayer("é".encode("cp1252"))
    assert layer.encodes("“ü”")
    assert not layer.encodes("→")
