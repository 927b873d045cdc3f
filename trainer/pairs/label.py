"""`label`: filters pairs, measures them with the engine's own yardstick and writes their codes.

Two stages do the work in chunks that outlive a stop, in this process, in several or on a cluster: one
looks at the words, the other, at what is left, with the models. What they keep is then drawn from and
written. Of a pair that waits to be drawn only a few numbers are held in memory.
"""

import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import IO, Any

import numpy as np
from pydantic import TypeAdapter

from desktop.engine.bundle import MANIFEST, embedded
from desktop.engine.codes import CodeScheme
from trainer import config, digests, engines
from trainer.engines import Row
from trainer.errors import TrainerError
from trainer.lots import falls
from trainer.pairs import capitals, exchanged, files, lexicon, meaning, page, selection, wording
from trainer.pairs.files import Pair
from trainer.pairs.meaning import ByMeaning
from trainer.pairs.selection import Offered
from trainer.pairs.tally import Tally
from trainer.pairs.wording import ByWording
from trainer.settings.label import Label

_CHUNKS = "chunks-"


@dataclass(slots=True)
class _Part:
    """The pairs for training, or those for dev."""

    tally: Tally = field(default_factory=Tally)
    offered: Offered = field(default_factory=Offered)


def run(experiment: config.Experiment) -> None:
    """Label the experiment's pairs; see `Label.output` for what is written.

    Raises:
        TrainerError: there is no [label] section, a file is not usable, or no pair is left.
    """
    settings = experiment.label
    if settings is None:
        raise TrainerError("The experiment has no [label] section; add one (see docs/collecting.md).")
    settings.output.mkdir(parents=True, exist_ok=True)
    (settings.output / "experiment.json").write_text(config.resolved(experiment), encoding="utf-8")
    scheme = experiment.codes.scheme()
    chunks = settings.output / f"{_CHUNKS}{_mark(settings)}"
    with tempfile.TemporaryFile("w+b", dir=settings.output) as spool:
        train, dev = _sorted(settings, scheme, chunks, spool)
        chosen = selection.select(train.offered, settings, dev.offered.sentences())
        train.tally.drop(chosen.dropped)
        kept = np.flatnonzero(~selection.repeated(dev.offered)) if settings.distinct else None
        places = [train.offered.places[index] for index in chosen.order]
        dev_places = [dev.offered.places[index] for index in kept] if kept is not None else dev.offered.places
        if not places or not dev_places:
            raise TrainerError(
                f"No pair is left for {'training' if not places else 'dev'}; loosen [label]."
                + _why((train if not places else dev).tally)
            )
        counts = {
            "train": files.write(settings.output / "train.jsonl", _read(spool, places)),
            "dev": files.write(settings.output / "dev.jsonl", _read(spool, dev_places)),
        }
    _report(experiment, settings, counts, train.tally, dev.tally)
    for stale in settings.output.glob(f"{_CHUNKS}*"):
        if stale != chunks:
            shutil.rmtree(stale)


def _mark(settings: Label) -> str:
    """A name for whatever the stages depend on; caps, limits and the like are no part of it."""
    section = TypeAdapter(Label).dump_python(settings, mode="json")
    wanted = {*wording.SETTINGS, *meaning.SETTINGS, "held_out", "seed", "chunk"}
    return digests.of([
        {name: section[name] for name in sorted(wanted)},
        [digests.file(path) for path in (*settings.dev, *settings.train)],
        len(settings.dev),
        bool(settings.doubtful),
        [digests.file(folder / MANIFEST) for folder in embedded()],
        [digests.code(package) for package in ("desktop.engine", "trainer.pairs")],
    ])[:12]  # fmt: skip


def _rows(settings: Label) -> Iterator[Row]:
    """The pairs as rows, each with whether it is for dev."""
    for path in settings.dev:
        yield from (_row(pair, dev=True) for pair in files.read(path))
    for path in settings.train:
        for pair in files.read(path):
            yield _row(pair, dev=falls(settings.held_out, settings.seed, "held out", pair.source))


def _row(pair: Pair, *, dev: bool) -> Row:
    return {
        "source": pair.source, "paraphrase": pair.paraphrase, "origin": pair.origin, "teacher": pair.teacher,
        "similarity": pair.similarity, "dev": dev,
    }  # fmt: skip


def _sorted(settings: Label, scheme: CodeScheme, chunks: Path, spool: IO[bytes]) -> tuple[_Part, _Part]:
    """What passes the filters, for training and for dev; the pairs themselves go to the spool."""
    train, dev = _Part(), _Part()
    engine = {"chunk": settings.chunk, "engine": settings.engine, "workers": settings.workers, "unit": "pair"}
    worded = engines.map_chunks(_rows(settings), ByWording(settings), chunks / "wording", **engine)  # type: ignore[arg-type]
    waiting = 0

    def finished() -> Iterator[Row]:
        """Rows that need no model; those that do go on to the second stage."""
        nonlocal waiting
        for row in worded:
            if row["dropped"] or not meaning.needed(settings, row):
                part = dev if row["dev"] else train
                _take(row, part, settings, scheme, spool)
            else:
                waiting += 1
                yield row

    judged = engines.map_chunks(finished(), ByMeaning(settings), chunks / "meaning", **engine)  # type: ignore[arg-type]
    for row in judged:
        _take(row, dev if row["dev"] else train, settings, scheme, spool)
    return train, dev


def _take(row: Row, part: _Part, settings: Label, scheme: CodeScheme, spool: IO[bytes]) -> None:
    """Count a row, and if it is kept, offer it as the pair that would be written."""
    part.tally.add(row)
    if row["dropped"]:
        return
    pair = Pair(row["source"], row["paraphrase"], row["origin"], row["teacher"], row["similarity"])
    written = pair if row["dev"] else _transformed(pair, settings, turns=row["turns"])
    coded = replace(written, codes=scheme.measure(written.source, written.paraphrase))
    leads = not row["dev"] and coded.codes is not None and coded.codes.syntactic >= settings.lead_level
    copies = 1 + settings.lead * leads
    part.offered.add(pair, spool.tell(), copies, settings.seed, row.get("acceptance", 1.0))
    spool.write(json.dumps(asdict(coded)).encode() + b"\n")


def _transformed(pair: Pair, settings: Label, *, turns: bool) -> Pair:
    """The pair as it is, turned round, or as one that asks for nothing; drawn by its lot."""
    texts = pair.source, pair.paraphrase
    if turns and falls(settings.reversed, settings.seed, "reversed", *texts):
        pair = replace(pair, source=pair.paraphrase, paraphrase=pair.source)
    if falls(settings.identity, settings.seed, "identity", *texts):
        pair = replace(pair, paraphrase=pair.source, teacher="identity", similarity=1.0)
    return pair


def _read(spool: IO[bytes], places: Any) -> Iterator[Pair]:
    for place in places:
        spool.seek(place)
        yield files.pair(json.loads(spool.readline()))


def _report(
    experiment: config.Experiment, settings: Label, counts: dict[str, int], tally: Tally, dev: Tally
) -> None:
    train = settings.output / "train.jsonl"
    exchanged.write(settings.output / "exchanged.txt", files.read(train))
    lexicon.write(settings.output / "lexicon.txt", files.read(train))
    capitals.write(settings.output / "capitals.txt", files.read(train))
    levels = _levels(train)
    figures = tally.figures()
    report = counts | figures | {"levels": levels, "dev_dropped": dict(dev.dropped.most_common())}
    spread = {name: each.figures() for name, each in tally.spread.items()}
    _save(settings.output / "report.json", json.dumps(report | {"spread": spread}, indent=2))
    html = page.render(experiment.name, tally, counts["train"], counts["dev"], levels)
    _save(settings.output / "report.html", html)
    shown = {name: value for name, value in report.items() if name != "origins"}
    print(json.dumps(shown, indent=2))  # noqa: T201 - the verb's answer
    print(f"The report: {settings.output / 'report.html'}")  # noqa: T201 - the verb's answer


def _save(path: Path, text: str) -> None:
    partial = path.with_name(path.name + ".partial")
    partial.write_text(text + "\n", encoding="utf-8")
    partial.replace(path)


def _levels(path: Path) -> dict[str, dict[int, int]]:
    """How many pairs of a labelled file stand at each level of each code."""
    counts: dict[str, Counter[int]] = {name: Counter() for name in ("lexical", "syntactic", "length")}
    for pair in files.read(path):
        for name, levels in counts.items():
            levels[getattr(pair.codes, name)] += 1
    return {name: dict(sorted(levels.items())) for name, levels in counts.items()}


def _why(tally: Tally) -> str:
    """What most pairs were dropped for, as a clause."""
    most = ", ".join(f"{reason} ({count:,})" for reason, count in tally.dropped.most_common(3))
    return f" Dropped: {most}." if most else ""
