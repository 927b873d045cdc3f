"""From the rewrites of several systems to figures that can be compared."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from trainer.evaluation.items import Item
from trainer.evaluation.measures import worth
from trainer.evaluation.measures.bleu import IBLEU, REFERENCE_BLEU, SELF_BLEU, Counts, ibleu
from trainer.evaluation.measures.guards import broken_guards
from trainer.evaluation.measures.measure import Instrument, Measure, Values
from trainer.evaluation.measures.variety import DISTINCT, distinct
from trainer.evaluation.rewrites import Rewriting
from trainer.evaluation.statistics.bootstrap import Estimate, Resamples
from trainer.evaluation.statistics.permutation import paired
from trainer.settings import evaluate as settings

SECONDS = Measure(
    "seconds",
    "seconds",
    "for a sentence, on the machine and under the load that the rewrites were made with",
    "lower",
)
# In this order a report gives them; what is not at hand is passed over.
_ORDER = (
    "useful", "bold", "similarity2", "similarity", "match", "faithful", "lexical", "syntactic", "tree",
    "length", "unchanged", "facts", "guarded", "flags", "new_flags", "self_bleu", "bleu", "ibleu",
    "distinct1", "distinct2", "seconds",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measured:
    """A system, measured.

    Attributes:
        system: as declared.
        rewrites: one for each item.
        values: the measures of each rewrite, by name, each of shape (items,).
        figures: those of the system; without an interval where resampling would bend the figure.
        broken: for each item, the guards that its rewrite breaks.
    """

    system: settings.System
    rewrites: tuple[str, ...]
    values: dict[str, Values]
    figures: dict[str, Estimate | float]
    broken: tuple[tuple[str, ...], ...]

    @property
    def guards(self) -> Counter[str]:
        """How many rewrites break each guard."""
        return Counter(name for names in self.broken for name in names)


@dataclass(frozen=True, slots=True)
class Difference:
    """A system against the baseline, sentence by sentence.

    Attributes:
        system: its name.
        measure: name of the measure.
        estimate: mean of the system's value less the baseline's.
        p: of a paired permutation test, two-sided; not adjusted for the number of tests.
    """

    system: str
    measure: str
    estimate: Estimate
    p: float


@dataclass(frozen=True, slots=True)
class Examples:
    """Places of items whose rewrites by one system are worth a look.

    Attributes:
        best: useful ones that dare most, most daring first.
        worst: whose meaning is furthest from the source's, furthest first.
    """

    best: tuple[int, ...]
    worst: tuple[int, ...]


def described(instruments: Sequence[Instrument], references: bool) -> list[Measure]:
    """The measures that a report gives, in its order."""
    taken = [measure for instrument in instruments for measure in instrument.measures]
    whole = [SELF_BLEU, *DISTINCT, SECONDS, *([REFERENCE_BLEU, IBLEU] if references else [])]
    whole += worth.measures({measure.name for measure in taken})
    by_name = {measure.name: measure for measure in [*taken, *whole]}
    return [by_name[name] for name in _ORDER if name in by_name]


def measured(
    system: settings.System,
    items: Sequence[Item],
    rewritings: Sequence[Rewriting],
    instruments: Sequence[Instrument],
    resamples: Resamples,
) -> Measured:
    """Measure a system.

    Args:
        system: as declared.
        items: one or more.
        rewritings: of them by the system, in their order.
        instruments: what to measure with; those of wording, meaning and guards are among them.
        resamples: of the items.
    """
    rewrites = tuple(rewriting.rewrite for rewriting in rewritings)
    values: dict[str, Values] = {}
    for instrument in instruments:
        values |= instrument.measure(items, rewrites)
    values |= worth.worth(values)
    if not isinstance(system, settings.Copy | settings.Teacher | settings.File):
        values["seconds"] = np.array([rewriting.seconds for rewriting in rewritings])
    figures: dict[str, Estimate | float] = {name: resamples.mean(each) for name, each in values.items()}
    own = Counts.of(rewrites, [(item.source,) for item in items])
    figures["self_bleu"] = resamples.of(own.bleu)
    # The teacher's text is the reference.
    if all(item.references for item in items) and not isinstance(system, settings.Teacher):
        theirs = Counts.of(rewrites, [item.references for item in items])
        figures["bleu"] = resamples.of(theirs.bleu)
        figures["ibleu"] = resamples.of(lambda weights: ibleu(theirs.bleu(weights), own.bleu(weights)))
    # No interval: a sentence that is drawn twice says nothing new the second time.
    figures |= dict(zip((measure.name for measure in DISTINCT), distinct(rewrites), strict=True))
    broken = tuple(broken_guards(item.source, each) for item, each in zip(items, rewrites, strict=True))
    return Measured(system, rewrites, values, figures, broken)


def differences(
    baseline: Measured, others: Sequence[Measured], names: Sequence[str], resamples: Resamples, seed: int
) -> list[Difference]:
    """How each system differs from the baseline.

    Args:
        baseline: what the others are compared with.
        others: on the same items.
        names: of the measures to compare; those that a system lacks are passed over.
        resamples: of the items.
        seed: of the permutations.
    """
    found = []
    for other in others:
        for name in names:
            if name in other.values and name in baseline.values:
                apart = other.values[name] - baseline.values[name]
                found.append(
                    Difference(other.system.name, name, resamples.mean(apart), paired(apart, seed=seed))
                )
    return found


def examples(system: Measured, count: int) -> Examples:
    """The best and the worst of a system's rewrites.

    Args:
        system: whose.
        count: how many of each at most.
    """
    values = system.values
    meaning = values.get("similarity2", values["similarity"])
    useful = np.flatnonzero(values["useful"])
    changed = np.flatnonzero(values["unchanged"] == 0)
    best = useful[np.argsort(-values["lexical"][useful], kind="stable")][:count]
    worst = changed[np.argsort(meaning[changed], kind="stable")][:count]
    return Examples(tuple(best.tolist()), tuple(worst.tolist()))


def drawn(count: int, number: int, seed: int) -> list[int]:
    """Places of items drawn at random, in order: `number` out of `count`, or all."""
    return sorted(random.Random(seed).sample(range(count), min(number, count)))  # noqa: S311 - examples
