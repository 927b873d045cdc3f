import json
from pathlib import Path
from typing import Any

import pytest

from trainer.errors import TrainerError
from trainer.evaluation.rating.ballot import Ballot, Entry
from trainer.evaluation.rating.returned import read

BALLOT = Ballot(
    "study", (Entry("a1", "s", "r", ("x",)), Entry("b2", "s", "q", ("y",))), (("a1", "b2"), ("b2",))
)
GOOD: dict[str, Any] = {
    "study": "study",
    "rater": 1,
    "ratings": {"a1": {"meaning": 4, "fluency": 5}, "b2": {"meaning": 1}},
}


def put(folder: Path, name: str, content: Any) -> None:
    (folder / name).write_text(content if isinstance(content, str) else json.dumps(content))


def answers(folder: Path) -> dict[str, dict[int, dict[str, int]]]:
    return read(folder, BALLOT, ["meaning", "fluency"], 5)


def test_answers_are_sorted_by_question_and_rater(tmp_path: Path) -> None:
    put(tmp_path, "anything.json", GOOD)
    put(tmp_path, "other.json", GOOD | {"rater": 2, "ratings": {"b2": {"fluency": 3}}})
    put(tmp_path, "notes.txt", "not looked at")
    assert answers(tmp_path) == {
        "meaning": {1: {"a1": 4, "b2": 1}, 2: {}},
        "fluency": {1: {"a1": 5}, 2: {"b2": 3}},
    }


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("{", "not valid JSON"),
        ([], "no file of ratings"),
        (GOOD | {"ratings": 3}, "no file of ratings"),
        (GOOD | {"study": "other"}, "another study"),
        (GOOD | {"rater": 3}, "whom this study has not"),
        (GOOD | {"rater": "1"}, "whom this study has not"),
        (GOOD | {"rater": 2}, "'a1' is nothing that this rater was given"),
        (GOOD | {"ratings": {"b2": 4}}, "nothing that this rater"),
        (GOOD | {"ratings": {"b2": {"meaning": 6}}}, "6 is no point of the scale"),
        (GOOD | {"ratings": {"b2": {"meaning": True}}}, "no point of the scale"),
    ],
)
def test_a_file_that_is_none_is_named(tmp_path: Path, content: Any, named: str) -> None:
    put(tmp_path, "broken.json", content)
    with pytest.raises(TrainerError, match=r"broken\.json: ") as caught:
        answers(tmp_path)
    assert named in str(caught.value)


def test_a_rater_answers_once(tmp_path: Path) -> None:
    put(tmp_path, "one.json", GOOD)
    put(tmp_path, "two.json", GOOD)
    with pytest.raises(TrainerError, match="both of rater 1"):
        answers(tmp_path)
