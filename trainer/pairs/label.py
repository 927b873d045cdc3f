"""`label`: measures pairs with the engine's own yardstick and writes their codes."""

import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from desktop.engine.codes import CodeScheme
from desktop.engine.guards import broken_guard
from desktop.engine.layout import flatten
from desktop.engine.measures import words
from trainer import config
from trainer.errors import TrainerError
from trainer.pairs import exchanged, files
from trainer.pairs.files import Pair
from trainer.settings.label import Label


def run(experiment: config.Experiment) -> None:
    """Label the experiment's pairs: train.jsonl, dev.jsonl, report.json and exchanged.txt.

    Raises:
        TrainerError: there is no [label] section, a file is not usable, or no pair is left.
    """
    settings = experiment.label
    if settings is None:
        raise TrainerError("The experiment has no [label] section; add one (see docs/training.md).")
    scheme = experiment.codes.scheme()
    drops: Counter[str] = Counter()
    chance = random.Random(settings.seed)  # noqa: S311 - sampling, not secrecy
    train = list(_kept(settings, settings.train, scheme, drops))
    train = _sampled(settings, train, chance, drops)
    train = [
        _reversed(pair, settings, scheme) if chance.random() < settings.reversed else pair for pair in train
    ]
    train = [_identity(pair, scheme) if chance.random() < settings.identity else pair for pair in train]
    train += [pair for pair in train if _leads(pair, settings) for _ in range(settings.lead)]
    chance.shuffle(train)
    dev = list(_kept(settings, settings.dev, scheme, Counter()))
    if not train or not dev:
        raise TrainerError(f"No pair is left for {'training' if not train else 'dev'}; loosen [label].")
    settings.output.mkdir(parents=True, exist_ok=True)
    files.write(settings.output / "train.jsonl", train)
    files.write(settings.output / "dev.jsonl", dev)
    report = {"train": len(train), "dev": len(dev), "dropped": dict(drops), "levels": _levels(train)}
    exchanged.write(settings.output / "exchanged.txt", train)
    (settings.output / "report.json").write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    (settings.output / "experiment.json").write_text(config.resolved(experiment), encoding="utf-8")
    print(json.dumps(report, indent=2))  # noqa: T201 - the verb's answer


def _kept(settings: Label, paths: Iterable[Path], scheme: CodeScheme, drops: Counter[str]) -> Iterator[Pair]:
    fewest, most = settings.words
    for path in paths:
        for pair in files.read(path):
            lengths = len(words(pair.source)), len(words(pair.paraphrase))
            if min(lengths) < fewest:
                drops["too short"] += 1
            elif max(lengths) > most:
                drops["too long"] += 1
            elif pair.similarity is not None and pair.similarity < settings.similarity:
                drops["too little similarity"] += 1
            elif settings.guarded and (broken := _broken(pair)):
                drops[f"guard: {broken}"] += 1
            else:
                yield replace(pair, codes=scheme.measure(pair.source, pair.paraphrase))


def _broken(pair: Pair) -> str | None:
    """The guard that the rewrite breaks, if any."""
    return broken_guard(flatten(pair.source), flatten(pair.paraphrase))


def _sampled(settings: Label, pairs: list[Pair], chance: random.Random, drops: Counter[str]) -> list[Pair]:
    chance.shuffle(pairs)
    if settings.cap:
        taken: defaultdict[str, int] = defaultdict(int)
        capped = []
        for pair in pairs:
            family = pair.origin.split("/")[0]
            taken[family] += 1
            if taken[family] <= settings.cap:
                capped.append(pair)
        drops["over the cap of its origin"] = len(pairs) - len(capped)
        pairs = capped
    if settings.limit and len(pairs) > settings.limit:
        drops["over the limit"] = len(pairs) - settings.limit
        pairs = pairs[: settings.limit]
    return pairs


def _identity(pair: Pair, scheme: CodeScheme) -> Pair:
    return replace(
        pair, paraphrase=pair.source, teacher="identity", codes=scheme.measure(pair.source, pair.source)
    )


def _reversed(pair: Pair, settings: Label, scheme: CodeScheme) -> Pair:
    """The pair turned round, unless that breaks a guard: what a teacher left out would be made up."""
    turned = replace(pair, source=pair.paraphrase, paraphrase=pair.source)
    if settings.guarded and _broken(turned):
        return pair
    return replace(turned, codes=scheme.measure(turned.source, turned.paraphrase))


def _leads(pair: Pair, settings: Label) -> bool:
    return pair.codes is not None and pair.codes.syntactic >= settings.lead_level


def _levels(pairs: list[Pair]) -> dict[str, dict[int, int]]:
    """How many pairs stand at each level of each code."""
    return {
        name: dict(sorted(Counter(getattr(pair.codes, name) for pair in pairs).items()))
        for name in ("lexical", "syntactic", "length")
    }
