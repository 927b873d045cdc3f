"""[tune] of an experiment."""

from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from trainer.settings.strict import STRICT


@dataclass(frozen=True, kw_only=True, config=STRICT)
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


@dataclass(frozen=True, kw_only=True, config=STRICT)
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
