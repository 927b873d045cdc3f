from pathlib import Path

import pytest

from trainer.errors import TrainerError, why_not_loaded
from trainer.students import base


@pytest.mark.parametrize("name", ["../nowhere/model", "./nowhere", "runs/nowhere/model"])
def test_a_missing_folder_is_called_missing(name: str) -> None:
    assert why_not_loaded(name, ValueError("Repo id must be in the form")) == "there is no such folder"
    with pytest.raises(TrainerError, match=r"nowhere.*cannot be loaded \(there is no such folder\)"):
        base.load(name)


def test_else_the_first_line_of_the_error_tells_it(tmp_path: Path) -> None:
    error = OSError("It has no config.json.\nCheck it.")
    assert why_not_loaded(str(tmp_path), error) == "It has no config.json"
    assert why_not_loaded("owner/model", error) == "It has no config.json"
