"""The files that raters send back."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from trainer.errors import TrainerError
from trainer.evaluation.rating.ballot import Ballot

# For each question by its name: for each rater, the points given to an entry, by its id.
Returned = dict[str, dict[int, dict[str, int]]]


def read(folder: Path, ballot: Ballot, questions: Sequence[str], scale: int) -> Returned:
    """All answers that lie in a folder.

    Args:
        folder: with a .json file of each rater who has answered.
        ballot: that they belong to.
        questions: names.
        scale: the highest point.

    Raises:
        TrainerError: a file is not what the page saves, belongs to another study, or a rater has two.
    """
    returned: Returned = {question: {} for question in questions}
    seen: dict[int, Path] = {}
    for path in sorted(folder.glob("*.json")):
        saved = _saved(path, ballot)
        rater = saved["rater"]
        if rater in seen:
            raise TrainerError(
                f"{seen[rater]} and {path} are both of rater {rater}; keep the one that was saved last."
            )
        seen[rater] = path
        for question in questions:
            try:
                returned[question][rater] = _points(
                    saved["ratings"], question, ballot.order[rater - 1], scale
                )
            except ValueError as error:
                raise TrainerError(f"{path}: {error}; ask the rater to save the file anew.") from None
    return returned


def _saved(path: Path, ballot: Ballot) -> dict[str, Any]:
    try:
        saved = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise TrainerError(f"{path}: cannot be read ({error.strerror}).") from None
    except ValueError as error:
        raise TrainerError(f"{path}: is not valid JSON ({error}); ask the rater to save it anew.") from None
    if not isinstance(saved, dict) or not isinstance(saved.get("ratings"), dict):
        raise TrainerError(f"{path}: is no file of ratings; put only what the raters' pages save there.")
    if saved.get("study") != ballot.study:
        raise TrainerError(f"{path}: belongs to another study; the key here is of {ballot.study}.")
    rater = saved.get("rater")
    if not isinstance(rater, int) or not 1 <= rater <= len(ballot.order):
        raise TrainerError(f"{path}: is of rater {rater!r}, whom this study has not.")
    return saved


def _points(ratings: Mapping[str, Any], question: str, dealt: Sequence[str], scale: int) -> dict[str, int]:
    known = set(dealt)
    points = {}
    for id_, answers in ratings.items():
        if id_ not in known or not isinstance(answers, dict):
            raise ValueError(f"{id_!r} is nothing that this rater was given")
        value = answers.get(question)
        # A rewrite may be left half rated.
        if value is None:
            continue
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= scale:
            raise ValueError(f"{value!r} is no point of the scale from 1 to {scale}")
        points[id_] = value
    return points
