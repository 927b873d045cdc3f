"""What the page of models tells about a bundle, made ready to be shown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from PySide6.QtCore import QLocale

from desktop.engine.bundle import CARD_FILE, LICENCE_FILE, Bundle, Kind
from desktop.engine.errors import BundleError
from desktop.engine.shelf import Shelved
from desktop.window.look.translation import said, tr

_LONGEST = 30_000
"""Characters of a card or a licence that are shown; strangers write them."""

_MOST = 200
"""Figures that are shown."""

_DEEPEST = 6
"""Of figures within figures."""


@dataclass(frozen=True, slots=True)
class Details:
    """All about one bundle.

    Attributes:
        facts: in a line: size, languages, licence, what it was made from.
        card: its card, as HTML.
        figures: what was measured on it, as HTML.
        licence: as HTML.
    """

    facts: str
    card: str
    figures: str
    licence: str


def details(shelved: Shelved) -> Details:
    """All about a bundle on the shelf; of a file that is broken, what is wrong. It waits for the disk."""
    bundle = shelved.bundle
    # The writer knows it by its name, not by its folder among those of the program.
    fault = (shelved.fault or "").replace(f"“{shelved.folder}”", f"“{shelved.name}”")
    wrong = _paragraph(said(fault)) if fault else ""
    if bundle is None:
        return Details("", wrong, "", "")
    licence = f"<pre>{_text(bundle, LICENCE_FILE)}</pre>"
    return Details(_facts(bundle), wrong + _card(bundle), _figures(bundle.figures), licence)


class _Renderer(RendererHTML):
    """Leaves links out: the program has no network, and a card may be a stranger's."""

    def link_open(self, *_: object) -> str:
        return ""

    def link_close(self, *_: object) -> str:
        return ""


def _facts(bundle: Bundle) -> str:
    parts = [
        tr("rewrites sentences") if bundle.kind is Kind.STUDENT else tr("measures how alike sentences are"),
        f"{bundle.size / 1_000_000:,.0f} MB",
        ", ".join(_language(code) for code in bundle.languages[:8]),
        bundle.licence[:60],
        tr("made from {base}", base=bundle.base[:60]),
        tr("version {version}", version=bundle.version[:20]),
    ]
    return "   ·   ".join(parts)


def _language(code: str) -> str:
    """What a language is called; its code where nobody knows."""
    language = QLocale.codeToLanguage(code)
    return QLocale.languageToString(language) if language is not QLocale.Language.AnyLanguage else code[:20]


def _card(bundle: Bundle) -> str:
    options = {"html": False, "maxNesting": 12}
    markdown = MarkdownIt("commonmark", options, renderer_cls=_Renderer).enable("table").disable("image")
    try:
        content = _content(bundle, CARD_FILE)
    except BundleError as error:
        return _paragraph(said(str(error)))
    return str(markdown.render(content))


def _text(bundle: Bundle, name: str) -> str:
    try:
        return escape(_content(bundle, name))
    except BundleError as error:
        return escape(said(str(error)))


def _content(bundle: Bundle, name: str) -> str:
    """The beginning of a text file of a bundle, verified."""
    content = bundle.read(name).decode("utf-8", errors="replace")
    if len(content) <= _LONGEST:
        return content
    return content[:_LONGEST] + "\n\n" + tr("… It goes on in the file {name}.", name=name)


def _figures(figures: Mapping[str, Any]) -> str:
    rows: list[str] = []
    for path, value in _flat(figures):
        if len(rows) == _MOST:
            break
        rows.append(f"<tr><td>{escape(' › '.join(path))}</td><td>{escape(value)}</td></tr>")
    if not rows:
        return _paragraph(tr("Its manifest tells no figures."))
    head = f"<tr><th>{escape(tr('Figure'))}</th><th>{escape(tr('Value'))}</th></tr>"
    return f"<table>{head}{''.join(rows)}</table>"


def _flat(value: object, path: tuple[str, ...] = ()) -> Iterator[tuple[Sequence[str], str]]:
    """The figures within figures, each with the names on the way to it."""
    if isinstance(value, Mapping) and len(path) < _DEEPEST:
        for name, each in value.items():
            yield from _flat(each, (*path, str(name)[:60].replace("_", " ")))
    elif isinstance(value, bool):
        yield path, tr("yes") if value else tr("no")
    elif isinstance(value, float):
        yield path, f"{value:.4g}"
    elif isinstance(value, int):
        yield path, f"{value:,}" if abs(value) < 10**15 else f"{value:.4g}"
    else:
        yield path, str(value)[:80]


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"
