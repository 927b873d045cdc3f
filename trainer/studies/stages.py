"""The stages of a study: the trainer's own verbs, and what only studies need.

Each stage of each cell has a folder named after all that its result depends on. What is there already
is not done again, and what two cells share is done once.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter

from trainer import digests
from trainer.config import Experiment
from trainer.errors import TrainerError
from trainer.evaluation.measures.measure import Measure
from trainer.evaluation.rewrites import fingerprint, stamps
from trainer.settings.study import Study
from trainer.studies import found
from trainer.studies.found import Found, Sampled, Sheet

_DONE = "stage.json"
_DIGITS = 12

Section = TypeVar("Section")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of stage.

    Attributes:
        run: does the work of an experiment, into a folder.
        depends: what the result depends on, as JSON knows it.
        sheet: what was found, out of the folder; None for a stage that measures nothing.
    """

    run: Callable[[Experiment, Path], None]
    depends: Callable[[Experiment], Any]
    sheet: Callable[[Path], Sheet] | None = None


def folder_of(stage: str, experiment: Experiment, output: Path) -> Path:
    """Where the result of a stage is, or will be.

    Raises:
        TrainerError: the experiment lacks what the stage needs.
    """
    return output / "stages" / f"{stage}-{digests.of(_depends(stage, experiment))[:_DIGITS]}"


def done(stage: str, experiment: Experiment, folder: Path) -> bool:
    """Have the stage done in its folder; False where it was before.

    Raises:
        TrainerError: it cannot be done.
        EngineError: a bundle cannot be used.
    """
    if (folder / _DONE).is_file():
        return False
    folder.mkdir(parents=True, exist_ok=True)
    KINDS[stage].run(experiment, folder)
    record = json.dumps(_depends(stage, experiment), indent=2)
    partial = folder / f"{_DONE}.partial"
    partial.write_text(record + "\n", encoding="utf-8")
    partial.replace(folder / _DONE)
    return True


def _depends(stage: str, experiment: Experiment) -> dict[str, Any]:
    return {
        "stage": stage,
        "codes": experiment.codes.scheme().to_json(),
        "on": KINDS[stage].depends(experiment),
    }


def _needed(section: Section | None, name: str) -> Section:
    if section is None:
        raise TrainerError(f"The experiment has no [{name}] section; add one (see docs/studies.md).")
    return section


def _study(experiment: Experiment) -> Study:
    return _needed(experiment.study, "study")


def _plain(section: Any, *without: str) -> dict[str, Any]:
    """A section as JSON knows it, less the fields that do not change its result."""
    data: Mapping[str, Any] = TypeAdapter(type(section)).dump_python(section, mode="json")
    return {name: value for name, value in data.items() if name not in without}


def _alone(experiment: Experiment, **sections: Any) -> Experiment:
    """An experiment of these sections only: what a verb records must not change with its neighbours."""
    return Experiment(name=experiment.name, codes=experiment.codes, **sections)


def _draw(experiment: Experiment, folder: Path) -> None:
    from trainer.studies import draw

    draw.run(_needed(_study(experiment).draw, "study.draw"), folder)


def _draw_depends(experiment: Experiment) -> Any:
    section = _needed(_study(experiment).draw, "study.draw")
    return [_plain(section), [stamps(str(path)) for path in section.pairs]]


def _label(experiment: Experiment, folder: Path) -> None:
    from trainer.pairs import label

    section = replace(_needed(experiment.label, "label"), output=folder)
    label.run(_alone(experiment, label=section))


def _label_depends(experiment: Experiment) -> Any:
    section = _needed(experiment.label, "label")
    return [_plain(section, "output"), [stamps(str(path)) for path in (*section.train, *section.dev)]]


def _tune(experiment: Experiment, folder: Path) -> None:
    from trainer.students import tune

    section = replace(_needed(experiment.tune, "tune"), output=folder)
    tune.run(_alone(experiment, tune=section))
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    sizes = {name: report[name] for name in ("pairs", "steps")}
    found.write(folder, [], [Found(sizes=sizes)])


def _tune_depends(experiment: Experiment) -> Any:
    section = _needed(experiment.tune, "tune")
    return [
        _plain(section, "output", "threads"),
        [stamps(str(place)) for place in (section.base, section.train, section.dev)],
    ]


def _loss(experiment: Experiment, folder: Path) -> None:
    from trainer.studies import loss

    section = _needed(_study(experiment).loss, "study.loss")
    loss.run(section, _needed(experiment.tune, "tune"), experiment.codes.scheme(), folder)


def _loss_depends(experiment: Experiment) -> Any:
    section, tuned = _needed(_study(experiment).loss, "study.loss"), _needed(experiment.tune, "tune")
    return [_plain(section), stamps(str(section.pairs)), tuned.base, str(tuned.output), tuned.tokens]


def _evaluate(experiment: Experiment, folder: Path) -> None:
    from trainer.evaluation import report

    section = replace(_needed(experiment.evaluate, "evaluate"), output=folder)
    report.run(section, experiment.codes.scheme())


def _evaluate_depends(experiment: Experiment) -> Any:
    section = _needed(experiment.evaluate, "evaluate")
    if not section.systems:
        raise TrainerError("A study says what it evaluates; name the systems in [[evaluate.systems]].")
    scheme = experiment.codes.scheme()
    return [
        _plain(section, "output", "report", "examples"),
        stamps(str(section.pairs)),
        [fingerprint(system, section.pairs, scheme) for system in section.systems],
    ]


def _evaluated(folder: Path) -> Sheet:
    """The report of `evaluate` in the form of a study."""
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    lines = (folder / "rows.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    measures = tuple(Measure(**each) for each in report["measures"])
    places = []
    for system in report["systems"]:
        own = [row for row in rows if row["system"] == system["name"]]
        sample = found.sample_of(row["source"] for row in own)
        values = {
            measure.name: Sampled(sample, found.values_of(row[measure.name] for row in own))
            for measure in measures
            if measure.name in own[0]
        }
        sizes = {"sentences": report["sentences"]}
        figures = found.figures_of(system["figures"])
        places.append(Found(system["name"], None, sizes, figures, values))
    return Sheet(measures, tuple(places))


def _drift(experiment: Experiment, folder: Path) -> None:
    from trainer.studies import drift

    drift.run(_needed(_study(experiment).drift, "study.drift"), experiment.codes.scheme(), folder)


def _drift_depends(experiment: Experiment) -> Any:
    section, scheme = _needed(_study(experiment).drift, "study.drift"), experiment.codes.scheme()
    return [_plain(section), [fingerprint(system, section.pairs, scheme) for system in section.systems]]


def _session(experiment: Experiment, folder: Path) -> None:
    from trainer.studies import session

    session.run(_needed(_study(experiment).session, "study.session"), folder)


def _session_depends(experiment: Experiment) -> Any:
    from trainer.settings.evaluate import Engine

    section = _needed(_study(experiment).session, "study.session")
    engine = Engine(kind="engine", name="engine", bundle=section.bundle)
    depends = fingerprint(engine, section.pairs, experiment.codes.scheme())
    return [_plain(section), stamps(str(section.pairs)), depends]


KINDS = {
    "draw": Kind(_draw, _draw_depends),
    "label": Kind(_label, _label_depends),
    "tune": Kind(_tune, _tune_depends, found.read),
    "loss": Kind(_loss, _loss_depends, found.read),
    "evaluate": Kind(_evaluate, _evaluate_depends, _evaluated),
    "drift": Kind(_drift, _drift_depends, found.read),
    "session": Kind(_session, _session_depends, found.read),
}
