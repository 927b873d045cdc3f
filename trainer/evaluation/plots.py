"""Plots as SVG, to stand in a page that needs nothing else. Colours come from the page's style."""

from collections.abc import Iterator, Sequence
from html import escape

import numpy as np
import numpy.typing as npt

from trainer.evaluation.statistics.bootstrap import Estimate

_ROW = 22
_LABEL = 168
_WIDTH = 460
_BINS = 20
# Of the labels, in pixels: the height of a line, and about the width of a letter.
_LINE = 13
_LETTER = 7.5
# Of a step between ticks: a cosine of 1.0000001 needs no further one.
_SLACK = 1e-4
_LEAST_SPREAD = 1e-300
# Points of a curve that are each marked; more of them would hide it.
_MARKED = 12


def whiskers(title: str, rows: Sequence[tuple[str, Estimate | float | None]]) -> str:
    """A dot with its interval for each system.

    Args:
        title: what is shown.
        rows: systems and their figures, at least one of which is not None. A system without a figure keeps
            its row, so that the plots of a page look alike.
    """
    ends = [end for _, each in rows if each is not None for end in _ends(each)]
    axis = _Axis(min(ends), max(ends), _LABEL, _WIDTH - 20)
    height = _ROW * len(rows) + 34
    parts = [axis.drawn(height - 24, top=8)]
    for index, (name, each) in enumerate(rows):
        y = 18 + _ROW * index
        parts.append(_text(_LABEL - 10, y + 4, _short(name), "end"))
        if isinstance(each, Estimate):
            parts.append(_line(axis.at(each.low), y, axis.at(each.high), y, f"interval s{index % 8}"))
        if each is not None:
            parts.append(_dot(axis.at(_value(each)), y, index))
    return _svg(title, _WIDTH, height, parts)


def scatter(title: str, labels: tuple[str, str], points: Sequence[tuple[str, Estimate, Estimate]]) -> str:
    """A dot for each system where two figures meet, with both intervals.

    Args:
        title: what is shown.
        labels: of the two axes, across and up.
        points: one or more systems, their figure across and their figure up.
    """
    width, height, left, bottom = 640, 380, 60, 330
    across = _Axis(min(x.low for _, x, _ in points), max(x.high for _, x, _ in points), left, width - 130)
    # Up is down in SVG.
    up = _Axis(min(y.low for *_, y in points), max(y.high for *_, y in points), bottom, 16)
    parts = [*_frame(labels, across, up, (left, width - 130, bottom, height))]
    written: list[tuple[float, float, str]] = []
    for index, (name, x, y) in enumerate(points):
        middle, kind = (across.at(x.value), up.at(y.value)), f"interval s{index % 8}"
        parts.append(_line(across.at(x.low), middle[1], across.at(x.high), middle[1], kind))
        parts.append(_line(middle[0], up.at(y.low), middle[0], up.at(y.high), kind))
        parts.append(_dot(across.at(x.value), up.at(y.value), index))
        written.append((across.at(x.value) + 8, up.at(y.value) - 7, name))
    parts.extend(_text(left, top, _short(name), "start") for left, top, name in _apart(written))
    return _svg(title, width, height, parts)


def curves(
    title: str,
    labels: tuple[str, str],
    lines: Sequence[tuple[str, Sequence[tuple[float, Estimate | float]]]],
) -> str:
    """A line for each series over a common axis, with a band where figures have intervals.

    Args:
        title: what is shown.
        labels: of the two axes, across and up.
        lines: one or more series: a name and one or more (place across, figure up), in order.
    """
    width, height, left, bottom, right = 640, 380, 60, 330, 470
    places = [place for _, points in lines for place, _ in points]
    ends = [end for _, points in lines for _, figure in points for end in _ends(figure)]
    across = _Axis(min(places), max(places), left, right)
    up = _Axis(min(ends), max(ends), bottom, 16)
    parts = [*_frame(labels, across, up, (left, right, bottom, height))]
    written = []
    for index, (name, points) in enumerate(lines):
        ordered = [(across.at(place), [up.at(end) for end in _ends(figure)]) for place, figure in points]
        band = [(x, y[0]) for x, y in ordered] + [(x, y[-1]) for x, y in reversed(ordered)]
        parts.append(f'<polygon class="band s{index % 8}" points="{_points(band)}"/>')
        middle = [(across.at(place), up.at(_value(figure))) for place, figure in points]
        parts.append(f'<polyline class="curve s{index % 8}" points="{_points(middle)}"/>')
        if len(middle) <= _MARKED:
            parts.extend(_dot(x, y, index) for x, y in middle)
        written.append((middle[-1][0] + 10, middle[-1][1] + 4, name))
    parts.extend(_text(x, y, _short(name), "start") for x, y, name in _apart(written))
    return _svg(title, width, height, parts)


def histograms(title: str, rows: Sequence[tuple[str, npt.NDArray[np.float64]]]) -> str:
    """How the values of each system are spread, on one axis, each row to the same scale.

    Args:
        title: what is shown.
        rows: one or more systems and their values, one or more each.
    """
    everything = np.concatenate([values for _, values in rows])
    axis = _Axis(float(everything.min()), float(everything.max()), _LABEL, _WIDTH - 20)
    edges = np.linspace(axis.low, axis.high, _BINS + 1)
    # The axis may end a hair before the last value.
    inside = [np.clip(values, axis.low, axis.high) for _, values in rows]
    shares = [np.histogram(values, edges)[0] / len(values) for values in inside]
    most = max(float(share.max()) for share in shares)
    row = 46
    height = row * len(rows) + 34
    parts = [axis.drawn(height - 24, top=8)]
    for index, ((name, _), share) in enumerate(zip(rows, shares, strict=True)):
        floor = 8 + row * (index + 1) - 4
        parts.append(_text(_LABEL - 10, floor - 8, _short(name), "end"))
        for place, amount in enumerate(share):
            if amount:
                x, tall = axis.at(edges[place]), (row - 10) * float(amount) / most
                wide = axis.at(edges[place + 1]) - x - 1
                parts.append(
                    f'<rect class="s{index % 8}" x="{x:.1f}" y="{floor - tall:.1f}" width="{wide:.1f}" '
                    f'height="{tall:.1f}"/>'
                )
    return _svg(title, _WIDTH, height, parts)


class _Axis:
    """Where values lie between two places; wide enough for round ticks on either side."""

    def __init__(self, low: float, high: float, start: float, end: float) -> None:
        spread = high - low or abs(high)
        if spread < _LEAST_SPREAD:  # no step divides what is next to nothing
            spread = 1.0
        power = 10.0 ** np.floor(np.log10(spread / 4))
        self.step = float(min((m * power for m in (1, 2, 5, 10)), key=lambda step: abs(spread / step - 5)))
        self.low = float(np.floor(low / self.step + _SLACK) * self.step)
        self.high = float(np.ceil(high / self.step - _SLACK) * self.step)
        if self.high == self.low:
            self.high += self.step
        self._start, self._end = start, end

    def at(self, value: float) -> float:
        return self._start + (value - self.low) / (self.high - self.low) * (self._end - self._start)

    def ticks(self) -> list[float]:
        return [
            self.low + index * self.step for index in range(round((self.high - self.low) / self.step) + 1)
        ]

    def _written(self, value: float) -> str:
        digits = max(0, -int(np.floor(np.log10(self.step) + 1e-9)))
        return f"{value + 0.0:.{digits}f}".replace("-", "−")

    def drawn(self, bottom: float, top: float) -> str:
        """Ticks below, with lines up to `top`."""
        return "".join(
            _line(self.at(tick), top, self.at(tick), bottom, "grid")
            + _text(self.at(tick), bottom + 16, self._written(tick), "middle")
            for tick in self.ticks()
        )

    def drawn_upwards(self, left: float, right: float) -> str:
        """Ticks on the left, with lines to `right`."""
        return "".join(
            _line(left, self.at(tick), right, self.at(tick), "grid")
            + _text(left - 4, self.at(tick) + 4, self._written(tick), "end")
            for tick in self.ticks()
        )


def _frame(
    labels: tuple[str, str], across: _Axis, up: _Axis, place: tuple[float, float, float, float]
) -> Iterator[str]:
    """Both axes with their labels.

    Args:
        labels: across and up.
        across: the axis across.
        up: the axis up.
        place: left and right end, bottom, and height of the whole.
    """
    left, right, bottom, height = place
    yield across.drawn(bottom + 4, top=16)
    yield up.drawn_upwards(left - 4, right=right)
    yield _text((left + right) / 2, height - 6, labels[0], "middle")
    yield (
        f'<text transform="translate(14 {(bottom + 16) / 2:.0f}) rotate(-90)" text-anchor="middle">'
        f"{escape(labels[1])}</text>"
    )


def _value(figure: Estimate | float) -> float:
    return figure.value if isinstance(figure, Estimate) else figure


def _ends(figure: Estimate | float) -> tuple[float, float]:
    return (figure.low, figure.high) if isinstance(figure, Estimate) else (figure, figure)


def _points(places: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in places)


def _svg(title: str, width: int, height: int, parts: Sequence[str]) -> str:
    return (
        f'<svg role="img" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f"<title>{escape(title)}</title>{''.join(parts)}</svg>"
    )


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def _dot(x: float, y: float, index: int) -> str:
    return f'<circle class="s{index % 8}" cx="{x:.1f}" cy="{y:.1f}" r="4.5"/>'


def _apart(labels: Sequence[tuple[float, float, str]]) -> list[tuple[float, float, str]]:
    """Labels (left, top, text) moved down until none covers another."""
    placed: list[tuple[float, float, str]] = []
    for left, top, text in sorted(labels, key=lambda label: label[1]):
        free = top
        while any(
            abs(other - free) < _LINE
            and abs(start - left) < _LETTER * len(_short(text if left <= start else name))
            for start, other, name in placed
        ):
            free += 2
        placed.append((left, free, text))
    return placed


def _short(name: str) -> str:
    return name if len(name) <= 24 else name[:23] + "…"
