"""`study`: one question, put to many variants of an experiment; one table and one plot answer it.

Leaves in the output folder: `study.html`, `table.md` and `plot.svg`, `study.json` with every figure,
`experiment.json`, and `stages/`, where each stage of each cell has its folder. Stopped at any time,
even by kill -9, the same command goes on where it was; a cell whose settings have not changed is not
run again.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from desktop.engine.errors import EngineError
from trainer import config
from trainer.config import Experiment
from trainer.errors import TrainerError
from trainer.evaluation.html import drawing
from trainer.settings.study import Cell, Study
from trainer.studies import found, page, stages
from trainer.studies.answer import Answer, Line
from trainer.studies.cells import Settings, completed, settings_of
from trainer.studies.found import Found, Sheet
from trainer.studies.stages import KINDS
from trainer.teachers.progress import say


def run(experiment: Experiment) -> None:
    """Run what has not been run yet, and write the answer.

    A cell that cannot be run is told with its reason, and the others go on.

    Raises:
        TrainerError: there is no [study] section, a cell's change does not fit, or a cell could not be
            run; what could be is written all the same.
    """
    settings = experiment.study
    if settings is None:
        raise TrainerError("The experiment has no [study] section; add one (see docs/studies.md).")
    # Before any work, which may take hours: a slip in the last cell is to be told at once.
    variants = [(cell, settings_of(experiment, cell)) for cell in settings.cells]
    every: list[Sheet] = []
    lines: list[Line] = []
    failed: dict[str, str] = {}
    for number, (cell, variant) in enumerate(variants, 1):
        try:
            sheets = _sheets(cell, variant, settings, f"cell {number} of {len(variants)}, {cell.name}")
        except (TrainerError, EngineError) as error:
            failed[cell.name] = str(error)
            say(f"{cell.name}: {error}")
            continue
        every += sheets
        lines += [Line(cell.name, cell.series, cell.at, place) for place in _together(sheets)]
    measures = {measure.name: measure for sheet in every for measure in sheet.measures}
    answer = Answer(experiment.name, settings, measures, tuple(lines), failed)
    _write(experiment, answer)
    print(page.terminal(answer))  # noqa: T201 - the verb's answer
    print(f"The study: {settings.output / 'study.html'}")  # noqa: T201 - the verb's answer
    if failed:
        raise TrainerError(
            f"{len(failed)} of {len(variants)} cells could not be run ({', '.join(failed)}); study.html says "
            "why. Once that is mended, the same command runs them."
        )


def _sheets(cell: Cell, variant: Settings, settings: Study, name: str) -> list[Sheet]:
    """What the measuring stages of a cell find, run where they have not been."""
    folders: dict[str, Path] = {}
    sheets = []
    for stage in settings.stages:
        experiment = completed(variant, folders, cell)
        folder = stages.folder_of(stage, experiment, settings.output)
        say(f"{name}: {stage}")
        if not stages.done(stage, experiment, folder):
            say(f"{name}: {stage} was done before")
        folders[stage] = folder
        variant = _with_output(variant, stage, folder)
        sheet = KINDS[stage].sheet
        if sheet is not None:
            sheets.append(sheet(folder))
    return sheets


def _with_output(variant: Settings, stage: str, folder: Path) -> Settings:
    """The settings with the folder of a stage as its output, where later stages look for it."""
    section = variant.get(stage)
    if not isinstance(section, dict):
        return variant
    return variant | {stage: section | {"output": str(folder)}}


def _together(sheets: Sequence[Sheet]) -> list[Found]:
    """The places of a cell: what a stage found of the whole cell belongs to each of them."""
    whole, places = Found(), list[Found]()
    for sheet in sheets:
        if len(sheet.found) == 1 and not sheet.found[0].name and sheet.found[0].at is None:
            whole = whole.with_all_of(sheet.found[0])
        else:
            places += sheet.found
    return [place.with_all_of(whole) for place in places or [Found()]]


def _write(experiment: Experiment, answer: Answer) -> None:
    output = answer.study.output
    output.mkdir(parents=True, exist_ok=True)
    (output / "experiment.json").write_text(config.resolved(experiment), encoding="utf-8")
    content = {
        "name": answer.name,
        "question": answer.study.question,
        "lines": [
            {"cell": line.cell, "system": line.found.name, "series": line.series, "at": line.place}
            | {"sizes": line.found.sizes, "figures": found.figures_as_json(line.found.figures)}
            for line in answer.lines
        ],
        "failed": answer.failed,
    }
    text = json.dumps(content, indent=2, ensure_ascii=False)
    (output / "study.json").write_text(text + "\n", encoding="utf-8")
    (output / "study.html").write_text(page.render(answer), encoding="utf-8")
    (output / "table.md").write_text(page.markdown(answer), encoding="utf-8")
    plot = page.plot(answer)
    if plot:
        (output / "plot.svg").write_text(drawing(plot), encoding="utf-8")
