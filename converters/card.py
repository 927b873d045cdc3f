"""Writes CARD.md: what a person should know of a model before using or passing it on."""

from collections.abc import Mapping
from typing import Any

from converters.facts import Facts


def card(
    facts: Facts, made: Mapping[str, str], figures: Mapping[str, Any], made_with: Mapping[str, str]
) -> str:
    """The card, in Markdown.

    Args:
        facts: from the facts file.
        made: how the bundle was made of the base, by heading, such as {"Precision": "int8"}.
        figures: what was measured; nested objects become dotted names.
        made_with: versions of the software.
    """
    parts = [f"# {facts.title}\n\n{facts.summary.strip()}"]
    parts.append(_section("Base model", f"{facts.base}. {facts.base_terms.strip()}"))
    if facts.training:
        parts.append(_section("Training", facts.training.strip()))
    if facts.data:
        rows: list[tuple[str, ...]] = [
            (data.name, data.teacher, data.size, data.terms) for data in facts.data
        ]
        parts.append(_section("Data", _table(("Set", "Written by", "Size", "Terms"), rows)))
    parts.append(_section("Licence and terms", "\n\n".join([f"Licence: {facts.licence}.", *facts.notices])))
    if figures:
        parts.append(_section("Measured", _table(("Figure", "Value"), _flat(figures))))
    if facts.limits:
        parts.append(_section("Limits", "\n".join(f"- {limit}" for limit in facts.limits)))
    software = ", ".join(f"{name} {version}" for name, version in made_with.items())
    parts.append(_section("How it was made", "\n".join(f"- {key}: {value}" for key, value in made.items())))
    parts.append(f"Made with {software}.")
    return "\n\n".join(parts) + "\n"


def _section(heading: str, body: str) -> str:
    return f"## {heading}\n\n{body}"


def _table(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [header, tuple("---" for _ in header), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _flat(figures: Mapping[str, Any], prefix: str = "") -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for name, value in figures.items():
        if isinstance(value, Mapping):
            rows += _flat(value, f"{prefix}{name}.")
        else:
            rows.append((f"{prefix}{name}", f"{value:.4g}" if isinstance(value, float) else str(value)))
    return rows
