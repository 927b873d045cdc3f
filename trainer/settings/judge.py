"""[judge] of an experiment."""

from pathlib import Path
from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from trainer.settings.strict import STRICT
from trainer.settings.teach import Local, Server

# A verdict and a sentence of why.
_TOKENS = 200


@dataclass(frozen=True, kw_only=True, config=STRICT)
class JudgeServer(Server):
    """[judge.model] with kind = "server": as for [teach.teacher], but that it draws nothing at random.

    Attributes:
        prompt: name@version of a judge's prompt that ships, or the path of a file of one's own.
        temperature: of sampling.
        tokens: most tokens of an answer.
    """

    prompt: str = "compare@1"
    temperature: float | None = Field(default=0.0, ge=0.0, le=2.0)
    tokens: int = Field(default=_TOKENS, ge=16)


@dataclass(frozen=True, kw_only=True, config=STRICT)
class JudgeLocal(Local):
    """[judge.model] with kind = "local": as for [teach.teacher], but that it draws nothing at random.

    Attributes:
        prompt: as for `JudgeServer`.
        temperature: of sampling.
        tokens: most tokens of an answer.
    """

    prompt: str = "compare@1"
    temperature: float | None = Field(default=0.0, ge=0.0, le=2.0)
    tokens: int = Field(default=_TOKENS, ge=16)


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Judge:
    """[judge]: which of two systems a language model prefers, sentence by sentence.

    Attributes:
        evaluation: output folder of `evaluate`, whose rewrites are compared.
        systems: names of the two.
        model: the judge. It should be none that wrote the rewrites of either: models like their own.
        output: folder for the verdicts and the report.
        limit: sentences to judge, drawn at random; 0 for all. Each is asked twice, once in each order.
        seed: of that draw and of the intervals.
        resamples: of the bootstrap.
    """

    evaluation: Path
    systems: tuple[str, str]
    model: Annotated[JudgeServer | JudgeLocal, Field(discriminator="kind")]
    output: Path
    limit: int = Field(default=200, ge=0)
    seed: int = 1
    resamples: int = Field(default=1000, ge=100)

    def __post_init__(self) -> None:
        if self.systems[0] == self.systems[1]:
            raise ValueError(f"systems must be two, not {self.systems[0]!r} twice")
        if self.model.styles:
            raise ValueError("styles are for [teach]; a judge has none")
