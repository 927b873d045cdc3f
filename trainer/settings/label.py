"""[label] of an experiment."""

from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from trainer.settings.strict import STRICT, Share

# Lowest and highest of a measure that lies in 0..1.
Range = tuple[Share, Share]


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Label:
    """[label]: which pairs are kept, measured and coded.

    A pair is dropped by the first of the filters that it fails, in the order of these settings from
    `words` to `apart`.

    Attributes:
        train: files of pairs (.jsonl, .jsonl.xz or .jsonl.gz) to learn from.
        dev: files of pairs that the dev loss is measured on; filtered, but never shuffled, capped or
            weighted. None where `held_out` is given.
        output: folder for train.jsonl, dev.jsonl, lexicon.txt, capitals.txt, exchanged.txt,
            report.json, report.html, the resolved configuration and what a later run goes on from.
        held_out: share of the sentences of `train` that are kept for dev with all their rewrites.
        words: fewest and most words of a source or a rewrite.
        length: least and most words of the rewrite for each word of the source.
        change: a pair whose lexical and syntactic diversity both lie below it is a near copy.
        lexical: least and most lexical diversity.
        syntactic: least and most syntactic diversity (word order).
        language: whether pairs with a side that is not English prose are dropped.
        answers: whether rewrites are dropped that are no rewrites but a model's refusal, its own words
            around the rewrite, or its instructions repeated.
        ornaments: words that no rewrite may bring in; as they are spelt here, in lower case.
        guarded: whether pairs that break one of the engine's guards are dropped; the engine would
            throw such a rewrite away.
        similarity: lowest similarity of a pair (cosine, 0..1): the one that it carries, else measured.
        faithfulness: lowest probability that the rewrite keeps the meaning, by
            `desktop.engine.faithfulness`; 0 does without. .1 leaves out what is surely wrong.
        tree: least and most distance of the two dependency trees, a second opinion on syntax, where
            `parser` is given.
        parser: name or folder of a spaCy pipeline; None does without.
        distinct: whether a pair that stands twice is kept once.
        apart: whether training pairs are dropped that have a sentence in common with dev.
        doubtful: share of the pairs that is dropped because a strict reader would least likely accept
            them, by `desktop.engine.recovery`: the embedded student reads every rewrite back. Pairs
            compare with those of like length and change alone, else only timid ones were left.
        rewrites: most rewrites of one sentence, drawn at random; 0 for no limit.
        cap: most pairs of one origin (the part before a slash), drawn at random; 0 for no cap.
        caps: the same for single origins, "name" or "name/part", on top of `cap`.
        limit: most training pairs in all, drawn at random; 0 for no limit.
        reversed: share of pairs turned round. People write the sources of most collections, so a
            turned pair teaches to write like people, who use fewer ornaments than a teacher.
        identity: share of pairs replaced by source = rewrite, which teaches codes 0 0.
        lead: how many more times a pair with high syntactic diversity is kept than its share, as
            copies: pairs at or above `lead_level` are written 1 + lead times.
        lead_level: the syntactic code from which `lead` counts.
        seed: of every random choice. A higher cap or limit keeps the pairs of a lower one.
        engine: "local" works on this machine, "ray" on a Ray cluster whose machines all see the same
            folders.
        chunk: pairs that are done at once and not again after a stop.
        workers: processes that share the chunks.
    """

    train: list[Path] = Field(min_length=1)
    dev: list[Path] = Field(default_factory=list)
    output: Path
    held_out: Share = 0.0
    words: tuple[int, int] = (3, 60)
    length: tuple[float, float] = (0.4, 2.5)
    change: Share = 0.02
    lexical: Range = (0.0, 1.0)
    syntactic: Range = (0.0, 1.0)
    language: bool = True
    answers: bool = True
    ornaments: list[str] = Field(default_factory=list)
    guarded: bool = False
    similarity: Share = 0.8
    faithfulness: Share = 0.0
    tree: Range = (0.0, 1.0)
    parser: str | None = None
    distinct: bool = True
    apart: bool = True
    doubtful: Share = 0.0
    rewrites: int = Field(default=0, ge=0)
    cap: int = Field(default=0, ge=0)
    caps: dict[str, int] = Field(default_factory=dict)
    limit: int = Field(default=0, ge=0)
    reversed: Share = 0.0
    identity: Share = 0.0
    lead: int = Field(default=0, ge=0)
    lead_level: int = Field(default=4, ge=1)
    seed: int = 1
    engine: Literal["local", "ray"] = "local"
    chunk: int = Field(default=1024, ge=1)
    workers: int = Field(default=1, ge=1)

    def __post_init__(self) -> None:
        if not 1 <= self.words[0] <= self.words[1]:
            raise ValueError(f"words must be two numbers, fewest first, not {self.words}")
        for name in ("length", "lexical", "syntactic", "tree"):
            low, high = getattr(self, name)
            if not 0 <= low <= high:
                raise ValueError(f"{name} must be two numbers, least first, not {(low, high)}")
        if bool(self.dev) == bool(self.held_out):
            raise ValueError("give either dev, files of pairs, or held_out, a share of train")
        if self.tree != (0.0, 1.0) and self.parser is None:
            raise ValueError("tree needs parser, a spaCy pipeline that is installed")
        if any(most < 0 for most in self.caps.values()):
            raise ValueError("caps must give each origin a number of pairs, 0 for none of it")
