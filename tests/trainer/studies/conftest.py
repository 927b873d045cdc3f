import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sample_pairs import PAIRS


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    """Twelve pairs of two teachers and two collections."""
    rows = [
        {"source": source.replace("the", f"the {word}", 1), "paraphrase": rewrite, "origin": f"{word}/part"}
        | {"teacher": f"teacher of {word}", "similarity": 0.95}
        for word in ("old", "new")
        for source, rewrite in PAIRS
    ]
    path = tmp_path / "pairs.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


@pytest.fixture
def experiment(tmp_path: Path) -> Callable[[str], Path]:
    """Writes an experiment file."""

    def written(text: str) -> Path:
        path = tmp_path / "experiment.toml"
        path.write_text(text)
        return path

    return written
