"""An experiment: one TOML file, one typed section for each verb.

What it shares with another stands in a file of its own, which `extends` names (`converters.layered`).
Paths in the file are relative to the folder that the verb is run in. Unknown keys, wrong types and
impossible combinations are refused before any work starts.
"""

from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from converters.layered import read_layered
from trainer.errors import TrainerError
from trainer.settings.average import Average
from trainer.settings.bundle import Bundle
from trainer.settings.codes import Codes
from trainer.settings.collect import Collect
from trainer.settings.evaluate import Evaluate
from trainer.settings.graft import Graft
from trainer.settings.judge import Judge
from trainer.settings.label import Label
from trainer.settings.patterns import Patterns
from trainer.settings.prefer import Prefer
from trainer.settings.rate import Rate
from trainer.settings.strict import STRICT
from trainer.settings.study import Study
from trainer.settings.teach import Teach
from trainer.settings.thesaurus import Thesaurus
from trainer.settings.tune import Tune


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Experiment:
    """The whole file. A verb needs its own section only."""

    name: str
    codes: Codes = Codes()
    collect: Collect | None = None
    teach: Teach | None = None
    label: Label | None = None
    graft: Graft | None = None
    prefer: Prefer | None = None
    tune: Tune | None = None
    average: Average | None = None
    thesaurus: Thesaurus | None = None
    patterns: Patterns | None = None
    bundle: Bundle | None = None
    evaluate: Evaluate | None = None
    judge: Judge | None = None
    rate: Rate | None = None
    study: Study | None = None


def read(path: Path) -> Experiment:
    """Read an experiment file.

    Raises:
        TrainerError: the file is missing, is no TOML, or a value is not what it must be.
    """
    try:
        data = read_layered(path)
    except OSError as error:
        raise TrainerError(f"{error.filename}: cannot be read ({error.strerror}).") from None
    except ValueError as error:
        raise TrainerError(f"{path}: cannot be read: {error}.") from None
    try:
        return TypeAdapter(Experiment).validate_python(data)
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(str(part) for part in fault["loc"]) or "the file"
        raise TrainerError(f"{path}: {where}: {fault['msg']}.") from None


def evaluation(experiment: Experiment | None, given: Mapping[str, Any]) -> Evaluate:
    """What to evaluate on: the experiment's [evaluate], with what was given instead.

    Args:
        experiment: None where there is no file.
        given: values of `Evaluate` by name; None stands for one that was not given.

    Raises:
        TrainerError: no pairs are named, or a value is not what it must be.
    """
    section = experiment.evaluate if experiment else None
    values = asdict(section) if section else {}
    values |= {name: value for name, value in given.items() if value is not None}
    if "pairs" not in values:
        raise TrainerError("No pairs are named; give --pairs FILE, or an experiment with [evaluate].")
    try:
        return TypeAdapter(Evaluate).validate_python(values)
    except ValidationError as error:
        fault = error.errors()[0]
        raise TrainerError(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}.") from None


def on_engine(experiment: Experiment, verb: str, engine: str) -> Experiment:
    """The experiment with another engine for one of its verbs.

    Raises:
        TrainerError: what the verb is to do cannot be done there.
    """
    section = getattr(experiment, verb)
    if section is None:
        return experiment
    try:
        changed = replace(section, engine=engine)
    except ValidationError as error:
        raise TrainerError(f"--engine {engine}: {error.errors()[0]['msg']}.") from None
    return replace(experiment, **{verb: changed})


def resolved(experiment: Experiment) -> str:
    """The experiment with every default filled in, as JSON, to stand beside its results."""
    return TypeAdapter(Experiment).dump_json(experiment, indent=2).decode() + "\n"
