import gzip
import lzma
from pathlib import Path

import pytest
from sample_pairs import PAIRS, write_pairs

from desktop.engine.codes import Codes
from trainer.errors import TrainerError
from trainer.pairs import files
from trainer.pairs.files import Pair


def test_plain_and_compressed_files_read_alike(tmp_path: Path) -> None:
    plain = write_pairs(tmp_path / "pairs.jsonl")
    content = plain.read_bytes()
    (tmp_path / "pairs.jsonl.xz").write_bytes(lzma.compress(content))
    (tmp_path / "pairs.jsonl.gz").write_bytes(gzip.compress(content))
    pairs = list(files.read(plain))
    assert [(pair.source, pair.paraphrase) for pair in pairs] == PAIRS
    assert pairs[0].similarity == 0.9
    assert list(files.read(tmp_path / "pairs.jsonl.xz")) == pairs
    assert list(files.read(tmp_path / "pairs.jsonl.gz")) == pairs


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    pairs = [Pair("“Ça va?”", "Is all\u2028well?", "set", "gpt", 0.91, Codes(4, 0, 2)), Pair("a", "b")]
    assert files.write(tmp_path / "new" / "pairs.jsonl", pairs) == 2
    assert list(files.read(tmp_path / "new" / "pairs.jsonl")) == pairs


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    files.write(path, [Pair("a", "b")])

    def broken():
        yield Pair("c", "d")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        files.write(path, broken())
    assert list(files.read(path)) == [Pair("a", "b")]


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"source": "a"}', '{"source": "a", "paraphrase": "b", "codes": {"x": 1}}']
)
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text('{"source": "a", "paraphrase": "b"}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(TrainerError, match=r"pairs\.jsonl, line 2"):
        list(files.read(path))


def test_damaged_and_missing_files_are_named(tmp_path: Path) -> None:
    damaged = tmp_path / "cut.jsonl.xz"
    damaged.write_bytes(lzma.compress(write_pairs(tmp_path / "p", 500).read_bytes())[:-20])
    for path in (damaged, tmp_path / "nowhere.jsonl"):
        with pytest.raises(TrainerError, match=path.name):
            list(files.read(path))
