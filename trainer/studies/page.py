"""The answer of a study as a page, as Markdown, as a plot and for the terminal."""

from collections.abc import Iterator
from html import escape

from trainer.evaluation import plots
from trainer.evaluation.html import page, table
from trainer.evaluation.page import number
from trainer.evaluation.statistics.bootstrap import Estimate
from trainer.studies.answer import Answer, Line

_NONE = "–"


def render(answer: Answer) -> str:
    """The page; it opens without a network."""
    return page(f"Study: {answer.name}", _body(answer))


def markdown(answer: Answer) -> str:
    """The table for a document."""
    head, body = _head(answer), [_cells(answer, line, " ({} to {})") for line in answer.rows()]
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in body]
    return "\n".join([*lines, "", _sizes(answer), ""])


def terminal(answer: Answer) -> str:
    """The table for a terminal, without intervals."""
    rows = [_head(answer), *(_cells(answer, line, "") for line in answer.rows())]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(
            cell.ljust(width) if not place else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    return "\n".join(lines) + "\n"


def plot(answer: Answer) -> str:
    """The plot as SVG; "" where nothing was found that could be drawn."""
    asked = answer.study.plot
    up = answer.measures.get(asked.up)
    if up is None:
        return ""
    if asked.across in answer.measures:
        across = answer.measures[asked.across]
        points = [
            (answer.name_of(line), _estimate(line, across.name), _estimate(line, up.name))
            for line in answer.rows()
            if {across.name, up.name} <= line.found.figures.keys()
        ]
        return plots.scatter(f"{up.title} against {across.title}", (across.title, up.title), points)
    lines = [
        (name, drawn)
        for name, series in answer.series().items()
        if (
            drawn := [
                (line.place or 0.0, line.found.figures[up.name])
                for line in series
                if up.name in line.found.figures
            ]
        )
    ]
    if lines:
        return plots.curves(f"{up.title} by {asked.label}", (asked.label, up.title), lines)
    return plots.whiskers(
        up.title, [(answer.name_of(line), line.found.figures.get(up.name)) for line in answer.rows()]
    )


def _body(answer: Answer) -> Iterator[str]:
    yield f"<h1>Study: {escape(answer.name)}</h1>"
    yield f"<p>{escape(answer.study.question)}</p>"
    yield f'<p class="soft">{escape(_sizes(answer))}</p>'
    body = [
        [escape(cell) if not place else cell for place, cell in enumerate(row)]
        for row in (_cells(answer, line, "<small>{} to {}</small>") for line in answer.rows())
    ]
    yield table(_head(answer), body)
    for name, reason in answer.failed.items():
        yield f"<p>“{escape(name)}” could not be run: {escape(reason)}</p>"
    drawn = plot(answer)
    if drawn:
        yield f"<h2>{escape(_caption(answer))}</h2>"
        yield f"<figure>{drawn}</figure>"
    yield "<h2>What the figures say</h2>"
    notes = "\n".join(
        f"<dt>{escape(measure.title)}</dt><dd>{escape(measure.note)}.</dd>" for measure in answer.columns()
    )
    yield f"<dl>{notes}</dl>"


def _caption(answer: Answer) -> str:
    """What the plot shows."""
    asked = answer.study.plot
    up = answer.measures[asked.up].title
    if asked.across in answer.measures:
        return f"{up} against {answer.measures[asked.across].title}".capitalize()
    return (f"{up} by {asked.label}" if asked.label else up).capitalize()


def _sizes(answer: Answer) -> str:
    """How much the figures rest on, in a sentence or two."""
    counted = [
        f"{kind}: {', '.join(f'{count:,}' for count in counts)}" for kind, counts in answer.sizes().items()
    ]
    compared = answer.measures.get(answer.study.compared)
    against = (
        f" Differences of {compared.title} are taken sentence by sentence from the first line."
        if compared
        else ""
    )
    return (
        f"{'; '.join(counted).capitalize()}. Intervals are 95 % bootstrap intervals over sentences.{against}"
    )


def _head(answer: Answer) -> list[str]:
    compared = answer.measures.get(answer.study.compared)
    placed = [answer.study.plot.label] if _along(answer) else []
    titles = [measure.title for measure in answer.columns()]
    return ["", *placed, *titles, *([f"difference in {compared.title}"] if compared else [])]


def _along(answer: Answer) -> bool:
    """Whether the lines of a system differ by their place alone, which then has a column."""
    return any(line.found.at is not None for line in answer.lines)


def _cells(answer: Answer, line: Line, interval: str) -> list[str]:
    figures = [_cell(line.found.figures.get(measure.name), interval) for measure in answer.columns()]
    placed = [f"{line.place or 0.0:,.0f}"] if _along(answer) else []
    apart = [_cell(answer.difference(line), interval, signed=True)] if answer.study.compared else []
    return [answer.name_of(line), *placed, *figures, *apart]


def _cell(figure: Estimate | float | None, interval: str, *, signed: bool = False) -> str:
    def written(value: float) -> str:
        return ("+" if signed and value > 0 else "") + number(value)

    if figure is None:
        return _NONE
    if isinstance(figure, Estimate):
        return written(figure.value) + interval.format(written(figure.low), written(figure.high))
    return written(figure)


def _estimate(line: Line, name: str) -> Estimate:
    figure = line.found.figures[name]
    return figure if isinstance(figure, Estimate) else Estimate(figure, figure, figure)
