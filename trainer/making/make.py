"""`make`: all stages of an experiment, one after the other, those alone that are not done yet.

A stage is done where it came to its end with these settings and what it reads has not changed since. A
newer version of the program undoes none but `evaluate`, whose figures are the engine's. Each goes on by
itself where it was stopped, and so does the whole.
"""

import os
import time
from collections.abc import Sequence

from trainer import config
from trainer.errors import TrainerError
from trainer.making import record
from trainer.making.record import Record
from trainer.making.stages import Stage, stages
from trainer.teachers.progress import say


def run(experiment: config.Experiment, confirmed: bool = False) -> None:
    """Make what the experiment has sections for, in their order.

    Beside each output folder stands what it was made from.

    Args:
        experiment: with at least one of the sections of `collect`, `teach`, `label`, `graft`, `prefer`,
            `tune`, `average`, [bundle] and `evaluate`.
        confirmed: whether the person has agreed to what a teacher costs.

    Raises:
        TrainerError: there is nothing to make, something that a later stage reads is missing, a student was
            tuned from something else, or a stage cannot be done.
        EngineError: a bundle cannot be made or used.
    """
    if int(os.environ.get("WORLD_SIZE", "1")) > 1:
        raise TrainerError(
            "make runs in one process; run its stage `tune` alone under torchrun, then make goes on."
        )
    found = stages(experiment)
    _require_inputs(found)
    codes = experiment.codes.scheme().to_json()
    for stage in found:
        start = time.monotonic()
        made = _made(stage, stage.depends(codes), confirmed)
        say(f"{stage.name}: " + (f"done in {time.monotonic() - start:,.0f} s" if made else "was done before"))
    if experiment.bundle is not None:
        output = experiment.bundle.output
        print(f"The bundle: {output}")  # noqa: T201 - the verb's answer
        say(f"The program takes it in with: phrasewright models import {output}")


def _made(stage: Stage, depends: dict[str, object], confirmed: bool) -> bool:
    """Have a stage done; False where it was before."""
    former = record.read(stage.output)
    same = former is not None and former.depends == depends
    if same and former is not None and former.done and all(path.is_file() for path in stage.leaves):
        return False
    if former is not None and not same and stage.continues and stage.output.exists():
        raise TrainerError(
            f"{stage.output} was begun with other settings, or what [{stage.name}] reads has changed since; "
            "name another output folder, or remove this one."
        )
    say(f"{stage.name}: into {stage.output}")
    record.write(stage.output, Record(depends, done=False))
    stage.run(confirmed)
    record.write(stage.output, Record(depends, done=not stage.waits))
    return True


def _require_inputs(found: Sequence[Stage]) -> None:
    """Refuse what would fail hours later: files that are not there and that no stage before makes."""
    for number, stage in enumerate(found):
        before = [former.output for former in found[:number]]
        for place in stage.reads:
            if isinstance(place, str) or place.exists():
                continue
            if not any(place.absolute().is_relative_to(output.absolute()) for output in before):
                raise TrainerError(f"[{stage.name}]: {place} is missing, and no stage before makes it.")
