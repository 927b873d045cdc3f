"""`evaluate --control`: whether the sliders keep their promises.

Each slider is moved through its settings on its own, the others standing where the program has them
at first, over sentences that the student never learnt from. What is measured is what a writer gets:
the first rewrite of the engine that ships. A sentence that comes back unchanged reached nothing.
"""

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np

from desktop.engine.guards import broken_guard
from desktop.engine.layout import flatten
from desktop.engine.measures import length_ratio
from desktop.engine.request import Length, Request
from desktop.engine.result import Rewrite
from desktop.engine.rewriter import load, student_bundle
from trainer.evaluation import alternatives, items
from trainer.evaluation.correlation import spearman
from trainer.settings.evaluate import Evaluate

LEAST_SIMILARITY = 0.85  # the aim for the mean at every setting
_LEVELS = (0, 20, 40, 60, 80, 100)
# Differences below this come of the arithmetic, not of the text.
_EQUAL = 1e-9


@dataclass(frozen=True, slots=True)
class Slider:
    """A slider, and what is expected of it.

    Attributes:
        name: a field of `Request`.
        requests: its settings from the least to the most.
        asked: what each asks for, in the unit of the measure.
        aim: the least Spearman correlation of asked and reached.
    """

    name: str
    requests: tuple[Request, ...]
    asked: tuple[float, ...]
    aim: float

    def reached(self, outcome: "Outcome") -> float:
        """The measure that this slider sets."""
        return float(getattr(outcome, self.name))


SLIDERS = (
    Slider(
        "lexical",
        tuple(replace(Request(), lexical=level) for level in _LEVELS),
        tuple(level / 100 for level in _LEVELS),
        aim=0.9,
    ),
    Slider(
        "syntactic",
        tuple(replace(Request(), syntactic=level) for level in _LEVELS),
        tuple(level / 100 for level in _LEVELS),
        aim=0.75,
    ),
    Slider(
        "length",
        tuple(replace(Request(), length=length) for length in Length),
        tuple(length.ratio for length in Length),
        aim=0.8,
    ),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came back for one sentence at one setting.

    Attributes:
        lexical: lexical diversity reached, 0..1.
        syntactic: syntactic diversity reached, 0..1.
        length: words of the rewrite per word of the sentence.
        similarity: to the sentence, -1..1.
        unchanged: whether it is the sentence itself.
        broken: the guard that the rewrite breaks, or None.
    """

    lexical: float
    syntactic: float
    length: float
    similarity: float
    unchanged: bool
    broken: str | None

    @classmethod
    def of(cls, rewrite: Rewrite) -> "Outcome":
        """Measure the rewrite that the writer would get."""
        best = rewrite.alternatives[0]
        unchanged = best.text == rewrite.source
        return cls(
            lexical=best.lexical,
            syntactic=best.syntactic,
            length=length_ratio(rewrite.source, best.text),
            similarity=best.similarity,
            unchanged=unchanged,
            # Checked anew on the finished text; the engine is not asked whether it did.
            broken=None if unchanged else broken_guard(flatten(rewrite.source), flatten(best.text)),
        )


@dataclass(frozen=True, slots=True)
class Step:
    """One setting of a slider, over all sentences.

    Attributes:
        asked: what the slider asks for, in the unit of its measure.
        lexical: mean lexical diversity reached.
        syntactic: mean syntactic diversity reached.
        length: mean length ratio reached.
        similarity: mean similarity of the sentences that did change, or None if none did. Those that
            did not would only flatter it.
        unchanged: share of sentences that came back as they were, 0..1.
        broken: rewrites that break a guard.
    """

    asked: float
    lexical: float
    syntactic: float
    length: float
    similarity: float | None
    unchanged: float
    broken: int

    @classmethod
    def of(cls, asked: float, outcomes: Sequence[Outcome]) -> "Step":
        """Average the outcomes of one setting."""
        changed = [outcome.similarity for outcome in outcomes if not outcome.unchanged]
        return cls(
            asked=asked,
            lexical=_mean(outcome.lexical for outcome in outcomes),
            syntactic=_mean(outcome.syntactic for outcome in outcomes),
            length=_mean(outcome.length for outcome in outcomes),
            similarity=_mean(changed) if changed else None,
            unchanged=1 - len(changed) / len(outcomes),
            broken=sum(outcome.broken is not None for outcome in outcomes),
        )


@dataclass(frozen=True, slots=True)
class Obedience:
    """How well a slider is obeyed.

    Attributes:
        slider: its name.
        aim: the least `spearman` that is aimed at.
        spearman: correlation of asked and reached over all sentences and settings, -1..1.
        sentence_spearman: the mean of the sentences' own correlations; 0 for one that never moved.
        error: mean distance of reached from asked, in the unit of the measure.
        rising: share of steps up at which a sentence reached no less than before, 0..1.
        strictly_rising: share of steps up at which it reached more.
        steps: the settings from the least to the most.
    """

    slider: str
    aim: float
    spearman: float
    sentence_spearman: float
    error: float
    rising: float
    strictly_rising: float
    steps: tuple[Step, ...]

    @property
    def met(self) -> bool:
        """Whether the slider does what is aimed at, safely."""
        return (
            self.spearman >= self.aim
            and all(step.similarity is None or step.similarity >= LEAST_SIMILARITY for step in self.steps)
            and not any(step.broken for step in self.steps)
        )


def measure(slider: Slider, outcomes: Sequence[Sequence[Outcome]]) -> Obedience:
    """How well a slider is obeyed.

    Args:
        slider: the slider.
        outcomes: for each of its settings, those of the same sentences in the same order.
    """
    reached = np.array([[slider.reached(outcome) for outcome in step] for step in outcomes])
    asked = np.repeat(np.array(slider.asked)[:, None], reached.shape[1], axis=1)
    rises = np.diff(reached, axis=0)
    return Obedience(
        slider=slider.name,
        aim=slider.aim,
        spearman=spearman(asked.ravel().tolist(), reached.ravel().tolist()),
        sentence_spearman=_mean(spearman(slider.asked, column.tolist()) for column in reached.T),
        error=float(np.abs(asked - reached).mean()),
        rising=float((rises >= -_EQUAL).mean()),
        strictly_rising=float((rises > _EQUAL).mean()),
        steps=tuple(Step.of(*pair) for pair in zip(slider.asked, outcomes, strict=True)),
    )


def sweep(rewrite: Callable[[str, Request], Rewrite], sentences: Sequence[str]) -> Iterator[Obedience]:
    """Move each slider over all sentences; a setting that sliders share is measured once.

    Args:
        rewrite: what the engine makes of a sentence.
        sentences: one or more.
    """
    requests = list(dict.fromkeys(request for slider in SLIDERS for request in slider.requests))
    outcomes: dict[Request, list[Outcome]] = {}
    for slider in SLIDERS:
        for request in slider.requests:
            if request not in outcomes:
                start = time.perf_counter()
                outcomes[request] = [Outcome.of(rewrite(sentence, request)) for sentence in sentences]
                _tell(len(outcomes), len(requests), request, time.perf_counter() - start)
        yield measure(slider, [outcomes[request] for request in slider.requests])


def sample(pairs: Path, limit: int, seed: int) -> list[str]:
    """Sources of a test file; see `trainer.evaluation.items.sample`."""
    return [item.source for item in items.sample(pairs, limit, seed)]


def run(settings: Evaluate) -> None:
    """Sweep the sliders, print the tables, and write them as JSON where that is wanted.

    Raises:
        TrainerError: the pairs are not usable.
        EngineError: the bundle is not.
    """
    bundle = student_bundle(settings.bundle)
    sentences = sample(settings.pairs, settings.limit, settings.seed)
    rewriter = load(settings.bundle)

    def rewrite(sentence: str, request: Request) -> Rewrite:
        (done,) = rewriter.rewrite(sentence, request, lambda: False)
        return done

    found = []
    for obedience in sweep(rewrite, sentences):
        found.append(obedience)
        print(table(obedience), flush=True)  # noqa: T201 - the verb's answer
    found_variety = alternatives.variety(rewrite, sentences)
    print(alternatives.table(found_variety), flush=True)  # noqa: T201
    if settings.report is not None:
        report = {
            "bundle": bundle.name,
            "version": bundle.version,
            "pairs": settings.pairs.name,
            "sentences": len(sentences),
            "seed": settings.seed,
            "alternatives": asdict(found_variety),
            "sliders": [asdict(obedience) | {"met": obedience.met} for obedience in found],
        }
        settings.report.parent.mkdir(parents=True, exist_ok=True)
        settings.report.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


def table(obedience: Obedience) -> str:
    """The figures of a slider for people, in lines that end."""

    def aimed(met: bool, aim: str) -> str:
        return f"(aim: {aim}, {'met' if met else 'not met'})"

    similar = [step.similarity for step in obedience.steps if step.similarity is not None]
    least = min(similar, default=1.0)
    broken = sum(step.broken for step in obedience.steps)
    lines = [
        f"{obedience.slider}",
        f"  Spearman, asked and reached  {obedience.spearman:6.3f}  "
        + aimed(obedience.spearman >= obedience.aim, f"{obedience.aim:.2f} or more"),
        f"  the same within a sentence   {obedience.sentence_spearman:6.3f}",
        f"  mean distance from asked     {obedience.error:6.3f}",
        f"  steps that do not lower it   {obedience.rising:6.1%}",
        f"  steps that raise it          {obedience.strictly_rising:6.1%}",
        f"  least mean similarity        {least:6.3f}  "
        + aimed(least >= LEAST_SIMILARITY, f"{LEAST_SIMILARITY:.2f} or more"),
        f"  rewrites that break a guard  {broken:6}  " + aimed(not broken, "0"),
        "   asked  lexical  syntactic  length  similarity  unchanged  broken",
    ]
    for step in obedience.steps:
        similarity = "none" if step.similarity is None else f"{step.similarity:.3f}"
        lines.append(
            f"  {step.asked:6.2f}  {step.lexical:7.3f}  {step.syntactic:9.3f}  {step.length:6.3f}"
            f"  {similarity:>10}  {step.unchanged:9.1%}  {step.broken:6}"
        )
    return "\n".join(lines) + "\n"


def _tell(number: int, total: int, request: Request, seconds: float) -> None:
    setting = f"lexical {request.lexical}, syntactic {request.syntactic}, {request.length}"
    print(f"setting {number} of {total}: {setting}, {seconds:.0f} s", file=sys.stderr)  # noqa: T201


def _mean(values: Iterable[float]) -> float:
    return float(np.mean(list(values)))
