"""Pages that stand alone: one file, no script from elsewhere, no network."""

import importlib.resources
from collections.abc import Iterable, Sequence
from html import escape

_HEAD = (
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
)


def packaged(name: str) -> str:
    """The text of a file in `trainer/evaluation/pages`."""
    return (importlib.resources.files("trainer.evaluation") / "pages" / name).read_text(encoding="utf-8")


def page(title: str, body: Iterable[str]) -> str:
    """A page in the reports' style.

    Args:
        title: plain text.
        body: HTML, piece by piece.
    """
    style = packaged("report.css")
    pieces = "\n".join(body)
    head = f"{_HEAD}<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n"
    return f"{head}<body>\n{pieces}\n</body>\n</html>\n"


def table(head: Sequence[str], body: Iterable[Sequence[str]], kind: str = "") -> str:
    """A table that scrolls sideways where it is too wide; the first cell of a row names it.

    Args:
        head: plain text, one for each column.
        body: rows of HTML, as many cells each.
        kind: class of the table, or "".
    """
    columns = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    rows = "\n".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'
        for first, *rest in body
    )
    named = f' class="{kind}"' if kind else ""
    inner = f"<thead><tr>{columns}</tr></thead>\n<tbody>\n{rows}\n</tbody>"
    return f'<div class="wide"><table{named}>\n{inner}</table></div>'


def drawing(plot: str) -> str:
    """A plot of `trainer.evaluation.plots` as an SVG file of its own, in the reports' colours."""
    style = f"<style>\n{packaged('report.css')}</style>"
    head, tail = plot.split(">", 1)
    return f'{head} xmlns="http://www.w3.org/2000/svg">{style}{tail}\n'
