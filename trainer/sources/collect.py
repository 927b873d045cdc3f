"""`collect`: sentences of several sources, cleaned, each once, in splits that do not leak into each other."""

import heapq
import json
import shutil
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from desktop.engine.measures import words
from trainer import config, digests, engines
from trainer.engines import Row
from trainer.errors import TrainerError
from trainer.lots import lot
from trainer.pairs import files
from trainer.pairs.files import Pair
from trainer.settings.collect import Collect, Source
from trainer.sources import plain, published, sentences
from trainer.sources.cleaning import Cleaning
from trainer.sources.records import Record
from trainer.sources.sentences import Sentence
from trainer.sources.splits import SIDES, Side, assign
from trainer.sources.topics import spread
from trainer.sources.twins import twins
from trainer.teachers.progress import say

# Who wrote the paraphrases of the collections.
_TEACHER = "human"
_CHUNKS = "chunks-"


@dataclass(slots=True)
class _Gathered:
    """Sentences that are worth having, each once, and what is known of them.

    Attributes:
        sentences: in the order that they were found.
        sides: where each is published.
        links: places of sentences that stand in one record and mean the same.
        pairs: places of a sentence and of its paraphrase.
        places: of each sentence, by its words.
    """

    sentences: list[Sentence] = field(default_factory=list)
    sides: list[Side] = field(default_factory=list)
    links: list[tuple[int, int]] = field(default_factory=list)
    pairs: list[tuple[int, int]] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)

    def add(self, sentence: Sentence, side: Side) -> tuple[int, bool]:
        """The place of a sentence, and whether it is new."""
        # Case and punctuation make no other sentence.
        key = lot(0, *words(sentence.text))
        place = self.places.setdefault(key, len(self.sentences))
        if place < len(self.sentences):
            self.sides[place] |= side
            return place, False
        self.sentences.append(sentence)
        self.sides.append(side)
        return place, True


@dataclass(slots=True)
class _Source:
    """What a source had, for the report."""

    counts: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)


def run(experiment: config.Experiment) -> None:
    """Collect the experiment's sentences and pairs; see `Collect.output` for what is written.

    Raises:
        TrainerError: there is no [collect] section, a file is not usable, or no sentence is left.
    """
    settings = experiment.collect
    if settings is None:
        raise TrainerError("The experiment has no [collect] section; add one (see docs/collecting.md).")
    settings.output.mkdir(parents=True, exist_ok=True)
    (settings.output / "experiment.json").write_text(config.resolved(experiment), encoding="utf-8")
    chunks = settings.output / f"{_CHUNKS}{_mark(settings)}"
    gathered, read = _gathered(settings, chunks)
    texts = [sentence.text for sentence in gathered.sentences]
    if not texts:
        raise TrainerError("No sentence is left; look at words and language in [collect].")
    say(f"Looking for near twins among {len(texts):,} sentences.")
    found = array("I", chain.from_iterable(twins(texts, settings.twins)))
    alike = list(zip(found[::2], found[1::2], strict=True))
    sides = assign(
        texts, gathered.sides, chain(alike, gathered.links),
        dev=settings.dev, test=settings.test, seed=settings.seed,
    )  # fmt: skip
    first = _first(sides, alike) if settings.distinct else list(range(len(texts)))
    report = {
        "sources": [_described(*each) for each in zip(settings.sources, read, strict=True)],
        "sentences": len(texts),
        "twins": len(alike),
        "leaks": _leaks(gathered, sides),
        "near copies": sum(place != other for place, other in enumerate(first)),
        "splits": {
            name: _write(settings, gathered, name, [side == wanted for side in sides], first)
            for name, wanted in SIDES.items()
        },
    }
    text = json.dumps(report, indent=2, ensure_ascii=False)
    partial = settings.output / "report.json.partial"
    partial.write_text(text + "\n", encoding="utf-8")
    partial.replace(settings.output / "report.json")
    print(text)  # noqa: T201 - the verb's answer
    for stale in settings.output.glob(f"{_CHUNKS}*"):
        if stale != chunks:
            shutil.rmtree(stale)


def _mark(settings: Collect) -> str:
    """A name for whatever the clean sentences depend on."""
    sources = TypeAdapter(list[Source]).dump_python(settings.sources, mode="json")
    contents = [list(_contents(source)) for source in settings.sources]
    code = [digests.code(package) for package in ("desktop.engine", "trainer.sources")]
    wanted = [settings.words, settings.language, settings.seed, settings.chunk]
    return digests.of([sources, contents, code, wanted])[:12]


def _contents(source: Source) -> Iterator[str]:
    """A digest of each file of a source."""
    if source.kind == "plain":
        for path in source.files:
            yield from map(digests.file, plain.within(path))
    else:
        with published.telling_where(source.kind):
            yield from map(digests.file, source.files)


def _gathered(settings: Collect, chunks: Path) -> tuple[_Gathered, list[_Source]]:
    """What all sources have, cleaned, and what each had."""
    gathered, read = _Gathered(), [_Source() for _ in settings.sources]
    rows = engines.map_chunks(
        _rows(settings), Cleaning(settings.words, settings.language), chunks, chunk=settings.chunk,
        engine=settings.engine, workers=settings.workers, unit="record",
    )  # fmt: skip
    for row in rows:
        _add(row, settings.sources[row["source"]], gathered, read[row["source"]])
    return gathered, read


def _rows(settings: Collect) -> Iterator[Row]:
    """The records of all sources as rows."""
    for number, source in enumerate(settings.sources):
        records = plain.read(source) if source.kind == "plain" else published.read(source.kind, source.files)
        for record in _drawn(records, source.limit, settings.seed) if source.limit else records:
            yield asdict(record) | {"source": number, "tweet": source.kind == "twitter-url"}


def _add(row: Row, source: Source, gathered: _Gathered, read: _Source) -> None:
    """Add what a clean record has to what is gathered."""
    side = SIDES[source.split] if source.split else Side(0)
    places: list[int | None] = []
    for text, fault in zip(row["texts"], row["faults"], strict=True):
        read.counts["sentences"] += 1
        if fault:
            read.dropped[fault] += 1
            places.append(None)
            continue
        place, new = gathered.add(_sentence(text, row, source), side)
        read.dropped["copy"] += not new
        places.append(place)
    read.counts["records"] += 1
    if row["pairs"]:
        here = [place for place in places if place is not None]
        gathered.links += [(here[0], place) for place in here[1:]]
    for pair in row["pairs"]:
        one, other = (places[each] for each in pair)
        if one is not None and other is not None and one != other:
            gathered.pairs.append((one, other))
            read.counts["pairs"] += 1


def _described(source: Source, read: _Source) -> dict[str, Any]:
    return {
        "kind": source.kind,
        "files": [path.name for path in source.files],
        "split": source.split,
        "licence": _licence(source) or "not stated",
        **{name: read.counts[name] for name in ("records", "sentences", "pairs")},
        "dropped": {reason: count for reason, count in read.dropped.most_common() if count},
    }


def _drawn(records: Iterable[Record], limit: int, seed: int) -> Iterator[Record]:
    """Records with at most so many sentences, drawn at random, in their order; no more are held."""
    held: list[tuple[int, int, Record]] = []
    total = 0
    for place, record in enumerate(records):
        heapq.heappush(held, (-lot(seed, *record.texts), place, record))
        total += len(record.texts)
        while total > limit:
            total -= len(heapq.heappop(held)[2].texts)
    yield from (record for _, _, record in sorted(held, key=lambda each: each[1]))


def _sentence(text: str, row: Row, source: Source) -> Sentence:
    origin = row["origin"] or source.origin
    if not origin:
        origin = source.kind if source.kind != "plain" else source.files[0].name.split(".")[0]
    return Sentence(text, origin, row["licence"] or _licence(source))


def _licence(source: Source) -> str:
    return source.licence or (published.SETS[source.kind].licence if source.kind != "plain" else "")


def _first(sides: list[Side | None], alike: Iterable[tuple[int, int]]) -> list[int]:
    """For each sentence the one that stands for it: itself, or the first kept near twin in its split."""
    before: dict[int, list[int]] = {}
    for one, other in alike:
        before.setdefault(max(one, other), []).append(min(one, other))
    first = list(range(len(sides)))
    for place in sorted(before):
        kept = [each for each in before[place] if first[each] == each and sides[each] == sides[place]]
        if kept:
            first[place] = min(kept)
    return first


def _leaks(gathered: _Gathered, sides: list[Side | None]) -> dict[str, int]:
    """How many sentences the published splits share, and how many were taken out for a relation."""
    shared = sum(
        side is not None and bool(mine & ~side) for mine, side in zip(gathered.sides, sides, strict=True)
    )
    return {
        "published in two splits": shared,
        "near twin or paraphrase in another split": sum(side is None for side in sides),
    }


def _write(
    settings: Collect, gathered: _Gathered, name: str, mine: list[bool], first: list[int]
) -> dict[str, int]:
    """Write the sentences and the pairs of a split. Returns how many there are."""
    places = [place for place, here in enumerate(mine) if here and first[place] == place]
    if name == "train" and settings.limit and len(places) > settings.limit:
        drawn = spread([gathered.sentences[place].text for place in places], settings)
        places = [places[each] for each in drawn]
    pairs = list(_pairs(gathered, mine, first))
    return {
        "sentences": sentences.write(
            settings.output / f"{name}.jsonl", (gathered.sentences[place] for place in places)
        ),
        "pairs": files.write(settings.output / f"pairs-{name}.jsonl", pairs),
    }


def _pairs(gathered: _Gathered, mine: list[bool], first: list[int]) -> Iterator[Pair]:
    """The pairs of a split, each once, whichever way round, and near copies of it left out."""
    seen: set[tuple[int, int]] = set()
    for one, other in gathered.pairs:
        if not (mine[one] and mine[other]):
            continue
        left, right = first[one], first[other]
        if left == right:
            left, right = one, other
        key = min(left, right), max(left, right)
        if key not in seen:
            seen.add(key)
            source = gathered.sentences[one]
            yield Pair(source.text, gathered.sentences[other].text, source.origin, _TEACHER)
