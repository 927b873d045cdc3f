"""`evaluate`: one report on any set of systems and any test file.

Leaves in the output folder: `report.html` and `report.json` (the figures), `rows.jsonl` (the measures of
each rewrite), `rewrites/` (what the systems wrote) and `experiment.json` (what was asked for). Started
again it rewrites only what is not there yet, and measures anew.
"""

import importlib.metadata
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from desktop.engine.codes import CodeScheme
from trainer import rows
from trainer.errors import TrainerError
from trainer.evaluation import items as test
from trainer.evaluation.figures import Measured, described, differences, drawn, examples, measured
from trainer.evaluation.items import Item
from trainer.evaluation.measures.guards import Guards
from trainer.evaluation.measures.meaning import open_meaning
from trainer.evaluation.measures.measure import Instrument, Measure
from trainer.evaluation.measures.wording import Wording
from trainer.evaluation.page import Report, lines, render
from trainer.evaluation.rewrites import complete, fingerprint
from trainer.evaluation.statistics.bootstrap import Estimate, Resamples
from trainer.evaluation.systems import open_system
from trainer.settings import evaluate as settings
from trainer.settings.evaluate import Evaluate

_IN_TERMINAL = ("useful", "bold", "similarity2", "similarity", "lexical", "unchanged", "facts", "new_flags")
# Packages whose version may move a figure.
_SOFTWARE = ("phrasewright", "ctranslate2", "transformers", "sacrebleu", "spacy", "apted", "onnxruntime")
# Seconds between two lines of progress.
_SILENCE = 10.0


def run(asked: Evaluate, scheme: CodeScheme) -> None:
    """Rewrite, measure, and write the report.

    Args:
        asked: what to evaluate.
        scheme: the codes of the experiment.

    Raises:
        TrainerError: no output folder is named, or a file or model is not what it must be.
        EngineError: a bundle is not.
    """
    if asked.output is None:
        raise TrainerError("No output folder is named; give --output DIR, or `output` in [evaluate].")
    items = test.sample(asked.pairs, asked.limit, asked.seed)
    systems = asked.systems or _default_systems(asked, items)
    # Before the rewriting, which may take hours: a wrong folder is to be told at once, and the engine's
    # code may be edited while its old self runs.
    fingerprints = [fingerprint(system, asked.pairs, scheme) for system in systems]
    instruments, left_out = open_instruments(asked)
    resamples = Resamples(len(items), asked.resamples, asked.seed)
    found = []
    for system, depends in zip(systems, fingerprints, strict=True):
        rewritings = complete(
            system,
            items,
            asked.output,
            fingerprint=depends,
            load=partial(open_system, system, scheme),
            tell=_Progress(system.name, len(items)),
        )
        _tell(f"{system.name}: measuring")
        found.append(measured(system, items, rewritings, instruments, resamples))
    measures = described(instruments, all(item.references for item in items))
    report = _report(asked, items, measures, found, left_out)
    _write(asked.output, asked, report)
    print(lines(report, _IN_TERMINAL))  # noqa: T201 - the verb's answer
    print(f"The report: {asked.output / 'report.html'}")  # noqa: T201 - the verb's answer


def open_instruments(asked: Evaluate) -> tuple[list[Instrument], list[str]]:
    """What to measure with, and sentences on what is left out.

    Raises:
        TrainerError: an instrument that was asked for cannot be had.
    """
    instruments: list[Instrument] = [Wording(), open_meaning(), Guards()]
    left_out = []
    # Imported only now, as each of these brings a library that one may do without.
    if asked.second_encoder:
        from trainer.evaluation.measures.second_opinion import SecondOpinion

        instruments.append(SecondOpinion(asked.second_encoder))
    else:
        left_out.append(
            "There is no second opinion on the meaning: name a sentence encoder as `second_encoder`. The "
            "first one is what the engine chooses by, and flatters it."
        )
    if asked.parser:
        from trainer.evaluation.measures.trees import Trees

        instruments.append(Trees(asked.parser))
    else:
        left_out.append("There is no tree distance: name a spaCy pipeline as `parser`.")
    if asked.grammar:
        from trainer.evaluation.measures.grammar import Grammar

        instruments.append(Grammar(asked.grammar))
    else:
        left_out.append("Grammar was not looked at: name the folder of a tagger as `grammar`.")
    return instruments, left_out


def _default_systems(asked: Evaluate, items: Sequence[Item]) -> tuple[settings.System, ...]:
    """What is compared where no system is named."""
    copy, teacher = settings.Copy(kind="copy", name="copy"), settings.Teacher(kind="teacher", name="teacher")
    engine = settings.Engine(kind="engine", name="engine", bundle=asked.bundle)
    return (copy, teacher, engine) if all(item.references for item in items) else (copy, engine)


def _report(
    asked: Evaluate,
    items: Sequence[Item],
    measures: Sequence[Measure],
    found: Sequence[Measured],
    left_out: Sequence[str],
) -> Report:
    baseline = next((each for each in found if each.system.name == asked.baseline), found[0])
    others = [each for each in found if each is not baseline]
    names = [measure.name for measure in measures]
    resamples = Resamples(len(items), asked.resamples, asked.seed)
    return Report(
        title="Evaluation: " + asked.pairs.name,
        test=asked.pairs.name,
        seed=asked.seed,
        items=tuple(items),
        measures=tuple(measures),
        systems=tuple(found),
        baseline=baseline.system.name,
        differences=tuple(differences(baseline, others, names, resamples, asked.seed)),
        examples=tuple(examples(each, asked.examples) for each in found),
        drawn=tuple(drawn(len(items), asked.examples, asked.seed)),
        left_out=tuple(left_out),
        software=dict(_versions()),
    )


def _write(output: Path, asked: Evaluate, report: Report) -> None:
    output.mkdir(parents=True, exist_ok=True)
    resolved = TypeAdapter(Evaluate).dump_json(asked, indent=2).decode()
    (output / "experiment.json").write_text(resolved + "\n", encoding="utf-8")
    (output / "report.html").write_text(render(report), encoding="utf-8")
    text = json.dumps(_as_json(report), indent=2, ensure_ascii=False)
    (output / "report.json").write_text(text + "\n", encoding="utf-8")
    rows.write(output / "rows.jsonl", _rows(report))


def _as_json(report: Report) -> dict[str, Any]:
    """The report but for the sentences and their rewrites, which stand in files of their own."""

    def figure(value: Estimate | float) -> dict[str, float]:
        return asdict(value) if isinstance(value, Estimate) else {"value": value}

    return {
        "test": report.test,
        "sentences": len(report.items),
        "seed": report.seed,
        "baseline": report.baseline,
        "measures": [asdict(measure) for measure in report.measures],
        "systems": [
            {
                "name": each.system.name,
                "kind": each.system.kind,
                "figures": {name: figure(value) for name, value in each.figures.items()},
                "guards": dict(each.guards),
            }
            for each in report.systems
        ],
        "differences": [
            {"system": each.system, "measure": each.measure, **asdict(each.estimate), "p": each.p}
            for each in report.differences
        ],
        "left_out": list(report.left_out),
        "software": report.software,
    }


def _rows(report: Report) -> Iterator[dict[str, Any]]:
    for each in report.systems:
        for place, item in enumerate(report.items):
            yield {
                "system": each.system.name,
                "source": item.source,
                "rewrite": each.rewrites[place],
                **{name: round(float(values[place]), 6) for name, values in each.values.items()},
                "broken": list(each.broken[place]),
            }


def _versions() -> Iterator[tuple[str, str]]:
    for name in _SOFTWARE:
        try:
            yield name, importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue


class _Progress:
    """Tells now and then how far the rewriting is."""

    def __init__(self, name: str, count: int) -> None:
        self._name = name
        self._count = count
        self._last = time.monotonic()

    def __call__(self, done: int) -> None:
        if done == self._count or time.monotonic() - self._last > _SILENCE:
            self._last = time.monotonic()
            _tell(f"{self._name}: {done} of {self._count} sentences rewritten")


def _tell(message: str) -> None:
    print(message, file=sys.stderr, flush=True)  # noqa: T201 - progress
