"""The figures of a benchmark as a table for people."""

from collections.abc import Mapping
from typing import Any


def table(figures: Mapping[str, Any]) -> str:
    """The table of what `desktop.bench.run.bench` returned, in lines that end."""
    versions = ", ".join(f"{name} {version}" for name, version in figures["versions"].items())
    again = figures["first_rewrite_again_s"]
    one = f"one sentence, {figures['alternatives']} alternatives"
    text = f"document of {figures['document_words']:,} words"
    rows = [
        ("bundle", f"{figures['bundle']} {figures['bundle_version']}"),
        ("processor", f"{figures['processor']}, cores in use: {figures['cores']}"),
        ("versions", versions),
        ("start of the program to first rewrite", f"{figures['first_rewrite_s']:.2f} s"),
        *([("  started again (median)", f"{again:.2f} s")] if again is not None else []),
        (f"{one}, half within", f"{figures['sentence_p50_ms']:.0f} ms"),
        ("  95 of 100 within", f"{figures['sentence_p95_ms']:.0f} ms"),
        (f"{text}, first result", f"{figures['document_first_result_s']:.2f} s"),
        ("  words a second", f"{figures['document_words_per_s']:.0f}"),
        ("  sentences rewritten", f"{figures['document_rewritten_share']:.0%}"),
        ("peak memory", f"{figures['peak_memory_mb']:.0f} MB"),
    ]
    width = max(len(name) for name, _ in rows) + 2
    return "".join(f"{name:{width}}{value}\n" for name, value in rows)
