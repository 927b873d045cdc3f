"""[rate] of an experiment."""

from pathlib import Path

from pydantic import Field
from pydantic.dataclasses import dataclass

from trainer.settings.strict import STRICT


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Question:
    """[[rate.questions]]: what raters are asked of each rewrite.

    Attributes:
        name: of the answer in files: a word in small letters.
        text: the question.
        low: what the lowest point of the scale means.
        high: what the highest means.
    """

    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    text: str = Field(min_length=1)
    low: str = Field(min_length=1)
    high: str = Field(min_length=1)


QUESTIONS = (
    Question(
        name="meaning",
        text="Does the rewrite say the same as the sentence?",
        low="says something else",
        high="says the same, nothing lost, nothing made up",
    ),
    Question(
        name="fluency",
        text="Does the rewrite read well?",
        low="hardly readable",
        high="like a careful writer's",
    ),
)


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Rate:
    """[rate]: what people think of the rewrites.

    Attributes:
        evaluation: output folder of `evaluate`, whose rewrites are rated.
        systems: names of those to rate.
        output: folder for the raters' pages, the key to them, and the report; the files that the raters
            send back go to `ratings` in it.
        sentences: how many, drawn at random; fewer than 500 tell systems apart only roughly.
        raters: how many people; each gets a page of their own.
        each: sentences for each rater, 0 for all; dealt out so that all sentences get as many raters.
        questions: asked of each rewrite.
        points: of the scale, from 1.
        seed: of the draw and of the orders.
        resamples: of the bootstrap.
    """

    evaluation: Path
    systems: tuple[str, ...] = Field(min_length=1)
    output: Path
    sentences: int = Field(default=500, ge=1)
    raters: int = Field(default=3, ge=1, le=100)
    each: int = Field(default=0, ge=0)
    questions: tuple[Question, ...] = Field(default=QUESTIONS, min_length=1)
    points: int = Field(default=5, ge=2, le=9)
    seed: int = 1
    resamples: int = Field(default=1000, ge=100)

    def __post_init__(self) -> None:
        if len(set(self.systems)) < len(self.systems):
            raise ValueError("systems must not name one twice")
        if len({question.name for question in self.questions}) < len(self.questions):
            raise ValueError("questions must have different names")
