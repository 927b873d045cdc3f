"""The report of `evaluate` as a page that opens offline."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from trainer.evaluation import plots
from trainer.evaluation.figures import Difference, Examples, Measured
from trainer.evaluation.html import page, table
from trainer.evaluation.items import Item
from trainer.evaluation.measures.guards import NAMES
from trainer.evaluation.measures.measure import Measure
from trainer.evaluation.statistics.bootstrap import Estimate

# Those that are drawn, where they are at hand.
_DRAWN = (
    "useful", "bold", "similarity2", "similarity", "lexical", "syntactic", "tree", "facts", "new_flags",
    "unchanged", "ibleu", "seconds",
)  # fmt: skip
# Those whose values are shares of 0 and 1 have no spread worth a histogram.
_SPREAD = ("similarity2", "similarity", "match", "lexical", "syntactic", "tree", "length")
_NONE = "–"


@dataclass(frozen=True, slots=True)
class Report:
    """All that a report tells.

    Attributes:
        title: of the page.
        test: name of the test file.
        seed: of the draw.
        items: the sentences.
        measures: in order.
        systems: measured, in the order of the experiment.
        baseline: name of the system that the others are compared with.
        differences: from it.
        examples: of each system, in their order.
        drawn: places of items whose rewrites are shown side by side.
        left_out: sentences that say what was not measured, and why.
        software: versions of what measured.
    """

    title: str
    test: str
    seed: int
    items: tuple[Item, ...]
    measures: tuple[Measure, ...]
    systems: tuple[Measured, ...]
    baseline: str
    differences: tuple[Difference, ...]
    examples: tuple[Examples, ...]
    drawn: tuple[int, ...]
    left_out: tuple[str, ...]
    software: dict[str, str]


def written(figure: Estimate | float | None) -> str:
    """The value of a figure for people."""
    if figure is None:
        return _NONE
    value = figure.value if isinstance(figure, Estimate) else figure
    return number(value)


def render(report: Report) -> str:
    """The page."""
    return page(report.title, _body(report))


def _body(report: Report) -> Iterator[str]:
    names = ", ".join(f"“{escape(system.system.name)}”" for system in report.systems)
    yield f"<h1>{escape(report.title)}</h1>"
    yield (
        f"<p>{len(report.items)} sentences of {escape(report.test)} (drawn with seed {report.seed}), "
        f"rewritten by {names}. Below each mean stands its 95 % bootstrap interval. No figure is to be read "
        "alone: copying keeps all of the meaning, and nonsense changes all of the words.</p>"
    )
    yield '<div class="beside"><section>'
    yield "<h2>Figures</h2>"
    yield _figures(report)
    for sentence in report.left_out:
        yield f'<p class="soft">{escape(sentence)}</p>'
    yield "</section><section>"
    yield "<h2>Meaning against wording</h2>"
    yield (
        "<p>Up is closer in meaning, right is bolder. A good paraphraser is at the top and not at the "
        "left.</p>"
    )
    yield _trade(report)
    yield "</section></div>"
    yield "<h2>System by system</h2>"
    yield from _whiskers(report)
    yield "<h2>How the values are spread</h2>"
    yield from _spreads(report)
    if report.differences:
        yield f"<h2>Differences from “{escape(report.baseline)}”</h2>"
        yield (
            "<p>Sentence by sentence: mean difference, its 95 % interval, and p of a paired permutation test "
            "(two-sided, not adjusted for the number of tests: one in twenty is below .05 by chance).</p>"
        )
        yield _differences(report)
    yield "<h2>Facts lost or changed</h2>"
    yield _guards(report)
    yield "<h2>Examples</h2>"
    yield from _examples(report)
    yield "<h2>What the figures say</h2>"
    notes = "\n".join(
        f"<dt>{escape(measure.title)}</dt><dd>{escape(measure.note)}{_direction(measure)}.</dd>"
        for measure in report.measures
    )
    yield f"<dl>{notes}</dl>"
    software = ", ".join(f"{name} {version}" for name, version in report.software.items())
    yield f'<p class="soft">Measured with {escape(software)}.</p>'


def _direction(measure: Measure) -> str:
    return f"; {measure.better} is better" if measure.better else ""


def _figures(report: Report) -> str:
    body = [
        [
            f'<abbr title="{escape(measure.note)}">{escape(measure.title)}</abbr>',
            *(_cell(system.figures.get(measure.name)) for system in report.systems),
        ]
        for measure in report.measures
    ]
    return table(["", *(system.system.name for system in report.systems)], body)


def _cell(figure: Estimate | float | None) -> str:
    if isinstance(figure, Estimate):
        return f"{written(figure)}<small>{number(figure.low)} to {number(figure.high)}</small>"
    return written(figure)


def _trade(report: Report) -> str:
    measures = {measure.name: measure for measure in report.measures}
    meaning = measures.get("similarity2", measures["similarity"])
    wording = measures["lexical"]
    points = [
        (system.system.name, _estimate(system, wording.name), _estimate(system, meaning.name))
        for system in report.systems
    ]
    return plots.scatter(f"{meaning.title} against {wording.title}", (wording.title, meaning.title), points)


def _estimate(system: Measured, name: str) -> Estimate:
    figure = system.figures[name]
    return figure if isinstance(figure, Estimate) else Estimate(figure, figure, figure)


def _whiskers(report: Report) -> Iterator[str]:
    yield '<div class="plots">'
    for measure in report.measures:
        rows = [(system.system.name, system.figures.get(measure.name)) for system in report.systems]
        if measure.name in _DRAWN and any(figure is not None for _, figure in rows):
            yield _captioned(measure.title, plots.whiskers(measure.title, rows))
    yield "</div>"


def _spreads(report: Report) -> Iterator[str]:
    yield '<div class="plots">'
    for measure in report.measures:
        if measure.name in _SPREAD:
            rows = [(system.system.name, system.values[measure.name]) for system in report.systems]
            yield _captioned(measure.title, plots.histograms(measure.title, rows))
    yield "</div>"


def _captioned(caption: str, plot: str) -> str:
    return f"<figure><figcaption>{escape(caption)}</figcaption>{plot}</figure>"


def _differences(report: Report) -> str:
    titles = {measure.name: measure.title for measure in report.measures}
    others = list(dict.fromkeys(difference.system for difference in report.differences))
    by_place = {(each.measure, each.system): each for each in report.differences}
    body = []
    for name in dict.fromkeys(difference.measure for difference in report.differences):
        cells = []
        for other in others:
            each = by_place.get((name, other))
            cells.append(
                _NONE
                if each is None
                else f"{_signed(each.estimate.value)}<small>{_signed(each.estimate.low)} to "
                f"{_signed(each.estimate.high)}, p {_probability(each.p)}</small>"
            )
        body.append([escape(titles[name]), *cells])
    return table(["", *others], body)


def _guards(report: Report) -> str:
    counts = [system.guards for system in report.systems]
    body = [
        [escape(name), *(str(count[name] or _NONE) for count in counts)]
        for name in NAMES
        if any(count[name] for count in counts)
    ]
    if not body:
        return "<p>No rewrite breaks a guard.</p>"
    head = ["rewrites that break the guard of", *(system.system.name for system in report.systems)]
    return table(head, body)


def _examples(report: Report) -> Iterator[str]:
    if report.drawn:
        yield "<h3>Drawn at random</h3>"
    for place in report.drawn:
        yield f"<p><b>{escape(report.items[place].source)}</b></p>"
        yield table(
            ["system", "rewrite", *_EXAMPLE_HEAD],
            [[escape(system.system.name), *_shown(system, place)] for system in report.systems],
            "texts",
        )
    for system, examples in zip(report.systems, report.examples, strict=True):
        kinds = (("best: useful, and the most words exchanged", examples.best),
                 ("worst: changed, and furthest in meaning", examples.worst))  # fmt: skip
        for kind, places in kinds:
            if places:
                yield f"<h3>{escape(system.system.name)}, {kind}</h3>"
                body = [[escape(report.items[place].source), *_shown(system, place)] for place in places]
                yield table(["sentence", "rewrite", *_EXAMPLE_HEAD], body, "texts")


_EXAMPLE_HEAD = ("meaning", "lexical", "word order", "guards broken")


def _shown(system: Measured, place: int) -> list[str]:
    values = system.values
    meaning = values.get("similarity2", values["similarity"])
    numbers = (meaning, values["lexical"], values["syntactic"])
    broken = ", ".join(system.broken[place]) or _NONE
    return [
        escape(system.rewrites[place]),
        *(number(float(each[place])) for each in numbers),
        escape(broken),
    ]


def number(value: float) -> str:
    """A number for people: three significant digits or so."""
    digits = 1 if abs(value) >= 10 else 2 if abs(value) >= 2 else 3
    return f"{value + 0.0:.{digits}f}".replace("-", "−")


def _signed(value: float) -> str:
    return ("+" if value > 0 else "") + number(value)


def _probability(p: float) -> str:
    return f"{p:.3f}" if p >= 0.001 else "< 0.001"


def lines(report: Report, names: Sequence[str]) -> str:
    """The figures for a terminal.

    Args:
        report: what to tell.
        names: of the measures to show; those that are not at hand are passed over.
    """
    measures = [measure for measure in report.measures if measure.name in names]
    wide = max(len(system.system.name) for system in report.systems)
    heads = [measure.title for measure in measures]
    found = [f"{'system':<{wide}}  " + "  ".join(heads)]
    for system in report.systems:
        cells = (f"{written(system.figures.get(measure.name)):>{len(measure.title)}}" for measure in measures)
        found.append(f"{system.system.name:<{wide}}  " + "  ".join(cells))
    return "\n".join(found) + "\n"
