"""An experiment: one TOML file, one typed section for each verb.

Paths in the file are relative to the folder that the verb is run in. Unknown keys, wrong types and
impossible combinations are refused before any work starts.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from desktop.engine.codes import CodeScheme
from trainer.errors import TrainerError

_STRICT = ConfigDict(extra="forbid")
_Share = Annotated[float, Field(ge=0.0, le=1.0)]


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Codes:
    """[codes]: the levels of the diversity codes; see `desktop.engine.codes.CodeScheme`.

    Whatever is left out stands as the engine's default has it.
    """

    template: str = CodeScheme().template
    lexical: tuple[float, ...] = CodeScheme().lexical
    syntactic: tuple[float, ...] = CodeScheme().syntactic
    length: tuple[float, ...] = CodeScheme().length

    def __post_init__(self) -> None:
        self.scheme()

    def scheme(self) -> CodeScheme:
        """The scheme that the engine uses."""
        return CodeScheme(self.template, self.lexical, self.syntactic, self.length)


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Label:
    """[label]: which pairs are kept, measured and coded.

    Attributes:
        train: files of pairs (.jsonl, .jsonl.xz or .jsonl.gz) to learn from.
        dev: files of pairs that the dev loss is measured on; never shuffled, capped or weighted.
        output: folder for train.jsonl, dev.jsonl, report.json and the resolved configuration.
        words: fewest and most words of a source or a rewrite.
        similarity: lowest similarity of a pair, where the pair carries one (0..1).
        cap: most pairs of one origin (the part before a slash), drawn at random; 0 for no cap.
        lead: how many more times a pair with high syntactic diversity is kept than its share, as
            copies: pairs at or above `lead_level` are written 1 + lead times.
        lead_level: the syntactic code from which `lead` counts.
        identity: share of pairs replaced by source = rewrite, which teaches codes 0 0.
        guarded: whether pairs that break one of the engine's guards are dropped; the engine would
            throw such a rewrite away.
        reversed: share of pairs turned round. People write the sources of most collections, so a
            turned pair teaches to write like people, who use fewer ornaments than a teacher.
        limit: most training pairs in all, drawn at random; 0 for no limit.
        seed: of every random choice.
    """

    train: list[Path] = Field(min_length=1)
    dev: list[Path] = Field(min_length=1)
    output: Path
    words: tuple[int, int] = (3, 60)
    similarity: _Share = 0.8
    cap: int = Field(default=0, ge=0)
    lead: int = Field(default=0, ge=0)
    lead_level: int = Field(default=4, ge=1)
    identity: _Share = 0.0
    guarded: bool = False
    reversed: _Share = 0.0
    limit: int = Field(default=0, ge=0)
    seed: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.words[0] <= self.words[1]:
            raise ValueError(f"words must be two numbers, fewest first, not {self.words}")


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Graft:
    """[graft]: a student made of the encoder of one Marian translator and the decoder of another.

    Attributes:
        encoder: folder of the model whose encoder reads the language (opus-mt-en-fr).
        decoder: folder of the model whose decoder writes it (opus-mt-fr-en).
        output: folder for the student.
        sentences: files of pairs in the language; they choose the vocabulary and fit the bridge.
        limit: sentences to read of them.
        bridge: sentences that the bridge between the encoders is fitted on.
        vocabulary: pieces to keep, with the three special ones.
        decoder_layers: the layers of the decoder to keep, from 0, in this order.
        dropout: of the student while it is tuned.
    """

    encoder: str
    decoder: str
    output: Path
    sentences: list[Path] = Field(min_length=1)
    limit: int = Field(default=200_000, ge=1)
    bridge: int = Field(default=4_000, ge=1)
    vocabulary: int = Field(default=20_000, ge=8)
    decoder_layers: tuple[int, ...] = (0, 1, 2, 3, 4, 5)
    dropout: float = Field(default=0.1, ge=0.0, lt=1.0)


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Lora:
    """[tune.lora]: a low-rank adapter (Hu et al., 2021, arXiv 2106.09685) on all linear layers.

    Attributes:
        rank: rank of the update.
        alpha: the update is scaled by alpha / rank.
        dropout: on the adapter's input.
    """

    rank: int = Field(default=32, ge=1)
    alpha: int = Field(default=64, ge=1)
    dropout: float = Field(default=0.0, ge=0.0, lt=1.0)


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Tune:
    """[tune]: how the student learns.

    Attributes:
        base: folder or name of the pretrained student (T5 or Marian).
        train: labelled pairs to learn from.
        dev: labelled pairs that the loss is measured on.
        output: folder for checkpoints, the adapter or model, the log and the resolved configuration.
        method: "lora" learns an adapter, "full" every weight.
        lora: the adapter, where `method` is "lora".
        epochs: passes over the pairs; a fraction is fine.
        batch: pairs a step.
        learning_rate: peak, reached after `warmup` and then falling linearly to 0.
        warmup: steps of linear warm-up.
        tokens: longest source or rewrite in tokens; longer ones are cut.
        label_smoothing: share of the target's probability spread over the vocabulary.
        precision: "bf16" (autocast), "fp32", or "auto": bf16 where a GPU or the processor's AMX or
            AVX-512 units do it fast. T5 overflows in fp16, which is therefore not offered.
        save_every: steps between checkpoints; each measures the dev loss.
        dev_limit: pairs of `dev` that are measured at a checkpoint.
        threads: processor threads, 0 for torch's own choice.
        seed: of the order of the pairs and of the adapter's start.
    """

    base: str
    train: Path
    dev: Path
    output: Path
    method: Literal["lora", "full"] = "lora"
    lora: Lora = Lora()
    epochs: float = Field(default=1.0, gt=0.0)
    batch: int = Field(default=32, ge=1)
    learning_rate: float = Field(default=2e-3, gt=0.0)
    warmup: int = Field(default=50, ge=0)
    tokens: int = Field(default=128, ge=8)
    label_smoothing: float = Field(default=0.0, ge=0.0, lt=1.0)
    precision: Literal["auto", "bf16", "fp32"] = "auto"
    save_every: int = Field(default=200, ge=1)
    dev_limit: int = Field(default=400, ge=1)
    threads: int = Field(default=0, ge=0)
    seed: int = 1


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Evaluate:
    """[evaluate]: what a student is measured on.

    Attributes:
        pairs: pairs that it has not learnt from; their sources are rewritten.
        bundle: name of an embedded student or folder of another; None for the embedded one.
        limit: sentences to rewrite at each setting, drawn at random; 0 for all.
        seed: of that draw.
        report: file for the figures as JSON, or None.
    """

    pairs: Path
    bundle: str | None = None
    limit: int = Field(default=200, ge=0)
    seed: int = 1
    report: Path | None = None


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Experiment:
    """The whole file. A verb needs its own section only."""

    name: str
    codes: Codes = Codes()
    label: Label | None = None
    graft: Graft | None = None
    tune: Tune | None = None
    evaluate: Evaluate | None = None


def read(path: Path) -> Experiment:
    """Read an experiment file.

    Raises:
        TrainerError: the file is missing, is no TOML, or a value is not what it must be.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise TrainerError(f"{path}: cannot be read ({error.strerror}).") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TrainerError(f"{path}: is not valid TOML: {error}.") from None
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


def resolved(experiment: Experiment) -> str:
    """The experiment with every default filled in, as JSON, to stand beside its results."""
    return TypeAdapter(Experiment).dump_json(experiment, indent=2).decode() + "\n"
