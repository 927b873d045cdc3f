"""[tune] of an experiment."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from trainer.settings.prefer import Preferring
from trainer.settings.strict import STRICT, Share


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Lora:
    """[tune.lora]: a low-rank adapter (Hu et al., 2021, arXiv 2106.09685).

    Attributes:
        rank: rank of the update.
        alpha: the update is scaled by alpha / rank.
        dropout: on the adapter's input.
        targets: "all-linear" for every linear layer but the output, or the ends of their names, such as
            ["q", "v"] (T5) or ["q_proj", "v_proj"] (BART, Marian).
        rslora: scale by alpha / sqrt(rank) instead, so that high ranks learn as fast as low ones
            (Kalajdzievski, 2023, arXiv 2312.03732).
        dora: learn the magnitude of each column apart from its direction (Liu et al., 2024,
            arXiv 2402.09353); slower.
    """

    rank: int = Field(default=32, ge=1)
    alpha: int = Field(default=64, ge=1)
    dropout: float = Field(default=0.0, ge=0.0, lt=1.0)
    targets: Literal["all-linear"] | Annotated[list[str], Field(min_length=1)] = "all-linear"
    rslora: bool = False
    dora: bool = False


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Distil:
    """[tune.distil]: word-level distillation, a larger student teaching this one.

    The loss is the pairs' own cross entropy mixed with the divergence from the teacher's distribution
    over the whole vocabulary at each word (Hinton et al., 2015, arXiv 1503.02531; Kim and Rush, 2016,
    arXiv 1606.07947).

    Attributes:
        teacher: folder or name of a student with the same vocabulary, tuned on pairs with the same codes.
        adapter: folder of the teacher's LoRA adapter, where it has one.
        weight: share of the teacher in the loss; the pairs have the rest.
        temperature: both distributions are flattened by it; the divergence is scaled by its square, so
            that its gradient keeps its size.
        states: what a shallower student pays for states of its decoder that differ from those of the
            layers of its teacher that they stand for: so many nats a token where the squared difference is
            as large as the teacher's states are squared (Sun et al., 2019, arXiv 1908.09355). 0 pays nothing.
    """

    teacher: str
    adapter: Path | None = None
    weight: Share = 0.5
    temperature: float = Field(default=2.0, gt=0.0)
    states: float = Field(default=0.0, ge=0.0)


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Tune:
    """[tune]: how the student learns.

    Attributes:
        base: folder or name of the pretrained student (T5, FLAN-T5, BART or Marian).
        train: labelled pairs to learn from, or preferences.
        dev: the same, for the loss to be measured on.
        output: folder for checkpoints, the adapter or model, the logs and the resolved configuration.
        method: "lora" learns an adapter, "full" every weight.
        lora: the adapter, where `method` is "lora".
        decoder_layers: keep so many of the base's decoder layers, evenly spaced, for a faster student;
            None keeps all.
        frozen_encoder: whether encoder and embeddings stay as they are, where `method` is "full": a decoder
            that has become shallower learns nearly twice as fast behind an encoder that is good already.
        distil: a larger student that teaches this one, or None.
        prefer: how preferences are learnt, where `train` and `dev` hold such; None where they hold pairs.
            Dropout is off then, and what is longer than `tokens` is left out, not cut.
        epochs: passes over the pairs; a fraction is fine.
        steps: so many steps instead, whatever `epochs` says; 0 for what `epochs` says.
        batch: pairs a step, over all processes together.
        accumulate: parts that a process takes its share of a step in, one after the other, where memory is
            short.
        learning_rate: peak, reached after `warmup` and then falling linearly to 0.
        warmup: steps of linear warm-up.
        tokens: longest source or rewrite in tokens; longer ones are cut.
        label_smoothing: share of the target's probability spread over the vocabulary.
        precision: "bf16" (autocast), "fp32", "fp16" (BART and Marian on a GPU; T5 overflows in it and is
            refused), or "auto": bf16 where a GPU or the processor's AMX or AVX-512 units do it fast.
        save_every: steps between checkpoints; each measures the dev loss.
        dev_limit: pairs of `dev` that are measured at a checkpoint.
        patience: checkpoints in a row without a lower dev loss after which the run stops; 0 for never.
        tensorboard: whether logs for TensorBoard are written to `tensorboard/`, too (needs the package
            tensorboardX).
        threads: processor threads, 0 for torch's own choice.
        seed: of the order of the pairs and of the adapter's start.
    """

    base: str
    train: Path
    dev: Path
    output: Path
    method: Literal["lora", "full"] = "lora"
    lora: Lora = Lora()
    decoder_layers: int | None = Field(default=None, ge=1)
    frozen_encoder: bool = False
    distil: Distil | None = None
    prefer: Preferring | None = None
    epochs: float = Field(default=1.0, gt=0.0)
    steps: int = Field(default=0, ge=0)
    batch: int = Field(default=32, ge=1)
    accumulate: int = Field(default=1, ge=1)
    learning_rate: float = Field(default=2e-3, gt=0.0)
    warmup: int = Field(default=50, ge=0)
    tokens: int = Field(default=128, ge=8)
    label_smoothing: float = Field(default=0.0, ge=0.0, lt=1.0)
    precision: Literal["auto", "bf16", "fp16", "fp32"] = "auto"
    save_every: int = Field(default=200, ge=1)
    dev_limit: int = Field(default=400, ge=1)
    patience: int = Field(default=0, ge=0)
    tensorboard: bool = False
    threads: int = Field(default=0, ge=0)
    seed: int = 1

    def __post_init__(self) -> None:
        if self.prefer is None:
            return
        for name in ("distil", "decoder_layers", "label_smoothing"):
            if getattr(self, name):
                raise ValueError(f"{name} does not go with prefer; leave one of the two out")
