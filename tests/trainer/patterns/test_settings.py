from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from trainer.settings.patterns import Patterns

WHOLE = {"lists": [Path("l")], "output": Path("o")}


def test_little_must_be_said() -> None:
    least = Patterns(**WHOLE)
    assert (least.least, least.each, least.seed, least.workers) == (0.1, 8, 1, 1)
    assert (least.marks, least.sentences) == ([], [])


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"lists": []}, "at least 1 item"),
        ({"least": 1.2}, "less than or equal to 1"),
        ({"least": -0.1}, "greater than or equal to 0"),
        ({"each": 0}, "greater than or equal to 1"),
        ({"workers": 0}, "greater than or equal to 1"),
        ({"pairs": []}, "pairs"),
    ],
)
def test_what_cannot_be_is_refused(values: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Patterns(**WHOLE | values)
