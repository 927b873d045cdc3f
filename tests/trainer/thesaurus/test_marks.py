import json
from pathlib import Path
from typing import Any

import pytest

from desktop.engine.tokens import tokenized
from trainer.errors import TrainerError
from trainer.thesaurus import marks
from trainer.thesaurus.marks import Mark

ROW = {"source": "He  left at once.", "start": 2, "end": 4, "other": "right  away", "right": True}
MARK = Mark("He left at once.", 2, 4, "right away", True)


def test_a_mark_is_read_on_one_line(tmp_path: Path) -> None:
    (tmp_path / "m.jsonl").write_text(json.dumps(ROW) + "\n\n")
    assert list(marks.read(tmp_path / "m.jsonl")) == [MARK]
    assert marks.exchanged(MARK, tokenized(MARK.source)) == "at once"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"right": 1}, "right is neither true nor false"),
        ({"start": "2"}, "whole numbers"),
        ({"end": True}, "whole numbers"),
        ({"start": 4}, "start is not before end"),
        ({"start": -1}, "start is not before end"),
        ({"other": " "}, "other is empty"),
        ({"other": None}, "source and other are texts"),
    ],
)
def test_what_is_no_mark_is_named_with_its_line(tmp_path: Path, changed: dict[str, Any], said: str) -> None:
    (tmp_path / "m.jsonl").write_text(json.dumps(ROW) + "\n" + json.dumps(ROW | changed) + "\n")
    with pytest.raises(
        TrainerError, match=rf"m\.jsonl, line 2: is not a mark with source, .*{said}"
    ) as caught:
        list(marks.read(tmp_path / "m.jsonl"))
    assert "\n" not in str(caught.value)


def test_what_lacks_a_key_is_no_mark(tmp_path: Path) -> None:
    (tmp_path / "m.jsonl").write_text('{"source": "He left.", "start": 0}\n')
    with pytest.raises(TrainerError, match=r"line 1: is not a mark .*end"):
        list(marks.read(tmp_path / "m.jsonl"))


def test_each_exchange_counts_once_and_none_that_is_marked_both_ways() -> None:
    wrong = Mark(MARK.source, 1, 2, "went", False)
    doubted = Mark(MARK.source, 1, 2, "went", True)
    beyond = Mark(MARK.source, 4, 6, "now", True)
    assert marks.usable([MARK, wrong, MARK]) == ([MARK, wrong], {})
    assert marks.usable([wrong, MARK, doubted, beyond]) == (
        [MARK], {"marked both ways": 1, "words are not there": 1},
    )  # fmt: skip
