"""The stages that an experiment has: what each reads, what it leaves, what it depends on."""

import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from trainer import digests
from trainer.config import Experiment
from trainer.errors import TrainerError
from trainer.settings.average import Average
from trainer.settings.collect import Collect
from trainer.settings.evaluate import Evaluate
from trainer.settings.graft import Graft
from trainer.settings.label import Label
from trainer.settings.prefer import Prefer
from trainer.settings.teach import Teach
from trainer.settings.tune import Tune

# Settings that say where and how the work is done, not what comes of it.
_INDIFFERENT = frozenset({"output", "engine", "chunk", "workers", "threads", "report", "tensorboard"})


def _nothing() -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    """One stage of an experiment.

    Attributes:
        name: of its section.
        run: does it; takes whether the person has agreed to what it costs.
        output: folder that it writes.
        settings: its section, as JSON knows it.
        reads: files and folders; a text is the name of a model where no folder is called so.
        leaves: files that stand when it is done.
        further: what else its result depends on, known only when the stages before are done.
        continues: whether it goes on with what it has begun though what it reads has changed.
        waits: whether it may have more to do each time that it is run.
    """

    name: str
    run: Callable[[bool], None]
    output: Path
    settings: Mapping[str, Any]
    reads: Sequence[Path | str]
    leaves: Sequence[Path]
    further: Callable[[], Mapping[str, Any]] = field(default=_nothing)
    continues: bool = False
    waits: bool = False

    def depends(self, codes: Mapping[str, Any]) -> dict[str, Any]:
        """What the result depends on, as JSON knows it; files count by their content.

        Args:
            codes: the experiment's code scheme.

        Raises:
            TrainerError: a file is missing.
            EngineError: a bundle is missing or broken.
        """
        settings = {name: value for name, value in self.settings.items() if name not in _INDIFFERENT}
        reads = {str(place): digests.place(place) for place in self.reads}
        return {"codes": codes, "settings": settings, "reads": reads, **self.further()}


def stages(experiment: Experiment) -> list[Stage]:
    """The stages that the experiment has a section for, in the order that they are run in.

    Raises:
        TrainerError: it has none, or one that cannot be without another.
        EngineError: the facts for the bundle's card are not what they must be.
    """
    found: list[Stage] = []
    if experiment.collect is not None:
        found.append(_collect(experiment, experiment.collect))
    if experiment.teach is not None:
        found.append(_teach(experiment, experiment.teach))
    if experiment.label is not None:
        found.append(_label(experiment, experiment.label))
    if experiment.graft is not None:
        found.append(_graft(experiment, experiment.graft))
    if experiment.prefer is not None:
        found.append(_prefer(experiment, experiment.prefer))
    if experiment.tune is not None:
        found.append(_tune(experiment, experiment.tune))
    if experiment.average is not None:
        found.append(_average(experiment, experiment.average))
    if experiment.bundle is not None:
        found.append(_bundle(experiment))
    if experiment.evaluate is not None:
        found.append(_evaluate(experiment, experiment.evaluate))
    if not found:
        raise TrainerError("The experiment has no section to be made; add one (see docs/training.md).")
    return found


def _collect(experiment: Experiment, section: Collect) -> Stage:
    return _plain_stage(
        "trainer.sources.collect",
        experiment,
        section,
        reads=[path for source in section.sources for path in source.files],
        leaves=[section.output / name for name in ("train.jsonl", "report.json")],
    )


def _plain_stage(
    module: str, experiment: Experiment, section: Any, reads: Sequence[Path | str], leaves: Sequence[Path]
) -> Stage:
    """The stage of a verb that is named as its module, and that needs nothing beyond its section."""
    return Stage(
        name=module.rpartition(".")[2],
        run=_verb(module, experiment),
        output=section.output,
        settings=_plain(section),
        reads=reads,
        leaves=leaves,
    )


def _teach(experiment: Experiment, section: Teach) -> Stage:
    def run(confirmed: bool) -> None:
        from trainer.teachers import teach

        teach.run(experiment, confirmed=confirmed)
        if not (section.output / "pairs.jsonl").stat().st_size:
            raise TrainerError(
                "The teacher has written no pairs yet; the same command goes on when its answers are there."
            )

    return Stage(
        name="teach",
        run=run,
        output=section.output,
        settings=_plain(section),
        reads=section.sentences,
        leaves=[section.output / name for name in ("pairs.jsonl", "report.json")],
        waits=section.teacher.kind == "batch",
    )


def _label(experiment: Experiment, section: Label) -> Stage:
    return _plain_stage(
        "trainer.pairs.label",
        experiment,
        section,
        reads=[*section.train, *section.dev],
        leaves=[section.output / name for name in ("train.jsonl", "dev.jsonl", "report.json")],
    )


def _graft(experiment: Experiment, section: Graft) -> Stage:
    encoder = [] if section.encoder is None else [section.encoder]
    return _plain_stage(
        "trainer.students.graft",
        experiment,
        section,
        reads=[*encoder, section.decoder, *section.sentences],
        leaves=[section.output / name for name in ("config.json", "report.json")],
    )


def _prefer(experiment: Experiment, section: Prefer) -> Stage:
    marks = [] if section.marks is None else section.marks.files
    labelled = section.marks is not None and section.marks.labelled
    pairs = ["pairs-train.jsonl", "pairs-dev.jsonl"] if labelled else []
    return _plain_stage(
        "trainer.preferences.prefer",
        experiment,
        section,
        reads=[
            *section.sentences, *section.pairs, *marks, *section.apart, *section.former,
            *([section.student] if section.student else []),
        ],
        leaves=[section.output / name for name in ("train.jsonl", "dev.jsonl", "report.json", *pairs)],
    )  # fmt: skip


def _tune(experiment: Experiment, section: Tune) -> Stage:
    tuned = "adapter/adapter_config.json" if section.method == "lora" else "model/config.json"
    teacher = [section.distil.teacher] if section.distil else []
    if section.prefer is not None and section.prefer.reference is not None:
        teacher = [section.prefer.reference]
    return Stage(
        name="tune",
        run=_verb("trainer.students.tune", experiment),
        output=section.output,
        settings=_plain(section),
        reads=[section.base, *teacher, section.train, section.dev],
        leaves=[section.output / name for name in (tuned, "report.json")],
        # Its checkpoints know nothing of the pairs that they were tuned on.
        continues=True,
    )


def _average(experiment: Experiment, section: Average) -> Stage:
    return _plain_stage(
        "trainer.students.average",
        experiment,
        section,
        reads=list(section.models),
        leaves=[section.output / "config.json"],
    )


def _bundle(experiment: Experiment) -> Stage:
    from desktop.engine.bundle import MANIFEST
    from trainer.students import bundle

    job = bundle.job(experiment)
    # A base may be named as on the hub; where the hub keeps it here changes nothing.
    base = job.base if job.adapter is None or experiment.tune is None else experiment.tune.base
    return Stage(
        name="bundle",
        run=_verb("trainer.students.bundle", experiment),
        output=job.output,
        settings=_plain(experiment.bundle),
        reads=[place for place in (base, job.adapter, *job.pairs, job.held_out, job.facts) if place],
        leaves=[job.output / MANIFEST],
    )


def _evaluate(experiment: Experiment, section: Evaluate) -> Stage:
    output = section.output
    if output is None:
        raise TrainerError("No output folder is named; give `output` in [evaluate].")
    scheme = experiment.codes.scheme()

    def run(_confirmed: bool) -> None:
        from trainer.evaluation import report

        report.run(section, scheme)

    def further() -> Mapping[str, Any]:
        from trainer.evaluation.rewrites import fingerprint
        from trainer.settings.evaluate import Engine

        # Where none is named, the engine is the system that can change.
        systems = section.systems or (Engine(kind="engine", name="engine", bundle=section.bundle),)
        return {"systems": [fingerprint(system, section.pairs, scheme) for system in systems]}

    return Stage(
        name="evaluate",
        run=run,
        output=output,
        settings=_plain(section),
        reads=[section.pairs, *([section.grammar] if section.grammar else [])],
        leaves=[output / name for name in ("report.html", "report.json", "rows.jsonl")],
        further=further,
    )


def _verb(module: str, experiment: Experiment) -> Callable[[bool], None]:
    """The verb of a module, which is imported only when it is its turn: torch takes seconds."""

    def run(_confirmed: bool) -> None:
        importlib.import_module(module).run(experiment)

    return run


def _plain(section: Any) -> dict[str, Any]:
    data: dict[str, Any] = TypeAdapter(type(section)).dump_python(section, mode="json")
    return data
