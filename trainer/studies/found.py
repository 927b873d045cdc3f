"""What the measuring stages of a study find, in one form for all of them."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from trainer.evaluation.measures.measure import Measure, Values
from trainer.evaluation.statistics.bootstrap import Estimate

_FILE = "found.json"


@dataclass(frozen=True, slots=True)
class Sampled:
    """The values that a figure is the mean of.

    Attributes:
        sample: which sentences they were measured on; two of one sample can be compared value by value.
        values: one for each sentence.
    """

    sample: str
    values: Values


@dataclass(frozen=True, slots=True)
class Found:
    """What was found at one place.

    Attributes:
        name: of the system; "" where the cell has but one.
        at: the place on the study's axis, or None.
        sizes: how much it rests on, by what is counted.
        figures: by the names of their measures; without an interval where there is none to be had.
        values: what the figures are means of, where they are.
    """

    name: str = ""
    at: float | None = None
    sizes: dict[str, int] = field(default_factory=dict)
    figures: dict[str, Estimate | float] = field(default_factory=dict)
    values: dict[str, Sampled] = field(default_factory=dict)

    def with_all_of(self, other: "Found") -> "Found":
        """The same place with the figures of another stage, too."""
        return Found(
            self.name,
            self.at,
            other.sizes | self.sizes,
            other.figures | self.figures,
            other.values | self.values,
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that a stage found.

    Attributes:
        measures: that its figures are of.
        found: place by place.
    """

    measures: tuple[Measure, ...]
    found: tuple[Found, ...]


def sample_of(sources: Iterable[str]) -> str:
    """A name for these sentences in this order, which does not tell them."""
    digest = hashlib.sha256()
    for source in sources:
        digest.update(source.encode() + b"\0")
    return digest.hexdigest()[:16]


def values_of(numbers: Iterable[float]) -> Values:
    """Numbers as the values of a measure."""
    return np.array(list(numbers), dtype=np.float64)


def write(folder: Path, measures: Sequence[Measure], found: Iterable[Found]) -> None:
    """Leave what was found in the folder of a stage."""
    content = {"measures": [asdict(measure) for measure in measures], "found": [*map(as_json, found)]}
    (folder / _FILE).write_text(json.dumps(content) + "\n", encoding="utf-8")


def read(folder: Path) -> Sheet:
    """What `write` left."""
    content = json.loads((folder / _FILE).read_text(encoding="utf-8"))
    return Sheet(
        tuple(Measure(**measure) for measure in content["measures"]), tuple(map(_found, content["found"]))
    )


def as_json(found: Found) -> dict[str, Any]:
    """A place with its figures and values."""
    return {
        "name": found.name,
        "at": found.at,
        "sizes": found.sizes,
        "figures": figures_as_json(found.figures),
        "values": {
            name: {"sample": each.sample, "values": each.values.round(6).tolist()}
            for name, each in found.values.items()
        },
    }


def figures_as_json(figures: Mapping[str, Estimate | float]) -> dict[str, dict[str, float]]:
    """Figures with their intervals, where they have them."""
    return {
        name: asdict(figure) if isinstance(figure, Estimate) else {"value": figure}
        for name, figure in figures.items()
    }


def figures_of(data: Mapping[str, Mapping[str, float]]) -> dict[str, Estimate | float]:
    """What `figures_as_json` gave."""
    return {name: Estimate(**figure) if "low" in figure else figure["value"] for name, figure in data.items()}


def _found(data: Mapping[str, Any]) -> Found:
    values = {
        name: Sampled(each["sample"], values_of(each["values"])) for name, each in data["values"].items()
    }
    return Found(data["name"], data["at"], data["sizes"], figures_of(data["figures"]), values)
