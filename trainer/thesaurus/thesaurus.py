"""`thesaurus`: which words may stand for others, how surely, and how to tell whether they may at a place.

Encoder and student read the marked sentences in chunks that outlive a stop. All else is worked out anew each
time: another `least` costs no reading.
"""

import json
import shutil
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import numpy as np

from desktop.engine.bundle import MANIFEST, embedded
from desktop.engine.tokens import tokenized
from trainer import config, digests, engines
from trainer.engines import Row
from trainer.errors import TrainerError
from trainer.judging import figures, perceptron, reading
from trainer.judging.folds import folds
from trainer.pairs import files as pairs
from trainer.settings.thesaurus import Thesaurus
from trainer.thesaurus import fitting, marks, mining, prior, states, written
from trainer.thesaurus.entries import Entries, entries, plain
from trainer.thesaurus.fitting import Marked
from trainer.thesaurus.marks import Mark, exchanged
from trainer.thesaurus.mining import Mined
from trainer.thesaurus.prior import TYPICAL, Prior

_CHUNKS = "chunks-"
# Sentences that are read at once and not again after a stop.
_CHUNK = 64


def run(experiment: config.Experiment) -> None:
    """Make the thesaurus; see `Thesaurus.output` for what is written.

    Raises:
        TrainerError: there is no [thesaurus] section, a file is not usable, or nothing comes of them.
        EngineError: the embedded encoder or student is broken.
    """
    settings = experiment.thesaurus
    if settings is None:
        raise TrainerError("The experiment has no [thesaurus] section; add one (see docs/training.md).")
    settings.output.mkdir(parents=True, exist_ok=True)
    (settings.output / "experiment.json").write_text(config.resolved(experiment), encoding="utf-8")
    read, left_out = marks.usable(chain.from_iterable(map(marks.read, settings.marks)))
    mined = _mined(settings)
    listed = _listed(settings, mined)
    rows = _rows(read)
    chunks = settings.output / f"{_CHUNKS}{_mark(rows)}"
    measured = engines.map_chunks(
        rows, states.measured, chunks, chunk=_CHUNK, total=len(rows), workers=settings.workers
    )
    known, marked, looking = _marked(read, measured, listed, mined, settings.seed)
    if len(known) < len(read):
        left_out["cannot be put there"] = len(read) - len(known)
    done = fitting.fitted(marked, settings.seed)
    shares = written.shares(listed, looking, done.trees, settings.least)
    if settings.former:
        shares = written.joined(written.read_thesaurus(settings.former), shares)
    if not shares:
        raise TrainerError(f"[thesaurus] least: no other words have a share of {settings.least} or more.")
    written.write_thesaurus(settings.output / "thesaurus.txt", shares)
    if not settings.former:
        written.write_weights(settings.output / "acceptance.npz", done.weights)
    report = {
        "entries": len(shares),
        "others": sum(map(len, shares.values())),
        "sentences": len({mark.source for mark in known}),
        "left_out": dict(left_out.most_common()),
        **figures.figures(done.said, marked.right),
    }
    _save(settings.output / "report.json", json.dumps(report, indent=2) + "\n")
    print(json.dumps(report, indent=2))  # noqa: T201 - the verb's answer
    for stale in settings.output.glob(f"{_CHUNKS}*"):
        if stale != chunks:
            shutil.rmtree(stale)


def _mined(settings: Thesaurus) -> Mined:
    mined = mining.mined(chain.from_iterable(map(pairs.read, settings.pairs)))
    if not mined.words:
        raise TrainerError("[thesaurus] pairs: the files hold no pair.")
    return mined


def _listed(settings: Thesaurus, mined: Mined) -> Entries:
    listed = entries(settings.lists, mined)
    if not listed:
        raise TrainerError("[thesaurus] lists: neither the files nor the pairs hold an entry.")
    return listed


def _rows(read: list[Mark]) -> list[Row]:
    """The marked sentences, each with what encoder and student are to look at."""
    found: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for mark in read:
        found[mark.source].append((mark.start, mark.end, mark.other))
    return [{"source": source, "exchanges": exchanges} for source, exchanges in found.items()]


def _mark(rows: list[Row]) -> str:
    """A name for whatever the chunks depend on."""
    return digests.of([
        rows,
        [digests.file(folder / MANIFEST) for folder in embedded()],
        [digests.file(Path(str(module.__file__))) for module in (*states.MODULES, states)],
    ])[:12]  # fmt: skip


def _marked(
    read: list[Mark], measured: Iterator[Row], listed: Entries, mined: Mined, seed: int
) -> tuple[list[Mark], Marked, Prior]:
    """The marks whose exchanges can be made, what is fitted to them, and what tells the like of others."""
    right = {(mark.source, mark.start, mark.end, mark.other): mark.right for mark in read}
    known: list[Mark] = []
    packed: list[perceptron.Half] = []
    likelihoods: list[tuple[float, float]] = []
    for row in measured:
        where = row["source"], row["start"], row["end"], row["other"]
        known.append(Mark(*where, right=right[where]))
        packed.append(reading.unpacked(row["states"]))
        likelihoods.append(row["likelihood"])
    if not known:
        raise TrainerError("[thesaurus] marks: the files hold no mark that can be used.")
    looking = Prior(listed, mined, known)
    features: list[list[float]] = []
    anywhere: list[list[float]] = []
    for mark in known:
        tokens = tokenized(mark.source)
        words, other = exchanged(mark, tokens), plain(mark.other)
        here = prior.place(mark, tokens, listed)
        features.append(looking.features(words, other, here, mark.source))
        anywhere.append(looking.features(words, other, TYPICAL, mark.source))
    dealt = folds([mark.source for mark in known], seed)
    marked = Marked(
        np.array(features, dtype=np.float64),
        np.array(anywhere, dtype=np.float64),
        np.stack(packed),
        np.array(likelihoods, dtype=np.float64),
        np.array([mark.right for mark in known]),
        np.array([dealt[mark.source] for mark in known]),
    )
    return known, marked, looking


def _save(path: Path, text: str) -> None:
    partial = path.with_name(path.name + ".partial")
    partial.write_text(text, encoding="utf-8")
    partial.replace(path)
