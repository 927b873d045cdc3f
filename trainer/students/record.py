"""What a run leaves for people to look at: its losses as CSV and as a plot, kept up to date."""

import csv
from html import escape
from pathlib import Path
from typing import Any

from transformers import TrainerCallback, TrainerControl, TrainerState

from trainer.evaluation import html, plots

LOG, PLOT = "log.csv", "loss.html"
# How transformers names what it has measured on dev, and what it tells of the time that took.
_DEV, _TIMES = "eval_", ("runtime", "per_second")


class Keeper(TrainerCallback):
    """Writes the losses so far at every checkpoint, and stops a run that has stopped learning.

    Nothing is remembered but what the checkpoints hold, so a run that goes on stops where an unbroken one
    would.

    Args:
        output: folder of the run.
        name: of the experiment, for the plot.
        patience: checkpoints in a row without a lower dev loss after which the run stops; 0 for never.
    """

    def __init__(self, output: Path, name: str, patience: int) -> None:
        self._output = output
        self._name = name
        self._patience = patience

    def on_train_begin(
        self, _args: Any, state: TrainerState, control: TrainerControl, **_rest: Any
    ) -> TrainerControl:
        """Hold a run that had already stopped."""
        return self._stopped(state, control)

    def on_step_end(
        self, _args: Any, state: TrainerState, control: TrainerControl, **_rest: Any
    ) -> TrainerControl:
        """The loop asks only here and at a checkpoint whether to go on."""
        return self._stopped(state, control)

    def on_evaluate(
        self, _args: Any, state: TrainerState, control: TrainerControl, **_rest: Any
    ) -> TrainerControl:
        """Write what has been measured."""
        if state.is_world_process_zero:
            write(self._output, self._name, state.log_history)
        return self._stopped(state, control)

    def _stopped(self, state: TrainerState, control: TrainerControl) -> TrainerControl:
        if self._patience and checks_without_gain(dev_losses(state.log_history)) >= self._patience:
            control.should_training_stop = True
        return control


def dev_losses(history: list[dict[str, Any]]) -> list[float]:
    """The dev loss of each checkpoint, in nats a token, or of preferences in nats a preference."""
    return [entry["eval_loss"] for entry in history if "eval_loss" in entry]


def looks(history: list[dict[str, Any]]) -> list[dict[str, float]]:
    """What was measured on dev at each checkpoint, by name, but for the loss and the time it took."""
    return [
        {
            name.removeprefix(_DEV): round(value, 4)
            for name, value in entry.items()
            if name.startswith(_DEV) and name != "eval_loss" and not name.endswith(_TIMES)
        }
        for entry in history
        if "eval_loss" in entry
    ]


def checks_without_gain(losses: list[float]) -> int:
    """How many of the last losses in a row are no lower than one before them."""
    return len(losses) - 1 - losses.index(min(losses)) if losses else 0


def write(output: Path, name: str, history: list[dict[str, Any]]) -> None:
    """Write `log.csv` (step, loss, dev_loss, learning_rate, and what else is measured) and `loss.html`.

    Args:
        output: folder of the run.
        name: of the experiment.
        history: the log of transformers' Trainer.
    """
    with (output / LOG).open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        found = looks(history)
        further = sorted({name for look in found for name in look})
        table.writerow(["step", "loss", "dev_loss", "learning_rate", *(f"dev_{name}" for name in further)])
        for entry in history:
            if "loss" in entry or "eval_loss" in entry:
                keys = ("step", "loss", "eval_loss", "learning_rate", *(f"{_DEV}{name}" for name in further))
                table.writerow([entry.get(key, "") for key in keys])
    lines = [
        (label, [(float(entry["step"]), float(entry[key])) for entry in history if key in entry])
        for label, key in (("training", "loss"), ("dev", "eval_loss"))
    ]
    unit = "nats a preference" if further else "nats a token"
    drawn = plots.curves("Loss", ("step", unit), [line for line in lines if line[1]])
    page = html.page(f"Loss of {name}", [f"<h1>{escape(name)}</h1>", f"<figure>{drawn}</figure>"])
    (output / PLOT).write_text(page, encoding="utf-8")
