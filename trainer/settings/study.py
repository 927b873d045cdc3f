"""[study] of an experiment: one question, put to variants of the experiment."""

from collections import Counter
from pathlib import Path
from typing import Any, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from trainer.settings.evaluate import Asked, Named, System
from trainer.settings.strict import STRICT, Share

Stage = Literal["draw", "label", "tune", "loss", "evaluate", "drift", "session"]


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Draw:
    """[study.draw]: pairs of one's choosing, some of them spoilt, for `label` to read.

    Attributes:
        pairs: files of pairs (.jsonl, .jsonl.xz or .jsonl.gz).
        teachers: only pairs of these; none for all.
        origins: only pairs of these collections (the part before a slash); none for all.
        words: fewest and most words of a source.
        limit: how many are drawn at random; 0 for all.
        noise: share of the rewrites that are spoilt.
        kind: "mismatch" gives a spoilt sentence another one's rewrite; "substitution" exchanges every
            third word of its rewrite, on average, for a word of others.
        seed: of the draw and of the noise.
    """

    pairs: list[Path] = Field(min_length=1)
    teachers: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    words: tuple[int, int] = (3, 60)
    limit: int = Field(default=0, ge=0)
    noise: Share = 0.0
    kind: Literal["mismatch", "substitution"] = "mismatch"
    seed: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.words[0] <= self.words[1]:
            raise ValueError(f"words must be two numbers, fewest first, not {self.words}")


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Loss:
    """[study.loss]: how probable the tuned student finds rewrites that it has not learnt from.

    Attributes:
        pairs: file of such pairs; they are labelled on the way.
        words: fewest and most words of a source.
        limit: pairs drawn at random; 0 for all.
        seed: of that draw.
    """

    pairs: Path
    words: tuple[int, int] = (3, 60)
    limit: int = Field(default=200, ge=0)
    seed: int = 1


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Drift:
    """[study.drift]: what is left of a sentence when its rewrite is rewritten, and so on.

    Attributes:
        pairs: the test file, as in [evaluate].
        systems: that rewrite, as in [evaluate]; those that look rewrites up cannot.
        rounds: how often.
        limit: sentences drawn at random; 0 for all.
        seed: of that draw and of the intervals.
        second_encoder: as in [evaluate].
        resamples: of the bootstrap.
    """

    pairs: Path
    systems: tuple[System, ...] = Field(min_length=1)
    rounds: int = Field(default=20, ge=1)
    limit: int = Field(default=50, ge=0)
    seed: int = 1
    second_encoder: str | None = None
    resamples: int = Field(default=1000, ge=100)

    def __post_init__(self) -> None:
        for system in self.systems:
            if system.kind in ("copy", "teacher", "file"):
                raise ValueError(f"{system.name} cannot rewrite what it wrote itself; leave it out")


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Session(Asked):
    """[study.session]: the engine in one process for a long time.

    Attributes:
        pairs: the test file, as in [evaluate].
        bundle: name of a student or folder of another; None for the embedded one.
        rewrites: how many sentences are rewritten in all.
        different: how many of them differ; after these they come round again. 0 for as many as there are.
        moved: whether the sliders are moved each time the sentences come round.
        block: rewrites that are taken together as one point.
        seed: of the draw of the sentences.
        resamples: of the bootstrap.
    """

    pairs: Path
    bundle: str | None = None
    rewrites: int = Field(default=1000, ge=1)
    different: int = Field(default=0, ge=0)
    moved: bool = False
    block: int = Field(default=100, ge=1)
    seed: int = 1
    resamples: int = Field(default=1000, ge=100)


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Cell(Named):
    """[[study.cells]]: one variant of the experiment.

    Attributes:
        at: its place on the axis of the plot, where the study has one.
        series: the line of the plot that it belongs to; "" where there is but one.
        change: what is set otherwise, by the names of the sections: `change.tune.lora.rank = 8`. In a
            list an item goes by its number: `change.evaluate.systems.0.beam = 1`.
    """

    at: float | None = None
    series: str = ""
    change: dict[str, Any] = Field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Plot:
    """[study.plot]: the one plot.

    Attributes:
        up: name of the measure that is drawn.
        across: name of another that it is drawn against; "" for the places of the cells, or, where
            they have none, a row for each.
        label: what the places of the cells are.
    """

    up: str
    across: str = ""
    label: str = ""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Study:
    """[study]: what is asked, of what, and how it is answered.

    In every other section of the experiment, "{draw}", "{label}" and "{tune}" stand for the folders
    of the stages that went before.

    Attributes:
        question: in a sentence or two, for the reader.
        output: folder for the table, the plot, the figures and what each stage leaves; a stage that
            several cells share is run once.
        stages: what is run for each cell, in order.
        cells: the variants.
        columns: names of the measures in the table.
        compared: the measure in which each line is compared with the first, sentence by sentence; ""
            for none.
        rows: where on the axis lines of the table are wanted; none for all.
        plot: the one plot.
        draw: for the stage "draw".
        loss: for the stage "loss".
        drift: for the stage "drift".
        session: for the stage "session".
    """

    question: str
    output: Path
    stages: tuple[Stage, ...] = Field(min_length=1)
    cells: tuple[Cell, ...] = Field(min_length=1)
    columns: tuple[str, ...] = Field(min_length=1)
    compared: str = ""
    rows: tuple[float, ...] = ()
    plot: Plot
    draw: Draw | None = None
    loss: Loss | None = None
    drift: Drift | None = None
    session: Session | None = None

    def __post_init__(self) -> None:
        names = Counter(cell.name for cell in self.cells)
        twice = [name for name, count in names.items() if count > 1]
        if twice:
            raise ValueError(f"cells must have different names, unlike {twice[0]!r}")
        for cell in self.cells:
            fixed = {"cells", "output", "stages"} & cell.change.get("study", {}).keys()
            if fixed:
                raise ValueError(f"the cell {cell.name!r} cannot change study.{min(fixed)}")
