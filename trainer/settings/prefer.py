"""[prefer] and [tune.prefer] of an experiment."""

from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from trainer.settings.strict import STRICT, Share

# Levels of wording, structure and length, as the prompt has them.
Asked = tuple[int, int, int]


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Band:
    """[[prefer.bands]]: rewrites that change about as much, among which the best is preferred.

    Attributes:
        lexical: least lexical diversity, and the one below which it stays.
        least: lowest probability, by `desktop.engine.recovery`, that a rewrite may be preferred with. It
            falls with the change, for so does what the best of them reach.
    """

    lexical: tuple[Share, Share]
    least: Share

    def __post_init__(self) -> None:
        if not self.lexical[0] < self.lexical[1]:
            raise ValueError(f"lexical must be two numbers, least first, not {self.lexical}")


_BANDS = [
    Band(lexical=(0.04, 0.12), least=0.6),
    Band(lexical=(0.12, 0.2), least=0.45),
    Band(lexical=(0.2, 0.3), least=0.3),
    Band(lexical=(0.3, 0.6), least=0.15),
]
_CODES = [(3, 5, 2), (4, 0, 2), (2, 7, 2), (6, 3, 2), (8, 2, 2)]
# What is of no use where nothing is rewritten.
_OF_POOLS = (
    "student", "codes", "beam", "words", "cap", "limit", "bands", "length", "doubt", "rejected", "timid",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Marks:
    """[prefer.marks]: rewrites that a strict reader has marked, instead of sentences to rewrite.

    Attributes:
        files: files of marks (.jsonl, .jsonl.xz or .jsonl.gz), as `trainer.preferences.marks` reads them.
        beside: most right rewrites that are preferred to a wrong one of the same sentence: those that change
            most nearly as much. 0 leaves nothing but mended ones.
        change: a rewrite whose lexical and syntactic diversity both lie below it is a near copy, and not
            preferred.
        labelled: whether right and mended rewrites are written as labelled pairs, too.
    """

    files: list[Path] = Field(min_length=1)
    beside: int = Field(default=1, ge=0)
    change: Share = 0.02
    labelled: bool = False


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Prefer:
    """[prefer]: which of its own rewrites a student is to prefer.

    It rewrites sentences, and the program judges; or a reader has marked what it wrote, and then `marks`,
    `apart`, `output`, `held_out`, `former`, `former_share` and `seed` alone matter.

    Attributes:
        sentences: files of sentences (.jsonl, .jsonl.xz or .jsonl.gz) to rewrite.
        pairs: files of pairs; their sources are rewritten, and their rewrites may be preferred, too.
        marks: rewrites that a reader has marked; None where sentences are rewritten.
        apart: files of pairs neither side of which is rewritten, or learnt from where it was marked.
        output: folder for train.jsonl, dev.jsonl, report.json, the resolved configuration and what a later
            run goes on from; with `labelled` marks also for pairs-train.jsonl and pairs-dev.jsonl.
        student: the bundle that writes, by name or folder; None for the embedded one. What it writes is
            always judged by the embedded one.
        codes: what it is asked for: levels of wording, structure and length.
        beam: hypotheses for each; also the width of the beam.
        words: fewest and most words of a sentence.
        cap: most sentences of one origin (the part before a slash), drawn at random; 0 for no cap.
        limit: most sentences in all, drawn at random; 0 for no limit. A higher one keeps those of a lower.
        bands: how much a rewrite may change, and how probable the best must be that changes so much.
        length: least and most words of a preferred rewrite for each word of its source.
        doubt: so much lower must the log-odds of a rewrite be, in nats, that no guard stops and that is
            rejected all the same.
        rejected: most rewrites that are rejected for the best one of a band.
        timid: share of the bands of .12 lexical diversity and more where one is rejected for changing less.
        held_out: share of the sentences whose preferences are kept for dev.
        former: files of preferences of earlier rounds to learn from again.
        former_share: share of them that is taken, drawn at random.
        seed: of every random choice.
        engine: "local" works on this machine, "ray" on a Ray cluster whose machines all see the same
            folders.
        chunk: sentences that are done at once and not again after a stop.
        workers: processes that share the chunks.
    """

    sentences: list[Path] = Field(default_factory=list)
    pairs: list[Path] = Field(default_factory=list)
    marks: Marks | None = None
    apart: list[Path] = Field(default_factory=list)
    output: Path
    student: str | None = None
    codes: list[Asked] = Field(default_factory=lambda: list(_CODES), min_length=1)
    beam: int = Field(default=4, ge=1, le=32)
    words: tuple[int, int] = (6, 36)
    cap: int = Field(default=0, ge=0)
    limit: int = Field(default=0, ge=0)
    bands: list[Band] = Field(default_factory=lambda: list(_BANDS), min_length=1)
    length: tuple[float, float] = (0.75, 1.3)
    doubt: float = Field(default=1.2, ge=0.0)
    rejected: int = Field(default=2, ge=1)
    timid: Share = 0.4
    held_out: Share = 0.04
    former: list[Path] = Field(default_factory=list)
    former_share: Share = 1.0
    seed: int = 1
    engine: Literal["local", "ray"] = "local"
    chunk: int = Field(default=32, ge=1)
    workers: int = Field(default=1, ge=1)

    def __post_init__(self) -> None:
        pools = bool(self.sentences or self.pairs)
        if not pools and self.marks is None:
            raise ValueError("give sentences, pairs, or both, or else marks")
        if pools and self.marks is not None:
            raise ValueError("give either sentences and pairs to rewrite, or marks, but not both")
        if self.marks is not None:
            self._require_nothing_of_pools()
        if not 1 <= self.words[0] <= self.words[1]:
            raise ValueError(f"words must be two numbers, fewest first, not {self.words}")
        if not 0 <= self.length[0] <= self.length[1]:
            raise ValueError(f"length must be two numbers, least first, not {self.length}")
        if any(level < 0 for asked in self.codes for level in asked):
            raise ValueError("codes are levels, 0 or more")

    def _require_nothing_of_pools(self) -> None:
        plain = Prefer(sentences=[Path()], output=self.output)
        idle = [name for name in _OF_POOLS if getattr(self, name) != getattr(plain, name)]
        if idle:
            raise ValueError(f"marks go without {', '.join(idle)}, for nothing is rewritten")


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Preferring:
    """[tune.prefer]: learning from preferences instead of pairs.

    The loss is that of direct preference optimisation (Rafailov et al., 2023, arXiv 2305.18290) with the
    term that keeps preferred rewrites from becoming less likely (Pal et al., 2024, "Smaug", arXiv 2402.13228)
    and a share of their own likelihood, as in CPO (Xu et al., 2024, arXiv 2401.08417).

    Attributes:
        beta: how much a nat of preference is worth: low ones let the student go far from the reference.
        positive: what a preferred rewrite costs that is less likely than in the reference, in nats for each
            nat; 0 leaves the term out.
        likelihood: share of the preferred rewrites' nats a token that is added.
        reference: folder or name of the student that moves are measured from; None for `base`.
    """

    beta: float = Field(default=0.15, gt=0.0)
    positive: float = Field(default=0.0, ge=0.0)
    likelihood: float = Field(default=0.3, ge=0.0)
    reference: str | None = None
