import lzma

import pytest

from converters.errors import ConversionError
from converters.sentences import Pair, read_pairs, read_sentences

ROWS = '{"source": "One.", "paraphrase": "1.", "x": 1}\n\n{"source": "Two.", "paraphrase": "Both."}\n'


@pytest.mark.parametrize("name", ["pairs.jsonl", "pairs.jsonl.xz"])
def test_pairs_are_read_plain_and_packed(tmp_path, name):
    path = tmp_path / name
    if name.endswith(".xz"):
        path.write_bytes(lzma.compress(ROWS.encode()))
    else:
        path.write_text(ROWS)
    assert list(read_pairs(path)) == [Pair("One.", "1."), Pair("Two.", "Both.")]
    assert list(read_sentences(path)) == ["One.", "1.", "Two.", "Both."]


def test_sentences_of_other_rows_and_plain_lines(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "One."}\n{"sentence": "Two."}\n')
    (tmp_path / "b.txt").write_text("One.\n\n{Two}\n")
    assert list(read_sentences(tmp_path / "a.jsonl")) == ["One.", "Two."]
    assert list(read_sentences(tmp_path / "b.txt")) == ["One.", "{Two}"]


@pytest.mark.parametrize("content", [b'{"source": "One."}\n', b"[1]\n", b"{\n", b"\xff\xfe\n"])
def test_a_broken_file_is_refused_in_a_sentence(tmp_path, content):
    path = tmp_path / "pairs.jsonl"
    path.write_bytes(content)
    with pytest.raises(ConversionError, match=r"pairs\.jsonl") as caught:
        list(read_pairs(path))
    assert "\n" not in str(caught.value)


def test_damaged_packing_and_a_missing_file_are_refused(tmp_path):
    (tmp_path / "pairs.jsonl.xz").write_bytes(b"not packed at all")
    for name in ("pairs.jsonl.xz", "nowhere.jsonl"):
        with pytest.raises(ConversionError, match="cannot be read"):
            list(read_sentences(tmp_path / name))


def test_a_row_without_text_is_refused(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"licence": "MIT"}\n')
    with pytest.raises(ConversionError, match="line 1"):
        list(read_sentences(tmp_path / "a.jsonl"))
