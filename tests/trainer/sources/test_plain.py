import json
from pathlib import Path
from typing import Any

import pytest

from trainer.errors import TrainerError
from trainer.settings.collect import Source
from trainer.sources import plain
from trainer.sources.records import Record

SAME = ((0, 1),)


def read(*files: Path, **values: Any) -> list[Record]:
    return list(plain.read(Source(kind="plain", files=list(files), **values)))


def test_text_is_parted_into_sentences(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "# Title\n\nDr. Lee had left the house by the river at noon,\nand it rained. So we stayed.\n",
        encoding="utf-8",
    )
    texts = [record.texts[0] for record in read(path)]
    assert texts[-2:] == ["Dr. Lee had left the house by the river at noon, and it rained.", "So we stayed."]
    assert [record.texts[0] for record in read(path, whole=True)] == [
        "# Title", "Dr. Lee had left the house by the river at noon,", "and it rained. So we stayed."
    ]  # fmt: skip


def test_tables_and_json_lines_have_columns(tmp_path: Path) -> None:
    table, lines = tmp_path / "t.csv", tmp_path / "l.jsonl"
    table.write_text('n,text,other\n1,"It rained, again. We stayed.",So.\n', encoding="utf-8")
    assert read(table) == [Record(("It rained, again.",)), Record(("We stayed.",))]
    assert read(table, whole=True) == [Record(("It rained, again. We stayed.",))]
    assert read(table, paraphrase="other") == [Record(("It rained, again. We stayed.", "So."), SAME)]
    rows = [{"s": "It rained.", "origin": "diary", "licence": "CC0"}, {"s": None}]
    lines.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert read(lines, text="s") == [Record(("It rained.",), (), "diary", "CC0")]


def test_parquet_is_read_where_pyarrow_is(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "p.parquet"
    parquet.write_table(pyarrow.table({"text": ["It rained.", None], "same": ["Rain fell.", "x"]}), path)
    assert read(path) == [Record(("It rained.",))]
    assert read(path, paraphrase="same") == [Record(("It rained.", "Rain fell."), SAME)]
    with pytest.raises(TrainerError, match=r"p\.parquet: has no column 'body', only same, text"):
        read(path, text="body")
    path.write_bytes(b"PAR1 no more")
    with pytest.raises(TrainerError, match=r"p\.parquet: is no Parquet file"):
        read(path)
    with pytest.raises(TrainerError, match=r"nowhere\.parquet: cannot be read"):
        read(tmp_path / "nowhere.parquet")


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    (tmp_path / "docs" / "deep").mkdir(parents=True)
    (tmp_path / "docs" / "b.md").write_text("We stayed.", encoding="utf-8")
    (tmp_path / "docs" / "deep" / "c.txt").write_text("They left.", encoding="utf-8")
    (tmp_path / "docs" / "a.txt").write_text("It rained.", encoding="utf-8")
    (tmp_path / "docs" / "z.png").write_bytes(b"\x89")
    found = [record.texts[0] for record in read(tmp_path / "docs")]
    assert found == ["It rained.", "We stayed.", "They left."]
    with pytest.raises(TrainerError, match="holds no file that can be read"):
        read(_empty(tmp_path))


def _empty(folder: Path) -> Path:
    (folder / "empty").mkdir()
    return folder / "empty"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("t.csv", "a,b\n1,2\n", "line 1: has no column 'text', only a, b"),
        ("t.csv", "text,b\nx,y\nz\n", "line 3: has 1 cells where 2"),
        ("t.csv", "", "is empty"),
        ("l.jsonl", '{"text": "a"}\n{"other": 1}\n', "line 2: is not a row with 'text'"),
        ("l.jsonl", '{"text": "a"}\n[1]\n', "line 2"),
        ("p.docx", "x", "is no file that can be read"),
    ],
)
def test_a_fault_is_one_sentence_that_names_it(tmp_path: Path, name: str, text: str, said: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TrainerError, match=name) as caught:
        read(path)
    assert said in str(caught.value)
