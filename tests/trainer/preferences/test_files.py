from pathlib import Path

import pytest

from desktop.engine.codes import Codes
from trainer.errors import TrainerError
from trainer.pairs import files as pairs
from trainer.preferences import files
from trainer.preferences.files import Preference

WHOLE = Preference(
    "He left.", "He went away.", "He never left.", Codes(6, 0, 3), "truth", "mine/a", "me", 0.75, 0.0
)
BARE = Preference("He left.", "He went.", "He left.", Codes(3, 0, 2), "timid")


def test_what_is_written_is_read(tmp_path: Path) -> None:
    assert files.write(tmp_path / "p.jsonl", [WHOLE, BARE]) == 2
    assert list(files.read(tmp_path / "p.jsonl")) == [WHOLE, BARE]


def test_preferences_are_pairs_too(tmp_path: Path) -> None:
    files.write(tmp_path / "p.jsonl", [WHOLE])
    (pair,) = pairs.read(tmp_path / "p.jsonl")
    assert (pair.source, pair.paraphrase, pair.codes) == (WHOLE.source, WHOLE.paraphrase, WHOLE.codes)
    assert (pair.origin, pair.teacher) == ("mine/a", "me")


LACKING = '{"source": "a", "paraphrase": "b"}'
ODD = (
    '{"source": "a", "paraphrase": "b", "rejected": "c", "kind": "whim", '
    '"codes": {"lexical": 1, "syntactic": 1, "length": 2}}'
)


@pytest.mark.parametrize("row", [LACKING, ODD])
def test_what_is_no_preference_is_named_with_its_line(tmp_path: Path, row: str) -> None:
    files.write(tmp_path / "p.jsonl", [BARE])
    with (tmp_path / "p.jsonl").open("a") as file:
        file.write(row + "\n")
    with pytest.raises(TrainerError, match=r"line 2: is not a preference with source"):
        list(files.read(tmp_path / "p.jsonl"))
