"""What a stage was made from, in a file beside what it made."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Record:
    """A stage that was begun.

    Attributes:
        depends: what its result depends on, as JSON knows it.
        done: whether it came to its end.
    """

    depends: Mapping[str, Any]
    done: bool


def path_of(output: Path) -> Path:
    """Where the record of an output folder stands: beside it, for a bundle holds its own files only."""
    return output.with_name(f"{output.name}.made.json")


def read(output: Path) -> Record | None:
    """The record of an output folder; None where there is none that can be read."""
    try:
        data = json.loads(path_of(output).read_text(encoding="utf-8"))
        return Record(dict(data["depends"]), data["done"] is True)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write(output: Path, record: Record) -> None:
    """Replace the record of an output folder."""
    path = path_of(output)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".partial")
    partial.write_text(json.dumps(asdict(record), indent=2) + "\n", encoding="utf-8")
    partial.replace(path)
