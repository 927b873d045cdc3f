"""What the raters said, added up."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from trainer.evaluation.rating.ballot import Ballot
from trainer.evaluation.statistics.agreement import ordinal_alpha
from trainer.evaluation.statistics.bootstrap import Estimate, Resamples
from trainer.evaluation.statistics.permutation import holm, paired

# For each rater, the points given to an entry, by its id.
Points = Mapping[int, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What raters think of a system.

    Attributes:
        system: its name.
        mean: mean opinion: over sentences, of the mean over the raters of each.
        sentences: that were rated.
        ratings: given.
        spread: ratings of each point of the scale, from 1.
    """

    system: str
    mean: Estimate
    sentences: int
    ratings: int
    spread: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two systems on the sentences that both were rated on.

    Attributes:
        one: name of the one.
        other: of the other.
        estimate: mean difference, one less the other, over sentences.
        sentences: that they were compared on.
        p: of a paired permutation test, two-sided, adjusted for the number of pairs (Holm, 1979).
    """

    one: str
    other: str
    estimate: Estimate
    sentences: int
    p: float


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers to one question.

    Attributes:
        opinions: of each system that was rated.
        contrasts: of each pair of them.
        alpha: Krippendorff's alpha for ordinal values, or None where nothing can be said of agreement.
        twice: entries that were rated by two or more.
    """

    opinions: tuple[Opinion, ...]
    contrasts: tuple[Contrast, ...]
    alpha: float | None
    twice: int


def tally(ballot: Ballot, points: Points, scale: int, resamples: int, seed: int) -> Answers:
    """Add up the answers to one question.

    Args:
        ballot: what was rated.
        points: what was given.
        scale: the highest point.
        resamples: of the bootstrap.
        seed: of it and of the permutations.
    """
    given: dict[str, list[int]] = defaultdict(list)
    for own in points.values():
        for id_, value in own.items():
            given[id_].append(value)
    systems: dict[str, dict[str, list[int]]] = defaultdict(dict)
    for entry in ballot.entries:
        for system in entry.systems:
            if given[entry.id]:
                systems[system][entry.source] = given[entry.id]
    means = {
        system: {source: float(np.mean(values)) for source, values in rated.items()}
        for system, rated in systems.items()
    }
    opinions = []
    for system, rated in systems.items():
        flat = [value for values in rated.values() for value in values]
        over = np.array(list(means[system].values()))
        opinions.append(
            Opinion(
                system,
                Resamples(len(over), resamples, seed).mean(over),
                len(rated),
                len(flat),
                tuple(np.bincount(flat, minlength=scale + 1)[1:].tolist()),
            )
        )
    ids = [entry.id for entry in ballot.entries]
    return Answers(
        tuple(opinions),
        tuple(_contrasts(means, resamples, seed)),
        ordinal_alpha([[own.get(id_) for id_ in ids] for own in points.values()]) if points else None,
        sum(len(values) > 1 for values in given.values()),
    )


def _contrasts(means: Mapping[str, Mapping[str, float]], resamples: int, seed: int) -> Sequence[Contrast]:
    found = []
    for one, other in combinations(means, 2):
        shared = [source for source in means[one] if source in means[other]]
        if shared:
            apart = np.array([means[one][source] - means[other][source] for source in shared])
            found.append((one, other, apart))
    adjusted = holm([paired(apart, seed=seed) for *_, apart in found])
    return [
        Contrast(one, other, Resamples(len(apart), resamples, seed).mean(apart), len(apart), p)
        for (one, other, apart), p in zip(found, adjusted, strict=True)
    ]
