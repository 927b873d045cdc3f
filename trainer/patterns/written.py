"""The two files that the engine reads, written whole or not at all."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np

from desktop.engine.patterns.collection import keys
from desktop.engine.patterns.judgement import Weights
from trainer.judging.figures import Values
from trainer.patterns.lists import Listed


def write_patterns(path: Path, listed: Sequence[Listed], shares: Values, least: float) -> int:
    """Write a line for each pattern that is sure enough: key, percentage, pattern. Returns their number."""
    found = sorted(
        (form, round(100 * share))
        for each, share in zip(listed, shares, strict=True)
        if share >= least
        for form in each.forms
    )
    lines = zip(keys(form for form, _ in found), found, strict=True)
    text = "".join(f"{key}\t{percent}\t{form}\n" for key, (form, percent) in lines)
    partial = _partial(path)
    partial.write_text(text, encoding="utf-8", newline="\n")
    partial.replace(path)
    return len(found)


def write_weights(path: Path, weights: Weights) -> None:
    """Write the arrays by their names; the largest takes half the space, and is fine enough so."""
    arrays = {
        f"{name}_{part}": array
        for name, network in (("states", weights.states), ("together", weights.together))
        for part, array in asdict(network).items()
    }
    arrays["states_hidden"] = arrays["states_hidden"].astype(np.float16)
    partial = _partial(path)
    with partial.open("wb") as file:
        np.savez_compressed(file, **arrays)
    partial.replace(path)


def _partial(path: Path) -> Path:
    return path.with_name(path.name + ".partial")
