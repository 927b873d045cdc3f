"""The cells of a study: the experiment with what each of them sets otherwise."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from trainer.config import Experiment
from trainer.errors import TrainerError
from trainer.settings.study import Cell

Settings = dict[str, Any]


def settings_of(experiment: Experiment, cell: Cell) -> Settings:
    """The experiment as JSON knows it, with the changes of a cell.

    Raises:
        TrainerError: a change does not fit; the cell and the setting are named.
    """
    settings: Settings = TypeAdapter(Experiment).dump_python(experiment, mode="json")
    settings["study"]["cells"] = [TypeAdapter(Cell).dump_python(cell, mode="json") | {"change": {}}]
    changed: Settings = _merged(settings, cell.change, cell.name)
    completed(changed, {}, cell)
    return changed


def completed(settings: Settings, folders: Mapping[str, Path], cell: Cell) -> Experiment:
    """The experiment of a cell, the names of earlier stages in braces put for their folders.

    Raises:
        TrainerError: a value is not what it must be.
    """
    try:
        return TypeAdapter(Experiment).validate_python(_placed(settings, folders))
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(str(part) for part in fault["loc"])
        raise TrainerError(f"The cell “{cell.name}”: {where}: {fault['msg']}.") from None


def _merged(old: Any, change: Any, cell: str) -> Any:
    """`old` with the change; tables and lists are gone into, anything else is put in its place."""
    if not isinstance(change, dict) or not isinstance(old, dict | list):
        return change
    if isinstance(old, dict):
        return old | {name: _merged(old.get(name), value, cell) for name, value in change.items()}
    items = list(old)
    for name, value in change.items():
        if not name.isdecimal() or int(name) >= len(items):
            raise TrainerError(f"The cell “{cell}” changes item {name!r} of a list of {len(items)}.")
        items[int(name)] = _merged(items[int(name)], value, cell)
    return items


def _placed(value: Any, folders: Mapping[str, Path]) -> Any:
    if isinstance(value, dict):
        return {name: _placed(each, folders) for name, each in value.items()}
    if isinstance(value, list):
        return [_placed(each, folders) for each in value]
    if isinstance(value, str):
        for name, folder in folders.items():
            value = value.replace(f"{{{name}}}", str(folder))
    return value
