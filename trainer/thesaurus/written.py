"""The two files that the engine reads, written whole or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from desktop.engine import thesaurus
from desktop.engine.acceptance import Weights
from trainer.errors import TrainerError
from trainer.thesaurus.entries import Entries
from trainer.thesaurus.prior import TYPICAL, Prior, probable

# Of the words of each entry: what may stand for them, and in what share of sentences, 0..1.
Shares = Mapping[str, Sequence[tuple[str, float]]]


def shares(entries: Entries, prior: Prior, trees: HistGradientBoostingClassifier, least: float) -> Shares:
    """What is to be written, sorted by words, and what stands for them by share, the highest first.

    Args:
        entries: words and what may stand for them.
        prior: what the trees look at.
        trees: as `trainer.thesaurus.prior.grown` leaves them.
        least: lowest share that is written.
    """
    places = [(words, other) for words, others in entries.items() for other in others]
    read = np.array([prior.features(words, other, TYPICAL) for words, other in places], dtype=np.float64)
    found: dict[str, list[tuple[str, float]]] = {}
    for (words, other), share in zip(places, probable(trees, read), strict=True):
        if share >= least:
            found.setdefault(words, []).append((entries[words][other].spelt, float(share)))
    return {words: sorted(found[words], key=lambda each: (-each[1], each[0])) for words in sorted(found)}


def joined(former: Shares, found: Shares) -> Shares:
    """The entries of two thesauri; where both tell how surely words may stand for others, the former does."""
    both: dict[str, list[tuple[str, float]]] = {}
    for words in sorted({*former, *found}):
        own = {other: share for shares in (found, former) for other, share in shares.get(words, ())}
        both[words] = sorted(own.items(), key=lambda each: (-each[1], each[0]))
    return both


def read_thesaurus(path: Path) -> Shares:
    """Read what `write_thesaurus` wrote.

    Raises:
        TrainerError: the file is missing or no thesaurus.
    """
    try:
        found = dict(map(thesaurus.entry, path.read_text(encoding="utf-8").splitlines()))
    except OSError as error:
        raise TrainerError(f"{path}: cannot be read ({error.strerror}).") from None
    except ValueError as error:
        raise TrainerError(f"{path}: is no thesaurus ({error}).") from None
    # Any line without a tab would pass for words that nothing stands for.
    if not all(found.values()):
        raise TrainerError(f"{path}: is no thesaurus (a line has nothing behind its words).")
    return found


def write_thesaurus(path: Path, found: Shares) -> None:
    """Write a line for each entry, as `desktop.engine.thesaurus` reads it.

    The words come first, then behind a tab each what may stand for them, with a space and the percent.
    """
    lines = (
        "\t".join([words, *(f"{other} {round(100 * share)}" for other, share in others)])
        for words, others in found.items()
    )
    partial = _partial(path)
    partial.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    partial.replace(path)


def write_weights(path: Path, weights: Weights) -> None:
    """Write the arrays by their names; the largest takes half the space, and is fine enough so."""
    arrays = {
        **asdict(weights.network),
        "hidden": weights.network.hidden.astype(np.float16),
        "regression": weights.regression,
        "intercept": weights.intercept,
    }
    partial = _partial(path)
    with partial.open("wb") as file:
        np.savez_compressed(file, **arrays)
    partial.replace(path)


def _partial(path: Path) -> Path:
    return path.with_name(path.name + ".partial")
