import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from trainer.errors import TrainerError
from trainer.patterns import marks
from trainer.patterns.marks import Mark

ROW = {"source": "He left because he was tired.", "text": "Because he was tired, he left.", "right": True}
MARK = Mark(ROW["source"], ROW["text"], True)


def test_a_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / "m.jsonl").write_text(json.dumps(ROW) + "\n\n" + json.dumps(ROW | {"right": False}) + "\n")
    assert list(marks.read(tmp_path / "m.jsonl")) == [MARK, Mark(MARK.source, MARK.text, False)]
    (tmp_path / "m.jsonl.gz").write_bytes(gzip.compress(json.dumps(ROW | {"reader": "ours"}).encode()))
    assert list(marks.read(tmp_path / "m.jsonl.gz")) == [MARK]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"right": 1}, "right is neither true nor false"),
        ({"right": None}, "right is neither true nor false"),
        ({"source": 4}, "source and text are texts"),
        ({"text": None}, "source and text are texts"),
    ],
)
def test_what_is_no_mark_is_named_with_its_line(tmp_path: Path, changed: dict[str, Any], said: str) -> None:
    (tmp_path / "m.jsonl").write_text(json.dumps(ROW) + "\n" + json.dumps(ROW | changed) + "\n")
    with pytest.raises(
        TrainerError, match=rf"m\.jsonl, line 2: is not a mark with source, text and right \({said}"
    ) as caught:
        list(marks.read(tmp_path / "m.jsonl"))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("missing", ["source", "text", "right"])
def test_what_lacks_a_key_is_no_mark(tmp_path: Path, missing: str) -> None:
    row = {name: value for name, value in ROW.items() if name != missing}
    (tmp_path / "m.jsonl").write_text(json.dumps(row) + "\n")
    with pytest.raises(TrainerError, match=rf"line 1: is not a mark .*{missing}"):
        list(marks.read(tmp_path / "m.jsonl"))


def test_each_outcome_counts_once_and_none_that_is_marked_both_ways() -> None:
    wrong, doubted = (Mark(MARK.source, "He was tired because he left.", right) for right in (False, True))
    assert marks.usable([MARK, wrong, MARK]) == ([MARK, wrong], {})
    assert marks.usable([wrong, MARK, doubted, wrong]) == ([MARK], {"marked both ways": 1})
    # The same text may be right for one sentence and wrong for another.
    elsewhere = Mark("He was tired.", MARK.text, False)
    assert marks.usable([MARK, elsewhere]) == ([MARK, elsewhere], {})
