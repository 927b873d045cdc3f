from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from trainer.settings.thesaurus import Thesaurus

WHOLE = {"lists": [Path("l")], "pairs": [Path("p")], "marks": [Path("m")], "output": Path("o")}


def test_little_must_be_said() -> None:
    assert (Thesaurus(**WHOLE).least, Thesaurus(**WHOLE).seed, Thesaurus(**WHOLE).workers) == (0.35, 1, 1)
    assert Thesaurus(**WHOLE).former is None


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"lists": []}, "at least 1 item"),
        ({"pairs": []}, "at least 1 item"),
        ({"marks": []}, "at least 1 item"),
        ({"least": 1.2}, "less than or equal to 1"),
        ({"least": -0.1}, "greater than or equal to 0"),
        ({"workers": 0}, "greater than or equal to 1"),
        ({"most": 4}, "most"),
    ],
)
def test_what_cannot_be_is_refused(values: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Thesaurus(**WHOLE | values)
