from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from trainer.settings.label import Label


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"words": (9, 3)}, "words must be two numbers"),
        ({"length": (2.0, 0.5)}, "length must be two numbers"),
        ({"lexical": (0.5, 0.1)}, "lexical must be two numbers"),
        ({"tree": (0.1, 0.9)}, "tree needs parser"),
        ({"caps": {"set": -1}}, "caps must give each origin"),
        ({"held_out": 0.1}, "either dev"),
        ({"dev": []}, "either dev"),
        ({"faithfulness": 2}, "less than or equal to 1"),
        ({"dropout": 1}, "dropout"),
    ],
)
def test_what_cannot_be_is_refused(values: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Label(**{"train": [Path("t")], "dev": [Path("d")], "output": Path("o")} | values)
