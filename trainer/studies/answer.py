"""The answer of a study: its lines, ready to be shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.evaluation.measures.measure import Measure
from trainer.evaluation.statistics.bootstrap import Estimate, Resamples
from trainer.settings.study import Study
from trainer.studies.found import Found

_RESAMPLES = 2000
_SEED = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table, and a point of the plot.

    Attributes:
        cell: name of the cell.
        series: that the cell belongs to, or "".
        at: the place of the cell, or None.
        found: there.
    """

    cell: str
    series: str
    at: float | None
    found: Found

    @property
    def place(self) -> float | None:
        """On the axis of the plot: the cell's, or what its stage went along, such as rounds."""
        return self.at if self.found.at is None else self.found.at


@dataclass(frozen=True, slots=True)
class Answer:
    """All that a study tells.

    Attributes:
        name: of the experiment.
        study: as declared.
        measures: by name.
        lines: in order.
        failed: why a cell could not be run, by its name.
    """

    name: str
    study: Study
    measures: dict[str, Measure]
    lines: tuple[Line, ...]
    failed: dict[str, str]

    def name_of(self, line: Line) -> str:
        """What a line is called: by its cell, by its system, or by both where it takes both."""
        if (
            not line.found.name
            or len({each.found.name for each in self.lines if each.cell == line.cell}) == 1
        ):
            return line.cell
        if len({each.cell for each in self.lines}) == 1:
            return line.found.name
        return f"{line.cell}, {line.found.name}"

    def columns(self) -> list[Measure]:
        """The measures of the table that are at hand."""
        return [self.measures[name] for name in self.study.columns if name in self.measures]

    def rows(self) -> list[Line]:
        """The lines of the table."""
        wanted = self.study.rows
        return [line for line in self.lines if not wanted or line.place in wanted]

    def sizes(self) -> dict[str, list[int]]:
        """What was counted, and the different numbers of it."""
        kinds = dict.fromkeys(kind for line in self.lines for kind in line.found.sizes)
        return {
            kind: sorted({line.found.sizes[kind] for line in self.lines if kind in line.found.sizes})
            for kind in kinds
        }

    def difference(self, line: Line) -> Estimate | None:
        """How far a line is from the first, in the measure that is compared; None for the first itself.

        Sentence by sentence, so that what makes a sentence hard does not count: the interval is often
        much narrower than those of the two means.
        """
        name = self.study.compared
        own = line.found.values.get(name)
        first = self.lines[0].found.values.get(name)
        if own is None or first is None or line is self.lines[0] or own.sample != first.sample:
            return None
        apart = own.values - first.values
        return Resamples(len(apart), _RESAMPLES, _SEED).mean(apart)

    def series(self) -> dict[str, Sequence[Line]]:
        """The lines of the plot, each with its points in the order of their places."""
        found: dict[str, list[Line]] = {}
        for line in self.lines:
            if line.place is not None:
                named = self.name_of(line) if line.found.at is not None else line.series
                found.setdefault(named, []).append(line)
        return {name: sorted(points, key=lambda line: line.place or 0.0) for name, points in found.items()}
