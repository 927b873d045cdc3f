import lzma
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.errors import TrainerError
from trainer.sources import tables


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="")
    return path


def test_quoted_cells_may_hold_tabs_quotes_and_line_ends(tmp_path: Path) -> None:
    path = write(tmp_path / "t.tsv", 'a\tb\n1\t"He said ""no"".\nTwice."\n\n2\tplain\n')
    assert list(tables.quoted(path)) == [
        (1, ["a", "b"]), (2, ["1", 'He said "no".\nTwice.']), (5, ["2", "plain"])
    ]  # fmt: skip


def test_a_quotation_mark_that_nobody_closes_swallows_nothing(tmp_path: Path) -> None:
    rows = "".join(f"{number}\tplain {number}\n" for number in range(30))
    path = write(tmp_path / "t.tsv", 'a\tb\n1\t"The open\n' + rows)
    found = list(tables.quoted(path))
    assert found[1] == (2, ["1", '"The open'])
    assert [cells for _, cells in found[2:]] == [[str(number), f"plain {number}"] for number in range(30)]
    inner = write(tmp_path / "u.tsv", 'a\tb\n1\tIt is 5" wide\n2\t"So" it is\n')
    assert [cells[1] for _, cells in tables.quoted(inner)] == ["b", 'It is 5" wide', '"So" it is']


@given(
    st.lists(st.lists(st.text(st.sampled_from('ab"\n\t,'), max_size=6), min_size=2, max_size=2), max_size=6)
)
def test_what_csv_writes_is_read_back(rows: list[list[str]]) -> None:
    import csv
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows([["head", "of"], *rows])
        assert [cells for _, cells in tables.quoted(path, ",")] == [["head", "of"], *rows]


def test_only_line_feeds_end_a_line_and_the_mark_in_front_goes(tmp_path: Path) -> None:
    path = write(tmp_path / "t.txt", "\ufeffone\u2028still\r\ntwo\x0cstill\n")
    assert list(tables.lines(path)) == [(1, "one\u2028still"), (2, "two\x0cstill")]


def test_a_fault_names_the_file_and_the_line(tmp_path: Path) -> None:
    packed = tmp_path / "cut.txt.xz"
    packed.write_bytes(lzma.compress(b"line\n" * 90000)[:-30])
    with pytest.raises(TrainerError, match=r"cut\.txt\.xz: breaks off or is damaged after line \d+"):
        list(tables.lines(packed))
    latin = tmp_path / "latin.txt"
    latin.write_bytes(b"one\ncaf\xe9\n")
    with pytest.raises(TrainerError, match=r"latin\.txt: is not UTF-8"):
        list(tables.lines(latin))
    with pytest.raises(TrainerError, match=r"nowhere\.txt: cannot be read"):
        list(tables.lines(tmp_path / "nowhere.txt"))
