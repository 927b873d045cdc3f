import json
import lzma
from pathlib import Path

import pytest

from trainer.errors import TrainerError
from trainer.evaluation.items import Item, sample

ONE, TWO = "The ferry leaves the harbour at noon.", "Nobody in the village had seen the storm coming."


def test_rewrites_of_one_source_stand_together(tmp_path: Path) -> None:
    path = tmp_path / "test.jsonl"
    rows = [(ONE, "a"), (TWO, "b"), (ONE, "c"), (ONE, "a"), ("One is here. Two is there.", "d")]
    path.write_text(
        "".join(json.dumps({"source": source, "paraphrase": other}) + "\n" for source, other in rows)
    )
    assert sample(path, 0, 1) == [Item(ONE, ("a", "c")), Item(TWO, ("b",))]


@pytest.mark.parametrize("name", ["test.txt", "test.txt.xz"])
def test_plain_sentences_have_no_references(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with (lzma.open if name.endswith("xz") else open)(path, "wt", encoding="utf-8") as file:
        file.write(f"{ONE}\n\n  {TWO}\n{ONE}\n")
    assert sample(path, 0, 1) == [Item(ONE), Item(TWO)]


def test_a_draw_repeats_itself(tmp_path: Path) -> None:
    path = tmp_path / "test.txt"
    path.write_text("\n".join(f"The house has {number} rooms and a garden." for number in range(2, 40)))
    assert sample(path, 7, 1) == sample(path, 7, 1) != sample(path, 7, 2)
    assert len(set(sample(path, 7, 1))) == 7
    assert len(sample(path, 500, 1)) == 38


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe\n", b"One is here. Two is there.\n"])
def test_a_file_without_sentences_is_refused_by_name(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "test.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(TrainerError, match=r"test\.txt: "):
        sample(path, 5, 1)
