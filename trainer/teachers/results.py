"""What a teacher leaves behind: pairs.jsonl and report.json."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.engine.measures import lexical_diversity, syntactic_diversity, words
from trainer.pairs import files
from trainer.pairs.files import Pair
from trainer.settings.teach import Teach
from trainer.sources.sentences import Sentence
from trainer.teachers.reply import Outcome


@dataclass(slots=True)
class Taught:
    """What a teacher has done.

    Attributes:
        teacher: its name, with the prompt's where there is one: who every pair says it is from.
        outcomes: one for each sentence, in their order.
        styles: what each rewrite of a sentence was asked to be.
        facts: further figures for the report.
        note: what the person should know now; "" for nothing.
    """

    teacher: str
    outcomes: Sequence[Outcome]
    styles: Sequence[str]
    facts: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""


@dataclass(slots=True)
class _Style:
    """How the rewrites of one style came out, summed up."""

    pairs: int = 0
    lexical: float = 0.0
    syntactic: float = 0.0

    def add(self, pair: Pair) -> None:
        self.pairs += 1
        self.lexical += lexical_diversity(pair.source, pair.paraphrase)
        self.syntactic += syntactic_diversity(pair.source, pair.paraphrase)

    def figures(self) -> dict[str, float]:
        count = self.pairs or 1
        return {
            "pairs": self.pairs,
            "lexical": round(self.lexical / count, 4),
            "syntactic": round(self.syntactic / count, 4),
        }


def write(settings: Teach, chosen: Sequence[Sentence], taught: Taught) -> dict[str, Any]:
    """Write the pairs and the report into the output folder.

    Copies of the sentence and of an earlier rewrite are left out: same words in the same order,
    whatever the punctuation.

    Returns:
        The report: how many sentences, of them rewritten and failed, by reason; pairs; what was left
        out; tokens; the mean lexical and syntactic diversity that each style reached; origins and
        licences of the sentences rewritten; and `taught.facts`.
    """
    dropped: Counter[str] = Counter()
    styles = {style: _Style() for style in taught.styles}
    origins: Counter[str] = Counter()
    licences: Counter[str] = Counter()

    def pairs() -> Iterator[Pair]:
        for sentence, outcome in zip(chosen, taught.outcomes, strict=True):
            kept = 0
            for style, pair in _pairs(sentence, outcome, taught, dropped):
                styles[style].add(pair)
                kept += 1
                yield pair
            origins[sentence.origin] += bool(kept)
            licences[sentence.licence or "not stated"] += bool(kept)

    count = files.write(settings.output / "pairs.jsonl", pairs())
    failed = Counter(outcome.failed for outcome in taught.outcomes if outcome.failed)
    report = {
        "teacher": taught.teacher,
        "sentences": len(chosen),
        "rewritten": len(chosen) - failed.total(),
        "failed": dict(failed.most_common()),
        "pairs": count,
        "dropped": dict(dropped),
        "tokens": {
            "prompt": sum(outcome.prompt_tokens for outcome in taught.outcomes),
            "completion": sum(outcome.completion_tokens for outcome in taught.outcomes),
        },
        **taught.facts,
        "styles": {name: style.figures() for name, style in styles.items()},
        "origins": {name: number for name, number in origins.most_common() if name and number},
        "licences": {name: number for name, number in licences.most_common() if number},
    }
    _save(settings.output / "report.json", report)
    return report


def _pairs(
    sentence: Sentence, outcome: Outcome, taught: Taught, dropped: Counter[str]
) -> Iterator[tuple[str, Pair]]:
    """The pairs of a sentence, each with the style that was asked for."""
    if outcome.failed:
        return
    source = tuple(words(sentence.text))
    seen: set[tuple[str, ...]] = set()
    for number, style in enumerate(taught.styles):
        rewrite = outcome.rewrites[number] if number < len(outcome.rewrites) else ""
        said = tuple(words(rewrite))
        if not said:
            dropped["missing"] += 1
        elif said == source:
            dropped["copy of the sentence"] += 1
        elif said in seen:
            dropped["copy of another rewrite"] += 1
        else:
            seen.add(said)
            yield style, Pair(sentence.text, rewrite, sentence.origin, taught.teacher)


def _save(path: Path, report: Mapping[str, Any]) -> None:
    partial = path.with_name(path.name + ".partial")
    partial.write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    partial.replace(path)
