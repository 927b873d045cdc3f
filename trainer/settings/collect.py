"""[collect] of an experiment."""

from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from trainer.settings.strict import STRICT, Share

Split = Literal["train", "dev", "test"]


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Source:
    """[[collect.sources]]: a data set, or files of one's own.

    Attributes:
        kind: the data set, which tells how its files are read, or "plain" for files of any other kind.
        files: its files, in any form that it is published in; for "plain" also folders. One side a
            file: the file of the sources, then that of the rewrites.
        split: the split that the files are published as; None to draw for it.
        origin: what each sentence says it comes from; "" for the name of the data set or the file.
        licence: the terms; "" for those of the data set.
        limit: sentences to take of it, drawn at random, pairs together; 0 for all.
        whole: "plain" only: whether each line of text, or cell of a table, is one sentence already.
        text: "plain" only: the column with the sentence.
        paraphrase: "plain" only: the column with another way to say it; "" for none.
    """

    kind: Literal["quora", "paws", "mrpc", "mscoco", "wikianswers", "twitter-url", "plain"]
    files: list[Path] = Field(min_length=1)
    split: Split | None = None
    origin: str = ""
    licence: str = ""
    limit: int = Field(default=0, ge=0)
    whole: bool = False
    text: str = "text"
    paraphrase: str = ""

    def __post_init__(self) -> None:
        if self.kind != "plain" and (self.whole or self.text != "text" or self.paraphrase):
            raise ValueError(f'whole, text and paraphrase are for kind = "plain", not {self.kind!r}')


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Collect:
    """[collect]: sentences and pairs of several sources, cleaned, without doubles, and split.

    Attributes:
        sources: what to read.
        output: folder for train.jsonl, dev.jsonl and test.jsonl (sentences, for `teach`),
            pairs-train.jsonl and so on (people's paraphrases, for `label`), report.json and the
            resolved configuration.
        words: fewest and most words of a sentence.
        language: whether sentences that are not English prose are left out.
        twins: two sentences are near twins where the Jaccard similarity of their words and pairs of
            neighbouring words reaches this.
        distinct: whether of near twins only the first is kept.
        dev: share of what has no split of its own that goes to dev.
        test: share of it that goes to test.
        limit: training sentences to keep, spread over topics; 0 for all.
        topics: how many groups of like sentences the limit is spread over; 0 draws without regard to it.
        seed: of every random choice.
        engine: "local" works on this machine, "ray" on a Ray cluster whose machines all see the same
            folders.
        chunk: records that are done at once and not again after a stop.
        workers: processes that share the chunks.
    """

    sources: list[Source] = Field(min_length=1)
    output: Path
    words: tuple[int, int] = (4, 60)
    language: bool = True
    twins: float = Field(default=0.7, ge=0.5, le=1.0)
    distinct: bool = True
    dev: Share = 0.01
    test: Share = 0.01
    limit: int = Field(default=0, ge=0)
    topics: int = Field(default=100, ge=0)
    seed: int = Field(default=1, ge=0)
    engine: Literal["local", "ray"] = "local"
    chunk: int = Field(default=2048, ge=1)
    workers: int = Field(default=1, ge=1)

    def __post_init__(self) -> None:
        if not 1 <= self.words[0] <= self.words[1]:
            raise ValueError(f"words must be two numbers, fewest first, not {self.words}")
        if self.dev + self.test > 1.0:
            raise ValueError("dev and test are shares of the same sentences; together at most 1")
