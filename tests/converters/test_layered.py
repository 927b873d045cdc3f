from pathlib import Path

import pytest

from converters.layered import read_layered


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")


def test_a_file_alone_is_its_own_table(tmp_path: Path) -> None:
    write(tmp_path, one='a = 1\n[t]\nb = ["x"]\n')
    assert read_layered(tmp_path / "one.toml") == {"a": 1, "t": {"b": ["x"]}}


def test_tables_are_laid_over_each_other_and_lists_replaced(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    write(
        tmp_path / "parts",
        lowest="a = 1\nc = 1\n",
        low='extends = "lowest.toml"\na = 2\n[t]\nb = [1, 2]\nd.e = 4\n',
    )
    write(tmp_path, one='extends = "parts/low.toml"\nf = 6\n[t]\nb = [3]\nd.g = 5\n')
    assert read_layered(tmp_path / "one.toml") == {
        "a": 2, "c": 1, "f": 6, "t": {"b": [3], "d": {"e": 4, "g": 5}},
    }  # fmt: skip


def test_a_list_of_tables_goes_on_where_the_one_below_ends(tmp_path: Path) -> None:
    write(tmp_path, low="[[d]]\na = 1\n[[d]]\na = 2\n", one='extends = "low.toml"\n[[d]]\na = 3\n')
    assert read_layered(tmp_path / "one.toml") == {"d": [{"a": 1}, {"a": 2}, {"a": 3}]}


def test_a_table_takes_the_place_of_what_is_none(tmp_path: Path) -> None:
    write(tmp_path, low="a = 1\n[b]\nc = 2\n", one='extends = "low.toml"\nb = 3\n[a]\nd = 4\n')
    assert read_layered(tmp_path / "one.toml") == {"a": {"d": 4}, "b": 3}


@pytest.mark.parametrize(
    ("low", "one", "complaint"),
    [
        ('extends = "one.toml"', 'extends = "low.toml"', "extends itself"),
        ("a = ", 'extends = "low.toml"', r"low\.toml is not valid TOML"),
        ("a = 1", "extends = 3", "name of a file"),
    ],
)
def test_what_cannot_be_laid_over_another_is_told(tmp_path: Path, low: str, one: str, complaint: str) -> None:
    write(tmp_path, low=low, one=one)
    with pytest.raises(ValueError, match=complaint):
        read_layered(tmp_path / "one.toml")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    write(tmp_path, one='extends = "nowhere.toml"')
    with pytest.raises(OSError, match=r"nowhere\.toml"):
        read_layered(tmp_path / "one.toml")
