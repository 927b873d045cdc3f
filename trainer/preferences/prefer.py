"""`prefer`: a student writes pools of rewrites, the engine judges them, and preferences are made of them.

The pools are written in chunks that outlive a stop, in this process, in several or on a cluster. What is
preferred to what is worked out anew each time: other bands cost no rewriting. Where a reader has judged what
a student wrote (`trainer.preferences.marks`), there are no pools.
"""

import json
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.engine.bundle import MANIFEST, embedded
from desktop.engine.codes import CodeScheme
from desktop.engine.rewriter import student_bundle
from trainer import config, digests, engines
from trainer.engines import Row
from trainer.errors import TrainerError
from trainer.lots import falls, lot
from trainer.pairs import files as pairs
from trainer.preferences import choosing, files, marks, pools, sources
from trainer.preferences.files import Preference
from trainer.preferences.marks import Marked
from trainer.preferences.pools import Pools
from trainer.settings.prefer import Marks, Prefer

_CHUNKS = "chunks-"


@dataclass(slots=True)
class _Tally:
    """What became of sentences and rewrites, counted.

    Attributes:
        sentences: that were rewritten.
        left: those that the engine leaves alone, by reason.
        rewrites: the student's own.
        taught: teachers' rewrites, or mended ones.
        stopped: of both, those that a guard stops, by guard; of what was marked, the mended ones alone.
        without: sentences that were rewritten and brought no preference.
        left_out: of what was marked, what is not learnt from, by reason.
    """

    sentences: int = 0
    left: Counter[str] = field(default_factory=Counter)
    rewrites: int = 0
    taught: int = 0
    stopped: Counter[str] = field(default_factory=Counter)
    without: int = 0
    left_out: Counter[str] = field(default_factory=Counter)

    def add(self, row: Row, preferences: int) -> None:
        if row["left"]:
            self.left[row["left"]] += 1
            return
        self.sentences += 1
        self.without += not preferences
        own = sum(each["asked"] is not None for each in row["pool"])
        self.rewrites += own
        self.taught += len(row["pool"]) - own
        self.stopped.update(each["guard"] for each in row["pool"] if each["guard"])

    def add_marked(self, marked: Marked) -> None:
        self.sentences += 1
        self.without += not marked.preferences
        self.rewrites += marked.rewrites
        self.taught += marked.mended
        self.stopped.update(marked.stopped)
        self.left_out.update(marked.left_out)


def run(experiment: config.Experiment) -> None:
    """Make the experiment's preferences; see `Prefer.output` for what is written.

    Raises:
        TrainerError: there is no [prefer] section, a file is not usable, the codes are not the student's, or
            no preference is left.
        EngineError: the student that is to write is missing or broken.
    """
    settings = experiment.prefer
    if settings is None:
        raise TrainerError("The experiment has no [prefer] section; add one (see docs/training.md).")
    scheme, resolved = experiment.codes.scheme(), config.resolved(experiment)
    if settings.marks is None:
        _of_pools(settings, scheme, resolved)
    else:
        _of_marks(settings, settings.marks, scheme, resolved)


def _of_pools(settings: Prefer, scheme: CodeScheme, resolved: str) -> None:
    bundle = student_bundle(settings.student)
    _require_codes(settings, scheme, bundle.codes)
    _begin(settings, resolved)
    rows = sources.drawn(settings)
    chunks = settings.output / f"{_CHUNKS}{_mark(settings, bundle.folder, rows)}"
    written = engines.map_chunks(
        rows,
        Pools(settings.student, tuple(settings.codes), settings.beam),
        chunks,
        chunk=settings.chunk,
        total=len(rows),
        engine=settings.engine,
        workers=settings.workers,
    )
    tally = _Tally()
    parts: dict[str, list[Preference]] = {"train": [], "dev": []}
    for row in written:
        found = choosing.preferences(row, settings, scheme)
        tally.add(row, len(found))
        parts[_part(settings, row["source"])] += found
    _write(settings, tally, parts)
    for stale in settings.output.glob(f"{_CHUNKS}*"):
        if stale != chunks:
            shutil.rmtree(stale)


def _of_marks(settings: Prefer, asked: Marks, scheme: CodeScheme, resolved: str) -> None:
    _begin(settings, resolved)
    tally = _Tally()
    parts: dict[str, list[Preference]] = {"train": [], "dev": []}
    labelled: dict[str, list[pairs.Pair]] = {"train": [], "dev": []}
    for of in marks.sentences(settings, asked):
        marked = marks.marked(of, asked, scheme, settings.seed)
        tally.add_marked(marked)
        part = _part(settings, marked.source)
        parts[part] += marked.preferences
        labelled[part] += marked.pairs
    _write(settings, tally, parts)
    if asked.labelled:
        for part, found in labelled.items():
            found.sort(key=lambda each: lot(settings.seed, part, each.source, each.paraphrase))
            pairs.write(settings.output / f"pairs-{part}.jsonl", found)


def _begin(settings: Prefer, resolved: str) -> None:
    settings.output.mkdir(parents=True, exist_ok=True)
    (settings.output / "experiment.json").write_text(resolved, encoding="utf-8")


def _write(settings: Prefer, tally: _Tally, parts: dict[str, list[Preference]]) -> None:
    """Write the preferences, those of earlier rounds among them, and the report."""
    parts["train"] += _former(settings, {each.source for each in parts["dev"]})
    done, more = ("rewritten", "take") if settings.marks is None else ("marked", "mark")
    for part, found in parts.items():
        if not found:
            raise TrainerError(
                f"No preference is left for {'training' if part == 'train' else 'dev'}: "
                f"{tally.sentences:,} sentences were {done}; {more} more, hold out another share, or "
                "loosen [prefer]."
            )
    # As they come, all of a sentence's stand together.
    for part, found in parts.items():
        found.sort(key=lambda each: lot(settings.seed, part, each.source, each.paraphrase, each.rejected))
        files.write(settings.output / f"{part}.jsonl", found)
    _report(settings, tally, parts)


def _require_codes(settings: Prefer, scheme: CodeScheme, own: CodeScheme | None) -> None:
    if own is not None and own != scheme:
        raise TrainerError(
            "[codes]: the student was taught other codes; give those that its bundle.json has."
        )
    most = (len(scheme.lexical), len(scheme.syntactic), len(scheme.length))
    for asked in settings.codes:
        if any(level > highest for level, highest in zip(asked, most, strict=True)):
            raise TrainerError(f"[prefer] codes: {list(asked)} goes beyond the highest levels, {list(most)}.")


def _mark(settings: Prefer, student: Path, rows: Iterable[Row]) -> str:
    """A name for whatever the pools depend on; bands and the like are no part of it."""
    return digests.of([
        [[row["source"], row["rewrites"]] for row in rows],
        [list(asked) for asked in settings.codes],
        [settings.beam, settings.chunk],
        [digests.file(folder / MANIFEST) for folder in (student, *embedded())],
        digests.code("desktop.engine"),
        digests.file(Path(pools.__file__)),
    ])[:12]  # fmt: skip


def _part(settings: Prefer, source: str) -> str:
    return "dev" if falls(settings.held_out, settings.seed, "held out", source) else "train"


def _former(settings: Prefer, apart: set[str]) -> Iterator[Preference]:
    """Those of earlier rounds that are learnt again, but for sentences that stand in dev."""
    for path in settings.former:
        for each in files.read(path):
            texts = each.source, each.paraphrase, each.rejected
            if each.source not in apart and falls(settings.former_share, settings.seed, "former", *texts):
                yield each


def _report(settings: Prefer, tally: _Tally, parts: dict[str, list[Preference]]) -> None:
    train = parts["train"]
    report: dict[str, Any] = {
        "train": len(train),
        "dev": len(parts["dev"]),
        "kinds": dict(Counter(each.kind for each in train).most_common()),
        "levels": dict(sorted(Counter(each.codes.lexical for each in train).items())),
        "preferred_of_teachers": sum(bool(each.teacher) for each in train),
        "rejected_by_guards": sum(each.rejected_probability is None for each in train),
        "sentences": tally.sentences,
        "without_preferences": tally.without,
        "left_alone": dict(tally.left.most_common()),
        "rewrites": tally.rewrites,
        "rewrites_of_teachers": tally.taught,
        "stopped": dict(tally.stopped.most_common()),
    }
    if settings.marks is not None:
        report["left_out"] = dict(tally.left_out.most_common())
    path = settings.output / "report.json"
    partial = path.with_name(path.name + ".partial")
    partial.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    partial.replace(path)
    print(json.dumps(report, indent=2))  # noqa: T201 - the verb's answer
