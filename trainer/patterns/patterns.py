"""`patterns`: which patterns build a sentence another way, how surely, and how to tell whether they may.

Encoder and student read the marked sentences in chunks that outlive a stop. All else is worked out anew each
time: another `least` costs no reading.
"""

import json
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from desktop.engine.bundle import MANIFEST, embedded
from desktop.engine.guards import GuardedSource
from desktop.engine.layout import flatten
from trainer import config, digests, engines, rows
from trainer.engines import Row
from trainer.errors import TrainerError
from trainer.judging import figures, reading
from trainer.judging.folds import folds
from trainer.lots import lot
from trainer.patterns import fitting, lists, marks, states, written
from trainer.patterns.fitting import Marked
from trainer.patterns.lists import Listed
from trainer.patterns.marks import Mark
from trainer.patterns.trying import Lines
from trainer.settings.patterns import Patterns

_CHUNKS = "chunks-"
# Sentences that are read at once and not again after a stop.
_CHUNK = 64


def run(experiment: config.Experiment) -> None:
    """Make the patterns; see `Patterns.output` for what is written.

    Raises:
        TrainerError: there is no [patterns] section, a file is not usable, or nothing comes of them.
        EngineError: the embedded encoder or student is broken.
    """
    settings = experiment.patterns
    if settings is None:
        raise TrainerError("The experiment has no [patterns] section; add one (see docs/training.md).")
    settings.output.mkdir(parents=True, exist_ok=True)
    (settings.output / "experiment.json").write_text(config.resolved(experiment), encoding="utf-8")
    listed = lists.read(settings.lists)
    if not listed:
        raise TrainerError("[patterns] lists: the files hold no pattern.")
    lines = Lines(listed)
    given = list(chain.from_iterable(map(marks.read, settings.marks)))
    read, left_out = marks.usable(given)
    if not read and not settings.sentences:
        raise TrainerError(
            "[patterns] marks: there is no mark that can be used, and no sentences for new ones."
        )
    report: dict[str, Any] = {"patterns": len(listed)}
    if settings.sentences:
        # What was marked both ways would be so again.
        known = {(mark.source, mark.text) for mark in given}
        proposed = _to_mark(settings, lines, read, known)
        report["to_mark"] = rows.write(settings.output / "to-mark.jsonl", proposed)
    if read:
        report |= _learn(settings, listed, lines, read, left_out)
    (settings.output / "report.json").write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(report, indent=2))  # noqa: T201 - the verb's answer


def _learn(
    settings: Patterns,
    listed: Sequence[Listed],
    lines: Lines,
    read: list[Mark],
    left_out: Counter[str],
) -> dict[str, Any]:
    """Fit everything to the marks and write what the engine reads."""
    made = {mark: numbers for mark, numbers in _made(lines, read) if numbers}
    left_out["no pattern makes it"] = len(read) - len(made)
    if not made:
        raise TrainerError("[patterns] marks: no pattern of the lists makes any of the marked texts.")
    found = _rows(made)
    chunks = settings.output / f"{_CHUNKS}{_mark(found)}"
    measured = engines.map_chunks(
        found, states.measured, chunks, chunk=_CHUNK, total=len(found), workers=settings.workers
    )
    marked = _marked(listed, made, measured, settings.seed)
    done = fitting.fitted(marked, settings.seed)
    if not (done.shares >= settings.least).any():
        raise TrainerError(f"[patterns] least: no pattern has a share of {settings.least} or more.")
    count = written.write_patterns(settings.output / "patterns.txt", listed, done.shares, settings.least)
    written.write_weights(settings.output / "patterns.npz", done.weights)
    for stale in settings.output.glob(f"{_CHUNKS}*"):
        if stale != chunks:
            shutil.rmtree(stale)
    right = np.array([mark.right for mark in marked.marks], dtype=np.bool_)
    return {
        "written": count,
        "sentences": len(found),
        "left_out": {reason: number for reason, number in left_out.most_common() if number},
        **figures.figures(done.said, right),
    }


def _made(lines: Lines, read: Iterable[Mark]) -> Iterator[tuple[Mark, list[int]]]:
    """Each mark with the numbers of the patterns that make its text."""
    by_source: defaultdict[str, list[Mark]] = defaultdict(list)
    for mark in read:
        by_source[mark.source].append(mark)
    for source, found in by_source.items():
        outcomes = lines.outcomes(source)
        for mark in found:
            yield mark, sorted(outcomes.get(mark.text, ()))


def _rows(made: Iterable[Mark]) -> list[Row]:
    """The marked sentences, each with what encoder and student are to look at."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for mark in made:
        found[mark.source].append(mark.text)
    return [{"source": source, "texts": texts} for source, texts in found.items()]


def _mark(found: list[Row]) -> str:
    """A name for whatever the chunks depend on."""
    return digests.of([
        found,
        [digests.file(folder / MANIFEST) for folder in embedded()],
        [digests.file(Path(str(module.__file__))) for module in (*states.MODULES, states)],
    ])[:12]  # fmt: skip


def _marked(
    listed: Sequence[Listed], made: dict[Mark, list[int]], measured: Iterable[Row], seed: int
) -> Marked:
    by_pair = {(mark.source, mark.text): mark for mark in made}
    found = [(by_pair[row["source"], row["text"]], row) for row in measured]
    dealt = folds([mark.source for mark, _ in found], seed)
    return Marked(
        [each.list for each in listed],
        [mark for mark, _ in found],
        [made[mark] for mark, _ in found],
        np.stack([reading.unpacked(row["states"]) for _, row in found]),
        [(row["likely"][0], row["likely"][1]) for _, row in found],
        [row["similarity"] for _, row in found],
        np.array([dealt[mark.source] for mark, _ in found]),
    )


def _to_mark(
    settings: Patterns, lines: Lines, read: Iterable[Mark], known: AbstractSet[tuple[str, str]]
) -> Iterator[Row]:
    """Outcomes that are worth marking: of each pattern so many, from sentences drawn by lot."""
    had: Counter[int] = Counter(number for _, numbers in _made(lines, read) for number in numbers)
    sentences = sorted({flatten(line) for path in settings.sentences for line in _read(path)} - {""})
    for source in sorted(sentences, key=lambda each: (lot(settings.seed, "mark", each), each)):
        texts = lines.outcomes(source)
        wanted = [
            text
            for text, numbers in texts.items()
            if (source, text) not in known and any(had[number] < settings.each for number in numbers)
        ]
        # What the engine would not show anyway needs no mark.
        guarded = GuardedSource(source) if wanted else None
        for text in wanted:
            if (
                guarded
                and guarded.broken(text) is None
                and any(had[each] < settings.each for each in texts[text])
            ):
                had.update(texts[text])
                yield {"source": source, "text": text}


def _read(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise TrainerError(f"{path}: cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError as error:
        raise TrainerError(f"{path}: is no text in UTF-8 ({error}).") from None
