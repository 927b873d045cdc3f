"""The bundle of a tuned student, by the converters: a stage of `make`."""

import importlib.resources
import json
from pathlib import Path

from converters.facts import read_facts
from converters.student import StudentJob, make_student
from trainer import config
from trainer.errors import TrainerError
from trainer.teachers.progress import hushed, say


def run(experiment: config.Experiment) -> None:
    """Convert what [tune], or [average] behind it, has left, check it and write the bundle.

    Raises:
        TrainerError: there is no [bundle] or no [tune] section, or the base model is not at hand.
        EngineError: an input does not fit, or the bundle strays too far from the student.
    """
    with hushed():
        make_student(job(experiment), say)


def job(experiment: config.Experiment) -> StudentJob:
    """What the converters are to make of which files.

    Raises:
        TrainerError: there is no [bundle] or no [tune] section, or the base model is not at hand.
        EngineError: the facts for the card are not what they must be.
    """
    settings, tuned = experiment.bundle, experiment.tune
    if settings is None:
        raise TrainerError("The experiment has no [bundle] section; add one (see docs/training.md).")
    if tuned is None:
        raise TrainerError("[bundle] converts what [tune] leaves; add that section, too.")
    adapter = tuned.output / "adapter" if tuned.method == "lora" else None
    if experiment.average is not None:
        adapter, base = None, experiment.average.output
    elif adapter is None:
        base = tuned.output / "model"
    elif tuned.decoder_layers is not None:
        base = tuned.output / "base"
    else:
        base = _folder(tuned.base)
    facts = _facts(settings.facts)
    # Refused now and not after hours.
    read_facts(facts)
    training = json.loads(config.resolved(experiment))
    told = [
        name
        for name in ("name", "label", "prefer", "tune", "average", "bundle")
        if name not in ("prefer", "average") or training[name]
    ]
    return StudentJob(
        base=base,
        adapter=adapter,
        pairs=settings.pairs or [tuned.train],
        sentences=[],
        held_out=settings.held_out or tuned.dev,
        facts=facts,
        name=settings.name,
        output=settings.output,
        codes=experiment.codes.scheme(),
        training={name: training[name] for name in told},
        figures={},
        quantization=settings.quantization,
        minimum=None if settings.whole_vocabulary else settings.minimum,
        maximum=settings.maximum,
        checks=settings.checks,
    )


def _folder(base: str) -> Path:
    """The folder of a base model that may be named as the hub does."""
    if Path(base).is_dir():
        return Path(base)
    from huggingface_hub import snapshot_download

    try:
        # `tune` has fetched it; what the hub has now may be another.
        return Path(snapshot_download(base, local_files_only=True))
    except (OSError, ValueError):
        return Path(base)


def _facts(named: str) -> Path:
    """The facts file of that name, or the one that comes with the converters."""
    shipped = Path(str(importlib.resources.files("converters"))) / "cards" / f"{named}.toml"
    return shipped if shipped.is_file() and not Path(named).is_file() else Path(named)
