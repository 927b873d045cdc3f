from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from trainer.settings.collect import Collect, Source

SOURCE = Source(kind="mrpc", files=[Path("m.txt")])


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"words": (9, 3)}, "words must be two numbers"),
        ({"dev": 0.6, "test": 0.5}, "together at most 1"),
        ({"twins": 0.2}, "greater than or equal to 0.5"),
        ({"sources": []}, "at least 1"),
    ],
)
def test_what_cannot_be_is_refused(values: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Collect(**{"sources": [SOURCE], "output": Path("o")} | values)


def test_columns_are_for_plain_files_alone() -> None:
    with pytest.raises(ValidationError, match='are for kind = "plain"'):
        Source(kind="mrpc", files=[Path("m.txt")], paraphrase="other")
    with pytest.raises(ValidationError, match="kind"):
        Source(kind="unheard-of", files=[Path("m.txt")])  # type: ignore[arg-type]
