"""Writes a comparison of bundles down: as JSON for programs, as Markdown for people."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_ROWS = (
    ("precision", "precision"),
    ("model file, MB", "megabytes"),
    ("whole bundle, MB", "total_megabytes"),
    ("seconds to open", "open_seconds"),
    ("words a second, one thread", "words_per_second"),
    ("log-probability, nats a token", "scores.mean"),
    ("– mean absolute difference", "scores.difference_mean"),
    ("– 99 tokens in 100 within", "scores.difference_99"),
    ("– largest difference", "scores.difference_max"),
    ("– bias", "scores.bias"),
    ("similarity", "similarity"),
    ("lexical", "lexical"),
    ("syntactic", "syntactic"),
    ("length", "length"),
    ("facts kept", "facts"),
    ("letter for letter the first's", "same"),
)


def write_comparison(folder: Path, report: Mapping[str, Any]) -> None:
    """Write `comparison.json` and `comparison.md` into `folder`, which is made where it is missing.

    Raises:
        OSError: it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(report, ensure_ascii=False, indent=2, allow_nan=False)
    (folder / "comparison.json").write_text(text + "\n", encoding="utf-8", newline="\n")
    (folder / "comparison.md").write_text(readable(report), encoding="utf-8", newline="\n")


def readable(report: Mapping[str, Any]) -> str:
    """The comparison as Markdown: a row for each figure, a column for each bundle."""
    found = report["bundles"]
    asked = report["asked"]
    how = (
        f"On {report['pairs']} sentences with paraphrases ({report['tokens']} tokens); a beam of "
        f"{report['beam']} on {report['threads']} thread, asked for lexical {asked['lexical']}, syntactic "
        f"{asked['syntactic']}, length {asked['length']}. Differences are from {found[0]['name']}. "
        "In brackets: 95 % intervals of the mean."
    )
    names = [each["name"] for each in found]
    lines = [f"# {' and '.join(names)}", "", how, ""]
    lines += [f"| | {' | '.join(names)} |", "|---" * (len(found) + 1) + "|"]
    for title, key in _ROWS:
        lines.append(f"| {title} | " + " | ".join(_cell(each, key) for each in found) + " |")
    return "\n".join(lines) + "\n"


def _cell(found: Mapping[str, Any], key: str) -> str:
    value: Any = found
    for part in key.split("."):
        value = value[part]
    if isinstance(value, Mapping):
        return f"{value['value']:.3f} ({value['low']:.3f}–{value['high']:.3f})"
    return f"{value:.4g}" if isinstance(value, float) else str(value)
