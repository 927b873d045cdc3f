"""[evaluate] of an experiment."""

import re
from collections import Counter
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from desktop.engine.request import Length, Request
from trainer.settings.strict import STRICT

_Slider = Annotated[int, Field(ge=0, le=100)]


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Named:
    """What every system has.

    Attributes:
        name: as the report calls it; no two are alike.
    """

    name: str = Field(min_length=1, max_length=60)

    @property
    def slug(self) -> str:
        """The name as a file may be called."""
        return re.sub(r"[^a-z0-9]+", "-", self.name.lower()).strip("-")


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Asked:
    """What a student is asked for.

    Attributes:
        lexical: wanted lexical diversity, 0..100.
        syntactic: wanted syntactic diversity, 0..100.
        length: wanted length.
    """

    lexical: _Slider = Request().lexical
    syntactic: _Slider = Request().syntactic
    length: Length = Request().length

    def request(self) -> Request:
        """The same as the engine takes it."""
        return Request(lexical=self.lexical, syntactic=self.syntactic, length=self.length)


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Copy(Named):
    """The sentence itself: what doing nothing is worth."""

    kind: Literal["copy"]


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Teacher(Named):
    """The rewrite that stands in the test file."""

    kind: Literal["teacher"]


@dataclass(frozen=True, kw_only=True, config=STRICT)
class File(Named):
    """Rewrites that somebody made elsewhere.

    Attributes:
        file: pairs of source and paraphrase; the sources are those of the test file, in any order.
    """

    kind: Literal["file"]
    file: Path


@dataclass(frozen=True, kw_only=True, config=STRICT)
class RoundTrip(Named):
    """Translation into another language and back.

    Attributes:
        there: folder or name of the translator out of the language of the test file.
        back: of the one back.
        beam: width of both beams.
    """

    kind: Literal["round-trip"]
    there: str
    back: str
    beam: int = Field(default=4, ge=1)


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Student(Named, Asked):
    """A student as it was tuned, in fp32, before any conversion.

    Attributes:
        model: its folder or name; with an adapter that of its base.
        adapter: folder of its LoRA adapter.
        beam: width of the beam; the likeliest text is taken.
    """

    kind: Literal["student"]
    model: str
    adapter: Path | None = None
    beam: int = Field(default=4, ge=1)


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Beam(Named, Asked):
    """A bundle's student alone: the likeliest text of its beam, unguarded and unranked.

    Attributes:
        bundle: name of an embedded student or folder of another; None for the embedded one.
        beam: width of the beam.
    """

    kind: Literal["beam"]
    bundle: str | None = None
    beam: int = Field(default=4, ge=1)


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Decoded(Named, Asked):
    """A bundle's student alone, decoded in a way of one's choosing.

    Attributes:
        bundle: as for `Beam`.
        beam: width of the beam; 1 goes word by word.
        temperature: of drawing at random, word by word; 0 takes the likeliest.
        top_k: pieces that are drawn from; 0 for all.
        top_p: share of the probability that is drawn from (nucleus sampling, Holtzman et al., 2020).
        draws: texts that are drawn or found; the likeliest of them is taken.
        length_penalty: exponent of the length that a beam's scores are divided by.
        repetition_penalty: divides the score of what was written before (Keskar et al., 2019); 1 for none.
        no_repeat: no run of so many pieces is written twice; 0 for no such limit.
        seed: of the drawing. A run that was stopped draws on in another way.
    """

    kind: Literal["decoded"]
    bundle: str | None = None
    beam: int = Field(default=1, ge=1, le=64)
    temperature: float = Field(default=0.0, ge=0.0, le=5.0)
    top_k: int = Field(default=0, ge=0)
    top_p: float = Field(default=1.0, gt=0.0, le=1.0)
    draws: int = Field(default=1, ge=1, le=64)
    length_penalty: float = Field(default=1.0, ge=0.0)
    repetition_penalty: float = Field(default=1.0, gt=0.0)
    no_repeat: int = Field(default=0, ge=0)
    seed: int = Field(default=1, ge=0)

    def __post_init__(self) -> None:
        if self.temperature and self.beam > 1:
            raise ValueError("a beam does not draw at random; set temperature = 0 or beam = 1")
        if not self.temperature and self.draws > self.beam:
            raise ValueError("draws must not exceed beam unless something is drawn: set a temperature")


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Engine(Named, Asked):
    """A bundle in the engine that ships: what a writer gets.

    Attributes:
        bundle: as for `Beam`.
    """

    kind: Literal["engine"]
    bundle: str | None = None


System = Annotated[
    Copy | Teacher | File | RoundTrip | Student | Beam | Decoded | Engine,
    Field(discriminator="kind"),
]


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Evaluate:
    """[evaluate]: what is measured, and on what.

    Attributes:
        pairs: the test file, which no student has learnt from: pairs, or plain sentences (.txt, one on a
            line), which have no teacher and no reference.
        bundle: name of an embedded student or folder of another; None for the embedded one. Not for
            `systems`, which name their own.
        limit: sentences to rewrite (with --control, at each setting), drawn at random; 0 for all.
        seed: of that draw, of the examples and of the intervals.
        report: file for the figures of --control as JSON, or None.
        output: folder for the report and the rewrites that it rests on.
        systems: what is compared; where none is named, copy, teacher and the engine with `bundle`.
        baseline: name of the system that the others' differences are taken from; the first by default.
        second_encoder: folder or name of a sentence encoder in the form of sentence-transformers, for a
            second opinion on the meaning; a larger one is the stricter judge.
        grammar: folder of a GECToR-style tagger: tagger.onnx, tokenizer.json and tag_vocab.json.
        parser: name or folder of a spaCy pipeline with a dependency parser, for tree edit distances.
        resamples: of the bootstrap.
        examples: how many of each kind are shown.
    """

    pairs: Path
    bundle: str | None = None
    limit: int = Field(default=200, ge=0)
    seed: int = 1
    report: Path | None = None
    output: Path | None = None
    systems: tuple[System, ...] = ()
    baseline: str | None = None
    second_encoder: str | None = None
    grammar: Path | None = None
    parser: str | None = None
    resamples: int = Field(default=1000, ge=100)
    examples: int = Field(default=5, ge=0)

    def __post_init__(self) -> None:
        slugs = Counter(system.slug for system in self.systems)
        alike = [system.name for system in self.systems if slugs[system.slug] > 1]
        if alike:
            raise ValueError(f"systems must be told apart by letters and digits, not {', '.join(alike)}")
        unnamed = [system.name for system in self.systems if not system.slug]
        if unnamed:
            raise ValueError(f"a system's name needs a letter or a digit, unlike {unnamed[0]!r}")
        names = [system.name for system in self.systems]
        if self.baseline is not None and names and self.baseline not in names:
            raise ValueError(f"the baseline must be one of {', '.join(names)}, not {self.baseline}")
